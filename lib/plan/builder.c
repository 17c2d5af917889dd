/* SPDX-License-Identifier: MIT */
/* lib/plan/builder.c - the builder: places are set by pointer, and the plan is
 * read from the tree as it would be from a file. */
#include "builder-priv.h"

#include <string.h>

#include <glib.h>

#include "pointer-priv.h"
#include "replay-priv.h"

static const struct kjp__say a_kind = {"KJP_EMPTY_MAP 或 KJP_EMPTY_LIST",
                                       "KJP_EMPTY_MAP or KJP_EMPTY_LIST"};
static const struct kjp__say something = {"已有内容的位置",
                                          "a place where something stands"};

/* What is put down at a pointer. */
struct value {
  enum kjp__twig_kind kind;
  const char *text; /* of a text */
  size_t size;
};

kjp_builder *
kjp_builder_new(const kjp_plan *start)
{
  kjp_builder *builder = g_try_malloc0(sizeof *builder);

  if (builder == NULL)
    return NULL;
  if (!kjp__tree_open(&builder->tree) ||
      (start != NULL && !kjp__tree_fill(&builder->tree, start))) {
    kjp_builder_free(builder);
    return NULL;
  }
  return builder;
}

void
kjp_builder_free(kjp_builder *builder)
{
  if (builder == NULL)
    return;
  kjp__tree_close(&builder->tree);
  g_free(builder);
}

static bool
put_value(struct kjp__tree *tree, struct kjp__twig *twig,
          const struct value *value)
{
  if (value->kind == KJP__TWIG_TEXT)
    return kjp__twig_set_text(tree, twig, value->text, value->size);
  kjp__twig_clear(tree, twig, value->kind);
  return true;
}

/* What a step makes where nothing stands to be stepped into. */
static enum kjp__twig_kind
kind_for(const struct kjp__step *step)
{
  bool item = strcmp(step->text, "0") == 0 || strcmp(step->text, "-") == 0;

  return item ? KJP__TWIG_LIST : KJP__TWIG_MAP;
}

/* The twig of step `index`, for a parent of the kind. */
static struct kjp__twig *
new_twig(struct kjp__tree *tree, const struct kjp__pointer *pointer,
         int32_t index, enum kjp__twig_kind up)
{
  const struct kjp__step *step = &pointer->steps[index];
  bool last = index + 1 == pointer->count;
  enum kjp__twig_kind kind =
      last ? KJP__TWIG_TEXT : kind_for(&pointer->steps[index + 1]);

  return kjp__twig_new(tree, kind, up == KJP__TWIG_MAP ? step->text : NULL,
                       step->size);
}

/* Hangs the twigs of the missing steps below `top`, the first of them, and the
 * value at their end. */
static bool
grow(struct kjp__tree *tree, const struct kjp__pointer *pointer, int32_t taken,
     struct kjp__twig *top, const struct value *value)
{
  struct kjp__twig *twig = top;

  for (int32_t i = taken + 1; i < pointer->count; i++) {
    struct kjp__twig *child = new_twig(tree, pointer, i, twig->kind);

    if (child == NULL)
      return false;
    (void)kjp__twig_hang(tree, twig, child); /* twig is empty: it can */
    twig = child;
  }
  return put_value(tree, twig, value);
}

/* What is missing is made aside and hung up whole, so that a failure leaves
 * the tree as it was. */
static bool
put_at(struct kjp__tree *tree, const struct kjp__pointer *pointer,
       const struct kjp__spot *spot, const struct value *value)
{
  struct kjp__twig *top;

  if (spot->taken == pointer->count)
    return put_value(tree, spot->twig, value);
  top = new_twig(tree, pointer, spot->taken, spot->twig->kind);
  if (top == NULL)
    return false;
  if (grow(tree, pointer, spot->taken, top, value) &&
      kjp__twig_hang(tree, spot->twig, top))
    return true;
  kjp__twig_cut(tree, top);
  return false;
}

static kjp_status
put(kjp_builder *builder, const char *written, int32_t most,
    const struct value *value, kjp_error **error_out)
{
  struct kjp__pointer pointer;
  struct kjp__spot spot;
  kjp_status status = kjp__pointer_open(&pointer, written, most, error_out);

  if (status == KJP_OK && value->kind == KJP__TWIG_TEXT)
    status = kjp__refuse_unfit(error_out, value->text, written);
  if (status == KJP_OK)
    status =
        kjp__pointer_follow(&pointer, builder->tree.root, &spot, error_out);
  if (status == KJP_OK && !put_at(&builder->tree, &pointer, &spot, value))
    status = kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  kjp__pointer_close(&pointer);
  return status;
}

kjp_status
kjp_builder_set(kjp_builder *builder, const char *pointer, const char *text,
                kjp_error **error_out)
{
  struct value value = {KJP__TWIG_TEXT, text, 0};

  if (error_out != NULL)
    *error_out = NULL;
  if (builder == NULL)
    return kjp__fail_null(error_out, "builder");
  if (pointer == NULL)
    return kjp__fail_null(error_out, "pointer");
  if (text == NULL)
    return kjp__fail_null(error_out, "text");
  value.size = strlen(text);
  return put(builder, pointer, KJP__STEPS, &value, error_out);
}

kjp_status
kjp_builder_set_empty(kjp_builder *builder, const char *pointer, int32_t kind,
                      kjp_error **error_out)
{
  struct value value = {kind == KJP_EMPTY_MAP ? KJP__TWIG_MAP : KJP__TWIG_LIST,
                        NULL, 0};
  char number[16];

  if (error_out != NULL)
    *error_out = NULL;
  if (builder == NULL)
    return kjp__fail_null(error_out, "builder");
  if (pointer == NULL)
    return kjp__fail_null(error_out, "pointer");
  if (kind == KJP_EMPTY_MAP || kind == KJP_EMPTY_LIST)
    return put(builder, pointer, KJP__STEPS - 1, &value, error_out);
  (void)g_snprintf(number, sizeof number, "%d", (int)kind);
  return kjp__refuse(error_out, "kind", number, a_kind, NULL);
}

static kjp_status
remove_at(struct kjp__tree *tree, const struct kjp__pointer *pointer,
          kjp_error **error_out)
{
  struct kjp__spot spot;
  kjp_status status =
      kjp__pointer_follow(pointer, tree->root, &spot, error_out);

  if (status != KJP_OK)
    return status;
  if (spot.taken < pointer->count)
    return kjp__refuse(error_out, "pointer", pointer->written, something,
                       pointer->written);
  kjp__twig_cut(tree, spot.twig);
  return KJP_OK;
}

kjp_status
kjp_builder_remove(kjp_builder *builder, const char *pointer,
                   kjp_error **error_out)
{
  struct kjp__pointer opened;
  kjp_status status;

  if (error_out != NULL)
    *error_out = NULL;
  if (builder == NULL)
    return kjp__fail_null(error_out, "builder");
  if (pointer == NULL)
    return kjp__fail_null(error_out, "pointer");
  status = kjp__pointer_open(&opened, pointer, KJP__STEPS, error_out);
  if (status == KJP_OK)
    status = remove_at(&builder->tree, &opened, error_out);
  kjp__pointer_close(&opened);
  return status;
}

kjp_status
kjp_builder_build(const kjp_builder *builder, const kjp_options *options,
                  kjp_plan **plan_out, kjp_error **error_out)
{
  struct kjp__intake *intake;

  if (plan_out != NULL)
    *plan_out = NULL;
  if (error_out != NULL)
    *error_out = NULL;
  if (builder == NULL || plan_out == NULL)
    return kjp__fail_null(error_out, builder == NULL ? "builder" : "plan_out");
  intake = kjp__intake_new(kjp__options_settings(options), NULL);
  if (intake == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  kjp__intake_placeless(intake);
  kjp__tree_replay(&builder->tree, intake);
  return kjp__intake_finish(intake, plan_out, error_out);
}
