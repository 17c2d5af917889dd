/* SPDX-License-Identifier: MIT */
/* lib/format/statistics.c - a table of statistics laid over a plan.
 *
 * Each figure is judged by its cells first. Then the plan is written once more,
 * to intake instead of a file, with the figures that are right in the places
 * of observations: there is one validator, of both. */
#include <string.h>

#include <glib.h>
#include <kjplan/statistics.h>

#include "../base/date-priv.h"
#include "../base/error-priv.h"
#include "../plan/intake-priv.h"
#include "../plan/sink-priv.h"
#include "../plan/word-priv.h"
#include "file-priv.h"
#include "heading-priv.h"
#include "naming-priv.h"

struct statistics {
  const kjp_plan *plan;
  struct kjp__intake *intake;
  struct kjp__findings *findings;
  struct kjp__arena *arena;
  struct kjp__naming naming;
  struct kjp__rows figures;
  int32_t places[KJP__HEADINGS];
  uint32_t line;         /* made-up place of what comes from the plan */
  struct kjp__mark mark; /* of what comes from the table; line 0: nothing */
};

static void
memory_out(struct statistics *statistics)
{
  kjp__intake_report(statistics->intake, KJP__MEMORY_OUT,
                     (struct kjp__mark){0, 0}, NULL);
}

/* To intake: what the plan says has a running number for a place, so that its
 * findings keep their order, and no column, which tells that it is none. */

static struct kjp__mark
next_mark(struct statistics *statistics)
{
  struct kjp__mark mark = statistics->mark;

  statistics->mark = (struct kjp__mark){0, 0};
  return mark.line != 0 ? mark : (struct kjp__mark){++statistics->line, 0};
}

static void
set_place(void *to, struct kjp__mark mark)
{
  struct statistics *statistics = to;

  statistics->mark = mark;
}

static bool
send_scalar(void *to, const char *text, size_t size, bool literal)
{
  struct statistics *statistics = to;

  (void)literal;
  return kjp__intake_scalar(statistics->intake, next_mark(statistics), NULL,
                            text, size, false);
}

static bool
send_map(void *to, enum kjp__layout layout)
{
  struct statistics *statistics = to;

  (void)layout;
  return kjp__intake_begin_map(statistics->intake, next_mark(statistics), NULL);
}

static bool
send_list(void *to, enum kjp__layout layout)
{
  struct statistics *statistics = to;

  (void)layout;
  return kjp__intake_begin_list(statistics->intake, next_mark(statistics),
                                NULL);
}

static bool
send_end(void *to)
{
  struct statistics *statistics = to;

  return kjp__intake_end(statistics->intake);
}

/* Cells */

static struct kjp__cited
cell_of(const struct statistics *statistics,
        const struct kjp__csv_record *record, enum kjp__heading heading)
{
  struct kjp__cited cited = {NULL, record->mark};
  int32_t place = statistics->places[heading];

  if (place < 0 || place >= record->count)
    return cited;
  cited.mark = record->cells[place].mark;
  if (record->cells[place].size > 0)
    cited.text = record->cells[place].text;
  return cited;
}

static void
report(struct statistics *statistics, const struct kjp__cited *cited,
       enum kjp__code code, struct kjp__details details)
{
  if (details.found.en == NULL)
    details.found = KJP__SAY(cited->text);
  kjp__findings_add(statistics->findings, code, cited->mark, &details);
}

/* A cell that must hold something. */
static bool
is_given(struct statistics *statistics, const struct kjp__cited *cited,
         const char *zh, const char *en)
{
  if (cited->text != NULL)
    return true;
  report(statistics, cited, KJP__VALUE_EMPTY,
         (struct kjp__details){.name = {zh, en}});
  return false;
}

static int8_t
stage_of(const char *text)
{
  for (int8_t word = 1; kjp__words_stage[word] != NULL; word++) {
    if (strcmp(kjp__words_stage[word], text) == 0)
      return word;
  }
  return kjp__stage_in_chinese(text);
}

static const struct kjp__say stage_names = {
    "restated 普查修订、final 决算、revised 修订、executed 执行数、"
    "preliminary 快报、adjusted 调整预算、budget 预算",
    "restated, final, revised, executed, preliminary, adjusted, budget"};

static bool
take_stage(struct statistics *statistics, const struct kjp__csv_record *record,
           struct kjp__figure *figure)
{
  struct kjp__cited stage = cell_of(statistics, record, KJP__HEADING_STAGE);

  figure->bare = stage.text == NULL;
  figure->stage = figure->bare ? KJP_STAGE_FINAL : stage_of(stage.text);
  if (figure->stage != 0)
    return true;
  report(statistics, &stage, KJP__WORD_UNKNOWN,
         (struct kjp__details){.name = {"阶段", "the stage"},
                               .expected = stage_names});
  return false;
}

static bool
take_indicator(struct statistics *statistics,
               const struct kjp__csv_record *record, struct kjp__figure *figure)
{
  struct kjp__cited cited = cell_of(statistics, record, KJP__HEADING_INDICATOR);

  if (!is_given(statistics, &cited, "指标", "the indicator"))
    return false;
  figure->indicator = kjp__naming_find(&statistics->naming, cited.text);
  if (figure->indicator >= 0)
    return true;
  report(statistics, &cited, KJP__REFERENCE_UNKNOWN,
         (struct kjp__details){
             .name = {"指标", "indicator"},
             .expected = {"计划中的标识，或不重复的名称",
                          "an id of the plan, or a name that stands once"}});
  return false;
}

static bool
take_year(struct statistics *statistics, const struct kjp__csv_record *record,
          struct kjp__figure *figure)
{
  figure->year_text = cell_of(statistics, record, KJP__HEADING_YEAR);
  if (!is_given(statistics, &figure->year_text, "年份", "the year"))
    return false;
  figure->year = kjp__four_digits(figure->year_text.text);
  if (figure->year < KJP__FIRST_YEAR || figure->year > KJP__LAST_YEAR ||
      figure->year_text.text[4] != '\0')
    figure->year = 0; /* what is wrong with it is said where it is judged */
  return figure->year != 0;
}

/* 是 and 否 are what a Chinese table says. */
static struct kjp__cited
truth_of(struct kjp__cited cited)
{
  if (cited.text != NULL && strcmp(cited.text, "是") == 0)
    cited.text = "true";
  else if (cited.text != NULL && strcmp(cited.text, "否") == 0)
    cited.text = "false";
  return cited;
}

static bool
take_value(struct statistics *statistics, const struct kjp__csv_record *record,
           struct kjp__figure *figure)
{
  figure->unit = cell_of(statistics, record, KJP__HEADING_UNIT);
  figure->value = cell_of(statistics, record, KJP__HEADING_VALUE);
  if (!is_given(statistics, &figure->value, "数值", "the value"))
    return false;
  figure->number = figure->value.text;
  if (figure->unit.text != NULL)
    figure->value.text = kjp__arena_format(statistics->arena, "%s %s",
                                           figure->number, figure->unit.text);
  return figure->value.text != NULL;
}

/* Cells that lack at its end are empty; one with something in it behind the
 * last column has no meaning. */
static bool
fits_heading(struct statistics *statistics,
             const struct kjp__csv_record *record, int32_t columns)
{
  int32_t surplus = columns;
  struct kjp__cited cited;

  while (surplus < record->count && record->cells[surplus].size == 0)
    surplus++;
  if (surplus >= record->count)
    return true;
  cited.text = record->cells[surplus].text;
  cited.mark = record->cells[surplus].mark;
  report(statistics, &cited, KJP__CELLS_SURPLUS,
         (struct kjp__details){.expected = KJP__SAY(kjp__arena_format(
                                   statistics->arena, "%d", columns))});
  return false;
}

static bool
is_blank(const struct kjp__csv_record *record)
{
  for (int32_t i = 0; i < record->count; i++) {
    if (record->cells[i].size > 0)
      return false;
  }
  return true;
}

static void
take_record(struct statistics *statistics, const struct kjp__csv_record *record,
            int32_t columns)
{
  struct kjp__figure figure = {0};
  struct kjp__figure *row;
  bool good;

  if (is_blank(record) || !fits_heading(statistics, record, columns))
    return;
  good = take_indicator(statistics, record, &figure);
  good = take_year(statistics, record, &figure) && good;
  good = take_stage(statistics, record, &figure) && good;
  good = take_value(statistics, record, &figure) && good;
  figure.known_on = cell_of(statistics, record, KJP__HEADING_KNOWN_ON);
  figure.source = cell_of(statistics, record, KJP__HEADING_SOURCE);
  figure.note = cell_of(statistics, record, KJP__HEADING_NOTE);
  figure.unverified =
      truth_of(cell_of(statistics, record, KJP__HEADING_UNVERIFIED));
  figure.wrong =
      !kjp__intake_judge_figure(statistics->intake, statistics->plan, &figure);
  row = good ? kjp__rows_add(&statistics->figures) : NULL;
  if (row != NULL)
    *row = figure;
}

/* Spreadsheets save columns that were emptied: at the end they are none. */
static void
leave_empty_out(struct kjp__csv_record *heading)
{
  while (heading->count > 1 && heading->cells[heading->count - 1].size == 0)
    heading->count--;
}

/* False where there is no heading to go by. */
static bool
read_table(struct statistics *statistics, struct kjp__csv *csv)
{
  struct kjp__csv_record record;
  int32_t columns;

  if (!kjp__csv_next(csv, &record))
    return false;
  leave_empty_out(&record);
  if (!kjp__read_heading(statistics->arena, statistics->findings, &record,
                         statistics->places))
    return false;
  columns = record.count;
  while (kjp__csv_next(csv, &record))
    take_record(statistics, &record, columns);
  return true;
}

/* Figures */

static int
compare_figures(const void *left, const void *right)
{
  const struct kjp__figure *a = left;
  const struct kjp__figure *b = right;

  if (a->indicator != b->indicator)
    return a->indicator < b->indicator ? -1 : 1;
  if (a->year != b->year)
    return a->year < b->year ? -1 : 1;
  return a->stage < b->stage ? -1 : a->stage > b->stage;
}

static bool
is_repeated(struct statistics *statistics, const struct kjp__figure *before,
            const struct kjp__figure *now)
{
  if (before == NULL || compare_figures(before, now) != 0)
    return false;
  report(statistics, &now->value, KJP__FIGURE_REPEATED,
         (struct kjp__details){.found = KJP__SAY(now->year_text.text),
                               .related = before->value.mark});
  return true;
}

/* In order, each once, without those that are wrong; the first of two stays. */
static bool
order_figures(struct statistics *statistics, struct kjp__rows *once)
{
  const struct kjp__figure *before = NULL;

  kjp__rows_init(once, statistics->arena, sizeof(struct kjp__figure));
  if (!kjp__rows_sort(&statistics->figures, 0, compare_figures))
    return false;
  for (int32_t i = 0; i < statistics->figures.count; i++) {
    const struct kjp__figure *now = kjp__rows_at(&statistics->figures, i);
    struct kjp__figure *row;

    if (is_repeated(statistics, before, now))
      continue;
    before = now;
    if (now->wrong)
      continue;
    row = kjp__rows_add(once);
    if (row == NULL)
      return false;
    *row = *now;
  }
  return true;
}

static const struct kjp__observation *
find_observation(const kjp_plan *plan, const struct kjp__figure *figure)
{
  int32_t first;
  int32_t count =
      kjp_table_children(&plan->tables[KJP_OBSERVATIONS],
                         KJP_OBSERVATION_INDICATOR, figure->indicator, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__observation *row =
        kjp__plan_row(plan, KJP_OBSERVATIONS, first + i);

    if (row->year == figure->year && row->stage == figure->stage)
      return row;
  }
  return NULL;
}

/* A figure without a unit is in its indicator's. */
static const char *
with_unit(struct statistics *statistics, int32_t indicator, const char *digits)
{
  const char *label =
      kjp__plan_indicator(statistics->plan, indicator)->unit.label;

  if (digits == NULL || *label == '\0')
    return digits;
  return kjp__arena_format(statistics->arena, "%s %s", digits, label);
}

/* The old figure as text, in its indicator's unit. */
static const char *
old_text(struct statistics *statistics, int32_t row)
{
  const kjp_table *table = &statistics->plan->tables[KJP_OBSERVATIONS];
  kjp_text *text = NULL;
  const char *copy = NULL;

  if (kjp_table_format(table, row, KJP_OBSERVATION_VALUE, NULL, KJP_NONE, &text,
                       NULL) == KJP_OK)
    copy = kjp__arena_copy(statistics->arena, kjp_text_data(text),
                           kjp_text_size(text));
  kjp_text_free(text);
  return copy;
}

static int32_t
row_of(const kjp_plan *plan, const struct kjp__observation *observation)
{
  int32_t first;

  (void)kjp_table_children(&plan->tables[KJP_OBSERVATIONS],
                           KJP_OBSERVATION_INDICATOR, observation->indicator,
                           &first);
  while (kjp__plan_row(plan, KJP_OBSERVATIONS, first) != observation)
    first++;
  return first;
}

static void
note_replaced(struct statistics *statistics, const struct kjp__figure *figure)
{
  const struct kjp__observation *old =
      find_observation(statistics->plan, figure);
  const char *id = kjp__plan_indicator(statistics->plan, figure->indicator)->id;
  const char *before;

  if (old == NULL)
    return;
  before = old_text(statistics, row_of(statistics->plan, old));
  report(statistics, &figure->value, KJP__FIGURE_REPLACED,
         (struct kjp__details){
             .name = KJP__SAY(kjp__arena_format(
                 statistics->arena, "%s %d %s", id, figure->year,
                 kjp__words_stage[figure->stage])),
             .expected =
                 KJP__SAY(with_unit(statistics, figure->indicator, before)),
             .found = KJP__SAY(figure->unit.text != NULL
                                   ? figure->value.text
                                   : with_unit(statistics, figure->indicator,
                                               figure->value.text))});
}

static void
lay_over(struct statistics *statistics)
{
  struct kjp__sink sink = {send_scalar, send_map,   send_list,
                           send_end,    statistics, set_place};
  struct kjp__rows once;

  if (!order_figures(statistics, &once)) {
    memory_out(statistics);
    return;
  }
  for (int32_t i = 0; i < once.count; i++)
    note_replaced(statistics, kjp__rows_at(&once, i));
  /* where intake wants no more it has said why */
  if ((!kjp__plan_write_with(statistics->plan, &once, &sink) &&
       kjp__findings_status(statistics->findings) == KJP_OK) ||
      kjp__arena_failed(statistics->arena))
    memory_out(statistics);
}

/* The bytes to the plan; the intake is released by its finish. */
static void
read_bytes(struct statistics *statistics, const char *data, size_t size,
           const struct kjp__settings *settings)
{
  struct kjp__csv csv;

  statistics->findings = kjp__intake_findings(statistics->intake);
  statistics->arena = kjp__arena_new();
  if (statistics->arena == NULL ||
      !kjp__naming_init(&statistics->naming, statistics->arena,
                        statistics->plan)) {
    memory_out(statistics);
    return;
  }
  kjp__rows_init(&statistics->figures, statistics->arena,
                 sizeof(struct kjp__figure));
  if (kjp__csv_open(&csv, statistics->arena, statistics->findings, settings,
                    data, size) &&
      read_table(statistics, &csv))
    lay_over(statistics);
  else
    kjp__intake_cut_short(statistics->intake);
}

static kjp_status
finish(struct statistics *statistics, kjp_plan **plan_out,
       kjp_error **error_out)
{
  kjp_status status =
      kjp__intake_finish(statistics->intake, plan_out, error_out);

  kjp__arena_free(statistics->arena);
  return status;
}

static kjp_status
begin(struct statistics *statistics, const kjp_plan *plan, const char *name,
      const struct kjp__settings *settings, kjp_error **error_out)
{
  *statistics = (struct statistics){.plan = plan};
  statistics->intake = kjp__intake_new(settings, name);
  if (statistics->intake == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  kjp__intake_placeless(statistics->intake);
  return KJP_OK;
}

kjp_status
kjp_statistics_load(const kjp_plan *plan, const char *file,
                    const kjp_options *options, kjp_plan **plan_out,
                    kjp_error **error_out)
{
  const struct kjp__settings *settings = kjp__options_settings(options);
  struct statistics statistics;
  struct kjp__bytes bytes;
  kjp_status status;

  if (plan_out)
    *plan_out = NULL;
  if (error_out)
    *error_out = NULL;
  if (!plan || !file || !plan_out)
    return kjp__fail_null(error_out, !plan  ? "plan"
                                     : file ? "plan_out"
                                            : "file");
  status = begin(&statistics, plan, file, settings, error_out);
  if (status != KJP_OK)
    return status;
  if (kjp__file_read(statistics.intake, file, settings, &bytes)) {
    read_bytes(&statistics, bytes.data, bytes.size, settings);
    g_free(bytes.data);
  }
  return finish(&statistics, plan_out, error_out);
}

kjp_status
kjp_statistics_parse(const kjp_plan *plan, const char *data, size_t size,
                     const char *name, const kjp_options *options,
                     kjp_plan **plan_out, kjp_error **error_out)
{
  const struct kjp__settings *settings = kjp__options_settings(options);
  struct statistics statistics;
  kjp_status status;

  if (plan_out)
    *plan_out = NULL;
  if (error_out)
    *error_out = NULL;
  if (!plan || !data || !plan_out)
    return kjp__fail_null(error_out, !plan  ? "plan"
                                     : data ? "plan_out"
                                            : "data");
  status = begin(&statistics, plan, name ? name : "-", settings, error_out);
  if (status != KJP_OK)
    return status;
  read_bytes(&statistics, data, size, settings);
  return finish(&statistics, plan_out, error_out);
}
