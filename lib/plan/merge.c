/* SPDX-License-Identifier: MIT */
/* lib/plan/merge.c - figures laid over a plan's observations: a figure takes
 * the place of the observation of its year and stage, others stay.
 *
 * What a year's own source says of the observations that stay is said of each
 * of them, so that it does not come to stand for a figure too. */
#include "../base/holds-priv.h"
#include "write-priv.h"

static const struct kjp__figure *
figure_at(const struct kjp__writing *writing, int32_t row)
{
  return kjp__rows_at(writing->figures, row);
}

/* The first figure of this indicator or a later one. */
static int32_t
lower_bound(const struct kjp__writing *writing, int32_t indicator)
{
  int32_t low = 0;
  int32_t high = writing->figures->count;

  while (low < high) {
    int32_t middle = low + (high - low) / 2;

    if (figure_at(writing, middle)->indicator < indicator)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

struct kjp__range
kjp__figures_of(const struct kjp__writing *writing, int32_t indicator)
{
  struct kjp__range range = {0, 0};

  if (writing->figures != NULL) {
    range.first = lower_bound(writing, indicator);
    range.end = lower_bound(writing, indicator + 1);
  }
  return range;
}

static void
place(struct kjp__writing *writing, struct kjp__mark mark)
{
  if (writing->sink->place != NULL)
    writing->sink->place(writing->sink->to, mark);
}

static void
put_cited(struct kjp__writing *writing, const struct kjp__cited *cited,
          bool literal)
{
  place(writing, cited->mark);
  if (literal)
    kjp__put_literal(writing, cited->text);
  else
    kjp__put_text(writing, cited->text);
}

static void
put_entry(struct kjp__writing *writing, const char *key,
          const struct kjp__cited *cited, bool literal)
{
  if (cited->text == NULL)
    return;
  place(writing, cited->mark);
  kjp__put_key(writing, key);
  put_cited(writing, cited, literal);
}

static bool
is_plain(const struct kjp__figure *figure)
{
  return figure->known_on.text == NULL && figure->source.text == NULL &&
         figure->note.text == NULL && figure->unverified.text == NULL;
}

static void
put_figure(struct kjp__writing *writing, const struct kjp__figure *figure)
{
  if (is_plain(figure)) {
    put_cited(writing, &figure->value, true);
    return;
  }
  place(writing, figure->value.mark);
  kjp__put_begin_map(writing, KJP__LAYOUT_FLOW);
  put_entry(writing, "value", &figure->value, true);
  put_entry(writing, "known_on", &figure->known_on, true);
  if (figure->source.text != NULL) {
    place(writing, figure->source.mark);
    kjp__put_key(writing, "source");
    place(writing, figure->source.mark);
    kjp__put_begin_map(writing, KJP__LAYOUT_FLOW);
    put_entry(writing, "title", &figure->source, false);
    kjp__put_end(writing);
  }
  put_entry(writing, "note", &figure->note, false);
  put_entry(writing, "unverified", &figure->unverified, true);
  kjp__put_end(writing);
}

static void
put_stage(struct kjp__writing *writing, const struct kjp__figure *figure)
{
  place(writing, figure->value.mark);
  kjp__put_key(writing, kjp__words_stage[figure->stage]);
  put_figure(writing, figure);
}

/* Both in the order of stages; equal stages: the figure alone. */
static void
put_stages(struct kjp__writing *writing, struct kjp__range year,
           struct kjp__range figures)
{
  while (year.first < year.end || figures.first < figures.end) {
    const struct kjp__observation *row =
        year.first < year.end
            ? kjp__plan_row(writing->plan, KJP_OBSERVATIONS, year.first)
            : NULL;
    const struct kjp__figure *figure =
        figures.first < figures.end ? figure_at(writing, figures.first) : NULL;

    if (figure != NULL && (row == NULL || figure->stage <= row->stage)) {
      if (row != NULL && row->stage == figure->stage)
        year.first++;
      put_stage(writing, figure);
      figures.first++;
    } else {
      KJP__HOLDS(row != NULL);
      kjp__put_key(writing, kjp__words_stage[row->stage]);
      kjp__put_observation(writing, row, KJP_NONE);
      year.first++;
    }
  }
}

/* Whether a figure alone is the whole year, and no stage was said. */
static bool
is_bare(const struct kjp__writing *writing, struct kjp__range year,
        struct kjp__range figures)
{
  const struct kjp__figure *figure = figure_at(writing, figures.first);
  const struct kjp__observation *row;

  if (!figure->bare || !is_plain(figure) || figures.end - figures.first != 1 ||
      year.end - year.first > 1)
    return false;
  if (year.first == year.end)
    return true;
  row = kjp__plan_row(writing->plan, KJP_OBSERVATIONS, year.first);
  return row->bare;
}

void
kjp__put_merged(struct kjp__writing *writing, struct kjp__range year,
                struct kjp__range figures)
{
  const struct kjp__figure *first = figure_at(writing, figures.first);

  put_cited(writing, &first->year_text, true);
  if (is_bare(writing, year, figures)) {
    put_figure(writing, first);
    return;
  }
  place(writing, first->value.mark);
  kjp__put_begin_map(writing, KJP__LAYOUT_FLOW);
  put_stages(writing, year, figures);
  kjp__put_end(writing);
}
