/* SPDX-License-Identifier: MIT */
/* lib/format/emit.c - events of a plan to YAML, by libyaml's emitter.
 *
 * A text that YAML would take for a number, a date, a truth or nothing is
 * quoted, so that other readers see a text too, and so is one that the reader
 * would take for a slip of the keyboard; a text of several lines becomes one
 * line with escapes. What the reader refuses as a character it takes as an
 * escape, so such a character is written as one. */
#include "emit-priv.h"

#include <string.h>

#include <glib.h>
#include <yaml.h>

#include "../base/character-priv.h"
#include "../plan/sink-priv.h"
#include "encoding-priv.h"
#include "slip-priv.h"

enum { DEEPEST = 64 };

struct emitting {
  yaml_emitter_t emitter;
  struct kjp__text_builder *text;
  bool is_map[DEEPEST]; /* what is open */
  int depth;
};

/* The length of the character at `bytes`; what is none counts as one byte. */
static size_t
look_at(const char *bytes, size_t size, bool *forbidden_out)
{
  uint32_t code = 0;
  int length = kjp__utf8_decode((const unsigned char *)bytes, size, &code);

  *forbidden_out = length > 0 && kjp__is_forbidden(code);
  return length > 0 ? (size_t)length : 1;
}

static void
add_escape(struct kjp__text_builder *text, const char *bytes, size_t size)
{
  char escape[16];
  uint32_t code = 0;

  (void)kjp__utf8_decode((const unsigned char *)bytes, size, &code);
  (void)g_snprintf(escape, sizeof escape, code > 0xFFFF ? "\\U%08X" : "\\u%04X",
                   (unsigned)code);
  kjp__text_add(text, escape);
}

/* libyaml escapes some of the forbidden characters; the others get here as
 * they are, always in double quotes and never cut in two. */
static int
write_bytes(void *data, unsigned char *bytes, size_t size)
{
  struct emitting *emitting = data;
  const char *text = (const char *)bytes;
  size_t from = 0, length;

  for (size_t at = 0; at < size; at += length) {
    bool forbidden;

    length = look_at(text + at, size - at, &forbidden);
    if (!forbidden)
      continue;
    kjp__text_add_size(emitting->text, text + from, at - from);
    add_escape(emitting->text, text + at, length);
    from = at + length;
  }
  kjp__text_add_size(emitting->text, text + from, size - from);
  return !emitting->text->failed;
}

/* An event that could not be made has nothing to emit. */
static bool
emit(struct emitting *emitting, yaml_event_t *event, int made)
{
  return made != 0 && yaml_emitter_emit(&emitting->emitter, event) != 0;
}

/* What YAML 1.1 or 1.2 makes something else of. */
static bool
is_ambiguous(const char *text)
{
  static const char *const words[] = {"null", "true", "false", "yes", "no",
                                      "on",   "off",  "y",     "n",   NULL};

  if (*text == '\0' || strchr("0123456789+-.~=<", *text) != NULL)
    return true;
  for (int i = 0; words[i] != NULL; i++) {
    if (g_ascii_strcasecmp(words[i], text) == 0)
      return true;
  }
  return false;
}

/* `word：text` in plain YAML is taken for a slip of the keyboard. */
static bool
looks_like_slip(const char *text, size_t size)
{
  return kjp__slip_find(text, size).kind != KJP__SLIP_NONE ||
         kjp__slip_comma(text, size) != 0;
}

static bool
needs_escapes(const char *text, size_t size)
{
  bool forbidden = false;

  if (memchr(text, '\n', size) != NULL || memchr(text, '\r', size) != NULL)
    return true;
  for (size_t at = 0; at < size && !forbidden;)
    at += look_at(text + at, size - at, &forbidden);
  return forbidden;
}

static yaml_scalar_style_t
style_of(const char *text, size_t size, bool literal)
{
  if (literal)
    return YAML_PLAIN_SCALAR_STYLE;
  if (needs_escapes(text, size))
    return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  return is_ambiguous(text) || looks_like_slip(text, size)
             ? YAML_SINGLE_QUOTED_SCALAR_STYLE
             : YAML_PLAIN_SCALAR_STYLE;
}

static bool
emit_scalar(void *to, const char *text, size_t size, bool literal)
{
  struct emitting *emitting = to;
  yaml_event_t event;
  int made = yaml_scalar_event_initialize(&event, NULL, NULL,
                                          (const yaml_char_t *)text, (int)size,
                                          1, 1, style_of(text, size, literal));

  return emit(emitting, &event, made);
}

static bool
emit_map(void *to, enum kjp__layout layout)
{
  struct emitting *emitting = to;
  yaml_event_t event;
  int made = yaml_mapping_start_event_initialize(
      &event, NULL, NULL, 1,
      layout == KJP__LAYOUT_FLOW ? YAML_FLOW_MAPPING_STYLE
                                 : YAML_BLOCK_MAPPING_STYLE);

  emitting->is_map[emitting->depth++] = true;
  return emit(emitting, &event, made);
}

static bool
emit_list(void *to, enum kjp__layout layout)
{
  struct emitting *emitting = to;
  yaml_event_t event;
  int made = yaml_sequence_start_event_initialize(
      &event, NULL, NULL, 1,
      layout == KJP__LAYOUT_FLOW ? YAML_FLOW_SEQUENCE_STYLE
                                 : YAML_BLOCK_SEQUENCE_STYLE);

  emitting->is_map[emitting->depth++] = false;
  return emit(emitting, &event, made);
}

static bool
emit_end(void *to)
{
  struct emitting *emitting = to;
  yaml_event_t event;
  bool map = emitting->is_map[--emitting->depth];
  int made = map ? yaml_mapping_end_event_initialize(&event)
                 : yaml_sequence_end_event_initialize(&event);

  return emit(emitting, &event, made);
}

static bool
begin(struct emitting *emitting)
{
  yaml_event_t event;
  int made = yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING);

  if (!emit(emitting, &event, made))
    return false;
  made = yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1);
  return emit(emitting, &event, made);
}

static bool
end(struct emitting *emitting)
{
  yaml_event_t event;
  int made = yaml_document_end_event_initialize(&event, 1);

  if (!emit(emitting, &event, made))
    return false;
  made = yaml_stream_end_event_initialize(&event);
  return emit(emitting, &event, made);
}

static bool
emit_all(const kjp_plan *plan, struct kjp__text_builder *text, int unicode)
{
  struct emitting emitting = {.text = text};
  struct kjp__sink sink = {emit_scalar, emit_map,  emit_list,
                           emit_end,    &emitting, NULL};
  bool written;

  if (yaml_emitter_initialize(&emitting.emitter) == 0)
    return false;
  yaml_emitter_set_output(&emitting.emitter, write_bytes, &emitting);
  yaml_emitter_set_unicode(&emitting.emitter, unicode);
  yaml_emitter_set_width(&emitting.emitter, -1);
  written = begin(&emitting) && kjp__plan_write(plan, &sink) && end(&emitting);
  yaml_emitter_delete(&emitting.emitter);
  return written && !text->failed;
}

/* Accented or Greek letters and nothing wider: the reader takes such a file
 * for GB18030 (see prescan.c). */
static bool
would_be_suspect(const struct kjp__text_builder *text)
{
  bool narrow = false;

  for (size_t i = 0; i < text->size; i++) {
    unsigned char byte = (unsigned char)text->data[i];

    if (byte >= 0xE0)
      return false;
    narrow = narrow || byte >= 0x80;
  }
  return narrow;
}

bool
kjp__emit_plan(const kjp_plan *plan, struct kjp__text_builder *text)
{
  if (!emit_all(plan, text, 1))
    return false;
  if (!would_be_suspect(text))
    return true;
  kjp__text_clear(text);
  return emit_all(plan, text, 0);
}
