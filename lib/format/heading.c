/* SPDX-License-Identifier: MIT */
/* lib/format/heading.c - the names of columns, in English and Chinese. */
#include "heading-priv.h"

#include <string.h>

#include <glib.h>

/* Names by what they stand for; the first two are the ones to recommend. */
static const struct heading {
  const char *names[6];
  bool needed;
} headings[KJP__HEADINGS] = {
    [KJP__HEADING_INDICATOR] = {{"indicator", "指标", "指标名称", "指标标识"},
                                true},
    [KJP__HEADING_YEAR] = {{"year", "年份", "年度", "年"}, true},
    [KJP__HEADING_STAGE] = {{"stage", "阶段", "数据阶段"}, true},
    [KJP__HEADING_VALUE] = {{"value", "数值", "值", "指标值"}, true},
    [KJP__HEADING_UNIT] = {{"unit", "单位", "计量单位"}, true},
    [KJP__HEADING_KNOWN_ON] = {{"known_on", "何日可知", "发布日期"}, false},
    [KJP__HEADING_SOURCE] = {{"source", "来源", "数据来源"}, false},
    [KJP__HEADING_NOTE] = {{"note", "说明", "备注"}, false},
    [KJP__HEADING_UNVERIFIED] = {{"unverified", "未核实"}, false},
};

static int32_t
heading_of(const char *text)
{
  for (int32_t i = 0; i < KJP__HEADINGS; i++) {
    for (int32_t name = 0; headings[i].names[name] != NULL; name++) {
      if (g_ascii_strcasecmp(headings[i].names[name], text) == 0)
        return i;
    }
  }
  return KJP_NONE;
}

/* "indicator, year, ..." or "指标、年份、…" */
static const char *
list_names(struct kjp__arena *arena, int32_t language, bool needed,
           const int32_t *places)
{
  const char *list = "";

  for (int32_t i = 0; i < KJP__HEADINGS && list != NULL; i++) {
    const char *comma = language == 0 ? ", " : "、";

    if (needed && (!headings[i].needed || places[i] >= 0))
      continue;
    list = kjp__arena_format(arena, "%s%s%s", list, *list == '\0' ? "" : comma,
                             headings[i].names[language]);
  }
  return list;
}

static struct kjp__say
say_names(struct kjp__arena *arena, bool needed, const int32_t *places)
{
  struct kjp__say say = {list_names(arena, 1, needed, places),
                         list_names(arena, 0, needed, places)};

  return say;
}

static bool
take_heading(struct kjp__arena *arena, struct kjp__findings *findings,
             const struct kjp__csv_record *record, int32_t column,
             int32_t *places)
{
  const struct kjp__csv_cell *cell = &record->cells[column];
  int32_t heading = heading_of(cell->text);
  struct kjp__details details = {.found = KJP__SAY(cell->text)};

  if (cell->size == 0)
    details.found = (struct kjp__say){"（空白）", "(blank)"};

  if (heading >= 0 && places[heading] < 0) {
    places[heading] = column;
    return true;
  }
  if (heading >= 0) {
    details.related = record->cells[places[heading]].mark;
    kjp__findings_add(findings, KJP__ITEM_DUPLICATE, cell->mark, &details);
    return false;
  }
  details.expected = say_names(arena, false, places);
  kjp__findings_add(findings, KJP__HEADING_UNKNOWN, cell->mark, &details);
  return false;
}

bool
kjp__read_heading(struct kjp__arena *arena, struct kjp__findings *findings,
                  const struct kjp__csv_record *record,
                  int32_t places[KJP__HEADINGS])
{
  bool good = true;
  struct kjp__say missing;

  for (int32_t i = 0; i < KJP__HEADINGS; i++)
    places[i] = KJP_NONE;
  for (int32_t column = 0; column < record->count; column++)
    good = take_heading(arena, findings, record, column, places) && good;
  missing = say_names(arena, true, places);
  if (missing.en != NULL && *missing.en == '\0')
    return good;
  kjp__findings_add(findings, KJP__HEADING_MISSING, record->mark,
                    &(struct kjp__details){.expected = missing});
  return false;
}
