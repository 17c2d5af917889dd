/* SPDX-License-Identifier: MIT */
/* lib/plan/word.c - the words of the plan file, in the order of their
 * numbers in <kjplan/plan.h>. */
#include "word-priv.h"

#include <string.h>

#include <kjplan/plan.h>

const char *const kjp__words_direction[] = {NULL, "more", "less", NULL};
const char *const kjp__words_derive[] = {
    NULL,  "sum",        "difference", "product",        "ratio", "growth",
    "lag", "cumulative", "average",    "average_growth", NULL};
const char *const kjp__words_stage[] = {NULL,       "restated", "final",
                                        "revised",  "executed", "preliminary",
                                        "adjusted", "budget",   NULL};
const char *const kjp__words_comparator[] = {
    NULL, "at_least", "more_than", "at_most", "less_than", "within", NULL};
const char *const kjp__words_strength[] = {NULL, "ensure", "expect", "strive",
                                           NULL};
const char *const kjp__words_base[] = {NULL, "actual", "owed", NULL};
const char *const kjp__words_clause[] = {NULL,
                                         "not_below_previous",
                                         "not_below_peak",
                                         "grow_at_least",
                                         "grow_by_at_least",
                                         "outpace",
                                         "share_at_least",
                                         "share_not_below_previous",
                                         "average_growth_at_least",
                                         "amount_at_least",
                                         "at_least_peers",
                                         "any_of",
                                         NULL};
const char *const kjp__words_falling[] = {NULL, "literal", "hold", NULL};
const char *const kjp__words_adjustment[] = {NULL, "one_off", "comparable_base",
                                             NULL};
const char *const kjp__words_dimension[] = {NULL,     "money", "ratio",
                                            "points", "count", NULL};
const char *const kjp__words_every[] = {NULL, "year", NULL};
const char *const kjp__words_count_of[] = {NULL, "projects", NULL};
const char *const kjp__words_shape[] = {
    NULL,           "linear",      "constant_growth", "fixed_growth",
    "front_loaded", "back_loaded", "s_curve",         "logistic",
    "step",         "shares",      "catch_up",        "business_as_usual",
    "latest",       NULL};
const char *const kjp__words_path_year[] = {NULL, "through", "shares", NULL};
const char *const kjp__words_cap[] = {NULL, "grow_at_most", "share_at_most",
                                      "amount_at_most", NULL};
const char *const kjp__words_mode[] = {
    NULL, "open-bid", "star-flag", "cabinet", "contest", "call", NULL};
const char *const kjp__words_status[] = {
    NULL, "planned", "approved", "running", "completed", "stopped", NULL};
const char *const kjp__words_claim[] = {
    NULL,         "organisations", "indicators", "targets",  "rules",
    "programmes", "projects",      "measures",   "policies", NULL};
const char *const kjp__words_role[] = {NULL, "lead", "member", NULL};
const char *const kjp__words_tag[] = {NULL, "field", "kind", "instrument",
                                      NULL};
const char *const kjp__words_work[] = {NULL, "demonstration", "key-technology",
                                       "transformation", NULL};

/* What budgets and statistics call a stage. */
static const struct {
  const char *text;
  int8_t stage;
} chinese_stages[] = {
    {"普查修订", KJP_STAGE_RESTATED},    {"追溯调整", KJP_STAGE_RESTATED},
    {"决算", KJP_STAGE_FINAL},           {"决算数", KJP_STAGE_FINAL},
    {"最终核实", KJP_STAGE_FINAL},       {"最终核实数", KJP_STAGE_FINAL},
    {"修订", KJP_STAGE_REVISED},         {"修订数", KJP_STAGE_REVISED},
    {"执行", KJP_STAGE_EXECUTED},        {"执行数", KJP_STAGE_EXECUTED},
    {"快报", KJP_STAGE_PRELIMINARY},     {"快报数", KJP_STAGE_PRELIMINARY},
    {"初步核算", KJP_STAGE_PRELIMINARY}, {"初步核算数", KJP_STAGE_PRELIMINARY},
    {"调整预算", KJP_STAGE_ADJUSTED},    {"调整预算数", KJP_STAGE_ADJUSTED},
    {"预算", KJP_STAGE_BUDGET},          {"预算数", KJP_STAGE_BUDGET},
};

int8_t
kjp__stage_in_chinese(const char *text)
{
  for (size_t i = 0; i < sizeof chinese_stages / sizeof *chinese_stages; i++) {
    if (strcmp(chinese_stages[i].text, text) == 0)
      return chinese_stages[i].stage;
  }
  return 0;
}
