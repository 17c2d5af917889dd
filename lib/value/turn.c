/* SPDX-License-Identifier: MIT */
/* lib/value/turn.c - a value as a function of one figure that is missing.
 *
 * Unknown places between the value and the figure are worked off with a stack
 * of our own, each after those it is made of. What is known is a constant. */
#include "../base/holds-priv.h"
#include "turn-priv.h"

/* Forms */

static void
set_int(struct kjp__form *out, int64_t a, int64_t b)
{
  kjp__fraction_set(&out->a, a);
  kjp__fraction_set(&out->b, b);
  kjp__fraction_set(&out->c, 1);
  kjp__fraction_set(&out->d, 0);
}

void
kjp__form_set(struct kjp__form *out, const struct kjp__fraction *value)
{
  set_int(out, 0, 0);
  out->a = *value;
}

static bool
is_zero(const struct kjp__fraction *a)
{
  return kjp__fraction_sign(a) == 0;
}

/* Where x has gone from below, what is left there is one. */
static bool
tidy(struct kjp__form *form)
{
  if (!is_zero(&form->d) || is_zero(&form->c))
    return !is_zero(&form->d);
  if (!kjp__fraction_divide(&form->a, &form->c, &form->a) ||
      !kjp__fraction_divide(&form->b, &form->c, &form->b))
    return false;
  kjp__fraction_set(&form->c, 1);
  return true;
}

static bool
is_constant(const struct kjp__form *form)
{
  return is_zero(&form->b) && is_zero(&form->d);
}

static bool
have_same_bottom(const struct kjp__form *left, const struct kjp__form *right)
{
  return kjp__fraction_compare(&left->c, &right->c) == 0 &&
         kjp__fraction_compare(&left->d, &right->d) == 0;
}

/* What `form` is over the bottom c + d x, where it is a constant. */
static bool
widen(const struct kjp__form *form, const struct kjp__form *bottom,
      struct kjp__form *out)
{
  struct kjp__fraction value = form->a;

  if (!is_constant(form) ||
      !kjp__fraction_multiply(&value, &bottom->d, &out->b) ||
      !kjp__fraction_multiply(&value, &bottom->c, &out->a))
    return false;
  out->c = bottom->c;
  out->d = bottom->d;
  return true;
}

bool
kjp__form_add(const struct kjp__form *left, const struct kjp__form *right,
              struct kjp__form *out)
{
  struct kjp__form a = *left;
  struct kjp__form b = *right;

  if (!have_same_bottom(&a, &b) &&
      !(is_constant(&a) ? widen(&a, right, &a) : widen(&b, left, &b)))
    return false;
  out->c = a.c;
  out->d = a.d;
  return kjp__fraction_add(&a.a, &b.a, &out->a) &&
         kjp__fraction_add(&a.b, &b.b, &out->b) && tidy(out);
}

bool
kjp__form_subtract(const struct kjp__form *left, const struct kjp__form *right,
                   struct kjp__form *out)
{
  struct kjp__form opposite = *right;

  kjp__wide_negate(&opposite.a.top);
  kjp__wide_negate(&opposite.b.top);
  return kjp__form_add(left, &opposite, out);
}

/* (a + b x) (c + d x) without its square; false where it has one. */
static bool
multiply_lines(const struct kjp__fraction *a, const struct kjp__fraction *b,
               const struct kjp__fraction *c, const struct kjp__fraction *d,
               struct kjp__fraction *constant, struct kjp__fraction *slope)
{
  struct kjp__fraction other;
  struct kjp__fraction flat;

  if (!is_zero(b) && !is_zero(d))
    return false;
  if (!kjp__fraction_multiply(a, c, &flat) ||
      !kjp__fraction_multiply(a, d, &other) ||
      !kjp__fraction_multiply(b, c, slope) ||
      !kjp__fraction_add(slope, &other, slope))
    return false;
  *constant = flat;
  return true;
}

bool
kjp__form_multiply(const struct kjp__form *left, const struct kjp__form *right,
                   struct kjp__form *out)
{
  struct kjp__form product;

  if (!multiply_lines(&left->a, &left->b, &right->a, &right->b, &product.a,
                      &product.b) ||
      !multiply_lines(&left->c, &left->d, &right->c, &right->d, &product.c,
                      &product.d))
    return false;
  *out = product;
  return tidy(out);
}

bool
kjp__form_divide(const struct kjp__form *left, const struct kjp__form *right,
                 struct kjp__form *out)
{
  struct kjp__form upper = *left;
  struct kjp__form turned = {right->c, right->d, right->a, right->b};

  if (is_zero(&right->a) && is_zero(&right->b))
    return false;
  if (have_same_bottom(left, right)) {
    upper.c = right->a;
    upper.d = right->b;
    *out = upper;
    return tidy(out);
  }
  return kjp__form_multiply(&upper, &turned, out);
}

bool
kjp__form_root(const struct kjp__form *form, struct kjp__fraction *out)
{
  struct kjp__fraction bottom;

  if (is_zero(&form->b) || !kjp__fraction_divide(&form->a, &form->b, out))
    return false;
  kjp__wide_negate(&out->top);
  return kjp__fraction_multiply(out, &form->d, &bottom) &&
         kjp__fraction_add(&bottom, &form->c, &bottom) && !is_zero(&bottom);
}

/* Values */

enum { MOST_STEPS = 48, MOST_PARTS = 4096 };

struct step {
  struct kjp__place place;
  bool done;
  struct kjp__form form;
};

struct turning {
  struct kjp__values *values;
  struct kjp__place x;
  struct step *steps; /* MOST_STEPS */
  int32_t count;
  /* of the step that is put together */
  struct kjp__form form;
  int32_t parts;
  int32_t looked_at; /* parts in all, however often */
  int8_t operation;
  bool waits; /* some part is not done yet */
  bool fits;
};

static bool
is_same(struct kjp__place a, struct kjp__place b)
{
  return a.indicator == b.indicator && a.year == b.year;
}

/* The step at a place, a new one where there is none; NULL where there are too
 * many. */
static struct step *
step_at(struct turning *turning, struct kjp__place place)
{
  struct step *step;

  for (int32_t i = 0; i < turning->count; i++) {
    if (is_same(turning->steps[i].place, place))
      return &turning->steps[i];
  }
  if (turning->count == MOST_STEPS)
    return NULL;
  step = &turning->steps[turning->count++];
  step->place = place;
  step->done = false;
  return step;
}

/* The form of a part: x itself, a constant, or a step that is done. */
static const struct kjp__form *
form_at(struct turning *turning, struct kjp__place place,
        struct kjp__form *room)
{
  const struct kjp__series *series =
      kjp__values_series(turning->values, place.indicator, 0);
  const struct kjp__value *value =
      series == NULL ? NULL
                     : kjp__series_at(turning->values, series, place.year);
  const struct step *step;
  struct kjp__fraction known;

  if (is_same(place, turning->x)) {
    set_int(room, 0, 1);
    return room;
  }
  if (value != NULL && kjp__value_known(value)) {
    kjp__value_fraction(value, &known);
    kjp__form_set(room, &known);
    return room;
  }
  step = step_at(turning, place);
  turning->fits = turning->fits && step != NULL;
  return step != NULL && step->done ? &step->form : NULL;
}

static bool
combine(struct turning *turning, const struct kjp__form *part)
{
  struct kjp__form *form = &turning->form;

  if (turning->parts++ == 0) {
    *form = *part;
    return true;
  }
  switch (turning->operation) {
  case KJP_DERIVE_DIFFERENCE:
    return kjp__form_subtract(form, part, form);
  case KJP_DERIVE_PRODUCT:
    return kjp__form_multiply(form, part, form);
  case KJP_DERIVE_RATIO:
    return kjp__form_divide(form, part, form);
  case KJP_DERIVE_GROWTH: /* the year before comes first */
    return kjp__form_divide(part, form, form);
  default: /* sum, average, cumulative, lag */
    return kjp__form_add(form, part, form);
  }
}

/* A denominator that is zero comes once more, below 0, and is no part. */
static void
take_part(void *data, int32_t indicator, int32_t year)
{
  struct turning *turning = data;
  struct kjp__place place = {indicator, year};
  struct kjp__form room;
  const struct kjp__form *part;

  if (indicator < 0 || !turning->fits)
    return;
  turning->fits = turning->looked_at++ < MOST_PARTS;
  if (!turning->fits)
    return;
  part = form_at(turning, place, &room);
  turning->waits = turning->waits || part == NULL;
  if (!turning->waits)
    turning->fits = combine(turning, part);
}

/* What derive.c does last to a gathered value. */
static bool
finish(struct turning *turning, int32_t indicator)
{
  int32_t power = kjp__derive_power(turning->values->plan, indicator);
  bool up = power >= 0;
  struct kjp__fraction factor;
  struct kjp__form scale;
  struct kjp__wide ten;

  kjp__fraction_set(&factor, 1);
  kjp__form_set(&scale, &factor);
  if (turning->operation == KJP_DERIVE_GROWTH &&
      !kjp__form_subtract(&turning->form, &scale, &turning->form))
    return false;
  if (!kjp__wide_power(10, (uint32_t)(up ? power : -power), &ten))
    return false;
  if (up)
    factor.top = ten;
  else
    factor.bottom = ten;
  kjp__form_set(&scale, &factor);
  if (!kjp__form_multiply(&turning->form, &scale, &turning->form))
    return false;
  if (turning->operation != KJP_DERIVE_AVERAGE)
    return true;
  kjp__fraction_set(&factor, turning->parts);
  kjp__form_set(&scale, &factor);
  return kjp__form_divide(&turning->form, &scale, &turning->form);
}

/* Puts a step together, or leaves it for later behind new ones. */
static bool
work(struct turning *turning, struct step *step)
{
  int32_t indicator = step->place.indicator;

  turning->operation =
      kjp__plan_indicator(turning->values->plan, indicator)->derive;
  turning->parts = 0;
  turning->waits = false;
  turning->fits = turning->operation != 0 &&
                  turning->operation != KJP_DERIVE_AVERAGE_GROWTH;
  if (!turning->fits ||
      !kjp__derive_parts(turning->values, indicator, 0, step->place.year,
                         take_part, turning))
    return false;
  if (turning->waits || !turning->fits)
    return turning->fits;
  step->done = finish(turning, indicator);
  step->form = turning->form;
  return step->done;
}

/* Every pass finishes a step or finds new ones: values do not go round. */
static bool
work_off(struct turning *turning)
{
  while (!turning->steps[0].done) {
    for (int32_t i = turning->count - 1; i >= 0; i--) {
      if (!turning->steps[i].done && !work(turning, &turning->steps[i]))
        return false;
    }
  }
  return true;
}

static bool
turn(struct turning *turning, struct kjp__place place, struct kjp__form *out)
{
  const struct kjp__form *form = form_at(turning, place, out);

  KJP__HOLDS(out != NULL);
  if (form != NULL)
    return true;
  if (!turning->fits || !work_off(turning))
    return false;
  *out = turning->steps[0].form;
  return true;
}

bool
kjp__values_form(struct kjp__values *values, struct kjp__arena *scratch,
                 struct kjp__place place, struct kjp__place x,
                 struct kjp__form *out)
{
  struct kjp__arena_mark mark = kjp__arena_mark(scratch);
  struct turning turning = {
      .values = values,
      .x = x,
      .fits = true,
      .steps = kjp__arena_alloc(scratch, MOST_STEPS * sizeof(struct step))};
  bool found = turning.steps != NULL && turn(&turning, place, out);

  kjp__arena_release(scratch, mark);
  return found;
}
