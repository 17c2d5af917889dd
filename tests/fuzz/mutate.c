/* SPDX-License-Identifier: MIT */
/* tests/fuzz/mutate.c - mutations of plans that leave most of a plan whole.
 *
 * libFuzzer changes bytes, and a plan with a changed byte is mostly no YAML.
 * Here lines, keys and values are moved, copied, indented and dropped, and
 * bytes are changed within one of them. Every third mutation is libFuzzer's
 * own, over all bytes. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "mutate.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);

/* A part of the text: of a line, or all of it with its end. */
struct part {
  size_t at, size;
};

struct text {
  uint8_t *data;
  size_t size, most;
};

static uint32_t
draw(uint32_t *seed, uint32_t below)
{
  *seed = *seed * 1664525u + 1013904223u;
  return (*seed >> 8) % below;
}

static struct part
line_at(const struct text *text, size_t at)
{
  struct part line = {at, 0};

  while (line.at > 0 && text->data[line.at - 1] != '\n')
    line.at--;
  while (line.at + line.size < text->size &&
         text->data[line.at + line.size] != '\n')
    line.size++;
  if (line.at + line.size < text->size)
    line.size++;
  return line;
}

static struct part
any_line(const struct text *text, uint32_t *seed)
{
  return line_at(text, draw(seed, (uint32_t)text->size));
}

static bool
ends_value(uint8_t byte)
{
  return byte == ',' || byte == '}' || byte == ']' || byte == '\n';
}

/* What stands behind ": ", or "- ", from somewhere on; all else gives the
 * rest of a line. */
static struct part
any_value(const struct text *text, uint32_t *seed)
{
  size_t at = draw(seed, (uint32_t)text->size);
  struct part value;

  while (at + 1 < text->size && text->data[at] != '\n' &&
         !(strchr(":-", text->data[at]) && text->data[at + 1] == ' '))
    at++;
  value.at = at + 2 < text->size ? at + 2 : text->size;
  value.size = 0;
  while (value.at + value.size < text->size &&
         !ends_value(text->data[value.at + value.size]))
    value.size++;
  return value;
}

/* What stands before a colon. */
static struct part
any_key(const struct text *text, uint32_t *seed)
{
  size_t end = any_value(text, seed).at;
  struct part key = {end, 0};

  if (end < 2 || end > text->size)
    return key;
  key.at = end - 2;
  while (key.at > 0 && !strchr(" \n{[-", text->data[key.at - 1])) {
    key.at--;
    key.size++;
  }
  return key;
}

/* Puts bytes, none of them of the text itself, in the place of a part. */
static bool
replace(struct text *text, struct part part, const uint8_t *bytes, size_t size)
{
  size_t behind = part.at + part.size;

  if (text->size - part.size + size > text->most)
    return false;
  memmove(text->data + part.at + size, text->data + behind,
          text->size - behind);
  if (size > 0)
    memcpy(text->data + part.at, bytes, size);
  text->size += size - part.size;
  return true;
}

enum { ROOM = 512 };

/* One part is put where another is. */
static bool
copy_over(struct text *text, struct part from, struct part to)
{
  uint8_t room[ROOM];

  if (from.size > ROOM)
    return false;
  memcpy(room, text->data + from.at, from.size);
  return replace(text, to, room, from.size);
}

static bool
copy_line(struct text *text, uint32_t *seed)
{
  struct part from = any_line(text, seed), to = any_line(text, seed);

  to.size = draw(seed, 2) ? to.size : 0;
  return copy_over(text, from, to);
}

static bool
drop_line(struct text *text, uint32_t *seed)
{
  return replace(text, any_line(text, seed), NULL, 0);
}

static bool
indent_line(struct text *text, uint32_t *seed)
{
  struct part line = any_line(text, seed);
  static const uint8_t blanks[] = "    ";

  line.size = 0;
  if (draw(seed, 2))
    return replace(text, line, blanks, 1 + draw(seed, 4));
  while (line.size < 2 && line.at + line.size < text->size &&
         text->data[line.at + line.size] == ' ')
    line.size++;
  return replace(text, line, NULL, 0);
}

static bool
copy_value(struct text *text, uint32_t *seed)
{
  struct part from = any_value(text, seed);

  return copy_over(text, from, any_value(text, seed));
}

static bool
copy_key(struct text *text, uint32_t *seed)
{
  struct part from = any_key(text, seed);

  return copy_over(text, from, any_key(text, seed));
}

/* A map, a list or an anchor around a value. */
static bool
wrap_value(struct text *text, uint32_t *seed)
{
  static const struct {
    const char *before, *behind;
  } marks[] = {{"[", "]"}, {"{", "}"}, {"\"", "\""}, {"'", "'"}, {"&a ", ""},
               {"{value: ", "}"}, {"{zh: ", "}"}, {"!t ", ""}, {"-", ""}};
  uint32_t which = draw(seed, sizeof marks / sizeof *marks);
  struct part value = any_value(text, seed);
  struct part end = {value.at + value.size, 0}, begin = {value.at, 0};

  return replace(text, end, (const uint8_t *)marks[which].behind,
                 strlen(marks[which].behind)) &&
         replace(text, begin, (const uint8_t *)marks[which].before,
                 strlen(marks[which].before));
}

/* libFuzzer's own mutations, its dictionary among them, within a part. */
static bool
change_within(struct text *text, struct part part)
{
  uint8_t room[ROOM];
  size_t size;

  if (part.size > ROOM / 2)
    return false;
  memcpy(room, text->data + part.at, part.size);
  size = LLVMFuzzerMutate(room, part.size, ROOM);
  return replace(text, part, room, size);
}

static bool
change_value(struct text *text, uint32_t *seed)
{
  return change_within(text, any_value(text, seed));
}

static bool
change_key(struct text *text, uint32_t *seed)
{
  return change_within(text, any_key(text, seed));
}

static bool
change_line(struct text *text, uint32_t *seed)
{
  return change_within(text, any_line(text, seed));
}

static bool (*const mutations[])(struct text *text, uint32_t *seed) = {
    copy_line, drop_line,    indent_line, copy_value, copy_value, copy_key,
    wrap_value, change_value, change_value, change_key, change_line,
};
enum { MUTATIONS = sizeof mutations / sizeof *mutations };

size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most,
                        unsigned int seed)
{
  struct text text = {data, size, most};
  uint32_t state = seed;

  if (size == 0 || draw(&state, 3) == 0 ||
      !mutations[draw(&state, MUTATIONS)](&text, &state) || text.size == 0)
    return LLVMFuzzerMutate(data, text.size, most);
  return text.size;
}
