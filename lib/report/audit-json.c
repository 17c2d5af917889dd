/* SPDX-License-Identifier: MIT */
/* lib/report/audit-json.c - the JSON of an audit: its keys, in their order.
 *
 * doc/json.md describes them. `clauses`, `binding` and `runner_up` name the
 * clauses of the rule itself; what stands in an any_of is in its `members`. */
#include <kjplan/assess.h>

#include "audit-priv.h"
#include "basis-priv.h"
#include "shape-priv.h"

static const struct kjp__json_field missing_fields[] = {
    CELL("indicator", KJP_AUDIT_MISSING_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_AUDIT_MISSING_OF),
};
SHAPE(missing);

static const struct kjp__json_field note_fields[] = {
    CELL("code", KJP_AUDIT_NOTE_CODE),
    SAID("text", KJP_AUDIT_NOTE_TEXT_ZH),
};
SHAPE(note);

static void
write_source(struct kjp__json *json, const char *key, int32_t row)
{
  const kjp_table *inputs =
      kjp_answer_table(json->report->answer, KJP_AUDIT_INPUTS);

  kjp__json_text(
      json, key,
      kjp__report_source(json->report,
                         kjp_table_int(inputs, row, KJP_AUDIT_INPUT_SOURCE)));
}

static const struct kjp__json_field input_fields[] = {
    CELL("indicator", KJP_AUDIT_INPUT_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_AUDIT_INPUT_OF),
    CELL("stage", KJP_AUDIT_INPUT_STAGE),
    CELL("value", KJP_AUDIT_INPUT_VALUE),
    UNIT("unit", KJP_AUDIT_INPUT_VALUE),
    CELL("kind", KJP_AUDIT_INPUT_KIND),
    CELL("line", KJP_AUDIT_INPUT_LINE),
    BY("source", write_source),
    CELL("unverified", KJP_AUDIT_INPUT_UNVERIFIED),
};
SHAPE(input);

static const struct kjp__json_field clause_fields[] = {
    CELL("clause", KJP_AUDIT_CLAUSE_NAME),
    CELL("least", KJP_AUDIT_CLAUSE_LEAST),
    CELL("verdict", KJP_AUDIT_CLAUSE_VERDICT),
    FIXED("gap_pp", KJP_AUDIT_CLAUSE_GAP),
    CELL("binding", KJP_AUDIT_CLAUSE_BINDING),
};
SHAPE(clause);

/* The clauses of a year that stand in `any_of`, KJP_NONE: in none. An any_of
 * names its members in turn; they have none. */
static void
write_clauses_in(struct kjp__json *json, const char *key, int32_t year,
                 int32_t any_of)
{
  const kjp_table *clauses =
      kjp_answer_table(json->report->answer, KJP_AUDIT_CLAUSES);
  int32_t first;
  int32_t count =
      kjp_table_children(clauses, KJP_AUDIT_CLAUSE_YEAR, year, &first);
  static const int32_t kind[] = {KJP_AUDIT_CLAUSE_CLAUSE, KJP_CLAUSE_KIND, 0};

  kjp__json_open(json, key, '[');
  for (int32_t row = first; row < first + count; row++) {
    struct kjp__spot spot;

    if (kjp_table_int(clauses, row, KJP_AUDIT_CLAUSE_ANY_OF) != any_of)
      continue;
    spot = kjp__report_follow(json->report, clauses, row, kind);
    kjp__json_open(json, NULL, '{');
    kjp__json_fields(json, clauses, row, &clause_shape);
    if (kjp_table_int(spot.table, spot.row, spot.column) == KJP_CLAUSE_ANY)
      write_clauses_in(json, "members", year, row);
    kjp__json_close(json, '}');
  }
  kjp__json_close(json, ']');
}

static void
write_clauses(struct kjp__json *json, const char *key, int32_t year)
{
  write_clauses_in(json, key, year, KJP_NONE);
}

static void
write_binding(struct kjp__json *json, const char *key, int32_t year)
{
  const kjp_table *clauses =
      kjp_answer_table(json->report->answer, KJP_AUDIT_CLAUSES);
  int32_t first;
  int32_t count =
      kjp_table_children(clauses, KJP_AUDIT_CLAUSE_YEAR, year, &first);

  kjp__json_open(json, key, '[');
  for (int32_t row = first; row < first + count; row++) {
    if (kjp_table_int(clauses, row, KJP_AUDIT_CLAUSE_BINDING) == 1 &&
        kjp_table_int(clauses, row, KJP_AUDIT_CLAUSE_ANY_OF) == KJP_NONE)
      kjp__json_text(json, NULL,
                     kjp_table_text(clauses, row, KJP_AUDIT_CLAUSE_NAME));
  }
  kjp__json_close(json, ']');
}

static void
write_sentence(struct kjp__json *json, const char *key, int32_t year)
{
  kjp__json_text(json, key, kjp__sentence_of_year(json->report, year));
}

static const struct kjp__json_field year_fields[] = {
    CELL("year", KJP_AUDIT_YEAR_YEAR),
    CELL("value", KJP_AUDIT_YEAR_VALUE),
    CELL("kind", KJP_AUDIT_YEAR_KIND),
    CELL("base", KJP_AUDIT_YEAR_BASE),
    CELL("floor", KJP_AUDIT_YEAR_FLOOR),
    CELL("partial", KJP_AUDIT_YEAR_PARTIAL),
    CELL("verdict", KJP_AUDIT_YEAR_VERDICT),
    CELL("unwaived", KJP_AUDIT_YEAR_UNWAIVED),
    CELL("headroom", KJP_AUDIT_YEAR_HEADROOM),
    CELL("one_off", KJP_AUDIT_YEAR_ONE_OFF),
    FIXED("growth", KJP_AUDIT_YEAR_GROWTH),
    BY("clauses", write_clauses),
    BY("binding", write_binding),
    CELL("runner_up", KJP_AUDIT_YEAR_RUNNER_UP, KJP_AUDIT_CLAUSE_NAME),
    LIST("missing", KJP_AUDIT_MISSING, KJP_AUDIT_MISSING_YEAR, missing),
    CELL("projected", KJP_AUDIT_YEAR_PROJECTED),
    CELL("unverified", KJP_AUDIT_YEAR_UNVERIFIED),
    LIST("inputs", KJP_AUDIT_INPUTS, KJP_AUDIT_INPUT_YEAR, input),
    LIST("notes", KJP_AUDIT_NOTES, KJP_AUDIT_NOTE_YEAR, note),
    BY("sentence", write_sentence),
};
SHAPE(year);

/* All years of a rule; in an evaluation that of the year alone. */
static void
write_years(struct kjp__json *json, const char *key, int32_t rule)
{
  const kjp_answer *answer = json->report->answer;
  const kjp_table *years = kjp_answer_table(answer, KJP_AUDIT_YEARS);
  int32_t only =
      kjp_table_int(kjp_answer_table(answer, KJP_ASSESS), 0, KJP_ASSESS_YEAR);
  int32_t first;
  int32_t count = kjp_table_children(years, KJP_AUDIT_YEAR_RULE, rule, &first);
  int32_t found = first;

  if (only == KJP_NONE) {
    kjp__json_rows(json, key, years, first, count, &year_shape);
    return;
  }
  while (found < first + count &&
         kjp_table_int(years, found, KJP_AUDIT_YEAR_YEAR) != only)
    found++;
  kjp__json_rows(json, key, years, found, found < first + count, &year_shape);
}

#define RULE  KJP_AUDIT_RULE_RULE
#define RULED KJP_AUDIT_RULE_RULE, KJP_RULE_INDICATOR
static const struct kjp__json_field rule_fields[] = {
    CELL("rule", RULE, KJP_RULE_ID),
    SAID("name", RULE, KJP_RULE_NAME_ZH),
    CELL("indicator", RULED, KJP_INDICATOR_ID),
    SAID("indicator_name", RULED, KJP_INDICATOR_NAME_ZH),
    CELL("unit", RULED, KJP_INDICATOR_UNIT),
    CELL("base", RULE, KJP_RULE_BASE),
    CELL("stage", RULE, KJP_RULE_STAGE),
    BY("years", write_years),
};
SHAPE(rule);

void
kjp__audit_json_rules(struct kjp__json *json, const char *key)
{
  const kjp_table *rules =
      kjp_answer_table(json->report->answer, KJP_AUDIT_RULES);

  kjp__json_rows(json, key, rules, 0, kjp_table_count(rules), &rule_shape);
}

void
kjp__audit_json(struct kjp__report *report)
{
  struct kjp__json json = {report, false};

  kjp__json_open(&json, NULL, '{');
  kjp__json_head(&json);
  kjp__audit_json_rules(&json, "rules");
  kjp__json_close(&json, '}');
  kjp__text_add_char(&report->text, '\n');
}
