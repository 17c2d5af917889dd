/* SPDX-License-Identifier: MIT */
/* tests/unit/test_reconcile.c - published figures against levels: the plans of
 * tests/data/reconcile, and small ones worked out by hand. */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include <dirent.h>
#include <stdlib.h>

#include "plans.h"

static kjp_answer *
reconcile(const kjp_plan *plan, const char *name, const char *value)
{
  kjp_options *options = kjp_options_new();
  kjp_answer *answer = NULL;
  kjp_error *error = NULL;

  if (name != NULL)
    cr_assert(kjp_options_set(options, name, value, NULL) == KJP_OK, "%s",
              value);
  cr_assert(kjp_reconcile_run(plan, options, &answer, &error) == KJP_OK, "%s",
            kjp_error_message(error, KJP_LANGUAGE_EN));
  kjp_options_free(options);
  return answer;
}

static kjp_answer *
reconcile_text(const char *text, const char *name, const char *value)
{
  kjp_plan *plan = plan_of(text);
  kjp_answer *answer = reconcile(plan, name, value);

  kjp_plan_unref(plan);
  return answer;
}

static const kjp_table *
figures_of(const kjp_answer *answer)
{
  return kjp_answer_table(answer, KJP_RECONCILE_FIGURES);
}

static int32_t
figure(const kjp_answer *answer, int32_t row, int32_t column)
{
  return kjp_table_int(figures_of(answer), row, column);
}

/* Whether an amount, with as many decimals as `text` has, reads so. */
static bool
reads(const kjp_table *table, int32_t row, int32_t column, const char *text)
{
  const char *point = strchr(text, '.');
  int32_t digits = point == NULL ? 0 : (int32_t)strlen(point + 1);
  kjp_text *found = NULL;
  bool same;

  cr_assert(kjp_table_format(table, row, column, NULL, digits, &found, NULL) ==
            KJP_OK);
  same = strcmp(kjp_text_data(found), text) == 0;
  if (!same)
    cr_log_error("row %d: %s, expected %s", row, kjp_text_data(found), text);
  kjp_text_free(found);
  return same;
}

/* The plans of tests/data/reconcile */

enum { ID, INDICATOR, YEAR, STAGE, PUBLISHED, VERDICT, COMPUTED, WORDS };

/* Cuts a line into words in place. */
static bool
split(char *line, char *words[WORDS])
{
  int count = 0;

  for (char *at = strtok(line, " \n"); at != NULL && count < WORDS;
       at = strtok(NULL, " \n"))
    words[count++] = at;
  return count == WORDS;
}

static void
check_figure(const kjp_answer *answer, int32_t row, char *const words[WORDS])
{
  const kjp_table *figures = figures_of(answer);
  const kjp_table *indicators =
      kjp_plan_table(kjp_answer_plan(answer), KJP_INDICATORS);

  cr_expect(has_text(indicators,
                     figure(answer, row, KJP_RECONCILE_FIGURE_INDICATOR),
                     KJP_INDICATOR_ID, words[INDICATOR]),
            "%s", words[ID]);
  cr_expect(figure(answer, row, KJP_RECONCILE_FIGURE_YEAR) == atoi(words[YEAR]),
            "%s", words[ID]);
  cr_expect(
      has_text(figures, row, KJP_RECONCILE_FIGURE_STAGE, words[STAGE]) &&
          has_text(figures, row, KJP_RECONCILE_FIGURE_VERDICT, words[VERDICT]),
      "%s %s: %s", words[ID], words[INDICATOR],
      kjp_table_text(figures, row, KJP_RECONCILE_FIGURE_VERDICT));
  cr_expect(
      reads(figures, row, KJP_RECONCILE_FIGURE_PUBLISHED, words[PUBLISHED]),
      "%s", words[ID]);
  cr_expect(reads(figures, row, KJP_RECONCILE_FIGURE_COMPUTED, words[COMPUTED]),
            "%s", words[ID]);
}

/* How many lines it compared. */
static int32_t
check_plan(const char *folder, const char *name)
{
  char file[600], line[300];
  kjp_plan *plan = NULL;
  kjp_answer *answer;
  FILE *expected;
  int32_t row = 0;
  size_t stem = strlen(name) - strlen(".yaml");

  (void)snprintf(file, sizeof file, "%s/%s", folder, name);
  cr_assert(kjp_plan_load(file, NULL, &plan, NULL) == KJP_OK, "%s", file);
  (void)snprintf(file, sizeof file, "%s/%.*s.expect", folder, (int)stem, name);
  expected = fopen(file, "r");
  cr_assert(expected != NULL, "%s", file);
  answer = reconcile(plan, NULL, NULL);
  while (fgets(line, sizeof line, expected) != NULL) {
    char *words[WORDS];

    cr_assert(split(line, words), "%s: %s", file, line);
    check_figure(answer, row++, words);
  }
  cr_expect(row == kjp_table_count(figures_of(answer)), "%s: every figure",
            name);
  (void)fclose(expected);
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
  return row;
}

Test(reconcile, judges_published_figures_as_was_worked_out_before)
{
  const char *data = getenv("KJP_TEST_DATA");
  char folder[300];
  struct dirent *entry;
  DIR *open_folder;
  int32_t lines = 0;

  cr_assert(data != NULL);
  (void)snprintf(folder, sizeof folder, "%s/reconcile", data);
  open_folder = opendir(folder);
  cr_assert(open_folder != NULL, "%s", folder);
  while ((entry = readdir(open_folder)) != NULL) {
    const char *end = strrchr(entry->d_name, '.');

    if (end != NULL && strcmp(end, ".yaml") == 0)
      lines += check_plan(folder, entry->d_name);
  }
  (void)closedir(open_folder);
  cr_expect(lines == 70,
            "68 figures of the list, one of them twice, and one "
            "more: %d",
            lines);
}

/* One figure of one formula. Levels a, b, c, of 2022, with the year before. */

static const struct {
  const char *label;
  const char *a, *b, *derive, *unit, *published;
  int32_t verdict;
} cases[] = {
    /* 1.0 is [0.95, 1.05): three of them are [2.85, 3.15). */
    {"the sum", "1.0", "1.0", "sum: [a, b, c]", "亿元", "3.0",
     KJP_RECONCILED_ROUNDS},
    {"within", "1.0", "1.0", "sum: [a, b, c]", "亿元", "2.9",
     KJP_RECONCILED_WITHIN_INPUTS},
    {"within, above", "1.0", "1.0", "sum: [a, b, c]", "亿元", "3.1",
     KJP_RECONCILED_WITHIN_INPUTS},
    {"2.8 is below 2.85", "1.0", "1.0", "sum: [a, b, c]", "亿元", "2.8",
     KJP_RECONCILED_DIFFERS},
    {"3.2 is 3.15 or more", "1.0", "1.0", "sum: [a, b, c]", "亿元", "3.2",
     KJP_RECONCILED_DIFFERS},
    {"3.149 is below 3.15", "1.0", "1.0", "sum: [a, b, c]", "亿元", "3.149",
     KJP_RECONCILED_WITHIN_INPUTS},
    {"more decimals", "1.000", "1.0", "sum: [a, b, c]", "亿元", "2.9",
     KJP_RECONCILED_WITHIN_INPUTS},
    /* 1 - 4 and 5 - 4: the exact value is a half. */
    {"a half goes up", "0.5", "1.0", "sum: [a, b, b]", "亿元", "3",
     KJP_RECONCILED_ROUNDS},
    {"and not down", "0.50", "1.00", "sum: [a, b, b]", "亿元", "2",
     KJP_RECONCILED_WITHIN_INPUTS},
    {"a half below zero goes down", "-0.5", "-1.0", "sum: [a, b, b]", "亿元",
     "-3", KJP_RECONCILED_ROUNDS},
    /* 1.0 / 4.0: 0.95 / 4.05 to 1.05 / 3.95, 23.4567... to 26.582... % */
    {"a ratio", "1.0", "4.0", "ratio: [a, b]", "'%'", "25.0",
     KJP_RECONCILED_ROUNDS},
    {"within a ratio", "1.0", "4.0", "ratio: [a, b]", "'%'", "26.6",
     KJP_RECONCILED_WITHIN_INPUTS},
    {"above a ratio", "1.0", "4.0", "ratio: [a, b]", "'%'", "26.7",
     KJP_RECONCILED_DIFFERS},
    {"below a ratio", "1.0", "4.0", "ratio: [a, b]", "'%'", "23.4",
     KJP_RECONCILED_DIFFERS},
    /* 1.0 less 4.0: -3.1 to -2.9, neither reached. */
    {"a difference", "1.0", "4.0", "difference: [a, b]", "亿元", "-3.0",
     KJP_RECONCILED_ROUNDS},
    {"-2.9 to the digit", "1.0", "4.0", "difference: [a, b]", "亿元", "-2.90",
     KJP_RECONCILED_WITHIN_INPUTS},
    {"-3.11", "1.0", "4.0", "difference: [a, b]", "亿元", "-3.11",
     KJP_RECONCILED_DIFFERS},
    /* The mean of 1.0, 1.0 and 3.0 is 5/3. */
    {"a mean", "1.0", "1.0", "average: [a, b, d]", "亿元", "1.7",
     KJP_RECONCILED_ROUNDS},
    {"a mean to more digits", "1.0", "1.0", "average: [a, b, d]", "亿元",
     "1.66", KJP_RECONCILED_WITHIN_INPUTS},
    {"the year before", "1.0", "1.0", "lag: d", "亿元", "2.0",
     KJP_RECONCILED_ROUNDS},
    {"since the plan began", "1.0", "1.0", "cumulative: d", "亿元", "5.0",
     KJP_RECONCILED_ROUNDS},
    {"half as much again", "1.0", "1.0", "growth: d", "'%'", "50",
     KJP_RECONCILED_ROUNDS},
    {"half of 3.0", "1.0", "1.0", "product: [half, d]", "亿元", "1.5",
     KJP_RECONCILED_ROUNDS},
    /* From [0.45, 0.55) times [2.95, 3.05), below 1.6775. */
    {"within half of 3.0", "1.0", "1.0", "product: [half, d]", "亿元", "1.7",
     KJP_RECONCILED_WITHIN_INPUTS},
    {"above half of 3.0", "1.0", "1.0", "product: [half, d]", "亿元", "1.8",
     KJP_RECONCILED_DIFFERS},
};

Test(reconcile, knows_which_ends_are_reached)
{
  for (size_t i = 0; i < COUNT(cases); i++) {
    char text[1500];
    kjp_answer *answer;

    (void)snprintf(
        text, sizeof text,
        PLAN_HEAD
        "  a: {name: a, scope: 市, unit: 亿元, values: {2022: %s}}\n"
        "  b: {name: b, scope: 市, unit: 亿元, values: {2022: %s}}\n"
        "  c: {name: c, scope: 市, unit: 亿元, values: {2022: 1.0}}\n"
        "  d: {name: d, scope: 市, unit: 亿元, values: {2021: 2.0, 2022: "
        "3.0}}\n"
        "  half: {name: half, scope: 市, unit: '', values: {2022: 0.5}}\n"
        "  x: {name: x, scope: 市, unit: %s, derive: {%s}, values: {2022: "
        "%s}}\n",
        cases[i].a, cases[i].b, cases[i].unit, cases[i].derive,
        cases[i].published);
    answer = reconcile_text(text, NULL, NULL);
    cr_assert(kjp_table_count(figures_of(answer)) == 1, "%s", cases[i].label);
    cr_expect(
        figure(answer, 0, KJP_RECONCILE_FIGURE_VERDICT) == cases[i].verdict,
        "%s: %s", cases[i].label,
        kjp_table_text(figures_of(answer), 0, KJP_RECONCILE_FIGURE_VERDICT));
    kjp_answer_unref(answer);
  }
}

/* Average growth: the level of a base year and of 2022, in 元. */

static const struct {
  const char *label;
  const char *base, *end, *how, *published;
  int32_t verdict;
  const char *computed; /* NULL: none */
} averages[] = {
    {"a power", "100", "121", "since: 2020", "10", KJP_RECONCILED_ROUNDS,
     "10.0000000"},
    {"one year is a growth", "2.0", "3.0", "lookback: 1", "50",
     KJP_RECONCILED_ROUNDS, "50.0000000"},
    /* 1.105^2 is 1.221025. */
    {"a half goes up", "1000000.00", "1221025.00", "lookback: 2", "11",
     KJP_RECONCILED_ROUNDS, "10.5000000"},
    {"a fen less does not", "1000000.00", "1221024.99", "since: 2020", "10",
     KJP_RECONCILED_ROUNDS, "10.4999995"},
    {"but may have", "1000000.00", "1221024.99", "since: 2020", "11",
     KJP_RECONCILED_WITHIN_INPUTS, "10.4999995"},
    /* 0.895^2 is 0.801025. */
    {"a half below zero goes down", "1000000.00", "801025.00", "since: 2020",
     "-11", KJP_RECONCILED_ROUNDS, "-10.5000000"},
    {"a fall", "121", "100", "since: 2020", "-9.1", KJP_RECONCILED_ROUNDS,
     "-9.0909091"},
    {"to nothing", "121", "0", "since: 2020", "-100", KJP_RECONCILED_ROUNDS,
     "-100.0000000"},
    {"from nothing", "0", "121", "since: 2020", "10",
     KJP_RECONCILED_UNDETERMINED, NULL},
    {"from below nothing", "-100", "-121", "since: 2020", "10",
     KJP_RECONCILED_UNDETERMINED, NULL},
    {"down below nothing", "100", "-121", "since: 2020", "10",
     KJP_RECONCILED_UNDETERMINED, NULL},
    {"a steep one", "0.4", "9.9", "since: 2020", "500", KJP_RECONCILED_DIFFERS,
     "397.4937186"},
    {"the base year itself", "0", "9.9", "since: 2022", "500",
     KJP_RECONCILED_UNDETERMINED, NULL},
};

Test(reconcile, judges_average_growth_by_powers)
{
  for (size_t i = 0; i < COUNT(averages); i++) {
    const int32_t base_year = strstr(averages[i].how, ": 1") ? 2021 : 2020;
    char text[1500];
    kjp_answer *answer;
    const kjp_table *missing;

    (void)snprintf(text, sizeof text,
                   PLAN_HEAD
                   "  a: {name: a, scope: 市, unit: 元, values: {%d: %s, "
                   "2022: %s}}\n"
                   "  x: {name: x, scope: 市, unit: '%%', derive: "
                   "{average_growth: {of: a, %s}}, values: {2022: %s}}\n",
                   base_year, averages[i].base, averages[i].end,
                   averages[i].how, averages[i].published);
    answer = reconcile_text(text, NULL, NULL);
    missing = kjp_answer_table(answer, KJP_RECONCILE_MISSING);
    cr_expect(
        figure(answer, 0, KJP_RECONCILE_FIGURE_VERDICT) == averages[i].verdict,
        "%s: %s", averages[i].label,
        kjp_table_text(figures_of(answer), 0, KJP_RECONCILE_FIGURE_VERDICT));
    cr_expect((kjp_table_count(missing) == 1) == (averages[i].computed == NULL),
              "%s: what is missing", averages[i].label);
    cr_expect(averages[i].computed == NULL ||
                  reads(figures_of(answer), 0, KJP_RECONCILE_FIGURE_COMPUTED,
                        averages[i].computed),
              "%s", averages[i].label);
    kjp_answer_unref(answer);
  }
}

#define STAGED                                                                 \
  PLAN_HEAD                                                                    \
  "  a: {name: a, scope: 市, unit: 亿元, values: {2022: {final: 2.00,\n"    \
  "    preliminary: 1.00}}}\n"                                                 \
  "  b: {name: b, scope: 市, unit: 亿元, values: {2022: {restated:\n"       \
  "    {value: 5.00, known_on: 2024-01-01}, revised: 4.00}}}\n"                \
  "  x: {name: x, scope: 市, unit: '%', derive: {ratio: [a, b]},\n"           \
  "    values: {2022: {final: 40, preliminary: 20, budget: {value: 40,\n"      \
  "    known_on: 2024-02-01, note: 样例}}}}\n"

/* final: a 2 of its stage, b the strongest there is; budget: both strongest. */
Test(reconcile, takes_levels_of_the_stage_else_the_strongest)
{
  kjp_answer *answer = reconcile_text(STAGED, NULL, NULL);
  const kjp_table *inputs = kjp_answer_table(answer, KJP_RECONCILE_INPUTS);
  const kjp_table *figures = figures_of(answer);
  int32_t first;

  cr_assert(kjp_table_count(figures) == 3);
  for (int32_t row = 0; row < 3; row++)
    cr_expect(figure(answer, row, KJP_RECONCILE_FIGURE_VERDICT) ==
                  KJP_RECONCILED_ROUNDS,
              "row %d", row);
  cr_expect(reads(figures, 1, KJP_RECONCILE_FIGURE_COMPUTED, "20"));
  cr_assert(kjp_table_children(inputs, KJP_RECONCILE_INPUT_FIGURE, 1, &first) ==
            2);
  cr_expect(has_text(inputs, first, KJP_RECONCILE_INPUT_STAGE, "preliminary"));
  cr_expect(has_text(inputs, first + 1, KJP_RECONCILE_INPUT_STAGE, "restated"));
  cr_expect(reads(figures, 2, KJP_RECONCILE_FIGURE_COMPUTED, "40"));
  cr_expect(has_text(figures, 2, KJP_RECONCILE_FIGURE_NOTE, "样例"));
  kjp_answer_unref(answer);
}

/* The restated b and the budget figure are not known yet: 2 / 4, 1 / 4. */
Test(reconcile, does_not_see_what_became_known_later)
{
  kjp_answer *answer = reconcile_text(STAGED, "as-of", "2023-12-31");
  const kjp_table *figures = figures_of(answer);

  cr_assert(kjp_table_count(figures) == 2);
  cr_expect(reads(figures, 0, KJP_RECONCILE_FIGURE_COMPUTED, "50"));
  cr_expect(reads(figures, 1, KJP_RECONCILE_FIGURE_COMPUTED, "25"));
  cr_expect(figure(answer, 0, KJP_RECONCILE_FIGURE_VERDICT) ==
            KJP_RECONCILED_DIFFERS);
  kjp_answer_unref(answer);
}

/* 1.46 and 1.04 % are 0.42 apart; as published, 1.5 and 1.0, they are 0.5. */
Test(reconcile, takes_points_from_the_figures_as_published)
{
  kjp_answer *answer = reconcile_text(
      PLAN_HEAD
      "  a: {name: a, scope: 市, unit: 亿元, values: {2021: 1.04, 2022: "
      "1.46}}\n"
      "  b: {name: b, scope: 市, unit: 亿元, values: {2021: 100, 2022: 100}}\n"
      "  x: {name: x, scope: 市, unit: '%', derive: {ratio: [a, b]},\n"
      "    values: {2021: 1.0, 2022: 1.5}}\n"
      "  before: {name: y, scope: 市, unit: '%', derive: {lag: x}}\n"
      "  change: {name: z, scope: 市, unit: pp,\n"
      "    derive: {difference: [x, before]}, values: {2022: 0.5}}\n",
      "indicator", "change");
  const kjp_table *inputs = kjp_answer_table(answer, KJP_RECONCILE_INPUTS);

  cr_assert(kjp_table_count(figures_of(answer)) == 1, "of one indicator");
  cr_expect(figure(answer, 0, KJP_RECONCILE_FIGURE_VERDICT) ==
            KJP_RECONCILED_ROUNDS);
  cr_expect(figure(answer, 0, KJP_RECONCILE_FIGURE_BY_FIGURES) == 1);
  cr_expect(
      reads(figures_of(answer), 0, KJP_RECONCILE_FIGURE_COMPUTED, "0.500"));
  cr_assert(kjp_table_count(inputs) == 2);
  cr_expect(kjp_table_int(inputs, 1, KJP_RECONCILE_INPUT_INDICATOR) == 2,
            "the figure itself, not its lag");
  cr_expect(kjp_table_int(inputs, 1, KJP_RECONCILE_INPUT_YEAR) == 2021);
  kjp_answer_unref(answer);
}

Test(reconcile, names_what_is_missing)
{
  kjp_answer *answer = reconcile_text(
      PLAN_HEAD
      "  a: {name: a, scope: 市, unit: 亿元, values: {2022: 1}}\n"
      "  b: {name: b, scope: 市, unit: 亿元, assume: {amounts: {2022: 4}}}\n"
      "  zero: {name: o, scope: 市, unit: 亿元, values: {2022: 0}}\n"
      "  total: {name: t, scope: 市, unit: 亿元, derive: {sum: [a, b]}}\n"
      "  x: {name: x, scope: 市, unit: '%', derive: {ratio: [a, total]},\n"
      "    values: {2022: 20}}\n"
      "  y: {name: y, scope: 市, unit: '%', derive: {ratio: [a, zero]},\n"
      "    values: {2022: 20}}\n",
      NULL, NULL);
  const kjp_table *missing = kjp_answer_table(answer, KJP_RECONCILE_MISSING);

  cr_assert(kjp_table_count(figures_of(answer)) == 2);
  cr_assert(kjp_table_count(missing) == 2);
  for (int32_t row = 0; row < 2; row++) {
    cr_expect(figure(answer, row, KJP_RECONCILE_FIGURE_VERDICT) ==
              KJP_RECONCILED_UNDETERMINED);
    cr_expect(!kjp_table_amount(figures_of(answer), row,
                                KJP_RECONCILE_FIGURE_COMPUTED, NULL));
    cr_expect(kjp_table_int(missing, row, KJP_RECONCILE_MISSING_YEAR) == 2022);
    cr_expect(kjp_table_int(missing, row, KJP_RECONCILE_MISSING_ZERO) == row);
  }
  cr_expect(kjp_table_int(missing, 0, KJP_RECONCILE_MISSING_INDICATOR) == 1,
            "b, below the total: what is assumed is no level");
  cr_expect(kjp_table_int(missing, 1, KJP_RECONCILE_MISSING_INDICATOR) == 2);
  kjp_answer_unref(answer);
}

/* 1.0 in 1.0 + 1.0 is a half whatever was rounded, but a counts twice. */
Test(reconcile, tells_where_an_input_counts_twice)
{
  kjp_answer *answer = reconcile_text(
      PLAN_HEAD
      "  a: {name: a, scope: 市, unit: 亿元, values: {2022: 1.0}}\n"
      "  b: {name: b, scope: 市, unit: 亿元, values: {2022: 1.0}}\n"
      "  total: {name: t, scope: 市, unit: 亿元, derive: {sum: [a, b]},\n"
      "    values: {2022: 2.0}}\n"
      "  x: {name: x, scope: 市, unit: '%', derive: {ratio: [a, total]},\n"
      "    values: {2022: 51}}\n",
      NULL, NULL);

  cr_assert(kjp_table_count(figures_of(answer)) == 2);
  cr_expect(figure(answer, 0, KJP_RECONCILE_FIGURE_SHARED) == 0);
  cr_expect(figure(answer, 1, KJP_RECONCILE_FIGURE_SHARED) == 1);
  cr_expect(figure(answer, 1, KJP_RECONCILE_FIGURE_VERDICT) ==
            KJP_RECONCILED_WITHIN_INPUTS);
  kjp_answer_unref(answer);
}

Test(reconcile, counts_what_the_plan_lists)
{
  kjp_answer *answer = reconcile_text(
      PLAN_HEAD
      "  n: {name: n, scope: 市, unit: 项, values: {2022: 2, 2023: 1},\n"
      "    count_of: {programmes: projects, status: [running]}}\n"
      "programmes:\n"
      "  p: {name: p, projects: [{id: q, name: q, status: running, start: "
      "2022}]}\n",
      NULL, NULL);

  cr_assert(kjp_table_count(figures_of(answer)) == 2);
  cr_expect(reads(figures_of(answer), 0, KJP_RECONCILE_FIGURE_COMPUTED, "1"));
  cr_expect(figure(answer, 0, KJP_RECONCILE_FIGURE_VERDICT) ==
            KJP_RECONCILED_DIFFERS);
  cr_expect(reads(figures_of(answer), 1, KJP_RECONCILE_FIGURE_COMPUTED, "0"));
  kjp_answer_unref(answer);
}

Test(reconcile, refuses_what_is_not_there)
{
  kjp_plan *plan = plan_of(STAGED);
  kjp_options *options = kjp_options_new();
  kjp_answer *answer = (kjp_answer *)&answer;
  kjp_error *error = NULL;

  cr_assert(kjp_options_set(options, "indicator", "y", NULL) == KJP_OK);
  cr_expect(kjp_reconcile_run(plan, options, &answer, &error) ==
            KJP_E_ARGUMENT);
  cr_expect(answer == NULL && error != NULL);
  kjp_error_free(error);
  cr_expect(kjp_reconcile_run(NULL, NULL, &answer, NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_reconcile_run(plan, NULL, NULL, NULL) == KJP_E_ARGUMENT);
  kjp_options_free(options);
  kjp_plan_unref(plan);
}

/* Forty factors of thirty bits are wider than 1024. */
Test(reconcile, never_gives_a_wrong_number)
{
  char *text = NULL;
  size_t size = 0;
  FILE *file = open_memstream(&text, &size);
  kjp_answer *answer = NULL;
  kjp_error *error = NULL;
  kjp_plan *plan;

  (void)fputs(PLAN_HEAD, file);
  for (int i = 0; i < 40; i++)
    (void)fprintf(file,
                  "  f%d: {name: f, scope: 市, unit: '', values: {2022: "
                  "0.987654321}}\n",
                  i);
  (void)fputs("  x: {name: x, scope: 市, unit: '', values: {2022: 0.6},\n"
              "    derive: {product: [f0",
              file);
  for (int i = 1; i < 40; i++)
    (void)fprintf(file, ", f%d", i);
  (void)fputs("]}}\n", file);
  (void)fclose(file);
  plan = plan_of(text);
  cr_expect(kjp_reconcile_run(plan, NULL, &answer, &error) == KJP_E_RANGE);
  cr_expect(answer == NULL);
  cr_expect(strstr(kjp_error_message(error, KJP_LANGUAGE_EN), "x") != NULL);
  kjp_error_free(error);
  kjp_plan_unref(plan);
  free(text);
}

/* Each of 5,000 sums has the one before in it, and a figure of its own. */
Test(reconcile, goes_down_long_chains)
{
  char *text = NULL;
  size_t size = 0;
  FILE *file = open_memstream(&text, &size);
  enum { LINKS = 5000 };
  kjp_answer *answer;

  (void)fputs(PLAN_HEAD
              "  one: {name: one, scope: 市, unit: 项, values: {2022: 1}}\n"
              "  s0: {name: s, scope: 市, unit: 项, values: {2022: 1}}\n",
              file);
  for (int i = 1; i <= LINKS; i++)
    (void)fprintf(file,
                  "  s%d: {name: s, scope: 市, unit: 项, values: {2022: %d},\n"
                  "    derive: {sum: [one, s%d]}}\n",
                  i, i + 1, i - 1);
  (void)fclose(file);
  answer = reconcile_text(text, NULL, NULL);
  cr_expect(kjp_table_count(figures_of(answer)) == LINKS);
  cr_expect(figure(answer, LINKS - 1, KJP_RECONCILE_FIGURE_VERDICT) ==
            KJP_RECONCILED_ROUNDS);
  cr_expect(figure(answer, LINKS - 1, KJP_RECONCILE_FIGURE_SHARED) == 1);
  kjp_answer_unref(answer);
  free(text);
}

Test(reconcile, says_a_sentence_of_each_figure_in_both_languages)
{
  kjp_answer *answer = reconcile_text(STAGED, NULL, NULL);

  for (int32_t language = KJP_LANGUAGE_ZH; language <= KJP_LANGUAGE_EN;
       language++) {
    kjp_text *text = NULL;

    cr_assert(kjp_answer_sentence(answer, 2, language, &text, NULL) == KJP_OK);
    cr_expect(strstr(kjp_text_data(text), "2.00") != NULL &&
                  strstr(kjp_text_data(text), "5.00") != NULL &&
                  strstr(kjp_text_data(text), "样例") != NULL,
              "%s", kjp_text_data(text));
    kjp_text_free(text);
    cr_expect(kjp_answer_sentence(answer, 3, language, &text, NULL) ==
              KJP_E_ARGUMENT);
  }
  kjp_answer_unref(answer);
}

/* 4000.5 and 3000 are 7000.5, which is 1 万亿元 to the digits of that. */
Test(reconcile, rounds_to_the_digits_of_a_larger_unit)
{
  kjp_answer *answer = reconcile_text(
      PLAN_HEAD "  a: {name: a, scope: s, unit: 亿元, values: {2021: 4000.5}}\n"
                "  b: {name: b, scope: s, unit: 亿元, values: {2021: 3000}}\n"
                "  c: {name: c, scope: s, unit: 亿元, derive: {sum: [a, b]},\n"
                "    values: {2021: 1 万亿元}}\n",
      NULL, NULL);
  kjp_text *text = NULL;

  cr_assert(kjp_answer_sentence(answer, 0, KJP_LANGUAGE_ZH, &text, NULL) ==
            KJP_OK);
  cr_expect(strstr(kjp_text_data(text),
                   "= 7000.5 亿元，四舍五入为 10000 亿元") != NULL,
            "%s", kjp_text_data(text));
  kjp_text_free(text);
  kjp_answer_unref(answer);
}
