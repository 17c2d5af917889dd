/* SPDX-License-Identifier: MIT */
/* tests/fuzz/host_tables.c - calls of tables. */
#include "host_calls.h"
#include "require.h"

#define OF_TABLE(name)                                                         \
  void call_##name(struct host *host)                                          \
  {                                                                            \
    (void)kjp_##name(choose_table(host));                                      \
  }
OF_TABLE(table_kind)
OF_TABLE(table_name)
OF_TABLE(table_count)
OF_TABLE(table_column_count)

#define OF_COLUMN(name)                                                        \
  void call_##name(struct host *host)                                          \
  {                                                                            \
    const kjp_table *table = choose_table(host);                               \
                                                                               \
    (void)kjp_##name(table, choose_column(host, table));                       \
  }
OF_COLUMN(table_column)
OF_COLUMN(table_column_name)
OF_COLUMN(table_column_type)
OF_COLUMN(table_column_target)

#define OF_CELL(name)                                                          \
  void call_##name(struct host *host)                                          \
  {                                                                            \
    const kjp_table *table = choose_table(host);                               \
    int32_t row = host_number(host);                                           \
                                                                               \
    (void)kjp_##name(table, row, choose_column(host, table));                  \
  }
OF_CELL(table_text)
OF_CELL(table_int)
OF_CELL(table_unit)
OF_CELL(table_unit_quanta)

void
call_table_column_help(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t column = choose_column(host, table);

  (void)kjp_table_column_help(table, column, host_number(host));
}

void
call_table_find(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t row = kjp_table_find(table, host_text(host));

  require(row >= KJP_NONE && row < kjp_table_count(table));
}

void
call_table_children(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t column = choose_column(host, table);
  int32_t first = 77;
  int32_t count = kjp_table_children(table, column, host_number(host), &first);

  require(count >= 0 && count <= kjp_table_count(table));
  require(count == 0 ||
          (first >= 0 && first + count <= kjp_table_count(table)));
}

void
call_table_amount(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t row = host_number(host);
  int64_t quanta;
  int64_t *out = take_byte(&host->bytes) & 1 ? &quanta : NULL;
  int32_t known = kjp_table_amount(table, row, choose_column(host, table), out);

  require(known == 0 || known == 1);
}

void
call_table_copy_amounts(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t column = choose_column(host, table);
  int64_t quanta[3] = {0};
  uint8_t known[4] = {FRESH_BYTE, FRESH_BYTE, FRESH_BYTE, FRESH_BYTE};
  int32_t count = (int32_t)take_below(&host->bytes, 5) - 1;

  (void)kjp_table_copy_amounts(table, column, quanta,
                               take_byte(&host->bytes) & 1 ? known : NULL,
                               count > 3 ? 3 : count);
  require(known[3] == FRESH_BYTE);
}

void
call_table_copy_ints(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t column = choose_column(host, table);
  int32_t numbers[4] = {0, 0, 0, FRESH_BYTE};
  int32_t count = (int32_t)take_below(&host->bytes, 5) - 1;

  (void)kjp_table_copy_ints(table, column, numbers, count > 3 ? 3 : count);
  require(numbers[3] == FRESH_BYTE);
}

void
call_table_format(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t row = host_number(host), column = choose_column(host, table);
  const char *unit = host_text(host);
  kjp_text *text;
  kjp_error *error;
  kjp_status status = kjp_table_format(table, row, column, unit,
                                       host_number(host), &text, &error);

  judge(host, status, error, status == KJP_OK);
  require(status == KJP_OK || text == NULL);
  if (text != NULL)
    KEEP(host, texts, text, kjp_text_free);
}

void
call_table_to_csv(struct host *host)
{
  const kjp_table *table = choose_table(host);
  kjp_text *text;
  kjp_error *error;
  kjp_status status = kjp_table_to_csv(table, &text, &error);

  keep_text(host, status, text, error);
}
