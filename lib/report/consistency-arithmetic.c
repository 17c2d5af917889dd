/* SPDX-License-Identifier: MIT */
/* lib/report/consistency-arithmetic.c - how the last member of a relation
 * follows from the others, as one would type it into a calculator. */
#include "consistency-arithmetic-priv.h"

#include <glib.h>

#include "consistency-priv.h"

enum { OPERATIONS = KJP_DERIVE_AVERAGE_GROWTH + 1, MOST_TERMS = 6 };

/* Of operations with two inputs, by what is looked for: the derived indicator
 * or an input. {0} is the derived one, {1} and {2} are inputs; of growth the
 * year before or the base, and the year, {n} years later. */
static const char *const fixed[OPERATIONS][3] = {
    [KJP_DERIVE_DIFFERENCE] = {"{1} - {2}", "{0} + {2}", "{1} - {0}"},
    [KJP_DERIVE_RATIO] = {"{1} ÷ {2}", "{0} × {2}", "{1} ÷ {0}"},
    [KJP_DERIVE_GROWTH] = {"{2} ÷ {1} - 1", "{2} ÷ (1 + {0})",
                           "{1} × (1 + {0})"},
    [KJP_DERIVE_AVERAGE_GROWTH] = {"({2} ÷ {1})^(1/{n}) - 1",
                                   "{2} ÷ (1 + {0})^{n}",
                                   "{1} × (1 + {0})^{n}"},
};

/* What stands between the terms of the others: of the derived indicator, and
 * of an input, where the derived one comes first. */
static const char *const between[OPERATIONS][2] = {
    [0] = {" + ", " - "},
    [KJP_DERIVE_SUM] = {" + ", " - "},
    [KJP_DERIVE_CUMULATIVE] = {" + ", " - "},
    [KJP_DERIVE_LAG] = {" + ", " - "},
    [KJP_DERIVE_AVERAGE] = {" + ", " - "},
    [KJP_DERIVE_PRODUCT] = {" × ", " ÷ "},
};

/* The members that a row of KJP_CONSISTENCY_AT_BOUNDS was found from. */
struct members {
  struct kjp__report *report;
  const kjp_table *table;
  int32_t first;
  int32_t count;
  int32_t year;  /* of what was found, */
  int32_t place; /* and where that stands */
};

static const char *
term_of(const struct members *members, int32_t row)
{
  struct kjp__spot spot = {members->table, row, KJP_CONSISTENCY_AT_FROM_VALUE};

  return kjp__phrase_of_term(members->report, spot);
}

/* Between the two inputs of a growth, one of which may be what was found. */
static int32_t
years_between(const struct members *members)
{
  int32_t years[3] = {0};

  for (int32_t row = members->first; row < members->first + members->count;
       row++) {
    int32_t place =
        kjp_table_int(members->table, row, KJP_CONSISTENCY_AT_FROM_PLACE);

    if (place > 0 && place < 3)
      years[place] =
          kjp_table_int(members->table, row, KJP_CONSISTENCY_AT_FROM_YEAR);
  }
  if (members->place > 0 && members->place < 3)
    years[members->place] = members->year;
  return years[2] - years[1];
}

static const char *
by_template(const struct members *members, const char *template)
{
  const struct kjp__say say = {template, template};
  const char *terms[3] = {NULL, NULL, NULL};

  for (int32_t row = members->first; row < members->first + members->count;
       row++) {
    int32_t place =
        kjp_table_int(members->table, row, KJP_CONSISTENCY_AT_FROM_PLACE);

    if (place >= 0 && place < 3)
      terms[place] = term_of(members, row);
  }
  const char *const values[][2] = {
      {"0", terms[0]},
      {"1", terms[1]},
      {"2", terms[2]},
      {"n", kjp__report_int(members->report, years_between(members))},
      {NULL, NULL}};

  return kjp__report_fill(members->report, &say, values);
}

/* An average of n has n members but the one looked for, whichever it is: n
 * inputs, or the average and all inputs but one. */
static const char *
by_list(const struct members *members, int32_t operation, bool derived)
{
  struct kjp__report *report = members->report;
  const char *sign = between[operation][derived ? 0 : 1];
  bool average = operation == KJP_DERIVE_AVERAGE;
  const char *inputs = kjp__report_int(report, members->count);
  const char *all = NULL;

  for (int32_t i = 0; i < members->count; i++) {
    const char *term =
        i < MOST_TERMS ? term_of(members, members->first + i) : "…";

    if (average && !derived && i == 0)
      term = kjp__report_join(report, term, " × ", inputs);
    all = kjp__report_join(report, all, sign, term);
    if (i == MOST_TERMS)
      break;
  }
  return average && derived
             ? kjp__arena_format(report->arena, "(%s) ÷ %s", all, inputs)
             : all;
}

static const char *
right_side(const struct members *members, int32_t operation)
{
  if (fixed[operation][0] != NULL)
    return by_template(members, fixed[operation][members->place]);
  return by_list(members, operation, members->place == 0);
}

const char *
kjp__consistency_arithmetic(struct kjp__report *report, int32_t row)
{
  static const int32_t derive[] = {KJP_CONSISTENCY_AT_RELATION,
                                   KJP_INDICATOR_DERIVE, 0};
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_CONSISTENCY_AT_BOUNDS);
  struct kjp__spot spot = kjp__report_follow(report, table, row, derive);
  struct kjp__spot value = {table, row, KJP_CONSISTENCY_AT_VALUE};
  int32_t operation = kjp_table_int(spot.table, spot.row, spot.column);
  struct members members = {
      .report = report,
      .table = kjp_answer_table(report->answer, KJP_CONSISTENCY_AT_BOUNDS_FROM),
      .year = kjp_table_int(table, row, KJP_CONSISTENCY_AT_YEAR),
      .place = kjp_table_int(table, row, KJP_CONSISTENCY_AT_PLACE)};
  const char *exact = kjp__phrase_of_term(report, value);
  const char *about = kjp__phrase_of_figure(report, value);

  members.count = kjp_table_children(members.table, KJP_CONSISTENCY_AT_FROM_ROW,
                                     row, &members.first);
  return kjp__arena_format(
      report->arena, "= %s %s %s",
      right_side(&members, operation == KJP_NONE ? 0 : operation),
      g_strcmp0(exact, about) == 0 ? "=" : "≈", exact);
}
