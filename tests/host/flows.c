/* SPDX-License-Identifier: MIT */
/* tests/host/flows.c - the flows, one question each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "flows-priv.h"

enum { PATH_ROOM = 4096 };

/* Plans in */

static void
finish_plan(struct run *run, kjp_plan *plan, bool with_findings)
{
  kjp_text *text = NULL;

  if (plan == NULL)
    return;
  if (with_findings)
    digest_cells(run, kjp_plan_table(plan, KJP_FINDINGS));
  while (again(run, kjp_plan_to_yaml(plan, &text, &run->error)))
    continue;
  digest_taken(run, text);
  kjp_plan_unref(plan);
}

static void
load_file(struct run *run, const char *folder, const char *name)
{
  char file[PATH_ROOM];
  kjp_plan *plan = NULL;

  (void)snprintf(file, sizeof file, "%s/%s", folder, name);
  while (again(run, kjp_plan_load(file, NULL, &plan, &run->error)))
    continue;
  finish_plan(run, plan, true);
}

static void
load(struct run *run)
{
  load_file(run, run->stage->plans, "baotou-2022.yaml");
}

static void
load_bad(struct run *run)
{
  load_file(run, run->stage->data, "bad/ten-mistakes.yaml");
}

static void
load_gb18030(struct run *run)
{
  load_file(run, run->stage->data, "bad/encoding-gb18030--plan.yaml");
}

static void
load_nothing(struct run *run)
{
  load_file(run, run->stage->data, "no-such-file.yaml");
}

static void
parse(struct run *run)
{
  static const char text[] =
      "kjplan: 1\n"
      "plan: {id: p, title: 市, years: 2022-2025}\n"
      "organisations: {o: {name: &n 局}}\n"
      "indicators:\n"
      "  a: {name: *n, scope: 市, unit: 亿元, values: {2021: 1.2, 2022: "
      "{final: "
      "{value: 1.3, known_on: 2023-01-01}}}, assume: {growth: 5 %, sd: 2 %}}\n"
      "  b: {name: b, scope: 市, unit: '%', derive: {ratio: [a, a]}}\n"
      "targets: {t: {indicator: a, year: 2025, at_least: 3 亿元}}\n"
      "rules: {r: {indicator: a, years: 2022-2025, clauses: "
      "[{any_of: [grow_at_least: 3 %, not_below_peak]}]}}\n"
      "paths: {a: {from: {2022: 1.3}, to: {2025: 3}, shape: linear}}\n"
      "x-more: [1, {b: 2}]\n";
  kjp_plan *plan = NULL;

  while (again(run, kjp_plan_parse(text, sizeof text - 1, "p.yaml", NULL, &plan,
                                   &run->error)))
    continue;
  finish_plan(run, plan, true);
}

/* In UTF-8, and the same in GB18030: GDP of 2022. */
static void
read_statistics(struct run *run)
{
  static const char *const tables[] = {
      "指标,年份,阶段,数值,单位\n地区生产总值,2022,final,\"3,800.5\",亿元\n",
      "\xd6\xb8\xb1\xea,\xc4\xea\xb7\xdd,\xca\xfd\xd6\xb5,\xb5\xa5\xce\xbb\n"
      "\xb5\xd8\xc7\xf8\xc9\xfa\xb2\xfa\xd7\xdc\xd6\xb5,2022,3800.5,"
      "\xd2\xda\xd4\xaa\n",
      "indicator,year,value\nnone,2022,1\ngdp,1800,x\n",
  };

  for (size_t i = 0; i < 3 && run->status == KJP_OK; i++) {
    kjp_plan *plan = NULL;

    while (again(run, kjp_statistics_parse(run->stage->plan, tables[i],
                                           strlen(tables[i]), "t.csv", NULL,
                                           &plan, &run->error)))
      continue;
    finish_plan(run, plan, true);
  }
}

static void
set_all(struct run *run, kjp_builder *builder)
{
  static const int32_t years[] = {2019, 2020, 2022};
  static const int64_t quanta[] = {100, 250, 12500000000};
  static const char *const texts[][2] = {
      {"/plan/title", "另一个"},
      {"/indicators/gdp/values/2019/final/value", "2600.4"},
      {"/programmes/new-energy/fields/-", "储能"},
      {"/measures/new/name", "新措施"},
  };

  for (size_t i = 0; i < 4 && run->status == KJP_OK; i++)
    while (again(
        run, kjp_builder_set(builder, texts[i][0], texts[i][1], &run->error)))
      continue;
  while (run->status == KJP_OK &&
         again(run, kjp_builder_set_empty(builder, "/x-none", KJP_EMPTY_LIST,
                                          &run->error)))
    continue;
  while (run->status == KJP_OK &&
         again(run, kjp_builder_remove(builder, "/indicators/gdp/values/2020",
                                       &run->error)))
    continue;
  while (run->status == KJP_OK &&
         again(run, kjp_builder_set_series(builder, "rd", KJP_STAGE_BUDGET,
                                           years, quanta, 3, &run->error)))
    continue;
}

static void
build(struct run *run)
{
  kjp_builder *builder;
  kjp_plan *plan = NULL;

  do
    builder = kjp_builder_new(run->stage->plan);
  while (again(run, builder == NULL ? KJP_E_NOMEM : KJP_OK));
  if (builder == NULL)
    return;
  set_all(run, builder);
  while (run->status == KJP_OK &&
         again(run, kjp_builder_build(builder, NULL, &plan, &run->error)))
    continue;
  kjp_builder_free(builder);
  finish_plan(run, plan, true);
}

/* Plans out */

static void
save(struct run *run)
{
  char file[PATH_ROOM];
  kjp_plan *plan = NULL;

  (void)snprintf(file, sizeof file, "%s/saved-%d.yaml", run->stage->folder,
                 run->number);
  while (again(run, kjp_plan_save(run->stage->plan, file, &run->error)))
    continue;
  if (run->status != KJP_OK)
    return;
  while (again(run, kjp_plan_load(file, NULL, &plan, &run->error)))
    continue;
  finish_plan(run, plan, false); /* findings tell the name of the file */
}

static void
check_language(struct run *run, int32_t language)
{
  const struct stage *stage = run->stage;
  kjp_text *text = NULL;

  while (again(
      run, kjp_check_to_json(stage->plan, NULL, language, &text, &run->error)))
    continue;
  digest_taken(run, text);
  while (
      run->status == KJP_OK &&
      again(run, kjp_check_to_text(stage->plan, language, &text, &run->error)))
    continue;
  digest_taken(run, text);
  while (run->status == KJP_OK &&
         again(run, kjp_findings_to_text(kjp_error_table(stage->error),
                                         language, &text, &run->error)))
    continue;
  digest_taken(run, text);
}

static void
check(struct run *run)
{
  kjp_text *text = NULL;

  check_language(run, KJP_LANGUAGE_ZH);
  if (run->status == KJP_OK)
    check_language(run, KJP_LANGUAGE_EN);
  while (run->status == KJP_OK &&
         again(run, kjp_plan_schema(&text, &run->error)))
    continue;
  digest_taken(run, text);
}

static void
copy_tables(struct run *run)
{
  for (int32_t i = KJP_FINDINGS; i < KJP_ANSWER && run->status == KJP_OK; i++)
    digest_table(run, kjp_plan_table(run->stage->plan, i));
  digest_error(run, run->stage->error);
}

static void
write_quantities(struct run *run)
{
  static const char *const texts[] = {"1.25亿元", "12,500 万元", "3 %", "7 斤"};

  for (size_t i = 0; i < 4 && run->status == KJP_OK; i++) {
    int64_t quanta = 0;
    kjp_text *text = NULL;

    while (again(run, kjp_quantity_parse(texts[i], i == 2 ? "%" : "元", &quanta,
                                         &run->error)))
      continue;
    while (
        run->status == KJP_OK &&
        again(run, kjp_quantity_format(quanta, "亿元", 3, &text, &run->error)))
      continue;
    digest_taken(run, text);
  }
}

/* Questions */

static kjp_options *
make_options(struct run *run, const char *const (*rows)[2])
{
  kjp_options *options;

  do
    options = kjp_options_new();
  while (again(run, options == NULL ? KJP_E_NOMEM : KJP_OK));
  for (; (*rows)[0] != NULL && run->status == KJP_OK; rows++)
    while (again(run,
                 kjp_options_set(options, (*rows)[0], (*rows)[1], &run->error)))
      continue;
  return options;
}

typedef kjp_status question(const kjp_plan *plan, const kjp_options *options,
                            kjp_answer **answer_out, kjp_error **error_out);

static void
ask(struct run *run, question *ask_it, const char *const (*rows)[2])
{
  kjp_options *options = make_options(run, rows);
  kjp_answer *answer = NULL;

  while (run->status == KJP_OK &&
         again(run, ask_it(run->stage->plan, options, &answer, &run->error)))
    continue;
  kjp_options_free(options);
  if (answer != NULL)
    digest_answer(run, answer);
  kjp_answer_unref(answer);
}

static void
audit(struct run *run)
{
  static const char *const rows[][2] = {
      {"scenario", "low"}, {"as-of", "2024-06-30"}, {NULL, NULL}};

  ask(run, kjp_audit_run, rows);
}

static void
path(struct run *run)
{
  static const char *const plain[][2] = {{"corridor", "1"}, {NULL, NULL}};
  static const char *const shaped[][2] = {{"shape", "logistic"}, {NULL, NULL}};
  static const char *const grown[][2] = {{"shape", "constant_growth"},
                                         {NULL, NULL}};

  ask(run, kjp_path_run, plain);
  if (run->status == KJP_OK)
    ask(run, kjp_path_run, shaped);
  if (run->status == KJP_OK)
    ask(run, kjp_path_run, grown);
}

static void
consistency(struct run *run)
{
  static const char *const rows[][2] = {{"scenario", "low"}, {NULL, NULL}};

  ask(run, kjp_consistency_run, rows);
}

static void
assess(struct run *run)
{
  static const char *const rows[][2] = {{"year", "2024"}, {NULL, NULL}};
  static const char *const linear[][2] = {
      {"year", "2023"}, {"method", "linear_ratio"}, {NULL, NULL}};

  ask(run, kjp_assess_run, rows);
  if (run->status == KJP_OK)
    ask(run, kjp_assess_run, linear);
}

static void
reconcile(struct run *run)
{
  static const char *const rows[][2] = {{NULL, NULL}};

  ask(run, kjp_reconcile_run, rows);
}

static void
compare(struct run *run)
{
  kjp_answer *answer = NULL;

  while (again(run, kjp_compare_run(run->stage->before, run->stage->after, NULL,
                                    &answer, &run->error)))
    continue;
  if (answer != NULL)
    digest_answer(run, answer);
  kjp_answer_unref(answer);
}

static void
simulate(struct run *run)
{
  static const char *const rows[][2] = {
      {"draws", "9001"}, {"seed", "7"}, {"threads", "3"}, {NULL, NULL}};

  ask(run, kjp_simulate_run, rows);
}

static kjp_simulation *
begin_slice(struct run *run, const char *first)
{
  const char *const rows[][2] = {{"mode", "follow_rule"},
                                 {"first-draw", first},
                                 {"threads", "2"},
                                 {NULL, NULL}};
  kjp_options *options = make_options(run, rows);
  kjp_simulation *slice = NULL;

  while (run->status == KJP_OK &&
         again(run, kjp_simulation_new(run->stage->plan, options, &slice,
                                       &run->error)))
    continue;
  kjp_options_free(options);
  while (run->status == KJP_OK &&
         again(run, kjp_simulation_step(slice, 300, &run->error)))
    continue;
  return slice;
}

/* Two slices made one, which gives an answer and is drawn on. */
static void
simulate_slices(struct run *run)
{
  kjp_simulation *slice = begin_slice(run, "0");
  kjp_simulation *other =
      run->status == KJP_OK ? begin_slice(run, "300") : NULL;
  kjp_answer *answer = NULL;

  while (run->status == KJP_OK &&
         again(run, kjp_simulation_merge(slice, other, &run->error)))
    continue;
  while (run->status == KJP_OK &&
         again(run, kjp_simulation_answer(slice, &answer, &run->error)))
    continue;
  if (answer != NULL)
    digest_answer(run, answer);
  kjp_answer_unref(answer);
  kjp_simulation_free(slice);
  kjp_simulation_free(other);
}

/* Panels */

enum { ENTITIES = 67, YEARS = 6 };

/* Most figures are small, some too large for lanes, some missing. */
static void
draw_figures(int64_t *figures, int64_t start)
{
  for (int32_t i = 0; i < ENTITIES * YEARS; i++) {
    figures[i] = start + (int64_t)i % YEARS * (i % 11 - 2) * start / 20;
    if (i / YEARS % 9 == 4)
      figures[i] = INT64_MAX / 8 + figures[i];
    if (i % 37 == 5)
      figures[i] = INT64_MIN;
  }
}

static void
give_figures(struct run *run, kjp_panel *panel, const int64_t *st,
             const int64_t *spending)
{
  while (again(run, kjp_panel_set(panel, "st", st, NULL, &run->error)))
    continue;
  while (
      run->status == KJP_OK &&
      again(run, kjp_panel_set(panel, "spending", spending, NULL, &run->error)))
    continue;
}

static void
run_panel(struct run *run, const kjp_panel *panel)
{
  int64_t floors[ENTITIES * YEARS];
  uint8_t verdicts[ENTITIES * YEARS];
  int32_t bindings[ENTITIES * YEARS];
  uint8_t flags[ENTITIES * YEARS];

  while (again(run, kjp_panel_run(panel, 0, ENTITIES, 3, floors, verdicts,
                                  bindings, flags, &run->error)))
    continue;
  for (int32_t i = 0; i < ENTITIES * YEARS && run->status == KJP_OK; i++) {
    digest_number(run, floors[i]);
    digest_number(run, verdicts[i]);
    digest_number(run, bindings[i]);
    digest_number(run, flags[i]);
  }
}

static void
panel(struct run *run)
{
  static const char *const rows[][2] = {{"rule", "share-kept"}, {NULL, NULL}};
  int64_t st[ENTITIES * YEARS];
  int64_t spending[ENTITIES * YEARS];
  kjp_options *options = make_options(run, rows);
  kjp_panel *made = NULL;

  draw_figures(st, 1000003);
  draw_figures(spending, 20000081);
  while (run->status == KJP_OK &&
         again(run, kjp_panel_new(run->stage->rules, options, ENTITIES, 2010,
                                  2010 + YEARS - 1, &made, &run->error)))
    continue;
  kjp_options_free(options);
  if (run->status == KJP_OK)
    give_figures(run, made, st, spending);
  if (run->status == KJP_OK)
    run_panel(run, made);
  kjp_panel_free(made);
}

static kjp_plan *
parse_paths(struct run *run)
{
  static const char text[] =
      "kjplan: 1\n"
      "plan: {id: least, title: 各市, years: 2010-2022}\n"
      "indicators:\n"
      "  st: {name: 科技, scope: 市, unit: 元}\n"
      "  spending: {name: 支出, scope: 市, unit: 元}\n"
      "rules:\n"
      "  r: {indicator: st, years: 2011-2022, clauses: [{grow_at_least: 3 %}, "
      "{outpace: {of: spending}}]}\n"
      "paths:\n"
      "  st: {shape: latest, from: {year: 2010}, round_to: 1 元, caps: "
      "[grow_at_most: 60 %]}\n";
  kjp_plan *plan = NULL;

  while (again(run, kjp_plan_parse(text, sizeof text - 1, "least.yaml", NULL,
                                   &plan, &run->error)))
    continue;
  return plan;
}

static void
find_least(struct run *run, const kjp_panel *panel)
{
  int64_t least[ENTITIES * YEARS];
  uint8_t states[ENTITIES];

  while (again(
      run, kjp_panel_least(panel, 0, ENTITIES, 3, least, states, &run->error)))
    continue;
  for (int32_t i = 0; i < ENTITIES * YEARS && run->status == KJP_OK; i++)
    digest_number(run, least[i]);
  for (int32_t i = 0; i < ENTITIES && run->status == KJP_OK; i++)
    digest_number(run, states[i]);
}

static void
least(struct run *run)
{
  int64_t st[ENTITIES * YEARS];
  int64_t spending[ENTITIES * YEARS];
  kjp_plan *plan = parse_paths(run);
  kjp_panel *made = NULL;

  draw_figures(st, 1000003);
  draw_figures(spending, 20000081);
  while (run->status == KJP_OK &&
         again(run, kjp_panel_new(plan, NULL, ENTITIES, 2010, 2010 + YEARS - 1,
                                  &made, &run->error)))
    continue;
  if (run->status == KJP_OK)
    give_figures(run, made, st, spending);
  while (run->status == KJP_OK &&
         again(run, kjp_panel_set_anchors(made, st, &run->error)))
    continue;
  if (run->status == KJP_OK)
    find_least(run, made);
  kjp_panel_free(made);
  kjp_plan_unref(plan);
}

/* Mistakes of the caller */

static void
mistake(struct run *run)
{
  static const char *const rows[][2] = {{"year", "2024 年"}, {NULL, NULL}};

  kjp_options_free(make_options(run, rows));
}

const struct flow flows[] = {
    {"load", load},
    {"load a bad file", load_bad},
    {"load GB18030", load_gb18030},
    {"load nothing", load_nothing},
    {"parse", parse},
    {"statistics", read_statistics},
    {"build", build},
    {"save", save},
    {"check", check},
    {"tables", copy_tables},
    {"quantities", write_quantities},
    {"audit", audit},
    {"path", path},
    {"consistency", consistency},
    {"assess", assess},
    {"reconcile", reconcile},
    {"compare", compare},
    {"simulate", simulate},
    {"slices", simulate_slices},
    {"panel", panel},
    {"least paths", least},
    {"mistake", mistake},
};
const size_t flow_count = sizeof flows / sizeof *flows;

/* Running them */

static kjp_plan *
load_or_end(const char *folder, const char *name)
{
  char file[PATH_ROOM];
  kjp_plan *plan = NULL;

  (void)snprintf(file, sizeof file, "%s/%s", folder, name);
  if (kjp_plan_load(file, NULL, &plan, NULL) != KJP_OK) {
    fprintf(stderr, "%s does not load\n", file);
    exit(2);
  }
  return plan;
}

void
open_stage(struct stage *stage, const char *folder)
{
  char file[PATH_ROOM];
  kjp_plan *none = NULL;
  kjp_options *options = kjp_options_new();

  stage->folder = folder;
  stage->plans = getenv("KJP_PLANS");
  stage->data = getenv("KJP_TEST_DATA");
  stage->plan = load_or_end(stage->plans, "baotou-2022.yaml");
  stage->rules = load_or_end(stage->plans, "panel.yaml");
  (void)kjp_audit_run(stage->plan, NULL, &stage->before, NULL);
  (void)kjp_options_set(options, "scenario", "low", NULL);
  (void)kjp_audit_run(stage->plan, options, &stage->after, NULL);
  kjp_options_free(options);
  (void)snprintf(file, sizeof file, "%s/bad/ten-mistakes.yaml", stage->data);
  (void)kjp_plan_load(file, NULL, &none, &stage->error);
}

void
close_stage(struct stage *stage)
{
  kjp_error_free(stage->error);
  kjp_answer_unref(stage->after);
  kjp_answer_unref(stage->before);
  kjp_plan_unref(stage->rules);
  kjp_plan_unref(stage->plan);
}

void
walk_flow(const struct flow *flow, struct run *run)
{
  run->status = KJP_OK;
  run->digest = UINT64_C(0xcbf29ce484222325);
  run->error = NULL;
  flow->walk(run);
  if (run->error != NULL && run->status != KJP_E_NOMEM)
    digest_error(run, run->error);
  kjp_error_free(run->error);
  run->error = NULL;
}

void
walk_all(const struct stage *stage, struct run *runs)
{
  for (size_t i = 0; i < flow_count; i++) {
    runs[i] = (struct run){.stage = stage};
    walk_flow(&flows[i], &runs[i]);
  }
}

bool
has_changed(const struct run *runs, size_t i, int number, const char *where)
{
  struct run run = {.stage = runs[i].stage, .number = number};

  walk_flow(&flows[i], &run);
  if (run.status == runs[i].status && run.digest == runs[i].digest)
    return false;
  fprintf(stderr, "%s: %s gives another answer: status %d, not %d\n", where,
          flows[i].name, (int)run.status, (int)runs[i].status);
  return true;
}

int
count_changed(const struct run *runs, int number, const char *where)
{
  int changed = 0;

  for (size_t i = 0; i < flow_count; i++)
    changed += has_changed(runs, i, number, where);
  return changed;
}
