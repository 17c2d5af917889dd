/* SPDX-License-Identifier: MIT */
/* lib/report/sheet.c - from table rows to the cells of a grid. */
#include "sheet-priv.h"

#include <glib.h>

enum { MOST_COLUMNS = 16, INDENT = 2 };

/* A text that also stands in the next column, in English. */
static bool
is_bilingual(struct kjp__spot spot)
{
  const char *name = kjp_table_column_name(spot.table, spot.column);

  return name != NULL && g_str_has_suffix(name, "_zh");
}

static const char *
by_path(struct kjp__report *report, const kjp_table *table, int32_t row,
        const int32_t *path)
{
  struct kjp__spot spot = kjp__report_follow(report, table, row, path);
  int32_t type = kjp_table_column_type(spot.table, spot.column);
  int32_t number;

  if (type == KJP_TYPE_AMOUNT)
    return kjp__report_amount(report, spot, KJP_NONE);
  if (type == KJP_TYPE_TEXT || type == KJP_TYPE_WORD)
    return is_bilingual(spot)
               ? kjp__report_said(report, spot)
               : kjp_table_text(spot.table, spot.row, spot.column);
  number = kjp_table_int(spot.table, spot.row, spot.column);
  return number == KJP_NONE ? NULL : kjp__report_int(report, number);
}

static const char *
cell(struct kjp__report *report, const struct kjp__sheet_column *column,
     const kjp_table *table, int32_t row)
{
  return column->make != NULL ? column->make(report, table, row)
                              : by_path(report, table, row, column->path);
}

/* Whether some row has something in this column; without rows, every one is
 * kept. */
static bool
is_used(const char *const *cells, size_t count, size_t column, size_t rows)
{
  for (size_t row = 0; row < rows; row++) {
    const char *at = cells[row * count + column];

    if (at != NULL && *at != '\0')
      return true;
  }
  return rows == 0;
}

/* Leaves out columns that are empty from top to bottom, in place, and puts
 * "-" where a row has no value; how many columns are left. */
static size_t
close_up(const char **cells, struct kjp__grid_column *titles, size_t count,
         size_t rows)
{
  size_t from[MOST_COLUMNS];
  size_t kept = 0;

  for (size_t i = 0; i < count; i++) {
    if (!is_used(cells, count, i, rows))
      continue;
    titles[kept] = titles[i];
    from[kept++] = i;
  }
  for (size_t row = 0; row < rows; row++) {
    for (size_t i = 0; i < kept; i++) {
      const char *at = cells[row * count + from[i]];

      cells[row * kept + i] = at == NULL ? "-" : at;
    }
  }
  return kept;
}

void
kjp__sheet_write(struct kjp__report *report,
                 const struct kjp__sheet_column *columns, size_t count,
                 const kjp_table *table, const int32_t *order, int32_t first,
                 int32_t rows)
{
  struct kjp__grid_column titles[MOST_COLUMNS];
  const char **cells = kjp__arena_alloc(
      report->arena, ((size_t)rows * count + 1) * sizeof *cells);
  size_t filled = 0;

  if (cells == NULL || count > MOST_COLUMNS)
    return;
  for (size_t i = 0; i < count; i++)
    titles[i] = (struct kjp__grid_column){
        kjp__report_say(report, &columns[i].title), columns[i].align};
  for (int32_t i = 0; i < rows; i++) {
    for (size_t j = 0; j < count; j++)
      cells[filled++] = cell(report, &columns[j], table,
                             order == NULL ? first + i : order[i]);
  }
  count = close_up(cells, titles, count, (size_t)rows);
  kjp__grid_write(&report->text, INDENT, titles, count, cells, (size_t)rows);
}

const char *
kjp__sheet_span(struct kjp__report *report, int32_t first, int32_t last)
{
  if (first == KJP_NONE)
    return NULL;
  return first == last
             ? kjp__report_int(report, first)
             : kjp__arena_format(report->arena, "%d-%d", (int)first, (int)last);
}

void
kjp__sheet_line(struct kjp__report *report, size_t indent, const char *line)
{
  for (size_t i = 0; i < indent; i++)
    kjp__text_add_char(&report->text, ' ');
  kjp__wrap(&report->text, indent + 2, indent, line == NULL ? "" : line);
}
