/* SPDX-License-Identifier: MIT */
/* lib/report/compare-json.c - the JSON of a comparison: its keys, in their
 * order. doc/compare.md describes them. */
#include "compare-priv.h"

#include "basis-priv.h"
#include "shape-priv.h"

static void
write_sentence(struct kjp__json *json, const char *key, int32_t row)
{
  kjp__json_text(json, key, kjp__sentence_of_difference(json->report, row));
}

static const struct kjp__json_field difference_fields[] = {
    CELL("table", KJP_DIFFERENCE_TABLE),
    CELL("key", KJP_DIFFERENCE_KEY),
    CELL("side", KJP_DIFFERENCE_SIDE),
    CELL("column", KJP_DIFFERENCE_COLUMN),
    CELL("old", KJP_DIFFERENCE_OLD),
    CELL("new", KJP_DIFFERENCE_NEW),
    CELL("unit", KJP_DIFFERENCE_UNIT),
    CELL("change", KJP_DIFFERENCE_CHANGE),
    CELL("projected", KJP_DIFFERENCE_PROJECTED),
    CELL("unverified", KJP_DIFFERENCE_UNVERIFIED),
    BY("sentence", write_sentence),
};
SHAPE(difference);

/* [a, b]: the cell of both sides. */
static void
write_sides(struct kjp__json *json, const char *key, int32_t column)
{
  const kjp_table *sides =
      kjp_answer_table(json->report->answer, KJP_COMPARE_SIDES);

  kjp__json_open(json, key, '[');
  for (int32_t row = 0; row < kjp_table_count(sides); row++)
    kjp__json_text(json, NULL, kjp_table_text(sides, row, column));
  kjp__json_close(json, ']');
}

void
kjp__compare_json(struct kjp__report *report)
{
  struct kjp__json json = {report, false};
  const kjp_table *differences =
      kjp_answer_table(report->answer, KJP_COMPARE_DIFFERENCES);
  const kjp_table *sides = kjp_answer_table(report->answer, KJP_COMPARE_SIDES);

  kjp__json_open(&json, NULL, '{');
  kjp__json_head(&json);
  kjp__json_text(&json, "question",
                 kjp_table_text(sides, 0, KJP_SIDE_QUESTION));
  write_sides(&json, "scenarios", KJP_SIDE_SCENARIO);
  write_sides(&json, "days", KJP_SIDE_AS_OF);
  kjp__json_rows(&json, "differences", differences, 0,
                 kjp_table_count(differences), &difference_shape);
  kjp__json_close(&json, '}');
  kjp__text_add_char(&report->text, '\n');
}
