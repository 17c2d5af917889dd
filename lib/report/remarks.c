/* SPDX-License-Identifier: MIT */
/* lib/report/remarks.c - what a sentence says of the figures behind it. */
#include "report-priv.h"

#include <glib.h>

const char *
kjp__report_remarks(struct kjp__report *report, struct kjp__spot projected,
                  int32_t unverified)
{
  static const struct kjp__say says[] = {
      {"依据有计划数或假定数，属于测算。",
       " This is a projection: it rests on planned or assumed figures."},
      {"所用数据有未经核实的。", " Some of the figures are not verified."},
  };
  const int32_t columns[] = {projected.column, unverified};
  const char *all = NULL;

  for (size_t i = 0; i < G_N_ELEMENTS(says); i++) {
    if (kjp_table_int(projected.table, projected.row, columns[i]) == 1)
      all =
          kjp__report_join(report, all, "", kjp__report_say(report, &says[i]));
  }
  return all;
}
