/* SPDX-License-Identifier: MIT */
/* lib/answer/compare.c - what changes between two answers to one question.
 *
 * It knows no question: tables, columns and units tell all there is to know.
 * What is found goes table by table, in the order of the answer; what the
 * answers rest on comes last. */
#include "compare-priv.h"

#include <string.h>

#include <glib.h>
#include <kjplan/quantity.h>

#include "../base/error-priv.h"

struct comparing {
  kjp_answer *answer;
  struct kjp__keys before;
  struct kjp__keys after;
  bool failed;
  const char *range_name; /* of a number that does not fit, or NULL */
  const char *range_key;
};

/* Two rows of one name, and a column of them. */
struct pair {
  const kjp_table *old_table;
  const kjp_table *new_table;
  const char *key;
  int32_t old_row;
  int32_t new_row;
  bool projected; /* on either side */
  bool unverified;
  const struct kjp__column *column;
};

static const char *
keep(const struct comparing *comparing, const char *text)
{
  return text == NULL
             ? NULL
             : kjp__arena_copy(comparing->answer->arena, text, strlen(text));
}

static struct kjp__difference *
add(struct comparing *comparing, const kjp_table *table, const char *key)
{
  struct kjp__difference *row = kjp__rows_add(
      &kjp__answer_table(comparing->answer, KJP_COMPARE_DIFFERENCES)->rows);

  if (row == NULL) {
    comparing->failed = true;
    return NULL;
  }
  row->table = table->kind->name;
  row->key = keep(comparing, key);
  return row;
}

/* Amounts */

static bool
is_amount(const struct kjp__column *column)
{
  return column->cell == KJP__CELL_AMOUNT || column->cell == KJP__CELL_FRACTION;
}

/* False where it is not known. */
static bool
fraction_at(const kjp_table *table, int32_t row,
            const struct kjp__column *column, struct kjp__fraction *out)
{
  const void *cell = kjp__table_cell(table, row, column);
  const struct kjp__fraction *fraction;
  int64_t quanta;

  if (column->cell == KJP__CELL_AMOUNT) {
    if (!kjp__amount_get(*(const struct kjp__amount *)cell, &quanta))
      return false;
    kjp__fraction_set(out, quanta);
    return true;
  }
  fraction = *(const struct kjp__fraction *const *)cell;
  if (fraction != NULL)
    *out = *fraction;
  return fraction != NULL;
}

static void
out_of_range(struct comparing *comparing, const struct pair *pair)
{
  comparing->range_name = pair->column->name;
  comparing->range_key = pair->key;
}

/* NULL where it is not known. */
static const char *
amount_text(struct comparing *comparing, const struct pair *pair,
            const kjp_table *table, int32_t row)
{
  kjp_text *text = NULL;
  const char *copy;
  kjp_status status;

  if (kjp_table_unit(table, row, pair->column->number) == NULL)
    return NULL;
  status = kjp_table_format(table, row, pair->column->number, NULL, KJP_NONE,
                            &text, NULL);
  if (status == KJP_E_NOMEM)
    comparing->failed = true;
  else if (status != KJP_OK)
    out_of_range(comparing, pair);
  if (text == NULL)
    return NULL;
  copy = kjp_text_size(text) == 0 ? NULL : keep(comparing, kjp_text_data(text));
  kjp_text_free(text);
  return copy;
}

/* The unit of whichever side has one; a copy, for the plan of the answer
 * after is not kept. */
static struct kjp__unit
unit_of(const struct comparing *comparing, const struct pair *pair)
{
  int32_t column = pair->column->number;
  const char *old_unit = kjp_table_unit(pair->old_table, pair->old_row, column);
  const kjp_table *table = old_unit == NULL ? pair->new_table : pair->old_table;
  int32_t row = old_unit == NULL ? pair->new_row : pair->old_row;
  const char *label = kjp_table_unit(table, row, column);

  return (struct kjp__unit){kjp_unit_dimension(label),
                            kjp_table_unit_quanta(table, row, column),
                            keep(comparing, label)};
}

static bool
same_unit(const struct pair *pair)
{
  int32_t column = pair->column->number;

  return g_strcmp0(kjp_table_unit(pair->old_table, pair->old_row, column),
                   kjp_table_unit(pair->new_table, pair->new_row, column)) == 0;
}

static void
set_change(struct comparing *comparing, const struct pair *pair,
           struct kjp__difference *row, const struct kjp__fraction *old_value,
           const struct kjp__fraction *new_value)
{
  struct kjp__fraction change;

  if (!same_unit(pair))
    return;
  if (!kjp__fraction_subtract(new_value, old_value, &change)) {
    out_of_range(comparing, pair);
    return;
  }
  row->change = kjp__answer_fraction(comparing->answer, &change);
}

static struct kjp__difference *
add_cell(struct comparing *comparing, const struct pair *pair)
{
  struct kjp__difference *row = add(comparing, pair->old_table, pair->key);

  if (row == NULL)
    return NULL;
  row->column = pair->column->name;
  row->projected = pair->projected;
  row->unverified = pair->unverified;
  row->meaning = (struct kjp__say){pair->column->zh, pair->column->en};
  return row;
}

static void
compare_amounts(struct comparing *comparing, const struct pair *pair)
{
  struct kjp__fraction old_value, new_value;
  bool has_old =
      fraction_at(pair->old_table, pair->old_row, pair->column, &old_value);
  bool has_new =
      fraction_at(pair->new_table, pair->new_row, pair->column, &new_value);
  struct kjp__difference *row;

  if (has_old == has_new &&
      (!has_old ||
       (kjp__fraction_compare(&old_value, &new_value) == 0 && same_unit(pair))))
    return;
  row = add_cell(comparing, pair);
  if (row == NULL)
    return;
  row->old_text = amount_text(comparing, pair, pair->old_table, pair->old_row);
  row->new_text = amount_text(comparing, pair, pair->new_table, pair->new_row);
  row->unit_of_change = unit_of(comparing, pair);
  row->unit = row->unit_of_change.label;
  if (has_old && has_new)
    set_change(comparing, pair, row, &old_value, &new_value);
}

/* Everything else is compared as it reads: rows by their names. */
static void
compare_texts(struct comparing *comparing, const struct pair *pair)
{
  const char *old_text = kjp__cell_text(&comparing->before, pair->old_table,
                                        pair->old_row, pair->column);
  const char *new_text = kjp__cell_text(&comparing->after, pair->new_table,
                                        pair->new_row, pair->column);
  struct kjp__difference *row;

  if (g_strcmp0(old_text, new_text) == 0)
    return;
  row = add_cell(comparing, pair);
  if (row == NULL)
    return;
  row->old_text = keep(comparing, old_text);
  row->new_text = keep(comparing, new_text);
}

/* Where something stands in the file is no result. */
static bool
is_compared(const kjp_table *table, const struct kjp__column *column)
{
  return !kjp__is_key(table, column) && strcmp(column->name, "line") != 0;
}

static void
compare_rows(struct comparing *comparing, struct pair *pair)
{
  for (int32_t i = 0; i < pair->old_table->kind->column_count; i++) {
    int32_t number = kjp_table_column(pair->old_table, i);

    pair->column = kjp__table_column(pair->old_table, number);
    if (!is_compared(pair->old_table, pair->column))
      continue;
    if (is_amount(pair->column))
      compare_amounts(comparing, pair);
    else
      compare_texts(comparing, pair);
  }
}

/* Rows */

/* Whether the parent of a row is missing on the other side: that is said once,
 * of the parent. */
static bool
goes_with_parent(const struct kjp__keys *keys, const kjp_table *table,
                 const struct kjp__keyed *keyed)
{
  const struct kjp__keyed *parent;
  int32_t above;

  if (keyed->parent == KJP_NONE)
    return false;
  above = kjp__keys_table(keys,
                          kjp_table_column_target(table, table->kind->parent));
  parent = kjp__rows_at(&keys->rows[above], keyed->parent);
  return !parent->matched;
}

/* The rows that the other side does not have. */
static void
add_unmatched(struct comparing *comparing, const struct kjp__keys *keys,
              int32_t at, int8_t side)
{
  const kjp_table *table = &keys->answer->tables[at];

  for (int32_t row = 0; row < table->rows.count; row++) {
    const struct kjp__keyed *keyed = kjp__rows_at(&keys->rows[at], row);
    struct kjp__difference *difference;

    if (keyed->matched || goes_with_parent(keys, table, keyed))
      continue;
    difference = add(comparing, table, keyed->key);
    if (difference == NULL)
      return;
    difference->side = side;
    difference->projected = keyed->projected;
    difference->unverified = keyed->unverified;
  }
}

static void
compare_matched(struct comparing *comparing, int32_t at, int32_t other)
{
  struct pair pair = {.old_table = &comparing->before.answer->tables[at],
                      .new_table = &comparing->after.answer->tables[other]};

  for (int32_t row = 0; row < pair.old_table->rows.count; row++) {
    struct kjp__keyed *keyed = kjp__rows_at(&comparing->before.rows[at], row);
    struct kjp__keyed *found;

    pair.old_row = row;
    pair.key = keyed->key;
    pair.new_row = kjp__index_find(&comparing->after.index[other], keyed->key);
    if (pair.new_row == KJP_NONE)
      continue;
    found = kjp__rows_at(&comparing->after.rows[other], pair.new_row);
    keyed->matched = true;
    found->matched = true;
    pair.projected = keyed->projected || found->projected;
    pair.unverified = keyed->unverified || found->unverified;
    compare_rows(comparing, &pair);
    if (comparing->failed || comparing->range_name != NULL)
      return;
  }
}

/* What an answer rests on comes after what it says. */
static bool
comes_last(const struct kjp__table_kind *kind)
{
  return kind->number == KJP_DEFAULTS || kind->number == KJP_USED ||
         g_str_has_suffix(kind->name, "_inputs");
}

static void
compare_tables(struct comparing *comparing, bool last)
{
  const kjp_answer *before = comparing->before.answer;

  for (int32_t at = 0; at < before->table_count; at++) {
    const struct kjp__table_kind *kind = before->tables[at].kind;
    int32_t other = kjp__keys_table(&comparing->after, kind->number);

    if (kind->number == KJP_ANSWER || other == KJP_NONE ||
        comes_last(kind) != last)
      continue;
    compare_matched(comparing, at, other);
    if (comparing->failed || comparing->range_name != NULL)
      return;
    add_unmatched(comparing, &comparing->before, at, KJP_ONLY_BEFORE);
    add_unmatched(comparing, &comparing->after, other, KJP_ONLY_AFTER);
  }
}

/* The call */

static void
add_side(struct comparing *comparing, const kjp_answer *of)
{
  const struct kjp__answer_row *from = kjp__rows_at(&of->tables[0].rows, 0);
  struct kjp__side *side = kjp__rows_add(
      &kjp__answer_table(comparing->answer, KJP_COMPARE_SIDES)->rows);

  if (side == NULL)
    return;
  side->question = keep(comparing, from->question);
  side->scenario = keep(comparing, from->scenario);
  side->as_of = keep(comparing, from->as_of);
  side->sha256 = keep(comparing, from->sha256);
  side->library = keep(comparing, from->library);
}

static kjp_status
status_of(const struct comparing *comparing, const struct kjp__arena *scratch,
          kjp_error **error_out)
{
  if (comparing->range_name != NULL)
    return kjp__fail(
        error_out, KJP__RESULT_RANGE,
        &(struct kjp__details){.name = KJP__SAY(comparing->range_name),
                               .found = KJP__SAY(comparing->range_key)});
  if (comparing->failed || kjp__arena_failed(scratch) ||
      kjp__arena_failed(comparing->answer->arena))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  return KJP_OK;
}

static kjp_status
fill(kjp_answer *answer, const kjp_answer *before, const kjp_answer *after,
     kjp_error **error_out)
{
  struct comparing comparing = {.answer = answer};
  struct kjp__arena *scratch = kjp__arena_new();
  kjp_status status;

  if (scratch == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  add_side(&comparing, before);
  add_side(&comparing, after);
  comparing.failed = !kjp__keys_make(&comparing.before, before, scratch) ||
                     !kjp__keys_make(&comparing.after, after, scratch);
  if (!comparing.failed)
    compare_tables(&comparing, false);
  if (!comparing.failed && comparing.range_name == NULL)
    compare_tables(&comparing, true);
  status = status_of(&comparing, scratch, error_out);
  kjp__arena_free(scratch);
  return status;
}

/* Both must be of one question and one plan. */
static kjp_status
check_sides(const kjp_answer *before, const kjp_answer *after,
            kjp_error **error_out)
{
  static const struct kjp__say question = {"对同一问题的答案",
                                           "an answer to the same question"};
  static const struct kjp__say plan = {"关于同一计划的答案",
                                       "an answer about the same plan"};
  const struct kjp__answer_row *old_row;
  const struct kjp__answer_row *new_row;

  if (before == NULL)
    return kjp__fail_null(error_out, "before");
  if (after == NULL)
    return kjp__fail_null(error_out, "after");
  old_row = kjp__rows_at(&before->tables[0].rows, 0);
  new_row = kjp__rows_at(&after->tables[0].rows, 0);
  if (g_strcmp0(old_row->question, new_row->question) != 0)
    return kjp__fail_argument(error_out, "after", new_row->question, question);
  if (g_strcmp0(old_row->plan, new_row->plan) != 0)
    return kjp__fail_argument(error_out, "after", new_row->plan, plan);
  return KJP_OK;
}

kjp_status
kjp_compare_run(const kjp_answer *before, const kjp_answer *after,
                const kjp_options *options, kjp_answer **answer_out,
                kjp_error **error_out)
{
  /* The scenario and the day are of the two answers, not of this one. */
  struct kjp__settings settings = *kjp__options_settings(options);
  kjp_answer *answer;
  kjp_status status;

  if (error_out != NULL)
    *error_out = NULL;
  if (answer_out == NULL)
    return kjp__fail_null(error_out, "answer_out");
  *answer_out = NULL;
  status = check_sides(before, after, error_out);
  if (status != KJP_OK)
    return status;
  settings.scenario = NULL;
  settings.as_of = NULL;
  answer = kjp__answer_new(before->plan, "compare", &settings,
                           kjp__compare_kinds, KJP__COMPARE_KINDS);
  if (answer == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  return kjp__answer_close(answer, fill(answer, before, after, error_out),
                           answer_out);
}
