/* SPDX-License-Identifier: MIT */
/* lib/report/grid.c - cells under each other, whatever their script. */
#include "grid-priv.h"

#include <string.h>

#include <glib.h>

enum { MOST_COLUMNS = 16 };

/* Columns of the terminal before the decimal point, and from it on. Of cells
 * that are not aligned so, all is before. */
struct width {
  size_t before;
  size_t after;
};

const char *
kjp__text_next(const char *at, size_t *width)
{
  gunichar letter = g_utf8_get_char(at);

  *width = g_unichar_iswide(letter) ? 2 : g_unichar_iszerowidth(letter) ? 0 : 1;
  return at + g_utf8_skip[(unsigned char)*at];
}

size_t
kjp__text_width(const char *text)
{
  size_t width = 0;
  size_t own;

  while (*text != '\0') {
    text = kjp__text_next(text, &own);
    width += own;
  }
  return width;
}

static struct width
width_of(const char *cell, enum kjp__align align)
{
  const char *point =
      align == KJP__ALIGN_POINT && cell != NULL ? strchr(cell, '.') : NULL;
  struct width width = {0, 0};

  if (cell == NULL)
    return width;
  width.after = point == NULL ? 0 : strlen(point);
  width.before = kjp__text_width(cell) - width.after;
  return width;
}

static void
widen(struct width *width, struct width other)
{
  width->before = MAX(width->before, other.before);
  width->after = MAX(width->after, other.after);
}

/* The widths of all columns. A title wider than its cells adds room in front
 * of the point. */
static void
measure(const struct kjp__grid_column *columns, size_t count,
        const char *const *cells, size_t rows, struct width *widths)
{
  for (size_t i = 0; i < count; i++) {
    size_t title = kjp__text_width(columns[i].title);

    widths[i] = (struct width){0, 0};
    for (size_t row = 0; row < rows; row++)
      widen(&widths[i], width_of(cells[row * count + i], columns[i].align));
    if (widths[i].before + widths[i].after < title)
      widths[i].before = title - widths[i].after;
  }
}

static void
add_blanks(struct kjp__text_builder *text, size_t count)
{
  while (count-- > 0)
    kjp__text_add_char(text, ' ');
}

/* A cell, and the blanks it is owed: before it they go out at once, behind it
 * they wait in `*owed` for a cell that follows. */
static void
add_cell(struct kjp__text_builder *text, const char *cell,
         enum kjp__align align, struct width width, size_t *owed)
{
  struct width own = width_of(cell, align);
  size_t spare = width.before + width.after - own.before - own.after;
  size_t front = 0;

  if (align == KJP__ALIGN_RIGHT)
    front = spare;
  else if (align == KJP__ALIGN_POINT)
    front = width.before - own.before;
  if (cell != NULL && *cell != '\0') {
    add_blanks(text, *owed + front);
    kjp__text_add(text, cell);
    *owed = spare - front;
  } else {
    *owed += spare;
  }
}

static void
add_line(struct kjp__text_builder *text, size_t indent,
         const struct kjp__grid_column *columns, size_t count,
         const char *const *cells, const struct width *widths)
{
  size_t owed = indent;

  for (size_t i = 0; i < count; i++) {
    add_cell(text, cells[i], columns[i].align, widths[i], &owed);
    owed += 2;
  }
  kjp__text_add_char(text, '\n');
}

static void
add_titles(struct kjp__text_builder *text, size_t indent,
           const struct kjp__grid_column *columns, size_t count,
           const struct width *widths)
{
  size_t owed = indent;

  for (size_t i = 0; i < count; i++) {
    add_cell(text, columns[i].title,
             columns[i].align == KJP__ALIGN_LEFT ? KJP__ALIGN_LEFT
                                                 : KJP__ALIGN_RIGHT,
             widths[i], &owed);
    owed += 2;
  }
  kjp__text_add_char(text, '\n');
}

static void
add_rule(struct kjp__text_builder *text, size_t indent, size_t count,
         const struct width *widths)
{
  size_t width = 0;

  for (size_t i = 0; i < count; i++)
    width += widths[i].before + widths[i].after + (i == 0 ? 0 : 2);
  add_blanks(text, indent);
  while (width-- > 0)
    kjp__text_add_char(text, '-');
  kjp__text_add_char(text, '\n');
}

void
kjp__grid_write(struct kjp__text_builder *text, size_t indent,
                const struct kjp__grid_column *columns, size_t count,
                const char *const *cells, size_t rows)
{
  struct width widths[MOST_COLUMNS];

  if (count > MOST_COLUMNS || (cells == NULL && rows > 0))
    return;
  measure(columns, count, cells, rows, widths);
  add_titles(text, indent, columns, count, widths);
  add_rule(text, indent, count, widths);
  for (size_t row = 0; row < rows; row++)
    add_line(text, indent, columns, count, cells + row * count, widths);
}
