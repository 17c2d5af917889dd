/* SPDX-License-Identifier: MIT */
/* lib/plan/replay.c - between trees and events: a tree goes to intake as a
 * file does, and a plan becomes a tree as it becomes a file. */
#include "replay-priv.h"

#include "sink-priv.h"

/* A tree to intake */

struct replay {
  struct kjp__intake *intake;
  struct kjp__mark mark; /* of the last node */
  bool chinese;
};

/* Intake takes line 0 for "not seen", and sorts by place. */
static struct kjp__mark
next_mark(struct replay *replay)
{
  replay->mark.line++;
  return replay->mark;
}

/* From U+3400 on, as where a file is read. */
static bool
has_chinese(const struct kjp__bark *text)
{
  for (size_t i = 0; i < text->size; i++) {
    unsigned char byte = (unsigned char)text->data[i];

    if (byte > 0xE3 ||
        (byte == 0xE3 && (unsigned char)text->data[i + 1] >= 0x90))
      return true;
  }
  return false;
}

static bool
send_text(struct replay *replay, const struct kjp__bark *text)
{
  replay->chinese = replay->chinese || has_chinese(text);
  return kjp__intake_scalar(replay->intake, next_mark(replay), NULL,
                            text->data == NULL ? "" : text->data, text->size,
                            false);
}

/* Its key, and the text or the begin of a map or a list. */
static bool
enter(struct replay *replay, const struct kjp__twig *twig)
{
  bool keyed = twig->up != NULL && twig->up->kind == KJP__TWIG_MAP;

  if (keyed && !send_text(replay, &twig->key))
    return false;
  switch (twig->kind) {
  case KJP__TWIG_TEXT:
    return send_text(replay, &twig->text);
  case KJP__TWIG_MAP:
    return kjp__intake_begin_map(replay->intake, next_mark(replay), NULL);
  case KJP__TWIG_LIST:
    return kjp__intake_begin_list(replay->intake, next_mark(replay), NULL);
  }
  return false;
}

/* Ends what is complete with this twig; the next one, or NULL. */
static const struct kjp__twig *
leave(struct replay *replay, const struct kjp__twig *twig)
{
  if (twig->kind != KJP__TWIG_TEXT && !kjp__intake_end(replay->intake))
    return NULL;
  while (twig->up != NULL && twig->next == NULL) {
    twig = twig->up;
    if (!kjp__intake_end(replay->intake))
      return NULL;
  }
  return twig->up == NULL ? NULL : twig->next;
}

void
kjp__tree_replay(const struct kjp__tree *tree, struct kjp__intake *intake)
{
  struct replay replay = {.intake = intake};
  const struct kjp__twig *twig = tree->root;

  while (twig != NULL && enter(&replay, twig))
    twig = twig->first != NULL ? twig->first : leave(&replay, twig);
  if (replay.chinese)
    kjp__intake_set_chinese(intake);
}

/* A plan to a tree */

struct growth {
  struct kjp__tree *tree;
  struct kjp__twig *open; /* NULL: the root has not begun */
  struct kjp__twig *next; /* has its key, and hangs already */
};

/* The twig whose value comes now; NULL when memory is out. */
static struct kjp__twig *
value_twig(struct growth *growth)
{
  struct kjp__twig *twig = growth->next;

  growth->next = NULL;
  if (twig != NULL)
    return twig;
  twig = kjp__twig_new(growth->tree, KJP__TWIG_TEXT, NULL, 0);
  if (twig == NULL || !kjp__twig_hang(growth->tree, growth->open, twig))
    return NULL;
  return twig;
}

static bool
is_key(const struct growth *growth)
{
  return growth->open->kind == KJP__TWIG_MAP && growth->next == NULL;
}

static bool
grow_key(struct growth *growth, const char *text, size_t size)
{
  struct kjp__twig *twig =
      kjp__twig_new(growth->tree, KJP__TWIG_TEXT, text, size);

  if (twig == NULL || !kjp__twig_hang(growth->tree, growth->open, twig))
    return false;
  growth->next = twig;
  return true;
}

static bool
grow_scalar(void *to, const char *text, size_t size, bool literal)
{
  struct growth *growth = to;
  struct kjp__twig *twig;

  (void)literal;
  if (growth->open == NULL)
    return false;
  if (is_key(growth))
    return grow_key(growth, text, size);
  twig = value_twig(growth);
  return twig != NULL && kjp__twig_set_text(growth->tree, twig, text, size);
}

static bool
grow_begin(struct growth *growth, enum kjp__twig_kind kind)
{
  struct kjp__twig *twig =
      growth->open == NULL ? growth->tree->root : value_twig(growth);

  if (twig == NULL)
    return false;
  kjp__twig_clear(growth->tree, twig, kind);
  growth->open = twig;
  return true;
}

static bool
grow_map(void *to, enum kjp__layout layout)
{
  (void)layout;
  return grow_begin(to, KJP__TWIG_MAP);
}

static bool
grow_list(void *to, enum kjp__layout layout)
{
  (void)layout;
  return grow_begin(to, KJP__TWIG_LIST);
}

static bool
grow_end(void *to)
{
  struct growth *growth = to;

  if (growth->open == NULL)
    return false;
  growth->open = growth->open->up;
  return true;
}

bool
kjp__tree_fill(struct kjp__tree *tree, const kjp_plan *plan)
{
  struct growth growth = {.tree = tree};
  struct kjp__sink sink = {.scalar = grow_scalar,
                           .begin_map = grow_map,
                           .begin_list = grow_list,
                           .end = grow_end,
                           .to = &growth};

  return kjp__plan_write(plan, &sink);
}
