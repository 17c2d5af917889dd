/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-priv.h - a panel from the inside. panel.c is the door,
 * panel-desk.c lays out what a thread needs of the plan, panel-share.c shares a
 * range among threads. Audits: panel-run.c, where panel-judge.c judges one
 * entity after the other with the audit's own arithmetic, panel-lanes.c and
 * panel-block.c many at once where the rule is a usual one. */
#pragma once
#include <kjplan/panel.h>

#include "../value/course-priv.h"
#include "../value/judge-priv.h"

/* An indicator that the rule names, and its figures. */
struct kjp__panel_input {
  int32_t indicator;
  const int64_t *quanta; /* NULL: the plan's own values */
  const uint8_t *known;  /* or NULL */
};

struct kjp_panel {
  kjp_plan *plan;
  struct kjp__arena *arena;
  struct kjp__view view;
  struct kjp__view least_view; /* of least paths */
  const struct kjp__rule *rule;
  int32_t rule_row;
  int32_t entities;
  int32_t first_year;
  int32_t years;
  struct kjp__rows inputs; /* the ruled indicator first */
  bool *exempt;            /* by year */
  const int64_t *anchors;  /* or NULL */
};

/* Where a range is written; arrays may be NULL. */
struct kjp__panel_out {
  int64_t *floors;
  uint8_t *verdicts;
  int32_t *bindings;
  uint8_t *flags;
};

struct kjp__panel_lanes;
struct kjp__panel_rise;

/* What one thread judges entities with. */
struct kjp__panel_desk {
  const kjp_panel *panel;
  struct kjp__arena *arena;
  struct kjp__arena_mark mark; /* what lies above it is of one entity */
  struct kjp__judging judging;
  struct kjp__series **given;     /* by input; NULL: the plan's own */
  struct kjp__panel_lanes *lanes; /* NULL: the rule is none for them */
  struct kjp__panel_rise *rise;   /* of least paths; NULL: not a common one */
};

static inline int32_t
kjp__panel_last_year(const kjp_panel *panel)
{
  return panel->first_year + panel->years - 1;
}

/* Whether the figure at a place of the arrays is known. */
static inline bool
kjp__panel_figure(const struct kjp__panel_input *input, size_t place,
                  int64_t *out)
{
  *out = input->quanta[place];
  return *out != INT64_MIN &&
         (input->known == NULL || input->known[place] != 0);
}

static inline const struct kjp__panel_input *
kjp__panel_input_at(const kjp_panel *panel, int32_t i)
{
  return kjp__rows_at(&panel->inputs, i);
}

/* panel.c: the path of the ruled indicator; false: it has none. */
bool kjp__panel_path(const kjp_panel *panel, struct kjp__path_rows *out);

/* panel-desk.c: an empty desk under a view; then what is used of the plan's own
 * values, and at last the series that stand in. */

kjp_status kjp__panel_desk_start(const kjp_panel *panel,
                                 const struct kjp__view *view,
                                 struct kjp__panel_desk *desk,
                                 kjp_error **error_out);
/* An indicator that may have an array; refused where it has none and rests on
 * one that has. */
kjp_status kjp__panel_desk_take(struct kjp__panel_desk *desk, int32_t indicator,
                                int8_t stage, kjp_error **error_out);
/* All references and peers of the rule. */
kjp_status kjp__panel_desk_take_clauses(struct kjp__panel_desk *desk,
                                        kjp_error **error_out);
/* The inputs of an indicator that has no array; none of them may have one. */
kjp_status kjp__panel_desk_take_inputs(struct kjp__panel_desk *desk,
                                       int32_t indicator, int8_t stage,
                                       kjp_error **error_out);
/* False when memory is out. */
bool kjp__panel_desk_place(struct kjp__panel_desk *desk);
void kjp__panel_desk_close(struct kjp__panel_desk *desk);

/* panel-judge.c */

kjp_status kjp__panel_judge_open(const kjp_panel *panel,
                                 struct kjp__panel_desk *desk,
                                 kjp_error **error_out);
/* Judges an entity; its first year goes to `place` of the arrays. */
void kjp__panel_judge(struct kjp__panel_desk *desk, int32_t entity,
                      const struct kjp__panel_out *out, size_t place);

/* panel-lanes.c */

/* Finds out whether the rule is one for lanes. False when memory is out. */
bool kjp__panel_lanes_open(struct kjp__panel_desk *desk);
/* panel-block.c: judges entities, where desk->lanes is not NULL. */
void kjp__panel_judge_block(struct kjp__panel_desk *desk, int32_t entity,
                            int32_t count, const struct kjp__panel_out *out,
                            size_t place);
