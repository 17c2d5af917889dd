/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-rise.c - whether the path of a panel is a common one, and
 * what is asked of its years.
 *
 * Common is: figures of the ruled indicator in an array, without adjustments;
 * a base that is not owed; references that are whole; years within the arrays.
 * The clauses of a year are found as an audit finds them. */
#include "panel-rise-priv.h"

#include <glib.h>

#include "../quantity/rate-priv.h"
#include "../rule/line-priv.h"

struct compiling {
  struct kjp__panel_desk *desk;
  struct kjp__panel_rise *rise;
  int32_t y; /* year of the arrays */
};

static bool
is_adjusted(const kjp_panel *panel, int32_t indicator)
{
  return kjp_table_children(&panel->plan->tables[KJP_ADJUSTMENTS],
                            KJP_ADJUSTMENT_INDICATOR, indicator, NULL) > 0;
}

/* Sources */

/* The plan's figures in the years of the arrays; false: some is a fraction. */
static bool
copy_own(struct kjp__panel_desk *desk, int32_t indicator, int8_t stage,
         struct kjp__panel_source *out)
{
  const kjp_panel *panel = desk->panel;
  struct kjp__values *values = desk->judging.values;
  const struct kjp__series *series =
      kjp__values_series(values, indicator, stage);
  int64_t *quanta =
      kjp__arena_alloc(desk->arena, (size_t)panel->years * sizeof *quanta);

  if (series == NULL || quanta == NULL)
    return false;
  for (int32_t y = 0; y < panel->years; y++) {
    const struct kjp__value *value =
        kjp__series_at(values, series, panel->first_year + y);

    quanta[y] = kjp__value_known(value) ? value->quanta : INT64_MIN;
    if (kjp__value_known(value) && !value->whole)
      return false;
  }
  *out = (struct kjp__panel_source){.quanta = quanta};
  return true;
}

static bool
find_source(struct kjp__panel_desk *desk, int32_t indicator, int8_t stage,
            struct kjp__panel_source *out)
{
  const kjp_panel *panel = desk->panel;

  for (int32_t i = 0; i < panel->inputs.count; i++) {
    const struct kjp__panel_input *input = kjp__panel_input_at(panel, i);

    if (input->indicator != indicator || input->quanta == NULL)
      continue;
    *out = (struct kjp__panel_source){input->quanta, input->known,
                                      (size_t)panel->years};
    return true;
  }
  return !is_adjusted(panel, indicator) &&
         copy_own(desk, indicator, stage, out);
}

static bool
find_peers(struct compiling *compiling, const struct kjp__judged *judged,
           struct kjp__panel_ask *ask)
{
  struct kjp__panel_desk *desk = compiling->desk;
  const kjp_table *table = &desk->panel->plan->tables[KJP_PEERS];
  struct kjp__panel_source *peers;
  int32_t first;

  ask->peer_count =
      kjp_table_children(table, KJP_PEER_CLAUSE, judged->row, &first);
  peers =
      kjp__arena_alloc(desk->arena, (size_t)ask->peer_count * sizeof *peers);
  for (int32_t i = 0; peers != NULL && i < ask->peer_count; i++) {
    const struct kjp__peer *peer = kjp__rows_at(&table->rows, first + i);

    if (!find_source(desk, peer->indicator, judged->clause->stage, &peers[i]))
      return false;
  }
  ask->peers = peers;
  ask->bottom = ask->peer_count;
  return peers != NULL;
}

/* Clauses */

static int64_t
gcd(int64_t a, int64_t b)
{
  while (b != 0) {
    int64_t rest = a % b;

    a = b;
    b = rest;
  }
  return a;
}

/* A rate without what it has in common with one. */
static void
set_rate(struct kjp__panel_ask *ask, int64_t rate)
{
  int64_t common = gcd(KJP__RATE_ONE, rate);

  ask->top = rate / common;
  ask->bottom = KJP__RATE_ONE / common;
}

static bool
set_outpace(const struct kjp__clause_numbers *numbers,
            struct kjp__panel_ask *ask)
{
  ask->form = KJP__PANEL_OUTPACE;
  ask->hold = numbers->hold;
  ask->top = ask->bottom = 1;
  ask->strict = !numbers->has_margin;
  if (!numbers->has_margin)
    return true;
  if (numbers->margin < 0)
    return false;
  set_rate(ask, numbers->margin);
  ask->more = ask->top;
  ask->top = ask->bottom;
  return true;
}

/* The line of a clause that has no reference. */
static bool
set_line(const struct kjp__judged *judged, struct kjp__panel_ask *ask)
{
  struct kjp__line line;

  if (!kjp__line_of(judged->clause->kind, &judged->numbers, &line) ||
      line.bottom == 0)
    return false;
  ask->form = KJP__PANEL_LINE;
  ask->top = line.top;
  ask->bottom = line.bottom;
  ask->more = line.more;
  return true;
}

static bool
set_form(struct compiling *compiling, const struct kjp__judged *judged,
         struct kjp__panel_ask *ask)
{
  const struct kjp__clause_numbers *numbers = &judged->numbers;
  const struct kjp__clause *clause = judged->clause;

  switch (clause->kind) {
  case KJP_CLAUSE_AT_LEAST_PEERS:
    ask->form = KJP__PANEL_PEERS;
    return find_peers(compiling, judged, ask);
  case KJP_CLAUSE_OUTPACE:
    if (!set_outpace(numbers, ask))
      return false;
    break;
  case KJP_CLAUSE_SHARE_AT_LEAST:
    ask->form = KJP__PANEL_SHARE;
    set_rate(ask, numbers->rate);
    break;
  case KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS:
    ask->form = KJP__PANEL_OUTPACE;
    ask->strict = numbers->strict;
    set_rate(ask, KJP__RATE_ONE - numbers->rate);
    break;
  default:
    return set_line(judged, ask);
  }
  return find_source(compiling->desk, clause->reference, clause->stage,
                     &ask->now);
}

static void
set_base(const struct compiling *compiling, const struct kjp__judged *judged,
         struct kjp__panel_ask *ask)
{
  int32_t first = compiling->desk->panel->first_year;
  int32_t year;

  switch (kjp__clause_base(judged->clause, first + compiling->y, &year)) {
  case KJP__ASK_FLAT:
    ask->base = compiling->y - 1; /* and nothing times it */
    break;
  case KJP__ASK_PEAK:
    ask->base = KJP__RISE_PEAK;
    compiling->rise->looks_back = true;
    break;
  case KJP__ASK_BEFORE:
  case KJP__ASK_YEAR:
    ask->base = year - first;
    if (ask->base < 0)
      ask->form = KJP__PANEL_LACKS;
    if (ask->base != compiling->y - 1)
      compiling->rise->looks_back = true;
    break;
  }
}

/* A line that no figure of an entity is in, and that is known in all. */
static void
set_line_of(const struct compiling *compiling, struct kjp__panel_ask *ask,
            int32_t group)
{
  ask->still = ask->form == KJP__PANEL_LINE &&
               (ask->base == compiling->y - 1 || ask->base == KJP__RISE_PEAK);
  compiling->rise->lines[ask - compiling->rise->asks] =
      (struct kjp__rise_line){.top = ask->top,
                              .bottom = ask->bottom,
                              .more = ask->more,
                              .base = ask->base,
                              .group = group};
}

/* The clauses of a year; members of an any_of follow it. */
static bool
add_asks(struct compiling *compiling)
{
  struct kjp__judging *judging = &compiling->desk->judging;
  struct kjp__panel_rise *rise = compiling->rise;

  kjp__judge_open(judging, compiling->desk->panel->first_year + compiling->y);
  for (int32_t i = 0; i < judging->count; i++) {
    struct kjp__judged *judged = &judging->judged[i];
    struct kjp__panel_ask *ask;

    if (judging->outcomes[i].is_any)
      continue;
    kjp__judge_measure(judging, judged);
    if (judging->failed || judging->out_of_range)
      return false;
    ask = &rise->asks[rise->ask_count++];
    rise->rows[compiling->y].count++;
    if (!set_form(compiling, judged, ask))
      return false;
    set_base(compiling, judged, ask);
    set_line_of(compiling, ask, judging->outcomes[i].any_of + 1);
  }
  return true;
}

static bool
is_ruled(const kjp_panel *panel, int32_t y)
{
  int32_t year = panel->first_year + y;

  return year >= panel->rule->first_year && year <= panel->rule->last_year &&
         !panel->exempt[y];
}

/* Caps */

/* False: shares of a whole with an array and of one without. */
static bool
add_shares(struct compiling *compiling, const struct kjp__path_rows *rows)
{
  const kjp_panel *panel = compiling->desk->panel;
  const kjp_table *caps = &panel->plan->tables[KJP_CAPS];
  struct kjp__rows *shares = &compiling->rise->shares;
  bool own = false;
  int32_t first = 0;
  int32_t count = rows->caps < 0 ? 0
                                 : kjp_table_children(caps, KJP_CAP_PATH,
                                                      rows->caps, &first);

  for (int32_t i = first; i < first + count; i++) {
    const struct kjp__cap *cap = kjp__rows_at(&caps->rows, i);
    struct kjp__panel_share_cap *share;

    if (cap->kind != KJP_CAP_SHARE_AT_MOST)
      continue;
    if (!kjp__values_is_given(compiling->desk->judging.values,
                              cap->reference)) {
      own = true;
      continue;
    }
    share = kjp__rows_add(shares);
    if (share == NULL || !find_source(compiling->desk, cap->reference,
                                      cap->stage, &share->whole))
      return false;
    (void)kjp__amount_get(cap->share, &share->share);
    share->first =
        cap->first_year == 0 ? 0 : cap->first_year - panel->first_year;
    share->last = cap->first_year == 0 ? panel->years
                                       : cap->last_year - panel->first_year;
  }
  return shares->count == 0 || !own;
}

static bool
add_caps(struct compiling *compiling, struct kjp__course *course)
{
  const kjp_panel *panel = compiling->desk->panel;
  struct kjp__panel_rise *rise = compiling->rise;

  for (int32_t y = 0; y < panel->years; y++) {
    struct kjp__rise_year *row = &rise->rows[y];
    struct kjp__ceiling_by by;
    struct kjp__ceiling cap;

    course->unsure = false;
    if (!kjp__course_caps(compiling->desk->judging.values, course,
                          panel->first_year + y, &cap, &by))
      return false;
    row->growth = cap.has_rate ? KJP__RATE_ONE + cap.rate : 0;
    rise->most[y] = MIN(rise->most[y], cap.amount);
    row->most = rise->most[y];
    rise->lacks_cap[y] = course->unsure && rise->shares.count == 0;
  }
  return true;
}

/* Years and anchors */

static void
set_anchor(struct compiling *compiling, int32_t y,
           const struct kjp__anchor *anchor)
{
  struct kjp__panel_rise *rise = compiling->rise;

  rise->last = y;
  if (y < 0 || y >= compiling->desk->panel->years ||
      compiling->desk->panel->anchors != NULL)
    return;
  (void)kjp__amount_get(anchor->value, &rise->rows[y].grid.more);
  rise->rows[y].least = anchor->need;
  rise->most[y] = anchor->most;
}

static bool
set_years(struct compiling *compiling, const struct kjp__course *course)
{
  const kjp_panel *panel = compiling->desk->panel;
  const struct kjp__plan_row *plan = kjp__plan_row(panel->plan, KJP_PLAN, 0);
  struct kjp__panel_rise *rise = compiling->rise;
  int32_t end = plan->last_year - panel->first_year;

  for (int32_t y = 0; y < panel->years; y++) {
    rise->rows[y].grid.step = course->grid;
    rise->most[y] = KJP__NO_BOUND;
  }
  rise->first = course->first_year - panel->first_year;
  rise->base = course->path.from_year == 0 ? KJP_NONE : rise->first;
  rise->end = kjp__shape_goes_on(course->path.shape) ? end : KJP_NONE;
  rise->last = KJP_NONE;
  for (int32_t year = course->first_year + 1; year <= course->last_year;
       year++) {
    const struct kjp__anchor *anchor =
        &course->anchors[year - course->first_year];

    if (kjp__amount_is_known(anchor->value))
      set_anchor(compiling, year - panel->first_year, anchor);
  }
  if (course->path.from_year != 0 &&
      (rise->base < 0 || rise->base >= panel->years))
    return false;
  return rise->last < panel->years && rise->end < panel->years;
}

static bool
compile(struct compiling *compiling)
{
  struct kjp__panel_desk *desk = compiling->desk;
  const kjp_panel *panel = desk->panel;
  struct kjp__panel_rise *rise = compiling->rise;
  struct kjp__course *course =
      kjp__course_begin(desk->judging.values, panel->rule->indicator, NULL);

  if (course == NULL || !set_years(compiling, course) ||
      !add_shares(compiling, &course->rows) || !add_caps(compiling, course))
    return false;
  kjp__judge_rule(&desk->judging, panel->rule_row, desk->given[0]);
  for (int32_t y = 0; y < panel->years; y++) {
    compiling->y = y;
    rise->rows[y].first = rise->ask_count;
    if (is_ruled(panel, y) && !add_asks(compiling))
      return false;
  }
  return true;
}

static bool
make_room(struct kjp__panel_desk *desk, struct kjp__panel_rise *rise)
{
  size_t years = (size_t)desk->panel->years;
  size_t lines = (size_t)kjp__plan_count(desk->panel->plan, KJP_CLAUSES) + 1;

  kjp__rows_init(&rise->shares, desk->arena,
                 sizeof(struct kjp__panel_share_cap));
  rise->most = kjp__arena_alloc(desk->arena, years * sizeof *rise->most);
  rise->lacks_cap =
      kjp__arena_alloc(desk->arena, years * sizeof *rise->lacks_cap);
  rise->rows = kjp__arena_alloc(desk->arena, years * sizeof *rise->rows);
  rise->values = kjp__arena_alloc(desk->arena, years * sizeof *rise->values);
  rise->asks =
      kjp__arena_alloc(desk->arena, years * lines * sizeof *rise->asks);
  rise->lines =
      kjp__arena_alloc(desk->arena, years * lines * sizeof *rise->lines);
  return !kjp__arena_failed(desk->arena);
}

bool
kjp__panel_rise_open(struct kjp__panel_desk *desk)
{
  const kjp_panel *panel = desk->panel;
  struct kjp__panel_rise *rise;
  struct compiling compiling = {.desk = desk};

  if (panel->rule->base != KJP_BASE_ACTUAL || desk->given[0] == NULL ||
      is_adjusted(panel, panel->rule->indicator))
    return true;
  rise = kjp__arena_alloc(desk->arena, sizeof *rise);
  if (rise == NULL || !make_room(desk, rise))
    return false;
  compiling.rise = rise;
  if (compile(&compiling))
    desk->rise = rise;
  desk->judging.out_of_range = false;
  desk->judging.failed = false;
  desk->judging.values->out_of_range = false;
  return !kjp__arena_failed(desk->arena);
}
