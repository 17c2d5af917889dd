#include <stdio.h>
#include <kjplan/kjplan.h>

enum { CITIES = 2, FIRST = 2021, LAST = 2024, YEARS = LAST - FIRST + 1 };

int
main(void)
{
  /* 亿元 of ten thousand million fen; nobody knows yet of 2024. */
  static const int64_t st[CITIES * YEARS] = {
      10000000000, 10500000000, 10400000000, INT64_MIN,
      20000000000, 20000000000, 22000000000, INT64_MIN};
  int64_t floors[CITIES * YEARS];
  uint8_t verdicts[CITIES * YEARS];
  kjp_plan *plan = NULL;
  kjp_panel *panel = NULL;
  kjp_error *error = NULL;
  kjp_options *options = kjp_options_new();
  int failed = kjp_options_set(options, "rule", "never-below", &error)
    || kjp_plan_load("examples/plans/panel.yaml", NULL, &plan, &error)
    || kjp_panel_new(plan, options, CITIES, FIRST, LAST, &panel, &error)
    || kjp_panel_set(panel, "st", st, NULL, &error)
    || kjp_panel_run(panel, 0, CITIES, 1, floors, verdicts, NULL, NULL, &error);

  if (failed)
    fprintf(stderr, "%s\n", kjp_error_message(error, KJP_LANGUAGE_EN));
  for (int i = 0; !failed && i < CITIES * YEARS; i++)
    if (floors[i] != INT64_MIN)
      printf("city %d, %d: %s, at least %lld fen\n", i / YEARS,
             FIRST + i % YEARS,
             verdicts[i] == KJP_VERDICT_HOLDS    ? "holds"
             : verdicts[i] == KJP_VERDICT_BROKEN ? "broken"
                                                 : "not assessable",
             (long long)floors[i]);
  kjp_panel_free(panel);
  kjp_options_free(options);
  kjp_plan_unref(plan);
  kjp_error_free(error);
  return failed;
}
