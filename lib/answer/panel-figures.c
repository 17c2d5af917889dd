/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-figures.c - the least path of one entity, where the path is
 * a common one: lines are filled in with its figures, and rule/rise.c does the
 * rest. What does not fit is left to panel-course.c. */
#include "panel-rise-priv.h"

#include <glib.h>

#include "../quantity/rate-priv.h"
#include "../rule/line-priv.h"

struct filling {
  const kjp_panel *panel;
  struct kjp__panel_rise *rise;
  struct kjp__panel_source ruled;
  int32_t entity;
  int32_t y;
  int32_t base; /* the path's */
};

/* Lines that figures are in. These return false where a number does not fit;
 * `*known` is false where the line is not. */

static bool
fill_outpace(const struct filling *filling, const struct kjp__panel_ask *ask,
             struct kjp__rise_line *line, bool *known)
{
  int64_t now;
  int64_t before;
  int64_t more;

  *known = kjp__panel_source_at(&ask->now, filling->entity, filling->y, &now) &&
           kjp__panel_source_at(&ask->now, filling->entity, filling->y - 1,
                                &before) &&
           before > 0;
  if (!*known)
    return true;
  if (ask->hold && now < before)
    now = before;
  line->more = ask->strict;
  return !__builtin_mul_overflow(ask->top, now, &line->top) &&
         !__builtin_mul_overflow(ask->more, before, &more) &&
         !__builtin_add_overflow(line->top, more, &line->top) &&
         !__builtin_mul_overflow(ask->bottom, before, &line->bottom);
}

static bool
fill_share(const struct filling *filling, const struct kjp__panel_ask *ask,
           struct kjp__rise_line *line, bool *known)
{
  int64_t whole;

  *known = kjp__panel_source_at(&ask->now, filling->entity, filling->y, &whole);
  line->top = 0;
  line->bottom = 1;
  return !*known || kjp__rise_scale(whole, ask->top, ask->bottom, &line->more);
}

static bool
fill_peers(const struct filling *filling, const struct kjp__panel_ask *ask,
           struct kjp__rise_line *line, bool *known)
{
  int64_t sum = 0;

  *known = true;
  for (int32_t i = 0; i < ask->peer_count; i++) {
    int64_t peer;

    if (!kjp__panel_source_at(&ask->peers[i], filling->entity, filling->y,
                              &peer))
      *known = false;
    else if (__builtin_add_overflow(sum, peer, &sum))
      return false;
  }
  line->top = 0;
  line->bottom = 1;
  return !*known || kjp__rise_scale(sum, 1, ask->bottom, &line->more);
}

static bool
fill_form(const struct filling *filling, const struct kjp__panel_ask *ask,
          struct kjp__rise_line *line, bool *known)
{
  switch (ask->form) {
  case KJP__PANEL_LINE:
    *known = true;
    line->top = ask->top;
    line->bottom = ask->bottom;
    line->more = ask->more;
    return true;
  case KJP__PANEL_OUTPACE:
    return fill_outpace(filling, ask, line, known);
  case KJP__PANEL_SHARE:
    return fill_share(filling, ask, line, known);
  case KJP__PANEL_PEERS:
    return fill_peers(filling, ask, line, known);
  case KJP__PANEL_LACKS:
    break;
  }
  *known = false;
  return true;
}

/* Where it is not known it asks for nothing, nor does its group. */
static bool
fill_line(const struct filling *filling, const struct kjp__panel_ask *ask,
          struct kjp__rise_line *line)
{
  const int64_t *values = filling->rise->values;
  bool known;

  line->base = ask->base;
  if (!fill_form(filling, ask, line, &known))
    return false;
  if (known &&
      (ask->base < 0 || ask->base >= filling->base || values[ask->base] >= 0))
    return true;
  filling->rise->unsure = true;
  line->base = filling->base;
  line->top = 0;
  line->bottom = 1;
  line->more = 0;
  return true;
}

static bool
fill_lines(const struct filling *filling, const struct kjp__rise_year *row)
{
  struct kjp__panel_rise *rise = filling->rise;

  for (int32_t i = row->first; i < row->first + row->count; i++) {
    if (!rise->asks[i].still &&
        !fill_line(filling, &rise->asks[i], &rise->lines[i]))
      return false;
  }
  return true;
}

/* Caps and anchors */

static bool
fill_shares(const struct filling *filling, struct kjp__rise_year *row)
{
  struct kjp__panel_rise *rise = filling->rise;

  for (int32_t i = 0; i < rise->shares.count; i++) {
    const struct kjp__panel_share_cap *share = kjp__rows_at(&rise->shares, i);
    kjp__int128 most;
    int64_t whole;

    if (filling->y < share->first || filling->y > share->last)
      continue;
    if (!kjp__panel_source_at(&share->whole, filling->entity, filling->y,
                              &whole)) {
      rise->unsure = true;
      continue;
    }
    most = kjp__divide_down((kjp__int128)whole * share->share, KJP__RATE_ONE);
    if (most > INT64_MAX)
      return false;
    row->most = MIN(row->most, (int64_t)most);
  }
  return true;
}

static bool
fill_year(struct filling *filling)
{
  const kjp_panel *panel = filling->panel;
  struct kjp__panel_rise *rise = filling->rise;
  struct kjp__rise_year *row = &rise->rows[filling->y];
  size_t place = (size_t)filling->entity * (size_t)panel->years;

  if (panel->anchors != NULL) {
    row->least = MAX(panel->anchors[place + (size_t)filling->y], 0);
    row->grid.more = row->least;
  }
  rise->unsure = rise->unsure || rise->lacks_cap[filling->y];
  row->most = rise->most[filling->y];
  return (rise->shares.count == 0 || fill_shares(filling, row)) &&
         fill_lines(filling, row);
}

/* Years */

/* The last year that an entity has an anchor in, or its base. */
static int32_t
last_of(const struct filling *filling)
{
  const kjp_panel *panel = filling->panel;
  const struct kjp__panel_rise *rise = filling->rise;
  size_t place = (size_t)filling->entity * (size_t)panel->years;
  int32_t last = panel->anchors == NULL ? rise->last : panel->years - 1;

  while (panel->anchors != NULL && last > filling->base &&
         panel->anchors[place + (size_t)last] < 0)
    last--;
  last = MAX(last, filling->base);
  return last == filling->base && rise->end > last ? rise->end : last;
}

/* The year of the base, its value, and what is before it; false: there is no
 * base. */
static bool
find_base(struct filling *filling, int64_t *peak)
{
  struct kjp__panel_rise *rise = filling->rise;
  int64_t *values = rise->values;
  int32_t y = rise->base;

  *peak = 0;
  if (y == KJP_NONE) {
    for (y = filling->panel->years - 1; y > 0; y--) {
      if (kjp__panel_source_at(&filling->ruled, filling->entity, y, &values[y]))
        break;
    }
  }
  filling->base = y;
  if (!kjp__panel_source_at(&filling->ruled, filling->entity, y, &values[y]))
    return false;
  *peak = values[y];
  for (int32_t i = 0; rise->looks_back && i < y; i++) {
    if (!kjp__panel_source_at(&filling->ruled, filling->entity, i, &values[i]))
      values[i] = -1;
    *peak = MAX(*peak, values[i]);
  }
  return true;
}

static uint8_t
state_of(const struct kjp__panel_rise *rise, enum kjp__corridor_result result)
{
  if (result == KJP__CORRIDOR_NONE)
    return KJP_PANEL_PATH_INFEASIBLE;
  return rise->unsure ? KJP_PANEL_PATH_UNKNOWN : KJP_PANEL_PATH_FEASIBLE;
}

bool
kjp__panel_rise(struct kjp__panel_desk *desk, int32_t entity, int64_t *least,
                uint8_t *state)
{
  const struct kjp__panel_input *ruled = kjp__panel_input_at(desk->panel, 0);
  struct kjp__panel_rise *rise = desk->rise;
  struct filling filling = {
      .panel = desk->panel,
      .rise = rise,
      .ruled = {ruled->quanta, ruled->known, (size_t)desk->panel->years},
      .entity = entity};
  struct kjp__rise all = {.years = rise->rows, .lines = rise->lines};
  enum kjp__corridor_result result;

  for (int32_t y = 0; y < desk->panel->years; y++)
    least[y] = INT64_MIN;
  *state = KJP_PANEL_PATH_UNKNOWN;
  if (!find_base(&filling, &all.peak))
    return true;
  if (desk->panel->anchors == NULL && filling.base < rise->first)
    return false;
  rise->unsure = false;
  all.first = filling.base;
  all.last = last_of(&filling);
  for (filling.y = all.first + 1; filling.y <= all.last; filling.y++) {
    if (!fill_year(&filling))
      return false;
  }
  result = kjp__rise(&all, rise->values);
  if (result == KJP__CORRIDOR_TOO_FAR)
    return false;
  *state = state_of(rise, result);
  for (int32_t y = all.first;
       y <= all.last && *state == KJP_PANEL_PATH_FEASIBLE; y++)
    least[y] = rise->values[y];
  return true;
}
