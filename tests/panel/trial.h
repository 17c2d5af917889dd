/* SPDX-License-Identifier: MIT */
/* tests/panel/trial.h - a rule, the figures it is held against, and what a
 * panel says of them. rule.c writes the plan, figures.c draws the
 * arrays, agree.c and least.c do the rest. */
#pragma once
#include <inttypes.h>

#include <glib.h>
#include <kjplan/kjplan.h>

enum { INPUTS = 5, MOST_YEARS = 9, SNAPS = 3 };

/* What a plan can say, in yuan without a fraction. */
#define MOST INT64_C(9223372036854775800)

/* Of indicators that may have an array; the ruled one first. */
static const char *const ids[INPUTS] = {"st", "rev", "spend", "peer", "other"};

struct trial {
  uint64_t state;
  GString *text;
  kjp_plan *plan;
  int32_t entities, first, years; /* of the arrays */
  int64_t magnitude;
  int64_t gaps;              /* figures that are missing, in a hundred */
  int64_t mixtures;          /* entities of another size, in a hundred */
  gboolean adjusted[INPUTS]; /* the plan states a one_off of it */
  gboolean given[INPUTS];
  int64_t *quanta[INPUTS];
  uint8_t *known[INPUTS]; /* NULL: INT64_MIN alone */
  int64_t *floors;
  uint8_t *verdicts, *flags;
  int32_t *bindings;
};

static inline uint64_t
draw(struct trial *trial)
{
  trial->state ^= trial->state << 13;
  trial->state ^= trial->state >> 7;
  trial->state ^= trial->state << 17;
  return trial->state;
}

static inline int64_t
below(struct trial *trial, int64_t end)
{
  return (int64_t)(draw(trial) % (uint64_t)end);
}

static inline gboolean
chance(struct trial *trial, int64_t percent)
{
  return below(trial, 100) < percent;
}

/* Quanta up to which an amount is drawn: around 2^51, where doubles give way to
 * wider numbers, and 2^63. */
int64_t draw_magnitude(struct trial *trial);
/* Writes the plan into trial->text. */
void say_plan(struct trial *trial);

/* figures.c */

/* Which indicators have an array, and what stands in it. */
void draw_figures(struct trial *trial);
kjp_panel *make_panel(struct trial *trial, kjp_error **error);
/* What the arrays have of an entity, in place of what the plan says. */
kjp_status give_figures(struct trial *trial, kjp_builder *builder,
                        int32_t entity, kjp_error **error);
