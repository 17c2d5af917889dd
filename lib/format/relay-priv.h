/* SPDX-License-Identifier: MIT */
/* lib/format/relay-priv.h - from the parser's events to the intake's. */
#pragma once
#include "source-priv.h"
#include "syntax-priv.h"

enum kjp__event_kind {
  KJP__EVENT_OTHER,
  KJP__EVENT_DOCUMENT,
  KJP__EVENT_SCALAR,
  KJP__EVENT_MAP,
  KJP__EVENT_LIST,
  KJP__EVENT_END,
  KJP__EVENT_ALIAS,
  KJP__EVENT_STREAM_END
};
enum kjp__style {
  KJP__STYLE_PLAIN,
  KJP__STYLE_DOUBLE,
  KJP__STYLE_SINGLE,
  KJP__STYLE_BLOCK
};

struct kjp__event {
  enum kjp__event_kind kind;
  enum kjp__style style; /* of a scalar */
  bool flow;             /* a collection in brackets */
  bool bare_tag;         /* a quoted scalar behind `!` */
  struct kjp__mark mark;
  uint32_t last_line; /* where it ends */
  size_t span;        /* its characters in the file */
  const char *anchor, *tag, *text;
  size_t size;
};

/* One more than intake lets through. */
enum { KJP__LEVELS = 80 };

struct kjp__level {
  bool map;
  bool at_key; /* the next node of the map is a key */
  bool prose;  /* the value to come may hold any colon */
  bool flow;
  uint32_t key_line;     /* 0 in a list */
  struct kjp__mark open; /* where it begins */
};

struct kjp__relay {
  struct kjp__intake *intake;
  struct kjp__window *window;
  const struct kjp__settings *settings;
  struct kjp__level levels[KJP__LEVELS];
  size_t depth;
  size_t skip_depth; /* open collections of a node that is swallowed */
  bool skip_value;   /* swallow the next value ... */
  bool skip_reports; /* ... and send bad_value for it */
  bool cut_short;    /* the rest of the text is not to be trusted */
  uint32_t documents;
  struct kjp__failure failure; /* what it knows for one */
};

/* `next` is what follows, NULL where the parser has failed. False when
 * nothing more is wanted. */
bool kjp__relay_event(struct kjp__relay *relay, const struct kjp__event *now,
                      const struct kjp__event *next);

/* A plain text that is no value but a slip: reports it. */
bool kjp__explain_value(struct kjp__relay *relay,
                        const struct kjp__event *event);
/* A value that is nothing, because of a slip that will be reported behind it.
 */
bool kjp__explain_nothing(struct kjp__relay *relay,
                          const struct kjp__event *now,
                          const struct kjp__event *next);
bool kjp__begins_dash(const struct kjp__event *event);
struct kjp__level *kjp__relay_level(struct kjp__relay *relay);

/* Nothing stands there; event may be NULL. */
static inline bool
kjp__is_nothing(const struct kjp__event *event)
{
  return event && event->kind == KJP__EVENT_SCALAR &&
         event->style == KJP__STYLE_PLAIN && event->size == 0;
}
