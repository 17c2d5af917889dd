/* SPDX-License-Identifier: MIT */
/* lib/answer/answer.c - the answer handle and the tables of every answer. */
#include "answer-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/error-priv.h"

const char *const kjp__words_kind[] = {NULL,        "observed", "derived",
                                       "published", "planned",  "assumed",
                                       "unknown",   NULL};

#define TEXT(number, row, member, zh, en)                                      \
  {                                                                            \
    number, KJP__CELL_TEXT, offsetof(struct kjp__##row, member), #member, zh,  \
        en, NULL, 0, NULL                                                      \
  }

static const struct kjp__column answer_columns[] = {
    TEXT(KJP_ANSWER_QUESTION, answer_row, question, "问题", "question"),
    TEXT(KJP_ANSWER_LIBRARY, answer_row, library, "程序库版本",
         "version of the library"),
    TEXT(KJP_ANSWER_PLAN, answer_row, plan, "计划", "id of the plan"),
    TEXT(KJP_ANSWER_SHA256, answer_row, sha256, "计划文件的 SHA-256",
         "SHA-256 of the plan's file"),
    TEXT(KJP_ANSWER_SCENARIO, answer_row, scenario, "情景", "scenario"),
    TEXT(KJP_ANSWER_AS_OF, answer_row, as_of, "截至日期",
         "what became known later is not seen"),
};

static const struct kjp__column default_columns[] = {
    TEXT(KJP_DEFAULT_POINTER, default, pointer, "可写之处",
         "where it could have been said"),
    TEXT(KJP_DEFAULT_VALUE, default, value, "所用的默认值", "what was used"),
};

#define KIND(number, name, row, columns)                                       \
  {                                                                            \
    number, name, sizeof(struct kjp__##row), columns, sizeof columns[0],       \
        G_N_ELEMENTS(columns), false, 0, NULL                                  \
  }

static const struct kjp__table_kind answer_kind =
    KIND(KJP_ANSWER, "answer", answer_row, answer_columns);
static const struct kjp__table_kind default_kind =
    KIND(KJP_DEFAULTS, "defaults", default, default_columns);

static void
add_table(kjp_answer *answer, const struct kjp__table_kind *kind)
{
  kjp__table_init(&answer->tables[answer->table_count++], kind, answer->arena,
                  answer);
}

static const char *
keep(kjp_answer *answer, const char *text)
{
  return text == NULL ? NULL
                      : kjp__arena_copy(answer->arena, text, strlen(text));
}

static void
fill_first_row(kjp_answer *answer, const char *question,
               const struct kjp__settings *settings)
{
  const struct kjp__plan_row *plan = kjp__plan_row(answer->plan, KJP_PLAN, 0);
  struct kjp__answer_row *row = kjp__rows_add(&answer->tables[0].rows);

  if (row == NULL)
    return;
  row->question = question;
  row->library = kjp_version_text();
  row->plan = plan->id;
  row->sha256 = plan->sha256;
  row->scenario = keep(answer, settings->scenario);
  row->as_of = keep(answer, settings->as_of);
}

/* The caller's plan is const because an answer changes nothing in it but its
 * count, which is atomic. */
static kjp_plan *
share(const kjp_plan *plan)
{
  return kjp_plan_ref((kjp_plan *)(uintptr_t)plan);
}

kjp_answer *
kjp__answer_new(const kjp_plan *plan, const char *question,
                const struct kjp__settings *settings,
                const struct kjp__table_kind *const *kinds, int32_t count)
{
  kjp_answer *answer = g_try_malloc0(sizeof *answer);

  if (answer == NULL)
    return NULL;
  answer->references = 1;
  answer->arena = kjp__arena_new();
  if (answer->arena == NULL) {
    g_free(answer);
    return NULL;
  }
  answer->plan = share(plan);
  add_table(answer, &answer_kind);
  add_table(answer, &default_kind);
  for (int32_t i = 0; i < count; i++)
    add_table(answer, kinds[i]);
  fill_first_row(answer, question, settings);
  return answer;
}

void
kjp__answer_default(kjp_answer *answer, const char *pointer, const char *value)
{
  struct kjp__default *row = kjp__rows_add(&answer->tables[1].rows);

  if (row == NULL)
    return;
  row->pointer = keep(answer, pointer);
  row->value = keep(answer, value);
}

kjp_status
kjp__answer_open(const kjp_plan *plan, kjp_answer **answer_out,
                 kjp_error **error_out)
{
  if (error_out != NULL)
    *error_out = NULL;
  if (answer_out == NULL)
    return kjp__fail_null(error_out, "answer_out");
  *answer_out = NULL;
  return plan == NULL ? kjp__fail_null(error_out, "plan") : KJP_OK;
}

kjp_status
kjp__answer_close(kjp_answer *answer, kjp_status status,
                  kjp_answer **answer_out)
{
  if (status == KJP_OK)
    *answer_out = answer;
  else
    kjp_answer_unref(answer);
  return status;
}

const struct kjp__fraction *
kjp__answer_fraction(kjp_answer *answer, const struct kjp__fraction *fraction)
{
  struct kjp__fraction *copy = kjp__arena_alloc(answer->arena, sizeof *copy);

  if (copy != NULL)
    *copy = *fraction;
  return copy;
}

kjp_answer *
kjp_answer_ref(kjp_answer *answer)
{
  if (answer != NULL)
    g_atomic_int_inc(&answer->references);
  return answer;
}

void
kjp_answer_unref(kjp_answer *answer)
{
  if (answer == NULL || !g_atomic_int_dec_and_test(&answer->references))
    return;
  kjp_plan_unref(answer->plan);
  kjp__arena_free(answer->arena);
  g_free(answer);
}

const kjp_plan *
kjp_answer_plan(const kjp_answer *answer)
{
  return answer == NULL ? NULL : answer->plan;
}

const kjp_table *
kjp_answer_table(const kjp_answer *answer, int32_t table)
{
  for (int32_t i = 0; answer != NULL && i < answer->table_count; i++) {
    if (answer->tables[i].kind->number == table)
      return &answer->tables[i];
  }
  return NULL;
}

struct kjp_table *
kjp__answer_table(kjp_answer *answer, int32_t number)
{
  int32_t i = 0;

  while (answer->tables[i].kind->number != number)
    i++;
  return &answer->tables[i];
}
