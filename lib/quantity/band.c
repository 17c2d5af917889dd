/* SPDX-License-Identifier: MIT */
/* lib/quantity/band.c - intervals of the numbers that round to a figure.
 *
 * Products are taken at the four corners, so signs need no cases. An end that
 * is not reached stays open, with one exception: zero that is reached makes a
 * product of zero with anything. */
#include "band-priv.h"

/* One end of a band. */
struct end {
  struct kjp__fraction value;
  bool open;
};

void
kjp__band_point(const struct kjp__fraction *value, struct kjp__band *out)
{
  *out = (struct kjp__band){.low = *value, .high = *value};
}

bool
kjp__band_rounding(const struct kjp__fraction *figure,
                   const struct kjp__fraction *half, struct kjp__band *out)
{
  int sign = kjp__fraction_sign(figure);
  struct kjp__band band = {.low_open = sign <= 0, .high_open = sign >= 0};

  if (!kjp__fraction_subtract(figure, half, &band.low) ||
      !kjp__fraction_add(figure, half, &band.high))
    return false;
  *out = band;
  return true;
}

static void
set_unbounded(struct kjp__band *out)
{
  struct kjp__fraction zero;

  kjp__fraction_set(&zero, 0);
  kjp__band_point(&zero, out);
  out->unbounded = true;
}

bool
kjp__band_add(const struct kjp__band *a, const struct kjp__band *b,
              struct kjp__band *out)
{
  bool low_open = a->low_open || b->low_open;
  bool high_open = a->high_open || b->high_open;

  if (a->unbounded || b->unbounded) {
    set_unbounded(out);
    return true;
  }
  out->low_open = low_open;
  out->high_open = high_open;
  out->unbounded = false;
  return kjp__fraction_add(&a->low, &b->low, &out->low) &&
         kjp__fraction_add(&a->high, &b->high, &out->high);
}

bool
kjp__band_subtract(const struct kjp__band *a, const struct kjp__band *b,
                   struct kjp__band *out)
{
  struct kjp__band opposite = {.low = b->high,
                               .high = b->low,
                               .low_open = b->high_open,
                               .high_open = b->low_open,
                               .unbounded = b->unbounded};

  kjp__wide_negate(&opposite.low.top);
  kjp__wide_negate(&opposite.high.top);
  return kjp__band_add(a, &opposite, out);
}

static bool
is_zero_reached(const struct end *end)
{
  return !end->open && kjp__fraction_sign(&end->value) == 0;
}

static bool
corner(const struct end *a, const struct end *b, struct end *out)
{
  out->open =
      (a->open || b->open) && !is_zero_reached(a) && !is_zero_reached(b);
  return kjp__fraction_multiply(&a->value, &b->value, &out->value);
}

/* Takes an end that lies further out (`direction` -1: lower, 1: higher), or as
 * far and is reached. */
static void
widen(struct end *end, const struct end *corner, int direction)
{
  int order = kjp__fraction_compare(&corner->value, &end->value) * direction;

  if (order > 0)
    *end = *corner;
  else if (order == 0)
    end->open = end->open && corner->open;
}

bool
kjp__band_multiply(const struct kjp__band *a, const struct kjp__band *b,
                   struct kjp__band *out)
{
  const struct end left[] = {{a->low, a->low_open}, {a->high, a->high_open}};
  const struct end right[] = {{b->low, b->low_open}, {b->high, b->high_open}};
  struct end low;
  struct end high;

  if (a->unbounded || b->unbounded) {
    set_unbounded(out);
    return true;
  }
  if (!corner(&left[0], &right[0], &low))
    return false;
  high = low;
  for (int i = 1; i < 4; i++) {
    struct end next;

    if (!corner(&left[i / 2], &right[i % 2], &next))
      return false;
    widen(&low, &next, -1);
    widen(&high, &next, 1);
  }
  *out = (struct kjp__band){.low = low.value,
                            .high = high.value,
                            .low_open = low.open,
                            .high_open = high.open};
  return true;
}

static bool
reaches_zero(const struct kjp__band *band)
{
  return kjp__fraction_sign(&band->low) <= 0 &&
         kjp__fraction_sign(&band->high) >= 0;
}

bool
kjp__band_divide(const struct kjp__band *a, const struct kjp__band *b,
                 struct kjp__band *out)
{
  struct kjp__band turned = {.low_open = b->high_open,
                             .high_open = b->low_open};
  struct kjp__fraction one;

  if (a->unbounded || b->unbounded || reaches_zero(b)) {
    set_unbounded(out);
    return true;
  }
  kjp__fraction_set(&one, 1);
  return kjp__fraction_divide(&one, &b->high, &turned.low) &&
         kjp__fraction_divide(&one, &b->low, &turned.high) &&
         kjp__band_multiply(a, &turned, out);
}

/* Whether something lies between two ends. */
static bool
leaves_room(const struct kjp__fraction *low, bool low_open,
            const struct kjp__fraction *high, bool high_open)
{
  int order = kjp__fraction_compare(low, high);

  return order < 0 || (order == 0 && !low_open && !high_open);
}

bool
kjp__band_holds(const struct kjp__band *band, const struct kjp__fraction *value)
{
  return band->unbounded ||
         (leaves_room(&band->low, band->low_open, value, false) &&
          leaves_room(value, false, &band->high, band->high_open));
}

/* Two intervals that are not empty meet where each begins before the other
 * ends. */
bool
kjp__band_meets(const struct kjp__band *a, const struct kjp__band *b)
{
  return a->unbounded || b->unbounded ||
         (leaves_room(&a->low, a->low_open, &b->high, b->high_open) &&
          leaves_room(&b->low, b->low_open, &a->high, a->high_open));
}
