/* SPDX-License-Identifier: MIT */
/* lib/report/consistency-piece.c - pieces that several kinds of sentences
 * have. */
#include "consistency-priv.h"

static const char *
mark(struct kjp__report *report, struct kjp__spot flag,
     const struct kjp__say *say)
{
  return kjp_table_int(flag.table, flag.row, flag.column) == 1
             ? kjp__report_say(report, say)
             : NULL;
}

const char *
kjp__consistency_projected(struct kjp__report *report, struct kjp__spot flag)
{
  static const struct kjp__say say = {
      "（测算：用到计划数或假定数）",
      " (projected: rests on planned or assumed figures)"};

  return mark(report, flag, &say);
}

const char *
kjp__consistency_unverified(struct kjp__report *report, struct kjp__spot flag)
{
  static const struct kjp__say say = {
      "（用到未经核实的数据）", " (rests on figures that are not verified)"};

  return mark(report, flag, &say);
}

const char *
kjp__consistency_named(struct kjp__report *report, const char *named,
                       int32_t count)
{
  static const struct kjp__say template = {
      "{named}等共 {count} 项", "{named} and others, {count} in all"};
  const char *const values[][2] = {{"named", named},
                                   {"count", kjp__report_int(report, count)},
                                   {NULL, NULL}};

  return count <= KJP__MOST_NAMED ? named
                                  : kjp__report_fill(report, &template, values);
}

const char *
kjp__consistency_targets(struct kjp__report *report, int32_t table,
                         int32_t parent_column, int32_t row,
                         int32_t target_column, const char *between)
{
  const kjp_table *children = kjp_answer_table(report->answer, table);
  const char *all = NULL;
  int32_t named = 0;
  int32_t first;
  int32_t count = kjp_table_children(children, parent_column, row, &first);

  for (int32_t child = first; child < first + count; child++) {
    int32_t target = kjp_table_int(children, child, target_column);

    if (target != KJP_NONE && named++ < KJP__MOST_NAMED)
      all = kjp__report_join(report, all, between,
                             kjp__phrase_of_target(report, target));
  }
  return kjp__consistency_named(report, all, named);
}

const char *
kjp__consistency_range(struct kjp__report *report, const kjp_table *table,
                       int32_t row, const int32_t columns[4],
                       const char *between)
{
  const char *sides[2] = {NULL, NULL};

  for (int side = 0; side < 2; side++) {
    struct kjp__spot end = {table, row, columns[side]};
    struct kjp__spot other = {table, row, columns[1 - side]};
    bool open = kjp_table_int(table, row, columns[side + 2]) == 1;
    int32_t closed =
        side == 0 ? KJP_COMPARATOR_AT_LEAST : KJP_COMPARATOR_AT_MOST;

    sides[side] =
        kjp__phrase_of_compared(report, open ? closed + 1 : closed, end, other);
  }
  return kjp__report_join(report, sides[0], between, sides[1]);
}
