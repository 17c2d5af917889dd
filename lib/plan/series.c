/* SPDX-License-Identifier: MIT */
/* lib/plan/series.c - kjp_builder_set_series(): observations by the year.
 *
 * Everything is looked at before anything is changed. */
#include "builder-priv.h"

#include <string.h>

#include <glib.h>

#include <kjplan/quantity.h>

#include "../base/date-priv.h"
#include "../base/text-priv.h"
#include "../quantity/format-priv.h"
#include "../quantity/unit-priv.h"
#include "pointer-priv.h"
#include "word-priv.h"

enum {
  DIGITS_MOST = 15,   /* before the point: the default of max-digits */
  DECIMALS_MOST = 10, /* behind it */
  YEARS = KJP__LAST_YEAR - KJP__FIRST_YEAR + 1,
  FIGURE_ROOM = 2 * KJP__DECIMAL_ROOM,
  YEAR_ROOM = 12,
  NUMBER_ROOM = 24
};

#define COUNT_QUANTA INT64_C(1000000)     /* in one of what is counted */
#define YI_YUAN      INT64_C(10000000000) /* fen */

struct series {
  struct kjp__tree *tree;
  const char *id;
  int32_t stage;
  const int32_t *years;
  const int64_t *quanta;
  int32_t count;
  struct kjp__twig *indicator;
  struct kjp__twig *values; /* NULL: none yet */
  struct kjp__unit unit;
};

static const struct kjp__say a_stage = {
    "KJP_NONE，或 KJP_STAGE_RESTATED 至 KJP_STAGE_BUDGET",
    "KJP_NONE, or KJP_STAGE_RESTATED to KJP_STAGE_BUDGET"};
static const struct kjp__say a_count = {"0 或以上", "0 or more"};
static const struct kjp__say a_year = {"1949 至 2149，每年一次",
                                       "1949 to 2149, each once"};
static const struct kjp__say an_amount = {"-(2^63-1) 至 2^63-1",
                                          "-(2^63-1) to 2^63-1"};
static const struct kjp__say an_indicator = {
    "已在 /indicators 中设置、且 unit 是单位的指标",
    "an indicator in /indicators whose unit is set and is one"};
static const struct kjp__say a_place = {"values 为映射，其中各年为数或映射",
                                        "one whose values are a map, and its "
                                        "years numbers or maps"};

/* Arguments */

static kjp_status
refuse_number(kjp_error **error_out, const char *name, int64_t number,
              struct kjp__say expected)
{
  char found[NUMBER_ROOM];

  (void)g_snprintf(found, sizeof found, "%" G_GINT64_FORMAT, number);
  return kjp__refuse(error_out, name, found, expected, NULL);
}

static kjp_status
check_rows(const struct series *series, kjp_error **error_out)
{
  bool seen[YEARS] = {false};

  for (int32_t i = 0; i < series->count; i++) {
    int32_t year = series->years[i];

    if (year < KJP__FIRST_YEAR || year > KJP__LAST_YEAR ||
        seen[year - KJP__FIRST_YEAR])
      return refuse_number(error_out, "years", year, a_year);
    if (series->quanta[i] == INT64_MIN)
      return refuse_number(error_out, "quanta", INT64_MIN, an_amount);
    seen[year - KJP__FIRST_YEAR] = true;
  }
  return KJP_OK;
}

static kjp_status
check_arguments(const struct series *series, kjp_error **error_out)
{
  if (series->id == NULL)
    return kjp__fail_null(error_out, "indicator");
  if (series->stage != KJP_NONE &&
      (series->stage < KJP_STAGE_RESTATED || series->stage > KJP_STAGE_BUDGET))
    return refuse_number(error_out, "stage", series->stage, a_stage);
  if (series->count < 0)
    return refuse_number(error_out, "count", series->count, a_count);
  if (series->count > 0 && series->years == NULL)
    return kjp__fail_null(error_out, "years");
  if (series->count > 0 && series->quanta == NULL)
    return kjp__fail_null(error_out, "quanta");
  return check_rows(series, error_out);
}

/* The place in the tree */

/* Refuses the indicator, at a place below it. */
static kjp_status
refuse_indicator(const struct series *series, const char *below,
                 struct kjp__say expected, kjp_error **error_out)
{
  struct kjp__text_builder pointer = {0};
  kjp_status status;

  kjp__text_add(&pointer, "/indicators/");
  for (const char *at = series->id; *at != '\0'; at++) {
    if (*at == '~' || *at == '/')
      kjp__text_add(&pointer, *at == '~' ? "~0" : "~1");
    else
      kjp__text_add_char(&pointer, *at);
  }
  kjp__text_add(&pointer, below);
  status = pointer.failed ? kjp__fail(error_out, KJP__MEMORY_OUT, NULL)
                          : kjp__refuse(error_out, "indicator", series->id,
                                        expected, pointer.data);
  kjp__text_clear(&pointer);
  return status;
}

/* The child of a map; NULL where it is no map, too. */
static struct kjp__twig *
child_of(const struct kjp__twig *map, const char *key)
{
  return map == NULL || map->kind != KJP__TWIG_MAP ? NULL
                                                   : kjp__twig_find(map, key);
}

static const char *
year_key(int32_t year, char key[YEAR_ROOM])
{
  (void)g_snprintf(key, YEAR_ROOM, "%d", (int)year);
  return key;
}

/* Years are numbers or maps, or are not there. */
static bool
has_room(const struct series *series)
{
  char key[YEAR_ROOM];

  if (series->values == NULL)
    return true;
  if (series->values->kind != KJP__TWIG_MAP)
    return false;
  for (int32_t i = 0; i < series->count; i++) {
    const struct kjp__twig *year =
        kjp__twig_find(series->values, year_key(series->years[i], key));

    if (year != NULL && year->kind == KJP__TWIG_LIST)
      return false;
  }
  return true;
}

static kjp_status
find_place(struct series *series, kjp_error **error_out)
{
  const struct kjp__twig *unit;

  series->indicator =
      child_of(child_of(series->tree->root, "indicators"), series->id);
  unit = child_of(series->indicator, "unit");
  if (unit == NULL || unit->kind != KJP__TWIG_TEXT || unit->text.data == NULL ||
      !kjp__unit_find(unit->text.data, unit->text.size, &series->unit))
    return refuse_indicator(series, "/unit", an_indicator, error_out);
  series->values = child_of(series->indicator, "values");
  if (!has_room(series))
    return refuse_indicator(series, "/values", a_place, error_out);
  return KJP_OK;
}

/* Figures */

/* Whether a file may have a number of so many digits, by the default limits. */
static bool
may_stand(const char *figure)
{
  const char *point = strchr(figure, '.');
  size_t whole = point == NULL ? strlen(figure) : (size_t)(point - figure);

  if (*figure == '-')
    whole--;
  return whole <= DIGITS_MOST &&
         (point == NULL || strlen(point + 1) <= DECIMALS_MOST);
}

/* In the indicator's unit where its digits suffice, else as fen; only a
 * number too long for that goes to 亿元, whose decimals suffice for any. Of
 * what is counted one has six decimals. */
static size_t
write_figure(const struct kjp__unit *unit, int64_t quanta,
             char out[FIGURE_ROOM])
{
  bool money = unit->dimension == KJP_DIMENSION_MONEY;
  const char *label = money ? "分" : kjp__unit_counted(unit);

  kjp__decimal_format(quanta, unit->quanta, -1, out);
  if (may_stand(out))
    return strlen(out);
  kjp__decimal_format(quanta, money ? 1 : COUNT_QUANTA, -1, out);
  if (!may_stand(out)) {
    kjp__decimal_format(quanta, YI_YUAN, -1, out);
    label = "亿元";
  }
  (void)g_strlcat(out, " ", FIGURE_ROOM);
  return g_strlcat(out, label, FIGURE_ROOM);
}

static struct kjp__twig *
new_figure(struct kjp__tree *tree, const char *key, const char *text,
           size_t size)
{
  struct kjp__twig *twig =
      kjp__twig_new(tree, KJP__TWIG_TEXT, key, strlen(key));

  if (twig == NULL || kjp__twig_set_text(tree, twig, text, size))
    return twig;
  kjp__twig_cut(tree, twig);
  return NULL;
}

static bool
hang_figure(struct kjp__tree *tree, struct kjp__twig *map, const char *key,
            const char *text, size_t size)
{
  struct kjp__twig *twig = new_figure(tree, key, text, size);

  if (twig == NULL)
    return false;
  if (kjp__twig_hang(tree, map, twig))
    return true;
  kjp__twig_cut(tree, twig);
  return false;
}

/* A number that stands alone is the final one of its year. */
static bool
make_stages(struct kjp__tree *tree, struct kjp__twig *year)
{
  struct kjp__twig *bare = new_figure(
      tree, kjp__words_stage[KJP_STAGE_FINAL],
      year->text.data == NULL ? "" : year->text.data, year->text.size);

  if (bare == NULL)
    return false;
  kjp__twig_clear(tree, year, KJP__TWIG_MAP);
  return kjp__twig_hang(tree, year, bare);
}

static bool
put_stage(struct series *series, struct kjp__twig *year, const char *text,
          size_t size)
{
  int32_t stage = series->stage == KJP_NONE ? KJP_STAGE_FINAL : series->stage;
  const char *key = kjp__words_stage[stage];
  struct kjp__twig *twig = kjp__twig_find(year, key);

  return twig == NULL ? hang_figure(series->tree, year, key, text, size)
                      : kjp__twig_set_text(series->tree, twig, text, size);
}

/* A year that is not there yet. */
static bool
add_year(struct series *series, const char *key, const char *text, size_t size)
{
  struct kjp__tree *tree = series->tree;
  struct kjp__twig *year;

  if (series->stage == KJP_NONE)
    return hang_figure(tree, series->values, key, text, size);
  year = kjp__twig_new(tree, KJP__TWIG_MAP, key, strlen(key));
  if (year == NULL)
    return false;
  if (put_stage(series, year, text, size) &&
      kjp__twig_hang(tree, series->values, year))
    return true;
  kjp__twig_cut(tree, year);
  return false;
}

static bool
put_year(struct series *series, int32_t index)
{
  char key[YEAR_ROOM];
  char text[FIGURE_ROOM];
  size_t size = write_figure(&series->unit, series->quanta[index], text);
  struct kjp__twig *year =
      kjp__twig_find(series->values, year_key(series->years[index], key));

  if (year == NULL)
    return add_year(series, key, text, size);
  if (year->kind == KJP__TWIG_TEXT && series->stage == KJP_NONE)
    return kjp__twig_set_text(series->tree, year, text, size);
  if (year->kind == KJP__TWIG_TEXT && !make_stages(series->tree, year))
    return false;
  return put_stage(series, year, text, size);
}

static bool
put_values(struct series *series)
{
  struct kjp__tree *tree = series->tree;

  if (series->count > 0 && series->values == NULL) {
    struct kjp__twig *values =
        kjp__twig_new(tree, KJP__TWIG_MAP, "values", strlen("values"));

    if (values == NULL)
      return false;
    if (!kjp__twig_hang(tree, series->indicator, values)) {
      kjp__twig_cut(tree, values);
      return false;
    }
    series->values = values;
  }
  for (int32_t i = 0; i < series->count; i++)
    if (!put_year(series, i))
      return false;
  return true;
}

kjp_status
kjp_builder_set_series(kjp_builder *builder, const char *indicator,
                       int32_t stage, const int32_t *years,
                       const int64_t *quanta, int32_t count,
                       kjp_error **error_out)
{
  struct series series = {.id = indicator,
                          .stage = stage,
                          .years = years,
                          .quanta = quanta,
                          .count = count};
  kjp_status status;

  if (error_out != NULL)
    *error_out = NULL;
  if (builder == NULL)
    return kjp__fail_null(error_out, "builder");
  series.tree = &builder->tree;
  status = check_arguments(&series, error_out);
  if (status == KJP_OK)
    status = kjp__refuse_unfit(error_out, indicator, NULL);
  if (status == KJP_OK)
    status = find_place(&series, error_out);
  if (status != KJP_OK)
    return status;
  return put_values(&series) ? KJP_OK
                             : kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
}
