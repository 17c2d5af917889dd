/* SPDX-License-Identifier: MIT */
/* lib/plan/read-priv.h - readers: from a node of the document to a row.
 *
 * A reader trusts its arguments and reports what is wrong with the value; one
 * mistake, one finding. It leaves the row as it was where it reported. */
#pragma once
#include "../base/date-priv.h"
#include "../base/recent-priv.h"
#include "../quantity/decimal-priv.h"
#include "field-priv.h"
#include "node-priv.h"
#include "options-priv.h"
#include "plan-priv.h"

enum { KJP__YEARS = KJP__LAST_YEAR - KJP__FIRST_YEAR + 1 };

/* Where in the document: a chain from the value up to the root. */
struct kjp__at {
  const struct kjp__at *up;
  const char *key; /* NULL: an item */
  int32_t index;
  struct kjp__mark key_mark;
  const struct kjp__node *node;
};

/* Years that others must lie in; first 0: not known, anything goes. */
struct kjp__years {
  int32_t first;
  int32_t last;
  struct kjp__say of;    /* whose they are */
  struct kjp__mark mark; /* of the value */
};

enum { KJP__MOST_FIELDS = 32 };

/* What maps of a shape were like so far. */
struct kjp__guide {
  bool made;
  uint32_t required; /* fields, as bits in the order of the shape */
  uint32_t early;
  /* 1 + the field whose key followed that of field i - 1; of 0, came first */
  uint8_t next[KJP__MOST_FIELDS + 1];
};

struct kjp__reading {
  kjp_plan *plan;
  struct kjp__arena *arena;   /* the plan's */
  struct kjp__recent texts;   /* copied into it, but for ids */
  struct kjp__arena *scratch; /* nodes and what lives as long as they do */
  struct kjp__findings *findings;
  const struct kjp__settings *settings;
  int64_t letters; /* that hints may still compare */
  struct kjp__mark table_marks[KJP__PLAN_TABLES]; /* of sections' keys */
  struct kjp__years plan_years;
  /* what the entry that is being read sets for its parts */
  const struct kjp__unit *unit; /* of bare numbers; NULL: not known */
  int32_t parent;               /* row that child rows belong to */
  int32_t kind;                 /* of a map whose keys depend on it */
  int32_t any_of;
  uint32_t said;    /* of the map that was read last; see kjp__said() */
  uint32_t written; /* its fields, as bits in the order of its shape */
  int32_t clause;   /* row of the clause that is being read */
  struct kjp__years rule_years;
  struct kjp__years clause_years;
  struct kjp__years any_years; /* of the any_of that is being read */
  struct {
    struct kjp__at comparator; /* that was read; key NULL: none yet */
    struct kjp__at period;
    int32_t row;          /* of the target that is being read or revised */
    struct kjp__say name; /* what messages call it */
  } target;
  int32_t programme; /* whose parts are being read; KJP_NONE: a measure's */
  int32_t measure;
  int32_t project; /* whose funding is being read; KJP_NONE: a programme's */
  int32_t path;
  int32_t scenario;           /* KJP_NONE: the plan itself */
  struct kjp__seen *projects; /* ids, of all programmes */
  /* 1 + row of the first indicator that counts projects of a status */
  int32_t counters[KJP_STATUS_STOPPED + 1];
  struct kjp__seen *units;   /* organisations of the entry being read */
  struct kjp__seen *dates;   /* of the revisions being read */
  struct kjp__seen *planned; /* indicators that have a path */
  int32_t cap;
  struct {
    int32_t year; /* that the path begins in; 0: not known */
    struct kjp__mark mark;
  } from;
  struct kjp__mark *evaluated; /* by year */
  struct kjp__mark *exempt;    /* by year, of the rule that is being read */
  bool at_written; /* an average growth says in which years it is judged */
  bool bound_said; /* a bound named its indicator */
  struct kjp__guide guides[KJP__SHAPE_COUNT];
  struct kjp__rows pending; /* derive's inputs, until all indicators are read */
  const char *pointer;      /* in place of the one that `at` gives; else NULL */
};

struct kjp__at kjp__at_entry(const struct kjp__at *up,
                             const struct kjp__node *key);
struct kjp__at kjp__at_item(const struct kjp__at *up, int32_t index,
                            const struct kjp__node *item);
/* RFC 6901; in scratch. "" when memory is out. */
const char *kjp__at_pointer(struct kjp__reading *reading,
                            const struct kjp__at *at);
/* The key where there is one, else the item. */
struct kjp__mark kjp__at_mark(const struct kjp__at *at);
/* What messages call the value: its key, or that of the list it is in. */
const char *kjp__at_name(const struct kjp__at *at);

/* Findings at a value, at its key, or where `mark` says; pointer and, where
 * `details` has none, name are filled in. */
void kjp__report_value(struct kjp__reading *reading, const struct kjp__at *at,
                       enum kjp__code code, struct kjp__details details);
void kjp__report_key(struct kjp__reading *reading, const struct kjp__at *at,
                     enum kjp__code code, struct kjp__details details);
void kjp__report_at(struct kjp__reading *reading, const struct kjp__at *at,
                    struct kjp__mark mark, enum kjp__code code,
                    struct kjp__details details);
/* "a, b, c" from words, with the comma of each language; in scratch. */
struct kjp__say kjp__list_words(struct kjp__reading *reading,
                                const char *const *words);
/* The word, or the id of a table, most like `text`, where one is near enough;
 * else NULL. Nor is one looked for where no more findings are kept, or too many
 * letters were compared for the size of the file. */
const char *kjp__nearest(struct kjp__reading *reading, const char *text,
                         const char *const *words);
const char *kjp__nearest_id(struct kjp__reading *reading, const char *text,
                            int32_t table);

/* Maps. Reads every key of `shape` into `row`; false where it is no map. */
bool kjp__read_map(struct kjp__reading *reading, const struct kjp__at *at,
                   const struct kjp__shape *shape, void *row, int32_t index);
/* A key that begins with x-, of row `index` of a table; `seen` is an index
 * over the extras of the same map. */
void kjp__read_extra(struct kjp__reading *reading, const struct kjp__at *entry,
                     int32_t table, int32_t index, struct kjp__index *seen);
/* False after a report. */
bool kjp__is_text_key(struct kjp__reading *reading, const struct kjp__at *map,
                      const struct kjp__node *key);
bool kjp__is_map(struct kjp__reading *reading, const struct kjp__at *at);
/* The key of a map that reads so, be its value right or wrong; or NULL. */
const struct kjp__node *kjp__find_key(const struct kjp__node *map,
                                      const char *text);
bool kjp__is_list(struct kjp__reading *reading, const struct kjp__at *at);
/* The text of a scalar, or NULL after a report. */
const char *kjp__scalar(struct kjp__reading *reading, const struct kjp__at *at);
/* True where nothing stands there, or what was reported already: after it a
 * caller leaves the value alone. */
bool kjp__is_empty(struct kjp__reading *reading, const struct kjp__at *at);

/* Values that readers share. 0, NULL, KJP_NONE or unknown after a report. */
/* Of a value, or with `is_key` of the key. */
int32_t kjp__year_of(struct kjp__reading *reading, const struct kjp__at *at,
                     bool is_key);
bool kjp__span_of(struct kjp__reading *reading, const struct kjp__at *at,
                  int32_t *first, int32_t *last);
/* Copies into the plan; NULL where it is no id. */
const char *kjp__id_of(struct kjp__reading *reading, const struct kjp__at *at,
                       bool is_key);
bool kjp__quantity_of(struct kjp__reading *reading, const struct kjp__at *at,
                      const struct kjp__unit *unit,
                      const struct kjp__field *field, struct kjp__amount *out,
                      int32_t *decimals);
/* What is wrong with a number of that unit, unreported. */
enum kjp__decimal_fault kjp__fault_of(const struct kjp__reading *reading,
                                      const char *text,
                                      const struct kjp__unit *unit,
                                      bool demanded);
int32_t kjp__reference_of(struct kjp__reading *reading,
                          const struct kjp__at *at, int32_t table);
/* Of an indicator whose values are calculated with: none after a report where
 * it is an average growth, which is a root. */
int32_t kjp__exact_reference_of(struct kjp__reading *reading,
                                const struct kjp__at *at);
/* Reports what an average growth cannot do, at a value. */
void kjp__refuse_root(struct kjp__reading *reading, const struct kjp__at *at,
                      int32_t indicator);
/* The row that an entry's key names, of an indicator exact as above. */
int32_t kjp__reference_key_of(struct kjp__reading *reading,
                              const struct kjp__at *at, int32_t table);
bool kjp__year_in_plan(struct kjp__reading *reading, const struct kjp__at *at,
                       int32_t year);
/* Reports year-outside where `year` is not among `years`. */
bool kjp__year_within(struct kjp__reading *reading, const struct kjp__at *at,
                      int32_t year, const struct kjp__years *years);

bool kjp__year_in_rule(struct kjp__reading *reading, const struct kjp__at *at,
                       int32_t year);
/* Report where two indicators do not go together; `at` names the second. */
bool kjp__same_scope(struct kjp__reading *reading, const struct kjp__at *at,
                     int32_t left, int32_t right);
bool kjp__same_dimension(struct kjp__reading *reading, const struct kjp__at *at,
                         int32_t left, int32_t right);
/* Reports a year of a list that stands there twice; `seen` has a mark for
 * each year from 1949. */
bool kjp__is_repeated(struct kjp__reading *reading, const struct kjp__at *at,
                      enum kjp__code code, int32_t year,
                      struct kjp__mark *seen);
/* "/indicators/ID/values/YEAR", with the stage where one was written. */
const char *kjp__observation_pointer(struct kjp__reading *reading,
                                     const struct kjp__observation *row);
/* A rule judges this indicator, as `related` says. */
void kjp__judge_indicator(struct kjp__reading *reading, int32_t row,
                          struct kjp__mark related);

/* Readers of the field table. */
#define KJP__READER(name)                                                      \
  void kjp__read_##name(struct kjp__reading *reading,                          \
                        const struct kjp__at *at,                              \
                        const struct kjp__field *field, void *row)
KJP__READER(text);
KJP__READER(say);
KJP__READER(id);
KJP__READER(year);
KJP__READER(plan_span);
KJP__READER(word);
KJP__READER(boolean);
KJP__READER(date);
KJP__READER(quantity);
KJP__READER(whole);
KJP__READER(source);
KJP__READER(indicator);
KJP__READER(target_indicator);
KJP__READER(organisation);
KJP__READER(issuers);
KJP__READER(unit);
KJP__READER(values);
KJP__READER(figure);
KJP__READER(adjustments);
KJP__READER(assume);
KJP__READER(growth);
KJP__READER(amounts);
KJP__READER(derive);
KJP__READER(growth_of);
KJP__READER(comparator);
KJP__READER(target_year);
KJP__READER(target_over);
KJP__READER(bound_indicator);
KJP__READER(bound_plus);
KJP__READER(base);
KJP__READER(rule_span);
KJP__READER(rule_indicator);
KJP__READER(clauses);
KJP__READER(exemptions);
KJP__READER(exemption_year);
KJP__READER(clause_span);
KJP__READER(reference);
KJP__READER(since);
KJP__READER(clause_amounts);
KJP__READER(clause_at);
KJP__READER(peers);
KJP__READER(members);
KJP__READER(plan_year);
KJP__READER(revisions);
KJP__READER(revision_date);
KJP__READER(path_from);
KJP__READER(from_year);
KJP__READER(path_reference);
KJP__READER(path_through);
KJP__READER(path_shares);
KJP__READER(path_floors);
KJP__READER(caps);
KJP__READER(cap_reference);
KJP__READER(cap_span);
KJP__READER(cap_amounts);
KJP__READER(overlays);
KJP__READER(overlay_growth);
KJP__READER(overlay_amounts);
KJP__READER(scenario_paths);
KJP__READER(fields);
KJP__READER(kinds);
KJP__READER(instruments);
KJP__READER(lead);
KJP__READER(members_of);
KJP__READER(funding);
KJP__READER(projects);
KJP__READER(project_id);
KJP__READER(project_status);
KJP__READER(actions);
KJP__READER(policy_indicator);
KJP__READER(policy_span);
KJP__READER(claims);
KJP__READER(evaluations);
KJP__READER(evaluation_year);
KJP__READER(done);
KJP__READER(count_of);
KJP__READER(counted);

/* One entry of a section, in the order of their numbers. */
void kjp__read_plan(struct kjp__reading *reading, const struct kjp__at *at);
void kjp__read_version(struct kjp__reading *reading, const struct kjp__at *at);
void kjp__read_organisation_entry(struct kjp__reading *reading,
                                  const struct kjp__at *at);
void kjp__read_indicator_entry(struct kjp__reading *reading,
                               const struct kjp__at *at);
void kjp__read_target_entry(struct kjp__reading *reading,
                            const struct kjp__at *at);
void kjp__read_rule_entry(struct kjp__reading *reading,
                          const struct kjp__at *at);
void kjp__read_correlations(struct kjp__reading *reading,
                            const struct kjp__at *at);
void kjp__read_path_entry(struct kjp__reading *reading,
                          const struct kjp__at *at);
void kjp__read_scenario_entry(struct kjp__reading *reading,
                              const struct kjp__at *at);
void kjp__read_programme_entry(struct kjp__reading *reading,
                               const struct kjp__at *at);
void kjp__read_measure_entry(struct kjp__reading *reading,
                             const struct kjp__at *at);
void kjp__read_policy_entry(struct kjp__reading *reading,
                            const struct kjp__at *at);
/* Adds a row with this id; NULL where there is one already or memory is out.
 * A bad id is reported and gets a row all the same. */
void *kjp__add_entry(struct kjp__reading *reading, const struct kjp__at *at,
                     int32_t table);

/* Maps from years: calls `read` with each entry whose key is a year. */
typedef void (*kjp__year_reader)(struct kjp__reading *reading,
                                 const struct kjp__at *at, int32_t year,
                                 const void *how);
void kjp__read_years(struct kjp__reading *reading, const struct kjp__at *at,
                     kjp__year_reader read, const void *how);

/* Rows first..count-1, which begin as struct kjp__of_year, by year. */
void kjp__sort_years(struct kjp__rows *rows, int32_t first);
/* A span whose ends lie in the plan's years; else false after a report. */
bool kjp__plan_span_of(struct kjp__reading *reading, const struct kjp__at *at,
                       int32_t *first, int32_t *last);
/* Lists: calls `read` with each item that is not empty. */
typedef void (*kjp__item_reader)(struct kjp__reading *reading,
                                 const struct kjp__at *at, const void *how);
void kjp__read_items(struct kjp__reading *reading, const struct kjp__at *at,
                     kjp__item_reader read, const void *how);
/* Reports a list or a map that is empty; `zh` and `en` say what it wants. */
void kjp__want_some(struct kjp__reading *reading, const struct kjp__at *at,
                    const char *zh, const char *en);
/* Maps from indicators: calls `read` with each entry whose key is one. */
typedef void (*kjp__indicator_reader)(struct kjp__reading *reading,
                                      const struct kjp__at *at,
                                      int32_t indicator, const void *how);
void kjp__read_by_indicator(struct kjp__reading *reading,
                            const struct kjp__at *at,
                            kjp__indicator_reader read, const void *how);
/* The number of a word of `words`, 0 after a report. */
int8_t kjp__word_of(struct kjp__reading *reading, const struct kjp__at *at,
                    const char *const *words);
/* Keywords: items that are maps of one keyword and what it takes, such as
 * clauses; `read` gets the entry and the keyword's number. */
struct kjp__keywords {
  const char *const *words;
  const struct kjp__shape *shape; /* of what stands behind them */
  struct kjp__say name;           /* of the list, for messages */
  void (*read)(struct kjp__reading *reading, const struct kjp__at *at,
               int8_t word);
};
void kjp__read_keywords(struct kjp__reading *reading, const struct kjp__at *at,
                        const struct kjp__keywords *keywords);
/* Whether a value is no map of that keyword's keys but the one that matters
 * alone, which `field` then is. */
bool kjp__is_short(const struct kjp__shape *shape, const struct kjp__node *node,
                   int32_t word, const struct kjp__field **field);
/* Texts that stand once in a list or a file; in a scratch arena. */
struct kjp__seen {
  struct kjp__rows rows;
  struct kjp__index index;
};
void kjp__seen_init(struct kjp__seen *seen, struct kjp__arena *arena);
/* True after a report at the value, or with `is_key` at the key. */
bool kjp__is_seen(struct kjp__reading *reading, const struct kjp__at *at,
                  struct kjp__seen *seen, bool is_key);
/* Whether an amount of `indicator` can be spent, or with `counts` planned;
 * `at` names it by its key or its value, which `mark` tells. */
bool kjp__is_money(struct kjp__reading *reading, const struct kjp__at *at,
                   struct kjp__mark mark, int32_t indicator, bool counts);
/* Before a path is read: where it begins unless it says so itself. `base` is
 * the one it is laid over, or NULL. */
void kjp__expect_beginning(struct kjp__reading *reading,
                           const struct kjp__at *at,
                           const struct kjp__path *base);
/* After it: where a scenario's begins, and the years it leaves as they are. */
void kjp__check_beginning(struct kjp__reading *reading,
                          const struct kjp__at *at, const struct kjp__path *row,
                          int8_t shape);
/* Before comparators of a target or revision are read; messages call it so. */
void kjp__expect_comparator(struct kjp__reading *reading, int32_t target,
                            struct kjp__say name);
/* Reports comparator-missing where a map of that shape, read last, has none. */
void kjp__check_comparator(struct kjp__reading *reading,
                           const struct kjp__at *at,
                           const struct kjp__shape *shape);
/* Programmes share appropriations, and projects programmes' money. */
void kjp__check_funding(struct kjp__reading *reading);
/* Paths of money whose rules, caps or curves read what they decide. */
void kjp__check_loops(struct kjp__reading *reading);
/* See kjp__intake_judge_figure(). */
struct kjp__figure;
bool kjp__judge_figure(struct kjp__reading *reading, const kjp_plan *plan,
                       const struct kjp__figure *figure);
/* Fills in what the plan lists, and notes where the text says otherwise. */
void kjp__count_claims(struct kjp__reading *reading);

/* Where derive's inputs wait; arena lives as long as the reading. */
void kjp__reading_init_pending(struct kjp__reading *reading,
                               struct kjp__arena *arena);
/* What can be said only when a section is whole. */
void kjp__resolve_inputs(struct kjp__reading *reading);
void kjp__check_derivations(struct kjp__reading *reading);
/* What is stated on an input of a judged indicator is not carried up. */
void kjp__warn_of_adjustments(struct kjp__reading *reading);
