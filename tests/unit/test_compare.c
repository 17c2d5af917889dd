/* SPDX-License-Identifier: MIT */
/* tests/unit/test_compare.c - what changes between two answers: rows by name,
 * cells exactly, and nothing where nothing does. */
#include <stdlib.h>

#include "plans.h"

/* Science grows by 10 % a year from 1.1, revenue by 5 %, 2 % or 12 %. */
#define TWO_SCENARIOS                                                              \
  PLAN_HEAD                                                                        \
  "  st: {name: 科技, scope: 市, unit: 亿元, values: {2021: 1, 2022: 1.1},\n" \
  "    assume: {growth: 10 %}}\n"                                                  \
  "  revenue: {name: 收入, scope: 市, unit: 亿元,\n"                          \
  "    values: {2021: 100, 2022: 105}, assume: {growth: 5 %}}\n"                   \
  "rules:\n"                                                                       \
  "  r: {indicator: st, years: 2022-2023, clauses: [{outpace: {of: "               \
  "revenue}}]}\n"                                                                  \
  "scenarios:\n"                                                                   \
  "  low: {title: 低, assume: {revenue: {growth: 2 %}}}\n"                        \
  "  high: {title: 高, assume: {revenue: {growth: 12 %}}}\n"

typedef kjp_status (*question)(const kjp_plan *, const kjp_options *,
                               kjp_answer **, kjp_error **);

static kjp_answer *
ask(const kjp_plan *plan, question run, const char *name, const char *value)
{
  kjp_options *options = kjp_options_new();
  kjp_answer *answer = NULL;

  if (name != NULL)
    cr_assert(kjp_options_set(options, name, value, NULL) == KJP_OK);
  cr_assert(run(plan, options, &answer, NULL) == KJP_OK, "%s", value);
  kjp_options_free(options);
  return answer;
}

/* Takes both answers over. */
static kjp_answer *
compare(kjp_answer *before, kjp_answer *after)
{
  kjp_answer *answer = NULL;
  kjp_error *error = NULL;

  cr_assert(kjp_compare_run(before, after, NULL, &answer, &error) == KJP_OK,
            "%s", kjp_error_message(error, KJP_LANGUAGE_EN));
  kjp_answer_unref(before);
  kjp_answer_unref(after);
  return answer;
}

static kjp_answer *
compare_audits(const char *text, const char *before, const char *after)
{
  kjp_plan *plan = plan_of(text);
  kjp_answer *answer = compare(ask(plan, kjp_audit_run, "scenario", before),
                               ask(plan, kjp_audit_run, "scenario", after));

  kjp_plan_unref(plan);
  return answer;
}

static const kjp_table *
differences_of(const kjp_answer *answer)
{
  return kjp_answer_table(answer, KJP_COMPARE_DIFFERENCES);
}

/* 2023: st is 1.21, revenue 107.1 (low) or 117.6 (high).
 * The floor is 1.1 x 107.1 / 105 = 1.122, or 1.232, and a fen more; the gap is
 * 10 % less 2 % or 12 %. */
static const struct {
  const char *table, *key, *column, *before, *after, *unit, *change;
} expected[] = {
    {"audit_years", "r 2023", "floor", "1.1220000001", "1.2320000001", "亿元",
     "0.11"},
    {"audit_years", "r 2023", "verdict", "holds", "broken", NULL, NULL},
    {"audit_years", "r 2023", "headroom", "0.0879999999", "-0.0220000001",
     "亿元", "-0.11"},
    {"audit_clauses", "r 2023 outpace:revenue", "least", "1.1220000001",
     "1.2320000001", "亿元", "0.11"},
    {"audit_clauses", "r 2023 outpace:revenue", "verdict", "holds", "broken",
     NULL, NULL},
    {"audit_clauses", "r 2023 outpace:revenue", "gap", "8", "-2", "pp", "-10"},
    {"audit_clauses", "r 2023 outpace:revenue", "reference", "107.1", "117.6",
     "亿元", "10.5"},
    {"audit_inputs", "r 2023 revenue 2023", "value", "107.1", "117.6", "亿元",
     "10.5"},
};

static bool
has_change(const kjp_table *table, int32_t row, const char *change)
{
  kjp_text *text = NULL;
  bool same;

  if (change == NULL)
    return !kjp_table_amount(table, row, KJP_DIFFERENCE_CHANGE, NULL);
  cr_assert(kjp_table_format(table, row, KJP_DIFFERENCE_CHANGE, NULL, KJP_NONE,
                             &text, NULL) == KJP_OK);
  same = strcmp(kjp_text_data(text), change) == 0;
  kjp_text_free(text);
  return same;
}

Test(compare, gives_every_cell_that_differs_with_the_change)
{
  kjp_answer *answer = compare_audits(TWO_SCENARIOS, "low", "high");
  const kjp_table *table = differences_of(answer);

  cr_assert(kjp_table_count(table) == (int32_t)COUNT(expected), "%d",
            (int)kjp_table_count(table));
  for (int32_t row = 0; row < (int32_t)COUNT(expected); row++) {
    cr_expect(
        has_text(table, row, KJP_DIFFERENCE_TABLE, expected[row].table) &&
            has_text(table, row, KJP_DIFFERENCE_KEY, expected[row].key) &&
            has_text(table, row, KJP_DIFFERENCE_COLUMN, expected[row].column),
        "row %d", (int)row);
    cr_expect(has_text(table, row, KJP_DIFFERENCE_OLD, expected[row].before) &&
                  has_text(table, row, KJP_DIFFERENCE_NEW, expected[row].after),
              "row %d", (int)row);
    cr_expect(has_text(table, row, KJP_DIFFERENCE_UNIT, expected[row].unit) &&
                  has_change(table, row, expected[row].change),
              "row %d", (int)row);
    cr_expect(kjp_table_int(table, row, KJP_DIFFERENCE_SIDE) == KJP_NONE);
  }
  kjp_answer_unref(answer);
}

Test(compare, says_what_is_compared)
{
  kjp_answer *answer = compare_audits(TWO_SCENARIOS, NULL, "high");
  const kjp_table *answers = kjp_answer_table(answer, KJP_ANSWER);
  const kjp_table *sides = kjp_answer_table(answer, KJP_COMPARE_SIDES);

  cr_expect(has_text(answers, 0, KJP_ANSWER_QUESTION, "compare"));
  cr_expect(has_text(answers, 0, KJP_ANSWER_SCENARIO, NULL));
  cr_assert(kjp_table_count(sides) == 2);
  cr_expect(has_text(sides, 0, KJP_SIDE_QUESTION, "audit"));
  cr_expect(has_text(sides, 0, KJP_SIDE_SCENARIO, NULL));
  cr_expect(has_text(sides, 1, KJP_SIDE_SCENARIO, "high"));
  kjp_answer_unref(answer);
}

Test(compare, of_the_same_finds_nothing)
{
  static const question questions[] = {kjp_audit_run, kjp_path_run,
                                       kjp_reconcile_run};
  const char *folder = getenv("KJP_PLANS");
  static const char *const names[] = {"baotou-2022", "national", "provinces"};

  cr_assert(folder != NULL);
  for (size_t i = 0; i < COUNT(names); i++) {
    char file[600];
    kjp_plan *plan = NULL;

    (void)snprintf(file, sizeof file, "%s/%s.yaml", folder, names[i]);
    cr_assert(kjp_plan_load(file, NULL, &plan, NULL) == KJP_OK, "%s", file);
    for (size_t j = 0; j < COUNT(questions); j++) {
      kjp_answer *answer = compare(ask(plan, questions[j], NULL, NULL),
                                   ask(plan, questions[j], NULL, NULL));

      cr_expect(kjp_table_count(differences_of(answer)) == 0, "%s %zu",
                names[i], j);
      kjp_answer_unref(answer);
    }
    kjp_plan_unref(plan);
  }
}

/* Text by text: what was old is new, and a change has the other sign. */
Test(compare, the_other_way_round_swaps_the_sides)
{
  kjp_answer *forth = compare_audits(TWO_SCENARIOS, "low", "high");
  kjp_answer *back = compare_audits(TWO_SCENARIOS, "high", "low");
  const kjp_table *a = differences_of(forth), *b = differences_of(back);

  cr_assert(kjp_table_count(a) == kjp_table_count(b));
  for (int32_t row = 0; row < kjp_table_count(a); row++) {
    int64_t one = 0, other = 0;

    cr_expect(has_text(b, row, KJP_DIFFERENCE_NEW,
                       kjp_table_text(a, row, KJP_DIFFERENCE_OLD)));
    cr_expect(has_text(b, row, KJP_DIFFERENCE_OLD,
                       kjp_table_text(a, row, KJP_DIFFERENCE_NEW)));
    cr_expect(kjp_table_amount(a, row, KJP_DIFFERENCE_CHANGE, &one) ==
                  kjp_table_amount(b, row, KJP_DIFFERENCE_CHANGE, &other) &&
              one == -other);
  }
  kjp_answer_unref(forth);
  kjp_answer_unref(back);
}

/* The figure of 2022 is known by the later day alone; so is its input. */
#define TWO_DAYS                                                               \
  PLAN_HEAD                                                                    \
  "  a: {name: a, scope: 市, unit: 亿元, values: {2021: 1, 2022: 1}}\n"     \
  "  b: {name: b, scope: 市, unit: 亿元, values: {2021: 4, 2022: 4}}\n"     \
  "  x: {name: x, scope: 市, unit: '%', derive: {ratio: [a, b]},\n"           \
  "    values: {2021: 25, 2022: {final: {value: 25, known_on: "                \
  "2023-05-01}}}}\n"

Test(compare, says_once_that_a_row_is_on_one_side_alone)
{
  kjp_plan *plan = plan_of(TWO_DAYS);
  kjp_answer *answer =
      compare(ask(plan, kjp_reconcile_run, "as-of", "2023-01-01"),
              ask(plan, kjp_reconcile_run, "as-of", "2023-12-31"));
  const kjp_table *table = differences_of(answer);

  /* The inputs of the figure go with it; its uses of a, b and x come last. */
  cr_assert(kjp_table_count(table) == 4, "%d", (int)kjp_table_count(table));
  cr_expect(has_text(table, 0, KJP_DIFFERENCE_TABLE, "reconcile_figures"));
  cr_expect(has_text(table, 0, KJP_DIFFERENCE_KEY, "x 2022 final"));
  cr_expect(has_text(table, 1, KJP_DIFFERENCE_KEY, "a 2022 final"));
  cr_expect(has_text(table, 2, KJP_DIFFERENCE_KEY, "b 2022 final"));
  cr_expect(has_text(table, 3, KJP_DIFFERENCE_KEY, "x 2022 final"));
  for (int32_t row = 0; row < 4; row++) {
    cr_expect(kjp_table_int(table, row, KJP_DIFFERENCE_SIDE) == KJP_ONLY_AFTER);
    cr_expect(has_text(table, row, KJP_DIFFERENCE_COLUMN, NULL));
  }
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}

#define ALIKE(rest)                                                                \
  PLAN_HEAD                                                                        \
  "  st: {name: 科技, scope: 市, unit: 亿元, values: {2021: 1, 2022: 1.1}}\n" \
  "rules:\n"                                                                       \
  "  r: {indicator: st, years: 2022, clauses: [{grow_at_least: 1 %},\n"            \
  "    {grow_at_least: " rest "}]}\n"

/* Two plans of one id: a clause that is there twice goes by its number. */
Test(compare, numbers_rows_that_are_alike)
{
  kjp_plan *plan = plan_of(ALIKE("2 %"));
  kjp_plan *other = plan_of(ALIKE("5 %"));
  kjp_answer *answer = compare(ask(plan, kjp_audit_run, NULL, NULL),
                               ask(other, kjp_audit_run, NULL, NULL));
  const kjp_table *table = differences_of(answer);
  int32_t found = 0;

  kjp_plan_unref(plan);
  kjp_plan_unref(other);
  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    bool clause = has_text(table, row, KJP_DIFFERENCE_TABLE, "audit_clauses");

    found += clause;
    cr_expect(!clause || has_text(table, row, KJP_DIFFERENCE_KEY,
                                  "r 2022 grow_at_least #2"),
              "%s", kjp_table_text(table, row, KJP_DIFFERENCE_KEY));
  }
  cr_expect(found == 2, "its least amount and its gap: %d", (int)found);
  kjp_answer_unref(answer);
}

Test(compare, refuses_what_cannot_be_compared)
{
  kjp_plan *plan = plan_of(TWO_SCENARIOS);
  kjp_plan *other = plan_of("kjplan: 1\n"
                            "plan: {id: other, title: o, years: 2021-2022}\n");
  kjp_answer *audit = ask(plan, kjp_audit_run, NULL, NULL);
  kjp_answer *figures = ask(plan, kjp_reconcile_run, NULL, NULL);
  kjp_answer *of_other = ask(other, kjp_audit_run, NULL, NULL);
  kjp_answer *answer = (kjp_answer *)&answer;
  kjp_error *error = NULL;

  cr_expect(kjp_compare_run(audit, figures, NULL, &answer, &error) ==
            KJP_E_ARGUMENT);
  cr_expect(answer == NULL && error != NULL);
  kjp_error_free(error);
  cr_expect(kjp_compare_run(audit, of_other, NULL, &answer, NULL) ==
            KJP_E_ARGUMENT);
  cr_expect(kjp_compare_run(NULL, audit, NULL, &answer, NULL) ==
            KJP_E_ARGUMENT);
  cr_expect(kjp_compare_run(audit, NULL, NULL, &answer, NULL) ==
            KJP_E_ARGUMENT);
  cr_expect(kjp_compare_run(audit, audit, NULL, NULL, NULL) == KJP_E_ARGUMENT);
  kjp_answer_unref(audit);
  kjp_answer_unref(figures);
  kjp_answer_unref(of_other);
  kjp_plan_unref(plan);
  kjp_plan_unref(other);
}

#define PROJECTED                                                              \
  " This is a projection: it rests on planned or assumed figures."

Test(compare, says_a_sentence_of_each_difference_in_both_languages)
{
  static const char *const sentences[][2] = {
      {"r 2023：底线，原 1.1220000001 亿元，现 1.2320000001 亿元，增加 0.11 "
       "亿元。依据有计划数或假定数，属于测算。",
       "r 2023: the least that keeps the rule: from 1.1220000001 亿元 to "
       "1.2320000001 亿元, 0.11 亿元 more." PROJECTED},
      {"r 2023：结论，原符合，现不符合。依据有计划数或假定数，属于测算。",
       "r 2023: verdict: from holds to broken." PROJECTED},
      {"r 2023：高出底线，原 0.0879999999 亿元，现 -0.0220000001 亿元，减少 "
       "0.11 亿元。依据有计划数或假定数，属于测算。",
       "r 2023: value less one-off less floor: from 0.0879999999 亿元 to "
       "-0.0220000001 亿元, 0.11 亿元 less." PROJECTED},
  };
  kjp_answer *answer = compare_audits(TWO_SCENARIOS, "low", "high");

  for (int32_t row = 0; row < (int32_t)COUNT(sentences); row++) {
    kjp_text *zh = NULL, *en = NULL;

    cr_assert(kjp_answer_sentence(answer, row, KJP_LANGUAGE_ZH, &zh, NULL) ==
              KJP_OK);
    cr_assert(kjp_answer_sentence(answer, row, KJP_LANGUAGE_EN, &en, NULL) ==
              KJP_OK);
    cr_expect_str_eq(kjp_text_data(zh), sentences[row][0]);
    cr_expect_str_eq(kjp_text_data(en), sentences[row][1]);
    kjp_text_free(zh);
    kjp_text_free(en);
  }
  kjp_answer_unref(answer);
}

/* 1, 2, 3, 4: 9 from 2023 on, 10 in all. `early` goes there by 1 + 3 x 5/9 and
 * 1 + 3 x 8/9: 2.6667, 3.6667, 4, 10.3334 from 2023 on. `short` ends in 2023.
 */
#define TWO_PATHS                                                              \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: t, years: 2022-2025}\n"                                \
  "indicators:\n"                                                              \
  "  st: {name: 科技, scope: 市, unit: 亿元, values: {2022: 1}}\n"        \
  "targets: {sum: {indicator: st, over: 2023-2025, at_least: 4}}\n"            \
  "paths: {st: {shape: linear, through: {2025: 4}}}\n"                         \
  "scenarios:\n"                                                               \
  "  early: {paths: {st: {shape: front_loaded}}}\n"                            \
  "  short: {paths: {st: {through: {2023: 2}}}}\n"

static const struct {
  const char *scenario, *key, *column, *before, *after, *zh, *en;
} paths[] = {
    {"early", "st", "path", "st", "st early", "st：路径，原 st，现 st early。",
     "st: path: from st to st early."},
    {"early", "st", "shape", "linear", "front_loaded",
     "st：形状，原等额增长，现先快后慢。",
     "st: shape: from linear to front-loaded."},
    {"early", "st sum", "total", "9", "10.3334",
     "st sum：各年合计，原 9 亿元，现 10.3334 亿元，增加 1.3334 "
     "亿元。依据有计划数或假定数，属于测算。",
     "st sum: sum over the target's years: from 9 亿元 to 10.3334 亿元, 1.3334 "
     "亿元 more. This is a projection: it rests on planned or assumed "
     "figures."},
    {"short", "st sum", "met", "true", NULL,
     "st sum：达到，原是，现未知。依据有计划数或假定数，属于测算。",
     "st sum: the sum meets it: from true to unknown. This is a projection: it "
     "rests on planned or assumed figures."},
    {"short", "st sum", "total", "9", NULL,
     "st sum：各年合计，原 9 "
     "亿元，现未知。依据有计划数或假定数，属于测算。",
     "st sum: sum over the target's years: from 9 亿元 to unknown. This is a "
     "projection: it rests on planned or assumed figures."},
    {"short", "st 2023", "by", NULL, "through",
     "st 2023：所据的目标、条款或上限，原无，现 through。",
     "st 2023: the target, clause or cap that did: from none to through."},
};

static int32_t
find_difference(const kjp_table *table, const char *key, const char *column)
{
  int32_t row = 0;

  while (row < kjp_table_count(table) &&
         !(has_text(table, row, KJP_DIFFERENCE_KEY, key) &&
           has_text(table, row, KJP_DIFFERENCE_COLUMN, column)))
    row++;
  return row;
}

static void
expect_sentence(const kjp_answer *answer, int32_t row, int32_t language,
                const char *wanted)
{
  kjp_text *text = NULL;

  cr_assert(kjp_answer_sentence(answer, row, language, &text, NULL) == KJP_OK);
  cr_expect_str_eq(kjp_text_data(text), wanted, "%s", kjp_text_data(text));
  kjp_text_free(text);
}

/* The names of tables are for programs. */
Test(compare, calls_tables_by_their_titles)
{
  static const struct {
    int32_t language;
    const char *page, *sentence;
  } rows[] = {
      {KJP_LANGUAGE_ZH, "\n公布数\n",
       "x 2022 final（公布数）只有新的答案中有。"},
      {KJP_LANGUAGE_EN, "\nPublished figures\n",
       "x 2022 final (Published figures) is in the answer after alone."},
  };
  kjp_plan *plan = plan_of(TWO_DAYS);
  kjp_answer *answer =
      compare(ask(plan, kjp_reconcile_run, "as-of", "2023-01-01"),
              ask(plan, kjp_reconcile_run, "as-of", "2023-12-31"));

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_text *page = NULL;

    expect_sentence(answer, 0, rows[i].language, rows[i].sentence);
    cr_assert(kjp_answer_to_text(answer, rows[i].language, &page, NULL) ==
              KJP_OK);
    cr_expect(strstr(kjp_text_data(page), rows[i].page) != NULL, "%s",
              kjp_text_data(page));
    cr_expect(strstr(kjp_text_data(page), "reconcile_") == NULL);
    kjp_text_free(page);
  }
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}

Test(compare, names_paths_and_words_and_tells_unknown_from_none)
{
  kjp_plan *plan = plan_of(TWO_PATHS);

  for (size_t i = 0; i < COUNT(paths); i++) {
    kjp_answer *answer =
        compare(ask(plan, kjp_path_run, NULL, NULL),
                ask(plan, kjp_path_run, "scenario", paths[i].scenario));
    const kjp_table *table = differences_of(answer);
    int32_t row = find_difference(table, paths[i].key, paths[i].column);

    cr_assert(row < kjp_table_count(table), "%s %s", paths[i].key,
              paths[i].column);
    cr_expect(has_text(table, row, KJP_DIFFERENCE_OLD, paths[i].before), "%s",
              kjp_table_text(table, row, KJP_DIFFERENCE_OLD));
    cr_expect(has_text(table, row, KJP_DIFFERENCE_NEW, paths[i].after), "%s",
              kjp_table_text(table, row, KJP_DIFFERENCE_NEW));
    expect_sentence(answer, row, KJP_LANGUAGE_ZH, paths[i].zh);
    expect_sentence(answer, row, KJP_LANGUAGE_EN, paths[i].en);
    kjp_answer_unref(answer);
  }
  kjp_plan_unref(plan);
}

/* The year is the same row, whichever anchor it has; and so is what clashes,
 * and what would do. */
#define TWO_ANCHORS                                                            \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: t, years: 2022-2023}\n"                                \
  "indicators:\n"                                                              \
  "  st: {name: 科技, scope: 市, unit: 亿元, values: {2022: 1}}\n"        \
  "targets: {end: {indicator: st, year: 2023, at_least: 4}}\n"                 \
  "paths: {st: {shape: linear, caps: [amount_at_most: {2023: 2}]}}\n"          \
  "scenarios: {own: {paths: {st: {through: {2023: 3}}}}}\n"

static const struct {
  const char *key, *column, *before, *after;
} anchors[] = {
    {"st 2023", "shaped", "4", "3"},
    {"st 2023", "short", "2", "1"},
    {"st 2023", "floor", "end", "through"},
    {"st 2023", "floor_target", "end", NULL},
    {"st 2023", "asked", "4", "3"},
    {"st 2023 amount_at_most 2023", "amount", "4", "3"},
};

Test(compare, knows_a_year_by_another_anchor)
{
  kjp_plan *plan = plan_of(TWO_ANCHORS);
  kjp_answer *answer = compare(ask(plan, kjp_path_run, NULL, NULL),
                               ask(plan, kjp_path_run, "scenario", "own"));
  const kjp_table *table = differences_of(answer);

  for (size_t i = 0; i < COUNT(anchors); i++) {
    int32_t row = find_difference(table, anchors[i].key, anchors[i].column);

    cr_assert(row < kjp_table_count(table), "%s %s", anchors[i].key,
              anchors[i].column);
    cr_expect(has_text(table, row, KJP_DIFFERENCE_OLD, anchors[i].before) &&
                  has_text(table, row, KJP_DIFFERENCE_NEW, anchors[i].after),
              "%s %s", anchors[i].key, anchors[i].column);
  }
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}

Test(compare, marks_what_rests_on_planned_figures)
{
  kjp_answer *answer = compare_audits(TWO_SCENARIOS, "low", "high");
  const kjp_table *table = differences_of(answer);

  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    cr_expect(kjp_table_int(table, row, KJP_DIFFERENCE_PROJECTED) == 1, "%d",
              (int)row);
    cr_expect(kjp_table_int(table, row, KJP_DIFFERENCE_UNVERIFIED) == 0, "%d",
              (int)row);
  }
  kjp_answer_unref(answer);
}
