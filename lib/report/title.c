/* SPDX-License-Identifier: MIT */
/* lib/report/title.c - what the tables of answers are called, for people. */
#include <glib.h>

#include "sheet-priv.h"

static const struct title {
  const char *table;
  struct kjp__say say;
} titles[] = {
    {"answer", {"答案的抬头", "The answer"}},
    {"defaults", {"所取的默认值", "Defaults that were taken"}},
    {"used", {"所用数据", "Figures used"}},

    {"audit_rules", {"规则", "Rules"}},
    {"audit_years", {"规则的逐年结论", "Rules year by year"}},
    {"audit_clauses", {"各条款的逐年结论", "Clauses year by year"}},
    {"audit_inputs", {"规则所用数据", "Figures that the rules used"}},
    {"audit_missing", {"规则所缺数据", "Figures that the rules miss"}},
    {"audit_notes", {"规则的附注", "Notes on the rules"}},

    {"path_courses", {"路径", "Paths"}},
    {"path_points", {"路径的逐年数额", "Paths year by year"}},
    {"path_conflicts", {"路径不可行之处", "Where no path is feasible"}},
    {"path_relaxations", {"如何放宽即可行", "What would make it feasible"}},
    {"path_missing", {"路径所缺数据", "Figures that the paths miss"}},
    {"path_totals",
     {"与几年合计的目标对照", "Sums against targets of several years"}},

    {"consistency_promises", {"目标以哪次调整为准", "How targets count"}},
    {"consistency", {"核对的范围", "How far the check reaches"}},
    {"consistency_statements", {"核对结论", "What was found"}},
    {"consistency_implied", {"由此推得的界限", "Bounds that follow"}},
    {"consistency_implied_from",
     {"推得界限所据的目标", "Targets behind bounds that follow"}},
    {"consistency_at_bounds",
     {"目标恰好达到时", "Where targets are met exactly"}},
    {"consistency_at_bounds_from",
     {"目标恰好达到时所据的数", "Figures behind targets met exactly"}},
    {"consistency_tightest", {"要求更高的目标", "Targets that ask more"}},
    {"consistency_conflicts", {"矛盾", "Conflicts"}},
    {"consistency_members", {"矛盾所涉各项", "What is in conflict"}},
    {"consistency_claims", {"文中所称的数量", "Counts that the text states"}},

    {"assess", {"评估", "Evaluation"}},
    {"assess_targets", {"目标", "Targets"}},
    {"assess_missing", {"目标所缺数据", "Figures that the targets miss"}},
    {"assess_rollups", {"目标汇总", "Targets in all"}},
    {"assess_programmes", {"各工程的项目", "Projects of the programmes"}},
    {"assess_allocations", {"经费分配", "Money given out"}},
    {"assess_policies", {"政策", "Policies"}},
    {"assess_findings", {"须处理或须知的", "To be dealt with or known"}},

    {"reconcile_figures", {"公布数", "Published figures"}},
    {"reconcile_inputs", {"公布数所据的数", "Figures behind published ones"}},
    {"reconcile_missing",
     {"公布数所缺数据", "Figures that published ones miss"}},

    {"differences", {"不同之处", "Differences"}},
    {"sides", {"所比较的两个答案", "The two that are compared"}},
};

const struct kjp__say *
kjp__title_of_table(const char *table)
{
  for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
    if (g_strcmp0(titles[i].table, table) == 0)
      return &titles[i].say;
  }
  return NULL;
}
