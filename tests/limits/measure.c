/* SPDX-License-Identifier: MIT */
/* tests/limits/measure.c - plans made to measure. */
#include "measure.h"

#include <inttypes.h>
#include <string.h>

static void
repeat(FILE *out, const char *piece, int64_t times)
{
  for (int64_t i = 0; i < times; i++)
    fputs(piece, out);
}

/* The root is a level, too. */
void
measure_depth(FILE *out, int64_t size)
{
  fputs(HEAD "x-deep: ", out);
  repeat(out, "[", size - 1);
  repeat(out, "]", size - 1);
  fputc('\n', out);
}

/* 11 nodes of the head: the root, two keys, a number, a map and six in it. A
 * list and its key are 2, and as many as stand in it. The list of 24,999 zeros
 * that aliases repeat counts as 25,000 each time; what is left are zeros in the
 * list of these. */
enum { LIST = 25000 };

void
measure_nodes(FILE *out, int64_t size)
{
  int64_t left = size - 11 - (1 + LIST) - 2;

  fputs(HEAD "x-a: &a [", out);
  repeat(out, "0,", LIST - 1);
  fputs("]\nx-b: [", out);
  repeat(out, "*a,", left / LIST);
  repeat(out, "0,", left % LIST);
  fputs("]\n", out);
}

void
measure_anchors(FILE *out, int64_t size)
{
  fputs(HEAD, out);
  for (int64_t i = 0; i < size; i++)
    fprintf(out, "x-%" PRId64 ": &a%" PRId64 " 注\n", i, i);
}

void
measure_aliases(FILE *out, int64_t size)
{
  fputs(HEAD "x-text: &text 注\n", out);
  for (int64_t i = 0; i < size; i++)
    fprintf(out, "x-%" PRId64 ": *text\n", i);
}

void
measure_text(FILE *out, int64_t size)
{
  fputs(HEAD "x-text: ", out);
  repeat(out, "a", size);
  fputc('\n', out);
}

void
measure_key(FILE *out, int64_t size)
{
  fputs(HEAD "x-", out);
  repeat(out, "k", size - 2);
  fputs(": 注\n", out);
}

static void
begin_value(FILE *out, const char *unit)
{
  fprintf(out,
          HEAD "indicators:\n  fund: {name: 资金, scope: 市本级, unit: %s, "
               "values: {2022: ",
          unit);
}

/* Of counts: money has a limit of its own. */
void
measure_digits(FILE *out, int64_t size)
{
  begin_value(out, "分");
  fputc('1', out);
  repeat(out, "0", size - 1);
  fputs("}}\n", out);
}

void
measure_yuan(FILE *out, int64_t size)
{
  begin_value(out, "元");
  fprintf(out, "%" PRId64 ".%02d}}\n", size / 100, (int)(size % 100));
}

void
measure_mistakes(FILE *out, int64_t size)
{
  fputs(HEAD, out);
  for (int64_t i = 0; i < size; i++)
    fprintf(out, "unknown-%" PRId64 ": 0\n", i);
}

/* Lines of comment, long enough that most bytes are no line ends. */
void
measure_bytes(FILE *out, int64_t size)
{
  char line[1024];
  int64_t left = size - (int64_t)strlen(HEAD);

  memset(line, '#', sizeof line);
  fputs(HEAD, out);
  while (left > 0) {
    size_t part = left < (int64_t)sizeof line ? (size_t)left : sizeof line;

    line[part - 1] = '\n';
    fwrite(line, 1, part, out);
    left -= (int64_t)part;
  }
}
