/* SPDX-License-Identifier: MIT */
/* tests/unit/assessed.h - plans that are evaluated, for tests of what the
 * evaluation says. */
#pragma once
#include "plans.h"

#define INDICATORS                                                               \
  PLAN_HEAD                                                                      \
  "  rd: {name: 研发, scope: 市, unit: 亿元, direction: more,\n"            \
  "    values: {2021: 60, 2022: 66, 2023: {preliminary: 72}}}\n"                 \
  "  gdp: {name: 产值, scope: 市, unit: 亿元, values: {2021: 2400}}\n"      \
  "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: [rd, gdp]}}\n" \
  "  st: {name: 科技, scope: 市, unit: 亿元, values: {2022: 1},\n"          \
  "    assume: {amounts: {2023: 5}}}\n"

static inline kjp_status
ask(const kjp_plan *plan, const char *const (*options)[2], kjp_answer **answer,
    kjp_error **error)
{
  kjp_options *handle = kjp_options_new();
  kjp_status status;

  for (; (*options)[0] != NULL; options++)
    cr_assert(kjp_options_set(handle, (*options)[0], (*options)[1], NULL) ==
              KJP_OK);
  status = kjp_assess_run(plan, handle, answer, error);
  kjp_options_free(handle);
  return status;
}

static inline kjp_answer *
assess(const char *text, const char *year, const char *method)
{
  const char *const options[][2] = {
      {"year", year}, {"method", method}, {NULL, NULL}};
  kjp_plan *plan = plan_of(text);
  kjp_answer *answer = NULL;
  kjp_error *error = NULL;

  cr_assert(ask(plan, options, &answer, &error) == KJP_OK, "%s",
            kjp_error_message(error, KJP_LANGUAGE_EN));
  kjp_plan_unref(plan);
  return answer;
}

static inline const kjp_table *
targets_of(const kjp_answer *answer)
{
  return kjp_answer_table(answer, KJP_ASSESS_TARGETS);
}

static inline bool
word_is(const kjp_answer *answer, int32_t column, const char *word)
{
  return has_text(targets_of(answer), 0, column, word);
}

static inline int
count_findings(const kjp_answer *answer, const char *code, const char *pointer)
{
  const kjp_table *table = kjp_answer_table(answer, KJP_ASSESS_FINDINGS);
  int count = 0;

  for (int32_t row = 0; row < kjp_table_count(table); row++)
    count += has_text(table, row, KJP_ASSESS_FINDING_CODE, code) &&
             (pointer == NULL ||
              has_text(table, row, KJP_ASSESS_FINDING_POINTER, pointer));
  return count;
}

/* Whether the sentence of a row has these words. */
static inline void
expect_words(const kjp_answer *answer, int32_t row, int32_t language,
             const char *words, bool there)
{
  kjp_text *sentence = NULL;

  cr_assert(kjp_answer_sentence(answer, row, language, &sentence, NULL) ==
            KJP_OK);
  cr_expect((strstr(kjp_text_data(sentence), words) != NULL) == there,
            "%s%s\n%s", there ? "" : "unwanted: ", words,
            kjp_text_data(sentence));
  kjp_text_free(sentence);
}

static inline void
expect_sentence(const kjp_answer *answer, int32_t row, int32_t language,
                const char *wanted)
{
  expect_words(answer, row, language, wanted, true);
}

static inline void
expect_unsaid(const kjp_answer *answer, int32_t row, int32_t language,
              const char *unwanted)
{
  expect_words(answer, row, language, unwanted, false);
}
