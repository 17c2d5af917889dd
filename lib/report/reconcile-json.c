/* SPDX-License-Identifier: MIT */
/* lib/report/reconcile-json.c - the JSON of a reconciliation: its keys, in
 * their order. doc/reconcile.md describes them. */
#include "reconcile-priv.h"

#include "basis-priv.h"
#include "shape-priv.h"

static const struct kjp__json_field input_fields[] = {
    CELL("indicator", KJP_RECONCILE_INPUT_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_RECONCILE_INPUT_YEAR),
    CELL("stage", KJP_RECONCILE_INPUT_STAGE),
    CELL("value", KJP_RECONCILE_INPUT_VALUE),
    UNIT("unit", KJP_RECONCILE_INPUT_VALUE),
};
SHAPE(input);

static const struct kjp__json_field missing_fields[] = {
    CELL("indicator", KJP_RECONCILE_MISSING_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_RECONCILE_MISSING_YEAR),
    CELL("zero", KJP_RECONCILE_MISSING_ZERO),
};
SHAPE(missing);

static void
write_note(struct kjp__json *json, const char *key, int32_t row)
{
  kjp__json_text(json, key, kjp__reconcile_note(json->report, row));
}

static void
write_source(struct kjp__json *json, const char *key, int32_t row)
{
  const kjp_table *figures =
      kjp_answer_table(json->report->answer, KJP_RECONCILE_FIGURES);

  kjp__json_text(json, key,
                 kjp__report_source(
                     json->report,
                     kjp_table_int(figures, row, KJP_RECONCILE_FIGURE_SOURCE)));
}

static void
write_sentence(struct kjp__json *json, const char *key, int32_t row)
{
  kjp__json_text(json, key, kjp__sentence_of_figure(json->report, row));
}

static const struct kjp__json_field figure_fields[] = {
    CELL("indicator", KJP_RECONCILE_FIGURE_INDICATOR, KJP_INDICATOR_ID),
    SAID("indicator_name", KJP_RECONCILE_FIGURE_INDICATOR,
         KJP_INDICATOR_NAME_ZH),
    CELL("year", KJP_RECONCILE_FIGURE_YEAR),
    CELL("stage", KJP_RECONCILE_FIGURE_STAGE),
    CELL("published", KJP_RECONCILE_FIGURE_PUBLISHED),
    CELL("computed", KJP_RECONCILE_FIGURE_COMPUTED),
    UNIT("unit", KJP_RECONCILE_FIGURE_PUBLISHED),
    CELL("digits", KJP_RECONCILE_FIGURE_DIGITS),
    CELL("verdict", KJP_RECONCILE_FIGURE_VERDICT),
    CELL("low", KJP_RECONCILE_FIGURE_LOW),
    CELL("low_open", KJP_RECONCILE_FIGURE_LOW_OPEN),
    CELL("high", KJP_RECONCILE_FIGURE_HIGH),
    CELL("high_open", KJP_RECONCILE_FIGURE_HIGH_OPEN),
    CELL("shared", KJP_RECONCILE_FIGURE_SHARED),
    CELL("by_figures", KJP_RECONCILE_FIGURE_BY_FIGURES),
    BY("note", write_note),
    BY("source", write_source),
    CELL("line", KJP_RECONCILE_FIGURE_LINE),
    CELL("unverified", KJP_RECONCILE_FIGURE_UNVERIFIED),
    LIST("inputs", KJP_RECONCILE_INPUTS, KJP_RECONCILE_INPUT_FIGURE, input),
    LIST("missing", KJP_RECONCILE_MISSING, KJP_RECONCILE_MISSING_FIGURE,
         missing),
    BY("sentence", write_sentence),
};
SHAPE(figure);

void
kjp__reconcile_json(struct kjp__report *report)
{
  struct kjp__json json = {report, false};
  const kjp_table *figures =
      kjp_answer_table(report->answer, KJP_RECONCILE_FIGURES);

  kjp__json_open(&json, NULL, '{');
  kjp__json_head(&json);
  kjp__json_rows(&json, "figures", figures, 0, kjp_table_count(figures),
                 &figure_shape);
  kjp__json_used(&json);
  kjp__json_close(&json, '}');
  kjp__text_add_char(&report->text, '\n');
}
