/* SPDX-License-Identifier: MIT */
/* tests/unit/test_consistency_nest.c - sums over years that share years.
 * Expected numbers are worked by hand in the comments. */
#include "consistency.h"

#define SUMS(values)                                                           \
  PLAN_HEAD "  x: {name: 经费, scope: 市, unit: 元, values: " values "}\n"     \
            "targets:\n"
#define OVER(id, years, bound)                                                 \
  "  " id ": {indicator: x, over: " years ", " bound "}\n"
#define IN(id, at, bound) "  " id ": {indicator: x, year: " at ", " bound "}\n"

/* 73 - 46 = 27 is less than 82. */
#define NESTED                                                                 \
  SUMS("{2023: 46}")                                                           \
  OVER("all", "2021-2023", "at_most: 73")                                      \
  OVER("two", "2021-2022", "at_least: 82")

Test(consistency_nest, sums_that_share_years_clash_or_do_not)
{
  static const struct {
    const char *label, *text;
    int32_t conflicts, members;
  } rows[] = {
      {"one within another", NESTED, 1, 3},
      {"what holds one year does not matter",
       NESTED IN("lo", "2021", "at_least: 45") IN("hi", "2021", "at_most: 47"),
       1, 3},
      {"27 and 46 are 73",
       SUMS("{2023: 46}") OVER("all", "2021-2023", "at_most: 73")
           OVER("two", "2021-2022", "at_least: 27"),
       0, 0},
      {"40 and 40 are more than 79",
       SUMS("{}") OVER("all", "2021-2024", "at_most: 79")
           OVER("old", "2021-2022", "at_least: 40")
               OVER("new", "2023-2024", "at_least: 40"),
       1, 3},
      {"40 and 40 are 80",
       SUMS("{}") OVER("all", "2021-2024", "at_most: 80")
           OVER("old", "2021-2022", "at_least: 40")
               OVER("new", "2023-2024", "at_least: 40"),
       0, 0},
      {"50 + 50 less at most 20 in 2022 is 80, more than 79",
       SUMS("{}") OVER("all", "2021-2023", "at_most: 79")
           OVER("old", "2021-2022", "at_least: 50")
               OVER("new", "2022-2023", "at_least: 50")
                   IN("mid", "2022", "at_most: 20"),
       1, 4},
      {"the rest of more years than one: 10 + 30 + 10 is more than 49",
       SUMS("{}") OVER("all", "2021-2025", "at_most: 49")
           OVER("mid", "2022-2024", "at_least: 30")
               IN("first", "2021", "at_least: 10")
                   IN("last", "2025", "at_least: 10"),
       1, 4},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_answer *answer = ask(rows[i].text, NULL, NULL);

    cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == rows[i].conflicts,
              "%s", rows[i].label);
    cr_expect(count_of(answer, KJP_CONSISTENCY_MEMBERS) == rows[i].members,
              "%s", rows[i].label);
    cr_expect(rows[i].conflicts == 0 ||
                  flag_of(answer, KJP_CONSISTENCY_CONFLICTS,
                          KJP_CONSISTENCY_CONFLICT_MINIMAL) == 1,
              "%s", rows[i].label);
    kjp_answer_unref(answer);
  }
}

Test(consistency_nest, the_sentence_has_the_tight_bound)
{
  kjp_answer *answer = ask(NESTED, NULL, NULL);
  int32_t row = statement_of(answer, KJP_STATEMENT_CONFLICT);

  cr_assert(says(answer, row, KJP_LANGUAGE_ZH,
                 "2021-2022 年经费合计须不低于 82 元，又须不高于 27 元"));
  kjp_answer_unref(answer);
}

/* 2021 is the sum of both years less 2022: 100 - 30. */
Test(consistency_nest, a_year_follows_from_two_sums)
{
  kjp_answer *answer = ask(SUMS("{}") OVER("all", "2021-2023", "at_most: 100")
                               OVER("two", "2022-2023", "at_least: 30"),
                           NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_IMPLIED) == 1);
  cr_assert(shows(answer, KJP_CONSISTENCY_IMPLIED, 0,
                  KJP_CONSISTENCY_IMPLIED_HIGH, 0, "70"));
  kjp_answer_unref(answer);
}

/* Eight spans that do not touch begin and end at sixteen marks, nine at
 * eighteen. */
Test(consistency_nest, more_than_sixteen_marks_are_told)
{
  char text[4096] = "kjplan: 1\n"
                    "plan: {id: long, title: 长期, years: 2001-2030}\n"
                    "indicators:\n"
                    "  x: {name: 经费, scope: 市, unit: 元}\n"
                    "targets:\n";

  for (int32_t i = 0; i < 8; i++)
    ADD(text, "  t%d: {indicator: x, over: %d-%d, at_least: 1}\n", i,
        2001 + 3 * i, 2002 + 3 * i);
  for (int32_t i = 8; i < 10; i++) {
    kjp_answer *answer = ask(text, NULL, NULL);

    cr_assert(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_COMPLETE) ==
              (i == 8));
    kjp_answer_unref(answer);
    ADD(text, "  t%d: {indicator: x, over: %d-%d, at_least: 1}\n", i,
        2001 + 3 * i, 2002 + 3 * i);
  }
}
