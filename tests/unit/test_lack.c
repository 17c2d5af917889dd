/* SPDX-License-Identifier: MIT */
/* tests/unit/test_lack.c - what keeps many values unknown is looked at once
 * for all of them. */
#include "plans.h"

#include "../../lib/value/lack-priv.h"

/* d3 is the sum of l0 to l4, two at a time; nothing of them is known. */
static const char text[] =
    PLAN_HEAD "  l0: {name: l, scope: c, unit: 元}\n"
              "  l1: {name: l, scope: c, unit: 元}\n"
              "  l2: {name: l, scope: c, unit: 元}\n"
              "  l3: {name: l, scope: c, unit: 元}\n"
              "  l4: {name: l, scope: c, unit: 元}\n"
              "  z: {name: z, scope: c, unit: 元, values: {2022: 0}}\n"
              "  d0: {name: d, scope: c, unit: 元, derive: {sum: [l0, l1]}}\n"
              "  d1: {name: d, scope: c, unit: 元, derive: {sum: [d0, l2]}}\n"
              "  d2: {name: d, scope: c, unit: 元, derive: {sum: [d1, l3]}}\n"
              "  d3: {name: d, scope: c, unit: 元, derive: {sum: [d2, l4]}}\n"
              "  r: {name: r, scope: c, unit: '%', derive: {ratio: [d0, z]}}\n"
              "  g: {name: g, scope: c, unit: 元, derive: {lag: d0}}\n";
enum { L0, L1, L2, L3, L4, Z, D0, D1, D2, D3, R, G };

struct asked {
  kjp_plan *plan;
  struct kjp__arena *arena;
  struct kjp__lacks lacks;
};

static void
open_asked(struct asked *asked)
{
  struct kjp__view view = {.scenario = KJP_NONE, .observed = true};

  asked->plan = plan_of(text);
  asked->arena = kjp__arena_new();
  cr_assert(kjp__lacks_begin(&asked->lacks,
                             kjp__values_new(asked->arena, asked->plan, &view),
                             asked->arena));
}

static void
close_asked(struct asked *asked)
{
  kjp__arena_free(asked->arena);
  kjp_plan_unref(asked->plan);
}

static void
want(struct asked *asked, int32_t indicator, int32_t year, int32_t whose)
{
  kjp__lacks_want(&asked->lacks, (struct kjp__place){indicator, year}, whose);
}

static void
expect_found(const struct asked *asked, int32_t row, int32_t indicator,
             int32_t year, uint64_t whose)
{
  const struct kjp__lack *lack = kjp__rows_at(&asked->lacks.found, row);

  cr_expect(lack->place.indicator == indicator, "%d: %d", row,
            lack->place.indicator);
  cr_expect(lack->place.year == year, "%d: %d", row, lack->place.year);
  cr_expect(lack->whose == whose, "%d: %llx", row,
            (unsigned long long)lack->whose);
}

/* Four sums and five leaves are nine places, for one as for sixty-four. */
Test(lack, is_looked_for_once_for_all)
{
  struct asked asked;

  open_asked(&asked);
  for (int32_t whose = 0; whose < KJP__LACKS_MOST; whose++)
    want(&asked, D3, 2022, whose);
  cr_assert(kjp__lacks_find(&asked.lacks));
  cr_expect(asked.lacks.looked == 9, "%lld", (long long)asked.lacks.looked);
  cr_assert(asked.lacks.found.count == 5);
  for (int32_t leaf = L0; leaf <= L4; leaf++)
    expect_found(&asked, leaf, leaf, 2022, UINT64_MAX);
  close_asked(&asked);
}

Test(lack, is_told_to_whom_it_belongs)
{
  struct asked asked;

  open_asked(&asked);
  want(&asked, D1, 2022, 0);
  want(&asked, D0, 2022, 1);
  want(&asked, R, 2022, 2);
  want(&asked, G, 2022, 3);
  want(&asked, Z, 2022, 4); /* known */
  want(&asked, L0, 2200, 5);
  want(&asked, L4, 2022, 63);
  cr_assert(kjp__lacks_find(&asked.lacks));
  cr_assert(asked.lacks.found.count == 8, "%d", asked.lacks.found.count);
  expect_found(&asked, 0, L0, 2021, 8);
  expect_found(&asked, 1, L0, 2022, 7);
  expect_found(&asked, 2, L0, 2200, 32);
  expect_found(&asked, 3, L1, 2021, 8);
  expect_found(&asked, 4, L1, 2022, 7);
  expect_found(&asked, 5, L2, 2022, 1);
  expect_found(&asked, 6, L4, 2022, UINT64_C(1) << 63);
  expect_found(&asked, 7, Z, 2022, 4);
  close_asked(&asked);
}
