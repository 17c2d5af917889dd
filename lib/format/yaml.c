/* SPDX-License-Identifier: MIT */
/* lib/format/yaml.c - YAML in, events out; the only file with <yaml.h>.
 *
 * Each event is held until the next one is there: whether a key was meant as
 * a key shows in its value, and a text that ran on into the line where the
 * parser failed is no value at all. The parser is given UTF-8 that was looked
 * through before, so that its reader has nothing left to complain about. */
#include <yaml.h>

#include "relay-priv.h"
#include "yaml-priv.h"

/* An event of the parser's, and what the relay sees of it. */
struct slot {
  yaml_event_t event;
  struct kjp__event view;
};

struct reader {
  yaml_parser_t parser;
  struct slot slots[2]; /* the one that is held, and the next */
  struct kjp__source *source;
  struct kjp__relay relay;
};

static void
close_reader(struct reader *reader)
{
  yaml_event_delete(&reader->slots[0].event);
  yaml_event_delete(&reader->slots[1].event);
  yaml_parser_delete(&reader->parser);
}

static int
read_source(void *data, unsigned char *bytes, size_t size, size_t *size_out)
{
  return kjp__source_read(data, bytes, size, size_out);
}

static struct kjp__mark
mark_of(yaml_mark_t mark)
{
  return (struct kjp__mark){(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static const char *
chars(const yaml_char_t *text)
{
  return (const char *)text;
}

static enum kjp__style
style_of(yaml_scalar_style_t style)
{
  if (style == YAML_PLAIN_SCALAR_STYLE)
    return KJP__STYLE_PLAIN;
  if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
    return KJP__STYLE_DOUBLE;
  return style == YAML_SINGLE_QUOTED_SCALAR_STYLE ? KJP__STYLE_SINGLE
                                                  : KJP__STYLE_BLOCK;
}

/* libyaml drops a `!` before a scalar; only a flag is left of it. */
static void
view_scalar(struct kjp__event *view, const yaml_event_t *event)
{
  view->kind = KJP__EVENT_SCALAR;
  view->style = style_of(event->data.scalar.style);
  view->bare_tag =
      view->style != KJP__STYLE_PLAIN && event->data.scalar.plain_implicit;
  view->anchor = chars(event->data.scalar.anchor);
  view->tag = chars(event->data.scalar.tag);
  view->text = chars(event->data.scalar.value);
  view->size = event->data.scalar.length;
}

static void
view_map(struct kjp__event *view, const yaml_event_t *event)
{
  view->kind = KJP__EVENT_MAP;
  view->flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
  view->anchor = chars(event->data.mapping_start.anchor);
  view->tag = chars(event->data.mapping_start.tag);
}

static void
view_list(struct kjp__event *view, const yaml_event_t *event)
{
  view->kind = KJP__EVENT_LIST;
  view->flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
  view->anchor = chars(event->data.sequence_start.anchor);
  view->tag = chars(event->data.sequence_start.tag);
}

static void
view_alias(struct kjp__event *view, const yaml_event_t *event)
{
  view->kind = KJP__EVENT_ALIAS;
  view->anchor = chars(event->data.alias.anchor);
}

static void
view_details(struct kjp__event *view, const yaml_event_t *event)
{
  switch (event->type) {
  case YAML_SCALAR_EVENT:
    view_scalar(view, event);
    return;
  case YAML_MAPPING_START_EVENT:
    view_map(view, event);
    return;
  case YAML_SEQUENCE_START_EVENT:
    view_list(view, event);
    return;
  case YAML_ALIAS_EVENT:
    view_alias(view, event);
    return;
  case YAML_MAPPING_END_EVENT:
  case YAML_SEQUENCE_END_EVENT:
    view->kind = KJP__EVENT_END;
    return;
  case YAML_DOCUMENT_START_EVENT:
    view->kind = KJP__EVENT_DOCUMENT;
    return;
  case YAML_STREAM_END_EVENT:
    view->kind = KJP__EVENT_STREAM_END;
    return;
  case YAML_NO_EVENT:
  case YAML_STREAM_START_EVENT:
  case YAML_DOCUMENT_END_EVENT:
    view->kind = KJP__EVENT_OTHER;
    return;
  }
}

static bool
parse(yaml_parser_t *parser, struct slot *slot)
{
  const yaml_event_t *event = &slot->event;
  struct kjp__event *view = &slot->view;

  if (!yaml_parser_parse(parser, &slot->event))
    return false;
  view->mark = mark_of(event->start_mark);
  view->last_line = (uint32_t)event->end_mark.line + 1;
  view->span = event->end_mark.index - event->start_mark.index;
  view_details(view, event);
  return true;
}

static void
explain_failure(struct reader *reader)
{
  const yaml_parser_t *parser = &reader->parser;
  const struct kjp__level *level = kjp__relay_level(&reader->relay);
  struct kjp__failure *failure = &reader->relay.failure;

  failure->problem = parser->problem;
  failure->at = mark_of(parser->problem_mark);
  failure->from = (struct kjp__mark){0, 0};
  if (parser->context)
    failure->from = mark_of(parser->context_mark);
  if (level && level->flow)
    failure->open = level->open;
  failure->max_key_bytes = reader->relay.settings->max_key_bytes;
  kjp__syntax_report(reader->relay.intake, reader->relay.window, failure);
}

/* A source that has stopped has said why. libyaml may fail without a word
 * when memory is out. */
static void
fail(struct reader *reader)
{
  const yaml_parser_t *parser = &reader->parser;

  kjp__intake_cut_short(reader->relay.intake);
  if (reader->source->stopped && parser->error == YAML_READER_ERROR)
    return;
  if (parser->error == YAML_NO_ERROR || parser->error == YAML_MEMORY_ERROR ||
      !parser->problem)
    kjp__intake_report(reader->relay.intake, KJP__MEMORY_OUT,
                       (struct kjp__mark){0, 0}, NULL);
  else
    explain_failure(reader);
}

static void
read_events(struct reader *reader)
{
  struct slot *now = &reader->slots[0], *next = &reader->slots[1], *free;
  bool going = parse(&reader->parser, now), wanted = true;

  while (going && wanted) {
    going = parse(&reader->parser, next);
    if (!going)
      reader->relay.failure.at = mark_of(reader->parser.problem_mark);
    wanted = kjp__relay_event(&reader->relay, &now->view,
                              going ? &next->view : NULL);
    yaml_event_delete(&now->event);
    free = now;
    now = next;
    next = free;
  }
  if (!going && wanted)
    fail(reader);
  if (reader->relay.cut_short)
    kjp__intake_cut_short(reader->relay.intake);
  /* Wherever reading ended: findings of the pre-scan do not depend on where a
   * chunk ends. */
  kjp__source_drain(reader->source);
}

void
kjp__yaml_read(struct kjp__source *source, const struct kjp__settings *settings)
{
  struct reader reader = {.source = source,
                          .relay = {.intake = source->intake,
                                    .window = &source->window,
                                    .settings = settings}};

  if (!yaml_parser_initialize(&reader.parser)) {
    kjp__intake_report(source->intake, KJP__MEMORY_OUT,
                       (struct kjp__mark){0, 0}, NULL);
    kjp__intake_cut_short(source->intake);
    return;
  }
  yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input(&reader.parser, read_source, source);
  read_events(&reader);
  close_reader(&reader);
}
