/* SPDX-License-Identifier: MIT */
/* lib/report/assess-json.c - the JSON of an evaluation: its keys, in their
 * order. doc/assess.md describes them. */
#include "assess-priv.h"
#include "audit-priv.h"
#include "basis-priv.h"
#include "shape-priv.h"

#define TARGET(column) KJP_ASSESS_TARGET_##column

static const kjp_table *
table_of(const struct kjp__json *json, int32_t table)
{
  return kjp_answer_table(json->report->answer, table);
}

static const struct kjp__json_field missing_fields[] = {
    CELL("indicator", KJP_ASSESS_MISSING_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_ASSESS_MISSING_OF),
};
SHAPE(missing);

/* Targets */

static const struct kjp__json_field break_even_fields[] = {
    CELL("indicator", TARGET(BREAK_EVEN_INDICATOR), KJP_INDICATOR_ID),
    CELL("year", TARGET(BREAK_EVEN_YEAR)),
    CELL("value", TARGET(BREAK_EVEN)),
    UNIT("unit", TARGET(BREAK_EVEN)),
};
SHAPE(break_even);

static const struct kjp__json_field first_fields[] = {
    CELL("comparator", TARGET(FIRST_COMPARATOR)),
    CELL("bound", TARGET(FIRST_BOUND)),
    CELL("upper", TARGET(FIRST_UPPER)),
    CELL("verdict", TARGET(FIRST_VERDICT)),
    CELL("bound_kind", TARGET(FIRST_BOUND_KIND)),
};
SHAPE(first);

/* An object from cells of the same row, or null. */
static void
write_part(struct kjp__json *json, const char *key, int32_t row,
           const struct kjp__json_shape *shape, bool there)
{
  if (!there) {
    kjp__json_null(json, key);
    return;
  }
  kjp__json_open(json, key, '{');
  kjp__json_fields(json, table_of(json, KJP_ASSESS_TARGETS), row, shape);
  kjp__json_close(json, '}');
}

static void
write_break_even(struct kjp__json *json, const char *key, int32_t row)
{
  const kjp_table *targets = table_of(json, KJP_ASSESS_TARGETS);

  write_part(json, key, row, &break_even_shape,
             kjp_table_int(targets, row, TARGET(BREAK_EVEN_INDICATOR)) !=
                 KJP_NONE);
}

static void
write_first(struct kjp__json *json, const char *key, int32_t row)
{
  write_part(json, key, row, &first_shape, true);
}

static void
write_sentence(struct kjp__json *json, const char *key, int32_t row)
{
  kjp__json_text(json, key, kjp__sentence_of_target(json->report, row));
}

#define SAID_TARGET KJP_ASSESS_TARGET_TARGET
static const struct kjp__json_field target_fields[] = {
    CELL("target", SAID_TARGET, KJP_TARGET_ID),
    SAID("name", SAID_TARGET, KJP_TARGET_NAME_ZH),
    CELL("indicator", SAID_TARGET, KJP_TARGET_INDICATOR, KJP_INDICATOR_ID),
    CELL("due", TARGET(DUE)),
    CELL("strength", SAID_TARGET, KJP_TARGET_STRENGTH),
    CELL("owner", SAID_TARGET, KJP_TARGET_OWNER, KJP_ORGANISATION_ID),
    CELL("comparator", TARGET(COMPARATOR)),
    CELL("bound", TARGET(BOUND)),
    CELL("upper", TARGET(UPPER)),
    CELL("bound_kind", TARGET(BOUND_KIND)),
    UNIT("unit", TARGET(BOUND)),
    CELL("year", TARGET(OF)),
    CELL("value", TARGET(VALUE)),
    CELL("kind", TARGET(KIND)),
    CELL("stage", TARGET(STAGE)),
    CELL("verdict", TARGET(VERDICT)),
    CELL("basis", TARGET(BASIS)),
    CELL("distance", TARGET(DISTANCE)),
    UNIT("distance_unit", TARGET(DISTANCE)),
    CELL("projection", TARGET(PROJECTION)),
    CELL("projection_kind", TARGET(PROJECTION_KIND)),
    CELL("outlook", TARGET(OUTLOOK)),
    CELL("class", TARGET(CLASS)),
    CELL("reason", TARGET(REASON)),
    CELL("ratio", TARGET(RATIO)),
    CELL("score", TARGET(SCORE)),
    CELL("schedule", TARGET(SCHEDULE)),
    CELL("base", TARGET(BASE)),
    CELL("base_year", TARGET(BASE_YEAR)),
    CELL("since", TARGET(SINCE)),
    FIXED("growth_needed", TARGET(GROWTH_NEEDED)),
    CELL("business_as_usual", TARGET(AS_USUAL)),
    BY("break_even", write_break_even),
    LIST("missing", KJP_ASSESS_MISSING, KJP_ASSESS_MISSING_TARGET, missing),
    BY("as_first_promised", write_first),
    CELL("unverified", TARGET(UNVERIFIED)),
    BY("sentence", write_sentence),
};
SHAPE(target);

/* The rest */

static const struct kjp__json_field rollup_fields[] = {
    CELL("by", KJP_ASSESS_ROLLUP_BY),
    CELL("key", KJP_ASSESS_ROLLUP_KEY),
    CELL("met", KJP_ASSESS_ROLLUP_MET),
    CELL("missed", KJP_ASSESS_ROLLUP_MISSED),
    CELL("not_due", KJP_ASSESS_ROLLUP_NOT_DUE),
    CELL("undetermined", KJP_ASSESS_ROLLUP_UNDETERMINED),
};
SHAPE(rollup);

static const struct kjp__json_field programme_fields[] = {
    CELL("programme", KJP_ASSESS_PROGRAMME_PROGRAMME, KJP_PROGRAMME_ID),
    CELL("projects", KJP_ASSESS_PROGRAMME_PROJECTS),
    CELL("planned", KJP_ASSESS_PROGRAMME_PLANNED),
    CELL("approved", KJP_ASSESS_PROGRAMME_APPROVED),
    CELL("running", KJP_ASSESS_PROGRAMME_RUNNING),
    CELL("completed", KJP_ASSESS_PROGRAMME_COMPLETED),
    CELL("stopped", KJP_ASSESS_PROGRAMME_STOPPED),
    CELL("pledged", KJP_ASSESS_PROGRAMME_PLEDGED),
};
SHAPE(programme);

static const struct kjp__json_field allocation_fields[] = {
    CELL("indicator", KJP_ASSESS_ALLOCATION_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_ASSESS_ALLOCATION_YEAR),
    CELL("programme", KJP_ASSESS_ALLOCATION_PROGRAMME, KJP_PROGRAMME_ID),
    UNIT("unit", KJP_ASSESS_ALLOCATION_AMOUNT),
    CELL("amount", KJP_ASSESS_ALLOCATION_AMOUNT),
    CELL("kind", KJP_ASSESS_ALLOCATION_KIND),
    CELL("programmes", KJP_ASSESS_ALLOCATION_PROGRAMMES),
    CELL("projects", KJP_ASSESS_ALLOCATION_PROJECTS),
    CELL("left", KJP_ASSESS_ALLOCATION_LEFT),
};
SHAPE(allocation);

static void
write_policy_sentence(struct kjp__json *json, const char *key, int32_t row)
{
  kjp__json_text(json, key, kjp__sentence_of_policy(json->report, row));
}

#define POLICY KJP_ASSESS_POLICY_POLICY
static const struct kjp__json_field policy_fields[] = {
    CELL("policy", POLICY, KJP_POLICY_ID),
    CELL("year", KJP_ASSESS_POLICY_YEAR),
    CELL("indicator", POLICY, KJP_POLICY_INDICATOR, KJP_INDICATOR_ID),
    UNIT("unit", KJP_ASSESS_POLICY_VALUE),
    CELL("value", KJP_ASSESS_POLICY_VALUE),
    CELL("kind", KJP_ASSESS_POLICY_KIND),
    CELL("tax_expenditure", KJP_ASSESS_POLICY_AMOUNT),
    CELL("lacks_value", KJP_ASSESS_POLICY_LACKS_VALUE),
    CELL("lacks_rate", KJP_ASSESS_POLICY_LACKS_RATE),
    CELL("lacks_tax_rate", KJP_ASSESS_POLICY_LACKS_TAX_RATE),
    BY("sentence", write_policy_sentence),
};
SHAPE(policy);

static const struct kjp__json_field finding_fields[] = {
    CELL("code", KJP_ASSESS_FINDING_CODE),
    SAID("message", KJP_ASSESS_FINDING_TEXT_ZH),
    CELL("where", KJP_ASSESS_FINDING_POINTER),
};
SHAPE(finding);

static const struct kjp__json_field question_fields[] = {
    CELL("year", KJP_ASSESS_YEAR),
    CELL("method", KJP_ASSESS_METHOD),
    LIST("targets", KJP_ASSESS_TARGETS, 0, target),
};
SHAPE(question);

static const struct kjp__json_field rest_fields[] = {
    LIST("rollups", KJP_ASSESS_ROLLUPS, 0, rollup),
    LIST("programmes", KJP_ASSESS_PROGRAMMES, 0, programme),
    LIST("allocations", KJP_ASSESS_ALLOCATIONS, 0, allocation),
    LIST("policies", KJP_ASSESS_POLICIES, 0, policy),
    LIST("findings", KJP_ASSESS_FINDINGS, 0, finding),
};
SHAPE(rest);

void
kjp__assess_json(struct kjp__report *report)
{
  struct kjp__json json = {report, false};
  const kjp_table *asked = table_of(&json, KJP_ASSESS);

  kjp__json_open(&json, NULL, '{');
  kjp__json_head(&json);
  kjp__json_fields(&json, asked, 0, &question_shape);
  kjp__audit_json_rules(&json, "rules");
  kjp__json_fields(&json, asked, 0, &rest_shape);
  kjp__json_used(&json);
  kjp__json_close(&json, '}');
  kjp__text_add_char(&report->text, '\n');
}
