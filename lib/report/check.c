/* SPDX-License-Identifier: MIT */
/* lib/report/check.c - what a plan holds: as JSON, and as a page. */
#include <glib.h>

#include "json-priv.h"
#include "sheet-priv.h"

/* What is counted. */
static const struct count {
  const char *key;
  int32_t table;
} counts[] = {
    {"indicators", KJP_INDICATORS},
    {"targets", KJP_TARGETS},
    {"rules", KJP_RULES},
    {"programmes", KJP_PROGRAMMES},
    {"measures", KJP_MEASURES},
    {"projects", KJP_PROJECTS},
    {"organisations", KJP_ORGANISATIONS},
};

#define CELL(key, column)                                                      \
  {                                                                            \
    key, KJP__JSON_CELL, {column}, 0, NULL, NULL                               \
  }
#define SAID(key, column)                                                      \
  {                                                                            \
    key, KJP__JSON_SAID, {column}, 0, NULL, NULL                               \
  }

static const struct kjp__json_field finding_fields[] = {
    CELL("severity", KJP_FINDING_SEVERITY),
    CELL("code", KJP_FINDING_CODE),
    CELL("file", KJP_FINDING_FILE),
    CELL("line", KJP_FINDING_LINE),
    CELL("column", KJP_FINDING_COLUMN),
    CELL("path", KJP_FINDING_POINTER),
    SAID("message", KJP_FINDING_MESSAGE_ZH),
    SAID("expected", KJP_FINDING_EXPECTED_ZH),
    SAID("found", KJP_FINDING_FOUND_ZH),
    SAID("hint", KJP_FINDING_HINT_ZH),
    CELL("related_line", KJP_FINDING_RELATED_LINE),
    CELL("related_column", KJP_FINDING_RELATED_COLUMN),
};
static const struct kjp__json_shape finding_shape = {
    finding_fields, G_N_ELEMENTS(finding_fields)};

static void
write_agrees(struct kjp__json *json, const char *key, int32_t row)
{
  const kjp_table *claims = kjp_plan_table(json->report->plan, KJP_CLAIMS);

  kjp__json_flag(json, key,
                 kjp_table_int(claims, row, KJP_CLAIM_STATED) ==
                     kjp_table_int(claims, row, KJP_CLAIM_LISTED));
}

static const struct kjp__json_field claim_fields[] = {
    CELL("what", KJP_CLAIM_WHAT),
    CELL("stated", KJP_CLAIM_STATED),
    CELL("listed", KJP_CLAIM_LISTED),
    {"agrees", KJP__JSON_BY, {0}, 0, NULL, write_agrees},
};
static const struct kjp__json_shape claim_shape = {claim_fields,
                                                   G_N_ELEMENTS(claim_fields)};

static void
write_claims(struct kjp__json *json, const kjp_plan *plan)
{
  const kjp_table *claims = kjp_plan_table(plan, KJP_CLAIMS);

  kjp__json_rows(json, "claims", claims, 0, kjp_table_count(claims),
                 &claim_shape);
}

static void
write_counts(struct kjp__json *json, const kjp_plan *plan)
{
  kjp__json_open(json, "counts", '{');
  for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
    kjp__json_int(json, counts[i].key,
                  kjp_table_count(kjp_plan_table(plan, counts[i].table)));
  kjp__json_close(json, '}');
}

static void
write_plan(struct kjp__json *json, const kjp_plan *plan)
{
  const kjp_table *table = kjp_plan_table(plan, KJP_PLAN);

  kjp__json_text(json, "plan", kjp_table_text(table, 0, KJP_PLAN_ID));
  kjp__json_open(json, "years", '[');
  kjp__json_int(json, NULL, kjp_table_int(table, 0, KJP_PLAN_FIRST_YEAR));
  kjp__json_int(json, NULL, kjp_table_int(table, 0, KJP_PLAN_LAST_YEAR));
  kjp__json_close(json, ']');
  write_counts(json, plan);
}

static void
write_no_plan(struct kjp__json *json)
{
  kjp__json_null(json, "plan");
  kjp__json_null(json, "years");
  kjp__json_null(json, "counts");
}

kjp_status
kjp_check_to_json(const kjp_plan *plan, const kjp_error *error,
                  int32_t language, kjp_text **text_out, kjp_error **error_out)
{
  struct kjp__report report;
  struct kjp__json json = {&report, false};
  const kjp_table *findings = plan != NULL ? kjp_plan_table(plan, KJP_FINDINGS)
                                           : kjp_error_table(error);
  const void *subject = plan;
  kjp_status status =
      kjp__report_begin(&report, subject != NULL ? subject : error, "plan",
                        language, text_out, error_out);

  if (status != KJP_OK)
    return status;
  report.plan = plan;
  kjp__json_open(&json, NULL, '{');
  if (plan != NULL)
    write_plan(&json, plan);
  else
    write_no_plan(&json);
  write_claims(&json, plan);
  kjp__json_rows(&json, "diagnostics", findings, 0, kjp_table_count(findings),
                 &finding_shape);
  kjp__json_close(&json, '}');
  kjp__text_add_char(&report.text, '\n');
  return kjp__report_end(&report, text_out, error_out);
}
