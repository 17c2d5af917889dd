/* SPDX-License-Identifier: MIT */
/* tests/ffi/getters.c - no getter allocates, nor a copy in bulk: all of them,
 * over every cell of a plan, an audit and a simulation, with malloc counted.
 *
 *   getters PLAN */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <kjplan/kjplan.h>

enum { MOST_TABLES = 100, MOST_ROWS = 4096 };

/* glibc's own; what is defined here stands before it for every library. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static long allocations;

void *
malloc(size_t size)
{
  allocations++;
  return __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
  allocations++;
  return __libc_calloc(count, size);
}

void *
realloc(void *old, size_t size)
{
  allocations++;
  return __libc_realloc(old, size);
}

static long calls;
static volatile int64_t kept; /* so that no call is left out */
static int64_t quanta[MOST_ROWS];
static int32_t numbers[MOST_ROWS];
static uint8_t known[MOST_ROWS];

static void
keep(int64_t value)
{
  kept += value;
  calls++;
}

static void
keep_text(const char *text)
{
  keep(text == NULL ? 0 : *text);
}

static void
read_cell(const kjp_table *table, int32_t row, int32_t column)
{
  int64_t amount = 0;
  int32_t first = 0;

  keep_text(kjp_table_text(table, row, column));
  keep_text(kjp_table_unit(table, row, column));
  keep(kjp_table_int(table, row, column));
  keep(kjp_table_amount(table, row, column, &amount));
  keep(kjp_table_unit_quanta(table, row, column));
  keep(kjp_table_children(table, column, row, &first));
}

static void
read_column(const kjp_table *table, int32_t column)
{
  keep_text(kjp_table_column_name(table, column));
  keep_text(kjp_table_column_help(table, column, KJP_LANGUAGE_ZH));
  keep(kjp_table_column_type(table, column));
  keep(kjp_table_column_target(table, column));
  keep(kjp_table_copy_ints(table, column, numbers, MOST_ROWS));
  keep(kjp_table_copy_amounts(table, column, quanta, known, MOST_ROWS));
}

static void
read_table(const kjp_table *table)
{
  int32_t columns = kjp_table_column_count(table);
  int32_t rows = kjp_table_count(table);

  keep(kjp_table_kind(table));
  keep(kjp_table_find(table, "nobody"));
  keep_text(kjp_table_name(table));
  for (int32_t i = 0; i < columns; i++) {
    int32_t column = kjp_table_column(table, i);

    read_column(table, column);
    for (int32_t row = 0; row < rows; row++)
      read_cell(table, row, column);
  }
}

static void
read_answer(const kjp_answer *answer)
{
  for (int32_t number = 0; number < MOST_TABLES; number++)
    read_table(kjp_answer_table(answer, number));
}

static void
read_all(const kjp_plan *plan, const kjp_answer *audit,
         const kjp_simulation *simulation, const kjp_answer *simulated)
{
  for (int32_t number = 0; number < MOST_TABLES; number++)
    read_table(kjp_plan_table(plan, number));
  read_answer(audit);
  read_answer(simulated);
  for (int32_t row = 0; row < 64; row++)
    keep(kjp_simulation_copy_draws(simulation, row, quanta, MOST_ROWS));
  keep(kjp_plan_language(plan));
  keep(kjp_answer_plan(audit) == plan);
  keep(kjp_unit_quanta("亿元"));
  keep(kjp_unit_dimension("亿元"));
  keep(kjp_version());
  keep_text(kjp_version_text());
}

int
main(int argc, char **argv)
{
  kjp_plan *plan = NULL;
  kjp_answer *audit = NULL;
  kjp_answer *simulated = NULL;
  kjp_simulation *simulation = NULL;
  long before;
  long made;

  if (argc != 2 || kjp_plan_load(argv[1], NULL, &plan, NULL) != KJP_OK ||
      kjp_audit_run(plan, NULL, &audit, NULL) != KJP_OK ||
      kjp_simulation_new(plan, NULL, &simulation, NULL) != KJP_OK ||
      kjp_simulation_step(simulation, 1000, NULL) != KJP_OK ||
      kjp_simulation_answer(simulation, &simulated, NULL) != KJP_OK) {
    fprintf(stderr, "the plan has no answers\n");
    return 1;
  }
  before = allocations;
  read_all(plan, audit, simulation, simulated);
  made = allocations - before;
  printf("%ld allocations in %ld calls, %ld before\n", made, calls, before);
  kjp_simulation_free(simulation);
  kjp_answer_unref(simulated);
  kjp_answer_unref(audit);
  kjp_plan_unref(plan);
  return made == 0 && calls > 10000 && before > 100 ? 0 : 1;
}
