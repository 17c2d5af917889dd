/* SPDX-License-Identifier: MIT */
/* lib/report/definition.c - the table of definitions of the JSON Schema.
 *
 * They take what the reader takes, whatever a YAML loader makes of it: it
 * gives `2022` as a number, `true` as a truth and `0.8 亿元` as a text, while
 * the reader sees texts alone. Where a loader has thrown away how a number was
 * written (1e3, 017), a schema cannot tell. */
#include "definition-priv.h"

#include <glib.h>

#include <kjplan/plan.h>

#include "../base/date-priv.h"
#include "../plan/section-priv.h"

/* Patterns. Decimals are read after full-width forms and the other blanks and
 * signs were folded (lib/quantity/decimal.c); labels hold no digits and hardly
 * any ASCII punctuation (lib/quantity/unit.c). */
#define BLANKS "[ \\t\\u00a0\\u3000]*"
#define DIGIT  "[0-9０-９]"
#define FIRST  "[1-9１-９]"
#define GROUPS FIRST DIGIT "{0,2}([,，]" DIGIT DIGIT DIGIT ")+"
#define WHOLE  "([0０]|" FIRST DIGIT "*|" GROUPS ")"
#define NUMBER BLANKS "[-+−＋－]?" WHOLE "([.．]" DIGIT "+)?" BLANKS
#define WIDE   "\\uff00-\\uff04\\uff06-\\uff20"
#define LABEL_FIRST                                                            \
  "[^ \\u00a0\\u3000\\u0000-\\u001f!-$&-@\\[-`{-\\u007f" WIDE "]"
#define LABEL_REST                                                             \
  "[^\\u0000-\\u0008\\u000a-\\u001f!-$&-.0-@\\[-`{-\\u007f" WIDE "]*"
#define LABEL LABEL_FIRST LABEL_REST
#define YEAR  "(1949|19[5-9][0-9]|20[0-9][0-9]|21[0-4][0-9])"

G_STATIC_ASSERT(KJP__FIRST_YEAR == 1949 && KJP__LAST_YEAR == 2149);

/* A number has 18 digits before the point at most. */
#define LARGEST INT64_C(1000000000000000000)

static const struct kjp__scalar_rule text = {
    .types = {"string", "number", "boolean"}, .shortest = 1};
static const struct kjp__scalar_rule scalar = {
    .types = {"string", "number", "boolean"}};
/* `true` is an id. */
static const struct kjp__scalar_rule id = {
    .types = {"string", "boolean"}, .pattern = "^[a-z][a-z0-9_-]{0,62}$"};
static const struct kjp__scalar_rule year = {.types = {"integer", "string"},
                                             .pattern = "^" YEAR "$",
                                             .least = KJP__FIRST_YEAR,
                                             .most = KJP__LAST_YEAR};
static const struct kjp__scalar_rule span = {.types = {"integer", "string"},
                                             .pattern =
                                                 "^" YEAR "(-" YEAR ")?$",
                                             .least = KJP__FIRST_YEAR,
                                             .most = KJP__LAST_YEAR};
static const struct kjp__scalar_rule date = {
    .types = {"string"},
    .pattern = "^" YEAR "-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    .format = "date"};
static const struct kjp__scalar_rule quantity = {.types = {"number", "string"},
                                                 .pattern =
                                                     "^" NUMBER "(" LABEL ")?$",
                                                 .least = -LARGEST,
                                                 .most = LARGEST};
static const struct kjp__scalar_rule measured = {
    .types = {"string"}, .pattern = "^" NUMBER LABEL "$"};
static const struct kjp__scalar_rule whole = {
    .types = {"integer", "string"}, .pattern = "^" NUMBER "(" LABEL ")?$"};
static const struct kjp__scalar_rule unit = {.types = {"string", "boolean"},
                                             .pattern = "^" LABEL_REST "$",
                                             .longest = 63};
static const struct kjp__scalar_rule flag = {
    .literals = {"true", "false", "\"true\"", "\"false\""}};
static const struct kjp__scalar_rule version = {.literals = {"1", "\"1\""}};

static const char *const period[] = {"year", "over", NULL};
static const char *const other_figure[] = {"indicator", "year", NULL};
static const char *const either_source[] = {"derive", "count_of", NULL};
static const char *const growth_base[] = {"since", "lookback", NULL};
static const char *const shape[] = {"shape", NULL};
static const char *const growth[] = {"growth", NULL};
static const char *const of[] = {"of", NULL};
static const char *const shares[] = {"shares", NULL};

/* As `needs` of lib/plan/path.c. */
#define SHAPE_KEYS(kind)                                                       \
  {KJP__DEMAND_##kind, growth, "fixed_growth"},                                \
      {KJP__DEMAND_##kind, of, "catch_up"},                                    \
  {                                                                            \
    KJP__DEMAND_##kind, shares, "shares"                                       \
  }

/* clang-format off */
#define SCALAR(called, rule) {.name = called, .how = KJP__BUILD_SCALAR, .scalar = rule}
#define MAP(called, shape_name, ...) {.name = called, .how = KJP__BUILD_MAP, .shape = &kjp__shape_##shape_name, __VA_ARGS__}
#define EITHER(called, left, right) {.name = called, .how = KJP__BUILD_EITHER, .of = {left, right}}
#define LIST(called, ...) {.name = called, .how = KJP__BUILD_LIST, .of = {__VA_ARGS__}}
#define SET(called, fewest, ...) {.name = called, .how = KJP__BUILD_LIST, .least = fewest, .once = true, .of = {__VA_ARGS__}}
#define YEARS(called, fewest, ...) {.name = called, .how = KJP__BUILD_YEARS, .least = fewest, .of = {__VA_ARGS__}}
#define YEARS_OF(called, fewest, holder) {.name = called, .how = KJP__BUILD_YEARS, .least = fewest, .column = holder}
#define ENTRIES(called, inside) {.name = called, .how = KJP__BUILD_ENTRIES, .of = {inside}}
#define KINDS(called, shape_name, list) {.name = called, .how = KJP__BUILD_KINDS, .shape = &kjp__shape_##shape_name, .words = list}
#define KEYWORDS(called, inside, list, without) {.name = called, .how = KJP__BUILD_KEYWORDS, .of = {inside}, .words = list, .leave_out = without}
#define DEMANDS .demands

const struct kjp__definition kjp__definitions[] = {
  SCALAR("text", &text),
  SCALAR("scalar", &scalar),
  SCALAR("id", &id),
  SCALAR("year", &year),
  SCALAR("span", &span),
  SCALAR("date", &date),
  SCALAR("quantity", &quantity),
  SCALAR("measured", &measured),
  SCALAR("whole", &whole),
  SCALAR("unit", &unit),
  SCALAR("flag", &flag),
  SCALAR("version", &version),
  EITHER("name", "text", "names"),
  MAP("names", name, .least = 1),
  MAP("source", source, .least = 0),
  LIST("texts", "scalar"),
  SET("ids", 0, "id"),
  SET("some-ids", 1, "id"),
  SET("some-years", 1, "year"),
  YEARS("amounts", 0, "quantity"),
  YEARS("some-amounts", 1, "quantity"),

  MAP("plan", plan, .least = 0),
  {.name = "claims", .how = KJP__BUILD_WORDS, .words = kjp__words_claim, .column = KJP_CLAIM_STATED},
  MAP("evaluations", evaluations, .least = 0),
  SET("done", 0, "year", "evaluation"),
  MAP("evaluation", evaluation, .least = 0),

  ENTRIES("organisations", "organisation"),
  MAP("organisation", organisation, .least = 0),

  ENTRIES("indicators", "indicator"),
  MAP("indicator", indicator, DEMANDS = {{KJP__DEMAND_NOT, either_source, NULL}}),
  YEARS("values", 0, "quantity", "stages"),
  {.name = "stages", .how = KJP__BUILD_WORDS, .words = kjp__words_stage, .of = {"quantity", "observation"},
   .also = "source", DEMANDS = {{KJP__DEMAND_ANY, kjp__words_stage + 1, NULL}}},
  MAP("observation", observation, .least = 0),
  YEARS("adjustments.one_off", 0, "quantity", "adjustment.one_off"),
  YEARS("adjustments.comparable_base", 0, "quantity", "adjustment.comparable_base"),
  KINDS("adjustment", adjustment, kjp__words_adjustment),
  MAP("assume", assume, .least = 0),
  EITHER("growth", "measured", "growth-by-year"),
  YEARS_OF("growth-by-year", 0, KJP_ASSUMPTION_GROWTH),
  KEYWORDS("derive", "inputs", kjp__words_derive, NULL),
  {.name = "inputs", .how = KJP__BUILD_LIST, .of = {"id"}, .least = 1},
  {.name = "inputs.difference", .how = KJP__BUILD_LIST, .of = {"id"}, .least = 2, .most = 2},
  {.name = "inputs.ratio", .how = KJP__BUILD_LIST, .of = {"id"}, .least = 2, .most = 2},
  SCALAR("inputs.growth", &id),
  SCALAR("inputs.lag", &id),
  SCALAR("inputs.cumulative", &id),
  MAP("inputs.average_growth", average_growth, DEMANDS = {{KJP__DEMAND_ONE, growth_base, NULL}}),
  MAP("count_of", count, .least = 0),
  {.name = "statuses", .how = KJP__BUILD_LIST, .words = kjp__words_status, .least = 1, .once = true},

  {.name = "correlations", .how = KJP__BUILD_LIST, .of = {"correlation"}, .once = true},
  {.name = "correlation", .how = KJP__BUILD_PAIR, .column = KJP_CORRELATION_VALUE},

  ENTRIES("targets", "target"),
  MAP("target", target, DEMANDS = {{KJP__DEMAND_ONE, kjp__words_comparator + 1, NULL}, {KJP__DEMAND_ONE, period, NULL}}),
  EITHER("bound", "quantity", "other-figure"),
  {.name = "bound.within", .how = KJP__BUILD_LIST, .of = {"quantity"}, .least = 2, .most = 2},
  MAP("other-figure", bound, DEMANDS = {{KJP__DEMAND_ANY, other_figure, NULL}}),
  MAP("base", base, .least = 0),
  SET("revisions", 0, "revision"),
  MAP("revision", revision, DEMANDS = {{KJP__DEMAND_ONE, kjp__words_comparator + 1, NULL}}),

  ENTRIES("rules", "rule"),
  MAP("rule", rule, .least = 0),
  {.name = "clauses", .how = KJP__BUILD_LIST, .of = {"clause-item"}, .least = 1},
  {.name = "members", .how = KJP__BUILD_LIST, .of = {"member-item"}, .least = 1},
  KEYWORDS("clause-item", "clause", kjp__words_clause, NULL),
  KEYWORDS("member-item", "clause", kjp__words_clause, "any_of"),
  KINDS("clause", clause, kjp__words_clause),
  SET("exemptions", 0, "exemption"),
  MAP("exemption", exemption, .least = 0),

  ENTRIES("paths", "path"),
  MAP("path", path, DEMANDS = {{KJP__DEMAND_ALL, shape, NULL}, SHAPE_KEYS(OF), SHAPE_KEYS(WITH)}),
  ENTRIES("scenario-paths", "path-choice"),
  MAP("path-choice", path, DEMANDS = {SHAPE_KEYS(OF)}),
  MAP("from", from, .least = 0),
  YEARS_OF("points", 0, KJP_PATH_YEAR_AMOUNT),
  YEARS_OF("shares", 1, KJP_PATH_YEAR_SHARE),
  LIST("caps", "cap-item"),
  KEYWORDS("cap-item", "cap", kjp__words_cap, NULL),
  KINDS("cap", cap, kjp__words_cap),

  ENTRIES("scenarios", "scenario"),
  MAP("scenario", scenario, .least = 0),
  ENTRIES("overlays", "overlay"),
  MAP("overlay", overlay, .least = 0),

  ENTRIES("programmes", "programme"),
  MAP("programme", programme, .least = 0),
  {.name = "kinds", .how = KJP__BUILD_LIST, .words = kjp__words_work, .once = true},
  ENTRIES("funding", "funding-by-year"),
  YEARS_OF("funding-by-year", 0, KJP_FUNDING_AMOUNT),
  SET("projects", 0, "project"),
  MAP("project", project, .least = 0),

  ENTRIES("measures", "measure"),
  MAP("measure", measure, .least = 0),
  LIST("actions", "action"),
  MAP("action", action, .least = 0),

  ENTRIES("policies", "policy"),
  MAP("policy", policy, .least = 0),
};
const size_t kjp__definition_count = G_N_ELEMENTS(kjp__definitions);

const struct kjp__section_form kjp__section_forms[] = {
  {"kjplan", "version", true, "格式版本", "version of the format"},
  {"plan", "plan", true, "计划", "which plan this is"},
  {"organisations", "organisations", false, "单位", "who answers for something"},
  {"indicators", "indicators", false, "指标", "yearly series"},
  {"correlations", "correlations", false, "相关", "which shocks come together"},
  {"targets", "targets", false, "目标", "what is to be reached"},
  {"rules", "rules", false, "规则", "rules on how money grows"},
  {"paths", "paths", false, "路径", "how an amount is to get there"},
  {"scenarios", "scenarios", false, "情景", "other assumptions and choices"},
  {"programmes", "programmes", false, "工程", "what is carried out"},
  {"measures", "measures", false, "保障措施", "what is done to support it"},
  {"policies", "policies", false, "政策", "instruments with a rate"},
};
/* clang-format on */
const size_t kjp__section_form_count = G_N_ELEMENTS(kjp__section_forms);

G_STATIC_ASSERT(G_N_ELEMENTS(kjp__section_forms) == KJP__SECTIONS);
