/* SPDX-License-Identifier: MIT */
/* tests/unit/test_wedge.c - lib/rule/wedge.c against trying every x. */
#include <criterion/criterion.h>

#include "../../lib/rule/wedge-priv.h"

enum { CASES = 20000, LAST = 3000 };

static uint32_t seed = 7;

static int64_t
below(int64_t end)
{
  seed = seed * 1664525u + 1013904223u;
  return (int64_t)(seed >> 8) % end;
}

static struct kjp__slope
draw(int64_t end)
{
  return (struct kjp__slope){below(end), below(2 * end) - end, 1 + below(end)};
}

static bool
fits(const struct kjp__slope *low, const struct kjp__slope *high, int64_t x)
{
  return kjp__divide_up(low->a * x + low->b, low->c) <=
         kjp__divide_down(high->a * x + high->b, high->c);
}

Test(wedge, finds_the_first_of_all)
{
  int32_t found = 0, none = 0;

  for (int32_t i = 0; i < CASES; i++) {
    int64_t end = i % 4 == 0 ? 500 : 25;
    struct kjp__slope low = draw(end), high = draw(end);
    kjp__int128 x = 0;
    enum kjp__wedge_result result = kjp__wedge_first(low, high, &x);
    int64_t first = 0;

    while (first < LAST && !fits(&low, &high, first))
      first++;
    if (first == LAST) {
      cr_expect(result == KJP__WEDGE_NONE ||
                    (result == KJP__WEDGE_FOUND && x >= LAST),
                "case %d", (int)i);
      none++;
      continue;
    }
    cr_expect(result == KJP__WEDGE_FOUND && x == first, "case %d: not %lld",
              (int)i, (long long)first);
    found++;
  }
  cr_expect(found > CASES / 4 && none > CASES / 10, "%d, %d", found, none);
}

/* x + 1 below x (1 + 10^-9): from 10^9 on. With 1/2 more it is never. */
Test(wedge, far_away_takes_no_longer)
{
  const kjp__int128 one = 1000000000;
  struct kjp__slope more = {1, 1, 1}, hair = {one + 1, 0, one};
  struct kjp__slope same = {1, 0, 1}, half = {2, -1, 2};
  kjp__int128 x = 0;

  cr_expect(kjp__wedge_first(more, hair, &x) == KJP__WEDGE_FOUND);
  cr_expect(x == one);
  cr_expect(kjp__wedge_first(same, half, &x) == KJP__WEDGE_NONE);
}

/* It is 2; on the way there 2^126 is multiplied by itself. */
Test(wedge, of_numbers_beyond_128_bits_is_not_known)
{
  const kjp__int128 large = (kjp__int128)1 << 126;
  struct kjp__slope low = {3, 0, large}, high = {large / 2, -large, 1};
  kjp__int128 x;

  cr_expect(kjp__wedge_first(low, high, &x) == KJP__WEDGE_TOO_LARGE);
}
