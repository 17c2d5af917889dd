/* SPDX-License-Identifier: MIT */
/* lib/answer/assess-rollup.c - targets counted by strength and by owner. */
#include "assess-priv.h"

/* Counts by verdict of the targets that have one key. */
struct tally {
  int32_t counts[KJP_OUTCOME_UNDETERMINED];
  int32_t targets;
};

static void
write_tally(struct kjp__assessing *assessing, int8_t by, const char *key,
            int32_t owner, const struct tally *tally)
{
  struct kjp__assess_rollup *row;

  if (tally->targets == 0)
    return;
  row = kjp__rows_add(
      &kjp__answer_table(assessing->answer, KJP_ASSESS_ROLLUPS)->rows);
  if (row == NULL)
    return;
  row->by = by;
  row->key = key;
  row->owner = owner;
  for (int32_t i = 0; i < KJP_OUTCOME_UNDETERMINED; i++)
    row->counts[i] = tally->counts[i];
}

static void
count(struct tally *tally, const struct kjp__assess_target *row)
{
  tally->counts[row->verdict - 1]++;
  tally->targets++;
}

void
kjp__assess_rollups(struct kjp__assessing *assessing)
{
  const struct kjp__rows *rows =
      &kjp__answer_table(assessing->answer, KJP_ASSESS_TARGETS)->rows;
  int32_t owners = kjp__plan_count(assessing->plan, KJP_ORGANISATIONS);
  struct tally strengths[KJP_STRENGTH_STRIVE + 1] = {{{0}, 0}};
  struct tally *by_owner = kjp__arena_alloc(
      assessing->scratch, ((size_t)owners + 1) * sizeof *by_owner);

  if (by_owner == NULL) {
    assessing->failed = true;
    return;
  }
  for (int32_t i = 0; i < rows->count; i++) {
    const struct kjp__assess_target *row = kjp__rows_at(rows, i);
    const struct kjp__target *said =
        kjp__plan_row(assessing->plan, KJP_TARGETS, row->target);

    count(&strengths[said->strength], row);
    count(&by_owner[said->owner < 0 ? owners : said->owner], row);
  }
  for (int8_t word = KJP_STRENGTH_ENSURE; word <= KJP_STRENGTH_STRIVE; word++)
    write_tally(assessing, KJP_ROLLUP_STRENGTH, kjp__words_strength[word],
                KJP_NONE, &strengths[word]);
  for (int32_t i = 0; i < owners; i++) {
    const struct kjp__organisation *row =
        kjp__plan_row(assessing->plan, KJP_ORGANISATIONS, i);

    write_tally(assessing, KJP_ROLLUP_OWNER, row->id, i, &by_owner[i]);
  }
  write_tally(assessing, KJP_ROLLUP_OWNER, NULL, KJP_NONE, &by_owner[owners]);
}
