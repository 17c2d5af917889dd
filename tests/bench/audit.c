/* SPDX-License-Identifier: MIT */
/* tests/bench/audit.c - audits one city over 15 years by a rule of every
 * clause there is, and prints what one audit took.
 *
 *   audit silent|told TIMES
 *
 * `told` asks for the sentence of each year in Chinese as well. A line: name,
 * microseconds of the processor a time at the median and at the least, and the
 * sum of the verdicts, which no change for speed may change. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <kjplan/kjplan.h>

enum { FIRST = 2005, YEARS = 15 };

static const char rules[] =
    "rules:\n"
    "  r:\n"
    "    name: 规则\n"
    "    indicator: s\n"
    "    years: 2006-2019\n"
    "    base: owed\n"
    "    clauses:\n"
    "      - not_below_previous: {strict: true}\n"
    "      - not_below_peak: {}\n"
    "      - grow_at_least: 2 %\n"
    "      - grow_by_at_least: 100 万元\n"
    "      - outpace: {of: r}\n"
    "      - outpace: {of: e, margin: 1 pp}\n"
    "      - share_at_least: {of: e, value: 2 %}\n"
    "      - share_not_below_previous: {of: e}\n"
    "      - average_growth_at_least: {value: 3 %, since: 2005}\n"
    "      - amount_at_least: {2019: 3 亿元}\n"
    "      - at_least_peers: [p, q]\n"
    "      - any_of: [{grow_at_least: 5 %}, {share_at_least: {of: e, value: 3 "
    "%}}]\n";

/* Rates of growth in per cent: the ruled amount, income, spending, peers. */
static const struct {
  const char *id;
  double first;
  double growth;
} series[] = {{"s", 1.2, 9}, {"r", 40, 6}, {"e", 55, 7}, {"p", 1, 8},
              {"q", 1.1, 7}};

static void
give_up(const char *why)
{
  fprintf(stderr, "audit: %s\n", why);
  exit(1);
}

static kjp_plan *
city(void)
{
  static char text[16384];
  size_t size = (size_t)sprintf(text, "kjplan: 1\nplan: {id: c, title: 市, "
                                      "years: 2005-2019}\nindicators:\n");
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;

  for (size_t i = 0; i < sizeof series / sizeof series[0]; i++) {
    double value = series[i].first;

    size += (size_t)sprintf(text + size,
                            "  %s:\n    name: %s\n    scope: 市\n"
                            "    unit: 亿元\n    values:\n",
                            series[i].id, series[i].id);
    for (int year = FIRST; year < FIRST + YEARS; year++) {
      size += (size_t)sprintf(text + size, "      %d: %.4f\n", year, value);
      value *= 1 + series[i].growth / 100 * (year % 3 == 0 ? 0.4 : 1.2);
    }
  }
  strcpy(text + size, rules);
  if (kjp_plan_parse(text, strlen(text), "city", NULL, &plan, &error) != KJP_OK)
    give_up(kjp_error_message(error, KJP_LANGUAGE_EN));
  return plan;
}

static long
audit(const kjp_plan *plan, int told)
{
  kjp_answer *answer = NULL;
  kjp_text *text;
  const kjp_table *years;
  long sum = 0;

  if (kjp_audit_run(plan, NULL, &answer, NULL) != KJP_OK)
    give_up("no answer");
  years = kjp_answer_table(answer, KJP_AUDIT_YEARS);
  for (int32_t row = 0; row < kjp_table_count(years); row++) {
    sum += kjp_table_int(years, row, KJP_AUDIT_YEAR_VERDICT);
    if (!told)
      continue;
    if (kjp_answer_sentence(answer, row, KJP_LANGUAGE_ZH, &text, NULL) !=
        KJP_OK)
      give_up("no sentence");
    kjp_text_free(text);
  }
  kjp_answer_unref(answer);
  return sum;
}

static double
now(void)
{
  struct timespec time;

  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return 1e6 * (double)time.tv_sec + 1e-3 * (double)time.tv_nsec;
}

static int
compare(const void *left, const void *right)
{
  double a = *(const double *)left;
  double b = *(const double *)right;

  return (a > b) - (a < b);
}

int
main(int argc, char **argv)
{
  int times = argc == 3 ? atoi(argv[2]) : 0;
  double *took = calloc((size_t)(times > 0 ? times : 1), sizeof *took);
  kjp_plan *plan = city();
  long sum = 0;

  if (times < 1 || took == NULL)
    give_up("silent|told TIMES");
  for (int i = 0; i < times; i++) {
    double start = now();

    sum = audit(plan, strcmp(argv[1], "told") == 0);
    took[i] = now() - start;
  }
  qsort(took, (size_t)times, sizeof *took, compare);
  printf("%s\t%.4g\t%.4g\t%ld\n", argv[1], took[times / 2], took[0], sum);
  free(took);
  kjp_plan_unref(plan);
  return 0;
}
