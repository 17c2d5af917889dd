/* SPDX-License-Identifier: MIT */
/* lib/report/consistency-text.c - consistency as a page: what was found, part
 * by part, then what it rests on. */
#include <glib.h>
#include <string.h>

#include "basis-priv.h"
#include "consistency-priv.h"
#include "sheet-priv.h"

static const struct part {
  int32_t first; /* kinds of statements */
  int32_t last;
  int32_t cut; /* kind that says that there are more; 0: none */
  struct kjp__say title;
} parts[] = {
    {KJP_STATEMENT_CONFLICT,
     KJP_STATEMENT_SHARED,
     0,
     {"目标之间是否相容：", "Do the targets fit together?"}},
    {KJP_STATEMENT_AT_BOUNDS,
     KJP_STATEMENT_AT_BOUNDS,
     KJP_STATEMENT_AT_BOUNDS_CUT,
     {"目标恰好达到时意味着什么：", "What the targets mean at their bounds:"}},
    {KJP_STATEMENT_TIGHTEST,
     KJP_STATEMENT_TIGHTEST,
     KJP_STATEMENT_TIGHTEST_CUT,
     {"哪个目标要求更高：", "Which target asks more:"}},
    {KJP_STATEMENT_IMPLIED,
     KJP_STATEMENT_IMPLIED,
     0,
     {"由此推得的界限：", "Bounds that follow:"}},
    {KJP_STATEMENT_CLAIM,
     KJP_STATEMENT_CLAIM,
     0,
     {"文中所称的数量：", "Counts that the text states:"}},
    {KJP_STATEMENT_PROMISE,
     KJP_STATEMENT_PROMISE,
     0,
     {"按调整计的目标：", "Targets that count as revised:"}},
};

/* A bound of zero alone tells a reader nothing: it is in the tables and in
 * the JSON. */
static bool
is_worth_saying(const struct kjp__report *report, int32_t kind, int32_t row)
{
  const kjp_table *implied =
      kjp_answer_table(report->answer, KJP_CONSISTENCY_IMPLIED);
  int64_t low = 0;
  int64_t high = 0;
  bool has_low;
  bool has_high;

  if (kind != KJP_STATEMENT_IMPLIED)
    return true;
  has_low =
      kjp_table_amount(implied, row, KJP_CONSISTENCY_IMPLIED_LOW, &low) == 0
          ? kjp_table_unit(implied, row, KJP_CONSISTENCY_IMPLIED_LOW) == NULL
          : low != 0;
  has_high = kjp_table_amount(implied, row, KJP_CONSISTENCY_IMPLIED_HIGH,
                              &high) != 0 &&
             high != 0;
  return has_low || has_high;
}

static bool
is_of(const struct part *part, int32_t kind)
{
  return (kind >= part->first && kind <= part->last) || kind == part->cut;
}

static void
add_part(struct kjp__report *report, const struct part *part)
{
  const kjp_table *statements =
      kjp_answer_table(report->answer, KJP_CONSISTENCY_STATEMENTS);
  bool titled = false;

  for (int32_t i = 0; i < kjp_table_count(statements); i++) {
    int32_t kind = kjp_table_int(statements, i, KJP_CONSISTENCY_STATEMENT_KIND);
    int32_t row = kjp_table_int(statements, i, KJP_CONSISTENCY_STATEMENT_ROW);

    if (!is_of(part, kind) || !is_worth_saying(report, kind, row))
      continue;
    if (!titled) {
      kjp__text_add_char(&report->text, '\n');
      kjp__sheet_line(report, 0, kjp__report_say(report, &part->title));
    }
    titled = true;
    kjp__sheet_line(report, 2, kjp__consistency_statement(report, i));
  }
}

static void
add_incomplete(struct kjp__report *report)
{
  static const struct kjp__say say = {
      "逐步推算没有走到尽头：推得的界限可能还可以收窄。",
      "The steps were stopped before nothing more followed: the bounds above "
      "may be wider than they need be."};
  const kjp_table *reach = kjp_answer_table(report->answer, KJP_CONSISTENCY);

  if (kjp_table_int(reach, 0, KJP_CONSISTENCY_COMPLETE) == 1)
    return;
  kjp__text_add_char(&report->text, '\n');
  kjp__sheet_line(report, 0, kjp__report_say(report, &say));
}

void
kjp__consistency_text(struct kjp__report *report)
{
  static const struct kjp__say title = {"目标一致性：{title}（{id}）",
                                        "Consistency of {title} ({id})"};

  kjp__basis_heading(report, &title);
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
    add_part(report, &parts[i]);
  add_incomplete(report);
  kjp__basis_weak(report);
  kjp__basis_write(report);
}
