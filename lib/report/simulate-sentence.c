/* SPDX-License-Identifier: MIT */
/* lib/report/simulate-sentence.c - how likely a target or a rule is, in a
 * sentence. */
#include "simulate-priv.h"

/* A target or a rule of the answer. */
struct chance {
  struct kjp__report *report;
  const kjp_table *table;
  int32_t row;
  int32_t statement;
  /* the columns of a target or of a rule */
  int32_t probability;
  int32_t error;
  int32_t defined;
  int32_t undefined;
  int32_t drawn;
};

static struct chance
chance_at(struct kjp__report *report, int32_t statement)
{
  const kjp_table *statements =
      kjp_answer_table(report->answer, KJP_SIMULATION_STATEMENTS);
  int32_t target =
      kjp_table_int(statements, statement, KJP_SIMULATION_STATEMENT_TARGET);

  if (target != KJP_NONE)
    return (struct chance){
        report,
        kjp_answer_table(report->answer, KJP_SIMULATION_TARGETS),
        target,
        statement,
        KJP_SIMULATION_TARGET_PROBABILITY,
        KJP_SIMULATION_TARGET_STANDARD_ERROR,
        KJP_SIMULATION_TARGET_DEFINED,
        KJP_SIMULATION_TARGET_UNDEFINED,
        KJP_SIMULATION_TARGET_DRAWN};
  return (struct chance){
      report,
      kjp_answer_table(report->answer, KJP_SIMULATION_RULES),
      kjp_table_int(statements, statement, KJP_SIMULATION_STATEMENT_RULE),
      statement,
      KJP_SIMULATION_RULE_PROBABILITY,
      KJP_SIMULATION_RULE_STANDARD_ERROR,
      KJP_SIMULATION_RULE_DEFINED,
      KJP_SIMULATION_RULE_UNDEFINED,
      KJP_SIMULATION_RULE_DRAWN};
}

static bool
is_rule(const struct chance *chance)
{
  return chance->probability == KJP_SIMULATION_RULE_PROBABILITY;
}

static int32_t
number(const struct chance *chance, int32_t column)
{
  return kjp_table_int(chance->table, chance->row, column);
}

static struct kjp__spot
at(const struct chance *chance, int32_t column)
{
  return (struct kjp__spot){chance->table, chance->row, column};
}

int32_t
kjp__statement_of(struct kjp__report *report, int32_t column, int32_t row)
{
  return column == KJP_SIMULATION_STATEMENT_TARGET
             ? row
             : row + kjp_table_count(kjp_answer_table(report->answer,
                                                      KJP_SIMULATION_TARGETS));
}

bool
kjp__simulate_follows(struct kjp__report *report)
{
  return kjp_table_int(kjp_answer_table(report->answer, KJP_SIMULATION), 0,
                       KJP_SIMULATION_MODE) == KJP_SIMULATION_FOLLOW_RULE;
}

const char *
kjp__simulate_percent(struct kjp__report *report, struct kjp__spot spot)
{
  const char *text = kjp__report_amount_in(report, spot, "%", 2);

  return text == NULL || *text == '\0'
             ? NULL
             : kjp__report_join(report, text, " ", "%");
}

/* Pieces */

static const char *
name_of(const struct chance *chance)
{
  static const struct kjp__say rule = {"规则“{name}”", "the rule {name}"};
  static const struct kjp__say target = {"目标“{name}”（{year} 年）",
                                         "the target {name} ({year})"};
  const kjp_table *table = kjp_plan_table(
      chance->report->plan, is_rule(chance) ? KJP_RULES : KJP_TARGETS);
  int32_t row = number(chance, is_rule(chance) ? KJP_SIMULATION_RULE_RULE
                                               : KJP_SIMULATION_TARGET_TARGET);
  const char *name = kjp__report_said(
      chance->report,
      (struct kjp__spot){
          table, row, is_rule(chance) ? KJP_RULE_NAME_ZH : KJP_TARGET_NAME_ZH});
  const char *const values[][2] = {
      {"name", name != NULL ? name
                            : kjp_table_text(table, row,
                                             is_rule(chance) ? KJP_RULE_ID
                                                             : KJP_TARGET_ID)},
      {"year",
       is_rule(chance)
           ? NULL
           : kjp__report_int(chance->report,
                             kjp_table_int(table, row, KJP_TARGET_LAST_YEAR))},
      {NULL, NULL}};

  return kjp__report_fill(chance->report, is_rule(chance) ? &rule : &target,
                          values);
}

/* "2021 年的财政经常性收入、……" */
static const char *
missing_of(const struct chance *chance)
{
  static const struct kjp__say comma = {"、", ", "};
  const kjp_table *table =
      kjp_answer_table(chance->report->answer, KJP_SIMULATION_MISSING);
  const char *list = NULL;
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_SIMULATION_MISSING_STATEMENT,
                                     chance->statement, &first);

  for (int32_t i = first; i < first + count; i++)
    list = kjp__report_join(
        chance->report, list, kjp__report_say(chance->report, &comma),
        kjp__report_year_of(chance->report, table, i,
                            KJP_SIMULATION_MISSING_INDICATOR,
                            KJP_SIMULATION_MISSING_YEAR));
  return list;
}

static const char *
undefined_of(const struct chance *chance)
{
  static const struct kjp__say template = {
      "；另有 {count} 次抽样没有结果，未计入",
      "; {count} further draws have no outcome and are not counted in it"};
  int32_t count = number(chance, chance->undefined);
  const char *const values[][2] = {
      {"count", kjp__report_int(chance->report, count)}, {NULL, NULL}};

  return count == 0 ? NULL
                    : kjp__report_fill(chance->report, &template, values);
}

/* What it costs, or what is expected to be lacking; nothing where that is
 * nothing. */
static const char *
shortfall_of(const struct chance *chance)
{
  static const struct kjp__say lacking = {
      "；比底线少的期望数额，各年合计约 {amount}",
      "; the expected shortfall over all years is about {amount}"};
  static const struct kjp__say cost = {
      "；为此提高的期望数额，各年合计约 {amount}",
      "; what that adds to the amounts is expected to be about {amount} over "
      "all years"};
  struct kjp__spot spot;
  int64_t quanta = 0;
  const char *values[][2] = {{"amount", NULL}, {NULL, NULL}};

  if (!is_rule(chance))
    return NULL;
  spot = at(chance, KJP_SIMULATION_RULE_SHORTFALL);
  if (kjp_table_amount(chance->table, chance->row, spot.column, &quanta) != 1 ||
      quanta == 0)
    return NULL;
  values[0][1] = kjp__report_with_unit(
      chance->report, spot, kjp__report_amount(chance->report, spot, 4));
  return kjp__report_fill(
      chance->report,
      number(chance, KJP_SIMULATION_RULE_RAISED) == 1 ? &cost : &lacking,
      (const char *const(*)[2])values);
}

/* Sentences */

enum body { UNKNOWN, NEVER_DEFINED, SURE, SURE_NOT, LIKELY, BODIES };

static const struct kjp__say targets[BODIES] = {
    [UNKNOWN] = {"{name}：不能判断，缺少{gap}{missing}。",
                 "{name}: cannot be judged, for want of {missing}."},
    [NEVER_DEFINED] = {"{name}：没有一次抽样有结果。",
                       "{name}: no draw has an outcome."},
    [SURE] = {"{name}：每次抽样都达到。", "{name}: met in every draw."},
    [SURE_NOT] = {"{name}：每次抽样都达不到。", "{name}: met in no draw."},
    [LIKELY] = {"{name}：达到的概率为 {probability}（标准误 {error}，"
                "抽样 {defined} 次{undefined}）。",
                "{name}: met with a probability of {probability} (standard "
                "error {error}, {defined} draws{undefined})."},
};
static const struct kjp__say rules[BODIES] = {
    [UNKNOWN] = {"{name}：不能判断，缺少{gap}{missing}。",
                 "{name}: cannot be judged, for want of {missing}."},
    [NEVER_DEFINED] = {"{name}：没有一次抽样有结果。",
                       "{name}: no draw has an outcome."},
    [SURE] = {"{name}：每次抽样各年都符合{shortfall}。",
              "{name}: kept in every year of every draw{shortfall}."},
    [SURE_NOT] = {"{name}：每次抽样都有年份不符合{shortfall}。",
                  "{name}: broken in every draw{shortfall}."},
    [LIKELY] = {"{name}：各年都符合的概率为 {probability}（标准误 {error}，"
                "抽样 {defined} 次{undefined}）{shortfall}。",
                "{name}: kept in every year with a probability of "
                "{probability} (standard error {error}, {defined} "
                "draws{undefined}){shortfall}."},
};

static enum body
body_of(const struct chance *chance)
{
  int64_t quanta = 0;

  if (kjp_table_amount(chance->table, chance->row, chance->probability,
                       &quanta) != 1)
    return number(chance, chance->drawn) == 1 ? NEVER_DEFINED : UNKNOWN;
  if (number(chance, chance->drawn) == 1)
    return LIKELY;
  return quanta > 0 ? SURE : SURE_NOT;
}

const char *
kjp__sentence_of_chance(struct kjp__report *report, int32_t statement)
{
  struct chance chance = chance_at(report, statement);
  const struct kjp__say *bodies = is_rule(&chance) ? rules : targets;
  const char *missing = missing_of(&chance);
  const char *const values[][2] = {
      {"name", name_of(&chance)},
      {"missing", missing},
      {"gap", kjp__report_gap(missing)},
      {"probability",
       kjp__simulate_percent(report, at(&chance, chance.probability))},
      {"error", kjp__simulate_percent(report, at(&chance, chance.error))},
      {"defined", kjp__report_int(report, number(&chance, chance.defined))},
      {"undefined", undefined_of(&chance)},
      {"shortfall", shortfall_of(&chance)},
      {NULL, NULL}};

  return kjp__report_fill(report, &bodies[body_of(&chance)], values);
}

void
kjp__simulate_sentence(struct kjp__report *report, int32_t statement)
{
  kjp__text_add(&report->text, kjp__sentence_of_chance(report, statement));
}
