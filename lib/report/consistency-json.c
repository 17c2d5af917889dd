/* SPDX-License-Identifier: MIT */
/* lib/report/consistency-json.c - the JSON of a consistency answer: its keys,
 * in their order. doc/consistency.md describes them. */
#include "basis-priv.h"
#include "consistency-priv.h"
#include "shape-priv.h"

/* Ids of the targets of child rows. */
static void
write_targets(struct kjp__json *json, const char *key, int32_t table,
              int32_t parent_column, int32_t row, int32_t target_column)
{
  const kjp_table *children = kjp_answer_table(json->report->answer, table);
  const kjp_table *targets = kjp_plan_table(json->report->plan, KJP_TARGETS);
  int32_t first;
  int32_t count = kjp_table_children(children, parent_column, row, &first);

  kjp__json_open(json, key, '[');
  for (int32_t child = first; child < first + count; child++) {
    int32_t target = kjp_table_int(children, child, target_column);

    if (target != KJP_NONE)
      kjp__json_text(json, NULL,
                     kjp_table_text(targets, target, KJP_TARGET_ID));
  }
  kjp__json_close(json, ']');
}

#define SENTENCE(name, kind)                                                   \
  static void write_##name(struct kjp__json *json, const char *key,            \
                           int32_t row)                                        \
  {                                                                            \
    kjp__json_text(json, key, kjp__consistency_say(json->report, kind, row));  \
  }
SENTENCE(implied, KJP_STATEMENT_IMPLIED)
SENTENCE(at, KJP_STATEMENT_AT_BOUNDS)
SENTENCE(tightest, KJP_STATEMENT_TIGHTEST)
SENTENCE(conflict, KJP_STATEMENT_CONFLICT)
SENTENCE(claim, KJP_STATEMENT_CLAIM)

/* Implied */

static void
write_implied_from(struct kjp__json *json, const char *key, int32_t row)
{
  write_targets(json, key, KJP_CONSISTENCY_IMPLIED_FROM,
                KJP_CONSISTENCY_FROM_IMPLIED, row, KJP_CONSISTENCY_FROM_TARGET);
}

static const struct kjp__json_field implied_fields[] = {
    CELL("indicator", KJP_CONSISTENCY_IMPLIED_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_CONSISTENCY_IMPLIED_YEAR),
    CELL("low", KJP_CONSISTENCY_IMPLIED_LOW),
    CELL("high", KJP_CONSISTENCY_IMPLIED_HIGH),
    CELL("low_open", KJP_CONSISTENCY_IMPLIED_LOW_OPEN),
    CELL("high_open", KJP_CONSISTENCY_IMPLIED_HIGH_OPEN),
    UNIT("unit", KJP_CONSISTENCY_IMPLIED_LOW),
    BY("from", write_implied_from),
    CELL("from_count", KJP_CONSISTENCY_IMPLIED_COUNT),
    CELL("minimal", KJP_CONSISTENCY_IMPLIED_MINIMAL),
    CELL("projected", KJP_CONSISTENCY_IMPLIED_PROJECTED),
    CELL("unverified", KJP_CONSISTENCY_IMPLIED_UNVERIFIED),
    BY("sentence", write_implied),
};
SHAPE(implied);

/* At the bounds */

static void
write_at_from(struct kjp__json *json, const char *key, int32_t row)
{
  write_targets(json, key, KJP_CONSISTENCY_AT_BOUNDS_FROM,
                KJP_CONSISTENCY_AT_FROM_ROW, row,
                KJP_CONSISTENCY_AT_FROM_TARGET);
}

static const struct kjp__json_field given_fields[] = {
    CELL("indicator", KJP_CONSISTENCY_AT_FROM_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_CONSISTENCY_AT_FROM_YEAR),
    CELL("value", KJP_CONSISTENCY_AT_FROM_VALUE),
    UNIT("unit", KJP_CONSISTENCY_AT_FROM_VALUE),
    CELL("target", KJP_CONSISTENCY_AT_FROM_TARGET, KJP_TARGET_ID),
    CELL("kind", KJP_CONSISTENCY_AT_FROM_KIND),
};
SHAPE(given);

static const struct kjp__json_field at_fields[] = {
    CELL("indicator", KJP_CONSISTENCY_AT_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_CONSISTENCY_AT_YEAR),
    CELL("value", KJP_CONSISTENCY_AT_VALUE),
    UNIT("unit", KJP_CONSISTENCY_AT_VALUE),
    BY("from", write_at_from),
    FIXED("growth_needed", KJP_CONSISTENCY_AT_GROWTH),
    CELL("since", KJP_CONSISTENCY_AT_SINCE),
    CELL("last", KJP_CONSISTENCY_AT_LAST),
    FIXED("growth_from_base", KJP_CONSISTENCY_AT_GROWTH_FROM_BASE),
    CELL("base_year", KJP_CONSISTENCY_AT_BASE_YEAR),
    CELL("base", KJP_CONSISTENCY_AT_BASE),
    CELL("relation", KJP_CONSISTENCY_AT_RELATION, KJP_INDICATOR_ID),
    LIST("given", KJP_CONSISTENCY_AT_BOUNDS_FROM, KJP_CONSISTENCY_AT_FROM_ROW,
         given),
    CELL("projected", KJP_CONSISTENCY_AT_PROJECTED),
    CELL("unverified", KJP_CONSISTENCY_AT_UNVERIFIED),
    BY("sentence", write_at),
};
SHAPE(at);

/* The tightest */

static const struct kjp__json_field tightest_fields[] = {
    CELL("indicator", KJP_CONSISTENCY_TIGHTEST_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_CONSISTENCY_TIGHTEST_YEAR),
    CELL("target", KJP_CONSISTENCY_TIGHTEST_TARGET, KJP_TARGET_ID),
    CELL("comparator", KJP_CONSISTENCY_TIGHTEST_COMPARATOR),
    CELL("asks", KJP_CONSISTENCY_TIGHTEST_ASKS),
    CELL("next", KJP_CONSISTENCY_TIGHTEST_NEXT, KJP_TARGET_ID),
    CELL("next_comparator", KJP_CONSISTENCY_TIGHTEST_NEXT_COMPARATOR),
    CELL("next_asks", KJP_CONSISTENCY_TIGHTEST_NEXT_ASKS),
    UNIT("unit", KJP_CONSISTENCY_TIGHTEST_ASKS),
    CELL("free", KJP_CONSISTENCY_TIGHTEST_FREE, KJP_INDICATOR_ID),
    CELL("free_year", KJP_CONSISTENCY_TIGHTEST_FREE_YEAR),
    CELL("used", KJP_CONSISTENCY_TIGHTEST_USED),
    CELL("used_year", KJP_CONSISTENCY_TIGHTEST_USED_YEAR),
    CELL("used_kind", KJP_CONSISTENCY_TIGHTEST_USED_KIND),
    CELL("changes_at", KJP_CONSISTENCY_TIGHTEST_CHANGES),
    UNIT("free_unit", KJP_CONSISTENCY_TIGHTEST_USED),
    CELL("projected", KJP_CONSISTENCY_TIGHTEST_PROJECTED),
    CELL("unverified", KJP_CONSISTENCY_TIGHTEST_UNVERIFIED),
    BY("sentence", write_tightest),
};
SHAPE(tightest);

/* Conflicts */

static void
write_members(struct kjp__json *json, const char *key, int32_t row)
{
  write_targets(json, key, KJP_CONSISTENCY_MEMBERS,
                KJP_CONSISTENCY_MEMBER_CONFLICT, row,
                KJP_CONSISTENCY_MEMBER_TARGET);
}

static const struct kjp__json_field value_fields[] = {
    CELL("indicator", KJP_CONSISTENCY_MEMBER_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_CONSISTENCY_MEMBER_YEAR),
    CELL("value", KJP_CONSISTENCY_MEMBER_VALUE),
    UNIT("unit", KJP_CONSISTENCY_MEMBER_VALUE),
    CELL("kind", KJP_CONSISTENCY_MEMBER_KIND),
    CELL("low", KJP_CONSISTENCY_MEMBER_LOW),
    CELL("high", KJP_CONSISTENCY_MEMBER_HIGH),
};
SHAPE(value);

/* Members that are no targets. */
static void
write_values(struct kjp__json *json, const char *key, int32_t row)
{
  const kjp_table *members =
      kjp_answer_table(json->report->answer, KJP_CONSISTENCY_MEMBERS);
  int32_t first;
  int32_t count =
      kjp_table_children(members, KJP_CONSISTENCY_MEMBER_CONFLICT, row, &first);
  int32_t values = 0;

  /* Values stand before targets. */
  while (values < count &&
         kjp_table_int(members, first + values,
                       KJP_CONSISTENCY_MEMBER_TARGET) == KJP_NONE)
    values++;
  kjp__json_rows(json, key, members, first, values, &value_shape);
}

static const struct kjp__json_field conflict_fields[] = {
    BY("targets", write_members),
    BY("values", write_values),
    CELL("indicator", KJP_CONSISTENCY_CONFLICT_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_CONSISTENCY_CONFLICT_YEAR),
    CELL("first_year", KJP_CONSISTENCY_CONFLICT_FIRST_YEAR),
    CELL("low", KJP_CONSISTENCY_CONFLICT_LOW),
    CELL("high", KJP_CONSISTENCY_CONFLICT_HIGH),
    CELL("low_open", KJP_CONSISTENCY_CONFLICT_LOW_OPEN),
    CELL("high_open", KJP_CONSISTENCY_CONFLICT_HIGH_OPEN),
    UNIT("unit", KJP_CONSISTENCY_CONFLICT_LOW),
    CELL("minimal", KJP_CONSISTENCY_CONFLICT_MINIMAL),
    CELL("projected", KJP_CONSISTENCY_CONFLICT_PROJECTED),
    CELL("unverified", KJP_CONSISTENCY_CONFLICT_UNVERIFIED),
    BY("message", write_conflict),
};
SHAPE(conflict);

/* Claims, and the rest */

static const struct kjp__json_field claim_fields[] = {
    CELL("what", KJP_CONSISTENCY_CLAIM_WHAT),
    CELL("stated", KJP_CONSISTENCY_CLAIM_STATED),
    CELL("listed", KJP_CONSISTENCY_CLAIM_LISTED),
    CELL("agrees", KJP_CONSISTENCY_CLAIM_AGREES),
    BY("sentence", write_claim),
};
SHAPE(claim);

static const struct kjp__json_field promise_fields[] = {
    CELL("target", KJP_CONSISTENCY_PROMISE_TARGET, KJP_TARGET_ID),
    CELL("revised_on", KJP_CONSISTENCY_PROMISE_REVISION, KJP_REVISION_DATE),
    CELL("unverified", KJP_CONSISTENCY_PROMISE_UNVERIFIED),
};
SHAPE(promise);

static const struct kjp__json_field reach_fields[] = {
    LIST("implied", KJP_CONSISTENCY_IMPLIED, 0, implied),
    LIST("at_bounds", KJP_CONSISTENCY_AT_BOUNDS, 0, at),
    LIST("tightest", KJP_CONSISTENCY_TIGHTEST, 0, tightest),
    LIST("conflicts", KJP_CONSISTENCY_CONFLICTS, 0, conflict),
    CELL("conflicts_cut", KJP_CONSISTENCY_CUT),
    CELL("at_bounds_cut", KJP_CONSISTENCY_AT_BOUNDS_CUT),
    CELL("tightest_cut", KJP_CONSISTENCY_TIGHTEST_CUT),
    CELL("shared", KJP_CONSISTENCY_SHARED),
    CELL("shared_indicator", KJP_CONSISTENCY_INDICATOR, KJP_INDICATOR_ID),
    CELL("complete", KJP_CONSISTENCY_COMPLETE),
    LIST("claims", KJP_CONSISTENCY_CLAIMS, 0, claim),
    LIST("promises", KJP_CONSISTENCY_PROMISES, 0, promise),
};
SHAPE(reach);

static void
write_sentences(struct kjp__json *json)
{
  const kjp_table *statements =
      kjp_answer_table(json->report->answer, KJP_CONSISTENCY_STATEMENTS);

  kjp__json_open(json, "sentences", '[');
  for (int32_t i = 0; i < kjp_table_count(statements); i++)
    kjp__json_text(json, NULL, kjp__consistency_statement(json->report, i));
  kjp__json_close(json, ']');
}

void
kjp__consistency_json(struct kjp__report *report)
{
  struct kjp__json json = {report, false};

  kjp__json_open(&json, NULL, '{');
  kjp__json_head(&json);
  kjp__json_fields(&json, kjp_answer_table(report->answer, KJP_CONSISTENCY), 0,
                   &reach_shape);
  write_sentences(&json);
  kjp__json_used(&json);
  kjp__json_close(&json, '}');
  kjp__text_add_char(&report->text, '\n');
}
