/* SPDX-License-Identifier: MIT */
/* tests/host/digest.c - all cells and texts of what the library hands out, as
 * one number. */
#include <string.h>

#include "flows-priv.h"

static void
add_bytes(struct run *run, const void *data, size_t size)
{
  const unsigned char *bytes = data;

  for (size_t i = 0; i < size; i++)
    run->digest = (run->digest ^ bytes[i]) * UINT64_C(0x100000001b3);
}

void
digest_text(struct run *run, const char *text)
{
  add_bytes(run, text == NULL ? "\1" : text, text == NULL ? 1 : strlen(text));
  add_bytes(run, "", 1);
}

void
digest_number(struct run *run, int64_t number)
{
  add_bytes(run, &number, sizeof number);
}

void
digest_taken(struct run *run, kjp_text *text)
{
  digest_text(run, kjp_text_data(text));
  kjp_text_free(text);
}

bool
again(struct run *run, kjp_status status)
{
  run->status = status;
  if (status != KJP_E_NOMEM || run->retries < 1)
    return false;
  run->retries--;
  run->status = KJP_OK;
  kjp_error_free(run->error);
  run->error = NULL;
  return true;
}

static void
digest_cell(struct run *run, const kjp_table *table, int32_t row,
            int32_t column)
{
  int64_t quanta = -1;

  digest_text(run, kjp_table_text(table, row, column));
  digest_number(run, kjp_table_int(table, row, column));
  digest_number(run, kjp_table_amount(table, row, column, &quanta));
  digest_number(run, quanta);
  digest_text(run, kjp_table_unit(table, row, column));
  digest_number(run, kjp_table_unit_quanta(table, row, column));
}

/* A column at once gives what its cells give one by one. */
static void
digest_column(struct run *run, const kjp_table *table, int32_t column)
{
  enum { MOST = 64 };
  int64_t quanta[MOST] = {0};
  uint8_t known[MOST] = {0};
  int32_t numbers[MOST] = {0};

  digest_number(run,
                kjp_table_copy_amounts(table, column, quanta, known, MOST));
  digest_number(run, kjp_table_copy_ints(table, column, numbers, MOST));
  add_bytes(run, quanta, sizeof quanta);
  add_bytes(run, known, sizeof known);
  add_bytes(run, numbers, sizeof numbers);
}

void
digest_cells(struct run *run, const kjp_table *table)
{
  for (int32_t i = 0; i < kjp_table_column_count(table); i++) {
    int32_t column = kjp_table_column(table, i);

    for (int32_t row = 0; row < kjp_table_count(table); row++)
      digest_cell(run, table, row, column);
    digest_column(run, table, column);
  }
}

/* The last amount of a table, with more digits than it has. */
static void
digest_format(struct run *run, const kjp_table *table)
{
  for (int32_t i = kjp_table_column_count(table) - 1; i >= 0; i--) {
    int32_t column = kjp_table_column(table, i);
    kjp_text *text = NULL;

    if (kjp_table_column_type(table, column) != KJP_TYPE_AMOUNT)
      continue;
    while (again(run, kjp_table_format(table, kjp_table_count(table) - 1,
                                       column, NULL, 18, &text, &run->error)))
      continue;
    digest_taken(run, text);
    return;
  }
}

void
digest_table(struct run *run, const kjp_table *table)
{
  kjp_text *text = NULL;

  if (table == NULL)
    return;
  digest_cells(run, table);
  if (kjp_table_count(table) > 0)
    digest_format(run, table);
  if (run->status == KJP_OK) {
    while (again(run, kjp_table_to_csv(table, &text, &run->error)))
      continue;
    digest_taken(run, text);
  }
}

/* Rows of the main table; the one behind the last is refused. */
static void
digest_sentences(struct run *run, const kjp_answer *answer, int32_t language)
{
  for (int32_t row = 0; run->status == KJP_OK; row++) {
    kjp_text *text = NULL;

    while (again(
        run, kjp_answer_sentence(answer, row, language, &text, &run->error)))
      continue;
    digest_taken(run, text);
  }
  if (run->status != KJP_E_ARGUMENT)
    return;
  kjp_error_free(run->error);
  run->error = NULL;
  run->status = KJP_OK;
}

typedef kjp_status page(const kjp_answer *answer, int32_t language,
                        kjp_text **text_out, kjp_error **error_out);

static void
digest_page(struct run *run, page *write, const kjp_answer *answer,
            int32_t language)
{
  kjp_text *text = NULL;

  if (run->status != KJP_OK)
    return;
  while (again(run, write(answer, language, &text, &run->error)))
    continue;
  digest_taken(run, text);
}

void
digest_answer(struct run *run, const kjp_answer *answer)
{
  enum { TABLES = 120 }; /* their numbers are below */

  for (int32_t i = 0; i < TABLES && run->status == KJP_OK; i++)
    digest_table(run, kjp_answer_table(answer, i));
  for (int32_t language = KJP_LANGUAGE_ZH; language <= KJP_LANGUAGE_EN;
       language++) {
    digest_sentences(run, answer, language);
    digest_page(run, kjp_answer_to_text, answer, language);
    digest_page(run, kjp_answer_to_json, answer, language);
  }
}

void
digest_error(struct run *run, const kjp_error *error)
{
  digest_number(run, kjp_error_status(error));
  digest_number(run, kjp_error_language(error));
  digest_text(run, kjp_error_message(error, KJP_LANGUAGE_ZH));
  digest_text(run, kjp_error_message(error, KJP_LANGUAGE_EN));
  digest_cells(run, kjp_error_table(error));
}
