/* SPDX-License-Identifier: MIT */
/* tests/unit/test_asks.c - lib/rule/asks.c: what one rule asks of the third year
 * of a path, given the two before. */
#include <criterion/criterion.h>

#include "../../lib/rule/asks-priv.h"
#include "../../lib/rule/corridor-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { YEARS = 3, ALONE = 0, JOINED = 1 };

/* The line is top/1 over the base, and more. */
struct asked {
  enum kjp__ask_base base;
  int32_t year;
  int64_t top, more, peak;
  int32_t group;
};

static const struct {
  const char *label;
  int64_t values[YEARS]; /* of years 0 to 2 */
  int64_t one_offs[YEARS + 1];
  int32_t count;
  struct asked asked[2];
  int64_t floor;
} rows[] = {
    {"nothing", {5, 6, 7}, {0}, 0, {{0}}, KJP__NO_FLOOR},
    {"an amount", {5, 6, 7}, {0}, 1, {{KJP__ASK_FLAT, 0, 0, 9, 0, ALONE}}, 9},
    {"with the one_off of the year",
     {5, 6, 7},
     {0, 0, 0, 2},
     1,
     {{KJP__ASK_FLAT, 0, 0, 9, 0, ALONE}},
     11},
    {"nothing but the one_off", {5, 6, 7}, {0, 0, 0, 2}, 0, {{0}}, 2},
    {"twice the year before, net",
     {5, 6, 7},
     {0, 0, 3, 0},
     1,
     {{KJP__ASK_BEFORE, 0, 2, 0, 0, ALONE}},
     8},
    {"a year, net",
     {5, 6, 7},
     {0, 4, 0, 0},
     1,
     {{KJP__ASK_YEAR, 1, 3, 1, 0, ALONE}},
     7},
    {"the peak, net",
     {5, 9, 7},
     {0, 1, 0, 0},
     1,
     {{KJP__ASK_PEAK, 0, 1, 0, 0, ALONE}},
     8},
    {"a peak before the path",
     {5, 9, 7},
     {0},
     1,
     {{KJP__ASK_PEAK, 0, 1, 0, 20, ALONE}},
     20},
    /* below its one_off a year is not known, and no peak */
    {"a peak of years below their one_offs",
     {5, 9, 7},
     {0, 10, 8, 0},
     1,
     {{KJP__ASK_PEAK, 0, 1, 0, 0, ALONE}},
     0},
    {"the greater of two",
     {5, 6, 7},
     {0},
     2,
     {{KJP__ASK_FLAT, 0, 0, 9, 0, ALONE}, {KJP__ASK_BEFORE, 0, 1, 0, 0, ALONE}},
     9},
    {"the lesser of a group",
     {5, 6, 7},
     {0},
     2,
     {{KJP__ASK_FLAT, 0, 0, 9, 0, JOINED},
      {KJP__ASK_BEFORE, 0, 1, 0, 0, JOINED}},
     7},
    {"a group of which one is not known",
     {5, 6, 7},
     {0, 0, 8, 0},
     2,
     {{KJP__ASK_FLAT, 0, 0, 9, 0, JOINED},
      {KJP__ASK_BEFORE, 0, 1, 0, 0, JOINED}},
     KJP__NO_FLOOR},
    {"more than there is",
     {5, 6, INT64_MAX / 2},
     {0},
     1,
     {{KJP__ASK_BEFORE, 0, 3, 0, 0, ALONE}},
     KJP__NO_BOUND},
};

Test(asks, floors_rest_on_the_years_before)
{
  for (size_t i = 0; i < COUNT(rows); i++) {
    struct kjp__ask asked[2] = {{.group = 0}};
    struct kjp__asks_year years[YEARS + 1] = {{.ruled = false}};
    struct kjp__amount floors[YEARS + 1] = {{0}};
    int64_t history[YEARS + 1] = {0}, peaks[YEARS + 1] = {0};
    struct kjp__asks asks = {.years = YEARS,
                             .rules = 1,
                             .one_offs = rows[i].one_offs,
                             .rows = years,
                             .deep = true,
                             .waived_rule = -1,
                             .history = history,
                             .peaks = peaks,
                             .floors = floors,
                             .left = 1000};
    int64_t found;

    for (int32_t j = 0; j < rows[i].count; j++) {
      const struct asked *from = &rows[i].asked[j];

      asked[j] = (struct kjp__ask){
          .line = {.top = from->top, .bottom = 1, .more = from->more},
          .base = from->base,
          .year = from->year,
          .peak = from->peak,
          .group = from->group};
    }
    years[YEARS] = (struct kjp__asks_year){
        .asks = asked, .count = rows[i].count, .ruled = true};
    found = kjp__asks_floor(&asks, YEARS, rows[i].values);
    cr_expect(found == rows[i].floor, "%s: %lld", rows[i].label,
              (long long)found);
    cr_expect(asks.left < 1000, "%s: no step", rows[i].label);
  }
}
