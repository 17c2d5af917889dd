/* SPDX-License-Identifier: MIT */
/* lib/format/relay.c - from the parser's events to the intake's.
 *
 * What intake should not see is taken out here: tags, merge keys, NUL, a
 * second document, and slips of the keyboard. One slip gives one finding: in
 * its place goes kjp__intake_bad_value(), or nothing. */
#include <stdio.h>
#include <string.h>

#include "../base/holds-priv.h"
#include "encoding-priv.h"
#include "relay-priv.h"

typedef bool (*event_handler)(struct kjp__relay *relay,
                              const struct kjp__event *now,
                              const struct kjp__event *next);

struct kjp__level *
kjp__relay_level(struct kjp__relay *relay)
{
  return relay->depth ? &relay->levels[relay->depth - 1] : NULL;
}

static bool
is_key(struct kjp__relay *relay)
{
  struct kjp__level *level = kjp__relay_level(relay);

  return level && level->map && level->at_key;
}

/* A key, a value or an item is complete. */
static void
node_done(struct kjp__relay *relay)
{
  struct kjp__level *level = kjp__relay_level(relay);

  if (level && level->map)
    level->at_key = !level->at_key;
}

static bool
is_plain(const struct kjp__event *event)
{
  return event && event->kind == KJP__EVENT_SCALAR &&
         event->style == KJP__STYLE_PLAIN;
}

static bool
begins_wide(const struct kjp__event *event)
{
  return is_plain(event) && kjp__is_wide_blank(event->text, event->size);
}

/* What comes behind this point is not to be trusted. */
static bool
stop(struct kjp__relay *relay, enum kjp__code code, struct kjp__mark mark)
{
  kjp__intake_report(relay->intake, code, mark, NULL);
  relay->cut_short = true;
  return false;
}

/* Nodes that are swallowed */

static void
skip_next_value(struct kjp__relay *relay, bool reports)
{
  relay->skip_value = true;
  relay->skip_reports = reports;
}

static bool
end_skip(struct kjp__relay *relay)
{
  if (relay->skip_depth == 0)
    node_done(relay);
  return true;
}

/* Depth counts here as well: intake does not see it, and libyaml's time is
 * its square. */
static bool
begin_skip(struct kjp__relay *relay, struct kjp__mark mark)
{
  int64_t most = relay->settings->max_depth;
  struct kjp__limit_room room;
  struct kjp__details details;
  int64_t depth;

  relay->skip_depth++;
  depth = (int64_t)(relay->depth + relay->skip_depth);
  if (depth <= most)
    return true;
  details = kjp__limit_details(&room, most, depth);
  kjp__intake_report(relay->intake, KJP__LIMIT_DEPTH, mark, &details);
  return false;
}

static bool
skip(struct kjp__relay *relay, const struct kjp__event *now)
{
  if (now->kind == KJP__EVENT_MAP || now->kind == KJP__EVENT_LIST)
    return begin_skip(relay, now->mark);
  if (now->kind == KJP__EVENT_END)
    relay->skip_depth--;
  return end_skip(relay);
}

static bool
skip_first(struct kjp__relay *relay, const struct kjp__event *now)
{
  relay->skip_value = false;
  if (relay->skip_reports && !kjp__intake_bad_value(relay->intake, now->mark))
    return false;
  return skip(relay, now);
}

/* Tags */

static void
report_tag(struct kjp__relay *relay, struct kjp__mark mark, const char *tag)
{
  static const char core[] = "tag:yaml.org,2002:";
  size_t length = strlen(core);
  bool is_core = strncmp(tag, core, length) == 0;
  char found[64];
  struct kjp__details details = {.found = KJP__SAY(found)};
  int size = snprintf(found, sizeof found, "%s%s", is_core ? "!!" : "",
                      is_core ? tag + length : tag);

  if (size >= (int)sizeof found)
    (void)snprintf(found, sizeof found, "!…");
  kjp__intake_report(relay->intake, KJP__YAML_TAG, mark, &details);
}

/* libyaml forgets a `!` before a scalar. It shows in the length of a plain
 * one, which its text must fill. */
static bool
has_bare_tag(const struct kjp__event *event)
{
  if (event->style != KJP__STYLE_PLAIN)
    return event->bare_tag;
  return event->span != event->size && !event->anchor &&
         event->mark.line == event->last_line &&
         event->span >
             kjp__utf8_count((const unsigned char *)event->text, event->size);
}

static void
check_tag(struct kjp__relay *relay, const struct kjp__event *event)
{
  if (event->tag)
    report_tag(relay, event->mark, event->tag);
  else if (relay->window->bang && event->kind == KJP__EVENT_SCALAR &&
           has_bare_tag(event))
    report_tag(relay, event->mark, "!");
}

/* Scalars */

/* No text of a plan holds NUL; what is behind it is cut off. */
static size_t
checked_size(struct kjp__relay *relay, const struct kjp__event *event)
{
  if (event->style != KJP__STYLE_DOUBLE ||
      !memchr(event->text, '\0', event->size))
    return event->size;
  kjp__intake_report_here(relay->intake, KJP__TEXT_NUL, event->mark);
  return strlen(event->text);
}

static bool
send_scalar(struct kjp__relay *relay, const struct kjp__event *event,
            size_t size)
{
  node_done(relay);
  return kjp__intake_scalar(relay->intake, event->mark, event->anchor,
                            event->text, size,
                            event->style == KJP__STYLE_PLAIN);
}

static bool
send_bad_value(struct kjp__relay *relay, const struct kjp__event *event)
{
  node_done(relay);
  return kjp__intake_bad_value(relay->intake, event->mark);
}

static bool
swallow_key(struct kjp__relay *relay)
{
  node_done(relay);
  skip_next_value(relay, false);
  return true;
}

static bool
merge_key(struct kjp__relay *relay, const struct kjp__event *event)
{
  kjp__intake_report(relay->intake, KJP__YAML_MERGE, event->mark, NULL);
  return swallow_key(relay);
}

static bool
dash_key(struct kjp__relay *relay, const struct kjp__event *event)
{
  kjp__report_dash(relay->intake, event->mark, event->text, event->size);
  return swallow_key(relay);
}

/* `name：x` and `name:x` are keys without a value: the key is sent, so that
 * it is not missed. */
static bool
slip_key(struct kjp__relay *relay, const struct kjp__event *event)
{
  struct kjp__slip slip = kjp__slip_find(event->text, event->size);

  if (slip.kind == KJP__SLIP_NONE || slip.word != 0)
    return send_scalar(relay, event, event->size);
  kjp__report_slip(relay->intake, event->mark, &slip, event->text, event->size);
  skip_next_value(relay, true);
  return send_scalar(relay, event, slip.word_size);
}

static bool
plain_key(struct kjp__relay *relay, const struct kjp__event *now,
          const struct kjp__event *next)
{
  if (now->size == 2 && memcmp(now->text, "<<", 2) == 0)
    return merge_key(relay, now);
  if (begins_wide(now))
    return stop(relay, KJP__YAML_WIDE_BLANK, now->mark);
  if (kjp__begins_dash(now))
    return dash_key(relay, now);
  if (kjp__is_nothing(next))
    return slip_key(relay, now);
  return send_scalar(relay, now, now->size);
}

static bool
on_key(struct kjp__relay *relay, const struct kjp__event *now,
       const struct kjp__event *next)
{
  struct kjp__level *level = kjp__relay_level(relay);
  size_t size = checked_size(relay, now);

  KJP__HOLDS(level != NULL);
  level->key_line = now->mark.line;
  level->prose = kjp__is_prose_key(now->text, size);
  if ((int64_t)size > relay->settings->max_key_bytes)
    relay->failure.key = now->mark;
  if (is_plain(now))
    return plain_key(relay, now, next);
  return send_scalar(relay, now, size);
}

/* A plain text that is a slip and no value: reports it, or knows that it will
 * be reported. */
static bool
is_slip(struct kjp__relay *relay, const struct kjp__event *now,
        const struct kjp__event *next)
{
  if (kjp__is_nothing(now) && kjp__explain_nothing(relay, now, next))
    return true;
  return kjp__explain_value(relay, now);
}

/* Where the parser fails on the line of a text, or right behind a text of
 * several lines, the text has swallowed what was meant otherwise. As a root it
 * is not sent at all, so that the failure is still reported. */
static bool
on_value(struct kjp__relay *relay, const struct kjp__event *now,
         const struct kjp__event *next)
{
  bool over_lines = now->mark.line != now->last_line;
  bool plain = now->style == KJP__STYLE_PLAIN;

  relay->failure.quote = (struct kjp__mark){0, 0};
  if (over_lines && !plain && now->style <= KJP__STYLE_SINGLE)
    relay->failure.quote = now->mark;
  relay->failure.quote_end = now->last_line;
  if (!next && (over_lines || now->last_line == relay->failure.at.line))
    return relay->depth == 0 || send_bad_value(relay, now);
  if (plain && is_slip(relay, now, next))
    return send_bad_value(relay, now);
  return send_scalar(relay, now, checked_size(relay, now));
}

static bool
on_scalar(struct kjp__relay *relay, const struct kjp__event *now,
          const struct kjp__event *next)
{
  check_tag(relay, now);
  if (is_key(relay))
    return on_key(relay, now, next);
  if (!relay->depth && kjp__is_nothing(now))
    return stop(relay, KJP__YAML_EMPTY, (struct kjp__mark){1, 1});
  return on_value(relay, now, next);
}

/* Collections */

/* False where intake does not keep its limit. */
static bool
push(struct kjp__relay *relay, struct kjp__level level)
{
  if (relay->depth == KJP__LEVELS)
    return false;
  relay->levels[relay->depth++] = level;
  return true;
}

/* A list whose dashes lost their blanks is a map to YAML. */
static bool
dash_map(struct kjp__relay *relay, const struct kjp__event *now,
         const struct kjp__event *next)
{
  kjp__report_dash(relay->intake, next->mark, next->text, next->size);
  skip_next_value(relay, true);
  return skip_first(relay, now);
}

static bool
on_map(struct kjp__relay *relay, const struct kjp__event *now,
       const struct kjp__event *next)
{
  struct kjp__level level = {
      .map = true, .at_key = true, .flow = now->flow, .open = now->mark};

  check_tag(relay, now);
  if (begins_wide(next))
    return stop(relay, KJP__YAML_WIDE_BLANK, next->mark);
  if (!now->flow && kjp__begins_dash(next))
    return dash_map(relay, now, next);
  return kjp__intake_begin_map(relay->intake, now->mark, now->anchor) &&
         push(relay, level);
}

static bool
on_list(struct kjp__relay *relay, const struct kjp__event *now,
        const struct kjp__event *next)
{
  (void)next;
  check_tag(relay, now);
  return kjp__intake_begin_list(relay->intake, now->mark, now->anchor) &&
         push(relay, (struct kjp__level){.flow = now->flow, .open = now->mark});
}

static bool
on_end(struct kjp__relay *relay, const struct kjp__event *now,
       const struct kjp__event *next)
{
  (void)now, (void)next;
  relay->depth--;
  node_done(relay);
  return kjp__intake_end(relay->intake);
}

static bool
on_alias(struct kjp__relay *relay, const struct kjp__event *now,
         const struct kjp__event *next)
{
  (void)next;
  node_done(relay);
  return kjp__intake_alias(relay->intake, now->mark, now->anchor);
}

/* The stream */

static bool
on_document(struct kjp__relay *relay, const struct kjp__event *now,
            const struct kjp__event *next)
{
  (void)next;
  if (relay->documents++ == 0)
    return true;
  kjp__intake_report(relay->intake, KJP__YAML_DOCUMENTS, now->mark, NULL);
  return false;
}

static bool
on_stream_end(struct kjp__relay *relay, const struct kjp__event *now,
              const struct kjp__event *next)
{
  (void)now, (void)next;
  if (relay->documents > 0)
    return false;
  return stop(relay, KJP__YAML_EMPTY, (struct kjp__mark){1, 1});
}

static bool
on_other(struct kjp__relay *relay, const struct kjp__event *now,
         const struct kjp__event *next)
{
  (void)relay, (void)now, (void)next;
  return true;
}

bool
kjp__relay_event(struct kjp__relay *relay, const struct kjp__event *now,
                 const struct kjp__event *next)
{
  static const event_handler handlers[] = {
      [KJP__EVENT_OTHER] = on_other,   [KJP__EVENT_DOCUMENT] = on_document,
      [KJP__EVENT_SCALAR] = on_scalar, [KJP__EVENT_MAP] = on_map,
      [KJP__EVENT_LIST] = on_list,     [KJP__EVENT_END] = on_end,
      [KJP__EVENT_ALIAS] = on_alias,   [KJP__EVENT_STREAM_END] = on_stream_end,
  };

  if (relay->skip_depth)
    return skip(relay, now);
  if (relay->skip_value)
    return skip_first(relay, now);
  return handlers[now->kind](relay, now, next);
}
