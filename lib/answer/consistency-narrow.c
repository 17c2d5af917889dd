/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-narrow.c - intervals that narrow each other.
 *
 * Each constraint narrows every one of its cells by all the others. Sweeps go
 * forth and back over the constraints of a component, until none of them has
 * a cell that changed, and at most 64 times each way. Every end remembers what
 * it rests on: a node joins the reasons of the ends that made it. */
#include "consistency-priv.h"

/* Members looked at in all, for one answer: some ten seconds. */
enum { MOST_WORK = 5 * 1000 * 1000 };
enum { MOST_SWEEPS = 2 * 64, LOW = 0, HIGH = 1 };

/* An interval with its reasons. */
struct span {
  struct kjp__interval interval;
  int32_t why[2];
};

/* Reasons */

static struct kjp__fit_node *
node_at(const struct kjp__fit *fit, int32_t node)
{
  return kjp__rows_at(&fit->nodes, node);
}

static int32_t
new_node(struct kjp__fit *fit, int32_t left, int32_t right, int32_t item)
{
  struct kjp__fit_node *node = kjp__rows_add(&fit->nodes);

  if (node == NULL)
    return 0;
  node->left = left;
  node->right = right;
  node->item = item;
  return fit->nodes.count - 1;
}

static int32_t
join(struct kjp__fit *fit, int32_t left, int32_t right)
{
  if (left == right || right == 0)
    return left;
  return left == 0 ? right : new_node(fit, left, right, KJP_NONE);
}

static void
look_at(struct kjp__fit *fit, struct kjp__rows *list, int32_t node)
{
  int32_t *later;

  if (node == 0 || node_at(fit, node)->seen == fit->walk)
    return;
  node_at(fit, node)->seen = fit->walk;
  later = kjp__rows_add(list);
  if (later != NULL)
    *later = node;
}

void
kjp__fit_reasons(struct kjp__fit *fit, int32_t node,
                 void (*sink)(void *data, int32_t item), void *data)
{
  struct kjp__arena_mark mark = kjp__arena_mark(fit->spare);
  struct kjp__rows list;

  kjp__rows_init(&list, fit->spare, sizeof(int32_t));
  look_at(fit, &list, node);
  while (list.count > 0) {
    const struct kjp__fit_node *at =
        node_at(fit, *(const int32_t *)kjp__rows_at(&list, list.count - 1));

    kjp__rows_truncate(&list, list.count - 1);
    if (at->item != KJP_NONE)
      sink(data, at->item);
    look_at(fit, &list, at->left);
    look_at(fit, &list, at->right);
  }
  kjp__arena_release(fit->spare, mark);
}

/* Cells */

static void
load(const struct kjp__fit *fit, int32_t cell, struct span *out)
{
  const struct kjp__fit_cell *at = kjp__fit_cell(fit, cell);

  kjp__interval_all(&out->interval);
  if (at->ends[LOW] != NULL)
    out->interval.low = *at->ends[LOW];
  if (at->ends[HIGH] != NULL)
    out->interval.high = *at->ends[HIGH];
  out->why[LOW] = at->why[LOW];
  out->why[HIGH] = at->why[HIGH];
}

static bool
is_narrower(const struct kjp__end *end, const struct kjp__end *was, int side)
{
  static const struct kjp__end none = {.bounded = false};

  if (was == NULL)
    was = &none;
  return side == LOW ? kjp__end_is_higher(end, was)
                     : kjp__end_is_lower(end, was);
}

static void
set_end(struct kjp__fit *fit, int32_t cell, int side,
        const struct kjp__end *end, int32_t why)
{
  struct kjp__fit_cell *at = kjp__fit_cell(fit, cell);

  at->ends[side] = end;
  at->why[side] = why;
  at->changed = ++fit->clock;
  if (at->ends[LOW] != NULL && at->ends[HIGH] != NULL && fit->clash < 0 &&
      kjp__ends_clash(at->ends[LOW], at->ends[HIGH]))
    fit->clash = cell;
}

static void
narrow_end(struct kjp__fit *fit, int32_t cell, int side, struct kjp__end *end,
           int32_t why)
{
  const struct kjp__fit_cell *at = kjp__fit_cell(fit, cell);
  struct kjp__end *kept;

  if (at->integral && side == LOW)
    kjp__end_round_down(end);
  else if (at->integral)
    kjp__end_round_up(end);
  if (!is_narrower(end, at->ends[side], side))
    return;
  kept = kjp__arena_alloc(fit->runs, sizeof *kept);
  if (kept == NULL)
    return;
  *kept = *end;
  set_end(fit, cell, side, kept, why);
}

static void
narrow_cell(struct kjp__fit *fit, int32_t cell, struct span *span)
{
  narrow_end(fit, cell, LOW, &span->interval.low, span->why[LOW]);
  narrow_end(fit, cell, HIGH, &span->interval.high, span->why[HIGH]);
}

/* Sums: the parts before a member and those behind it, together. */

static const struct kjp__fit_member *
member_at(const struct kjp__fit *fit,
          const struct kjp__fit_constraint *constraint, int32_t i)
{
  return kjp__rows_at(&fit->members, constraint->first + i);
}

static void
swap_reasons(struct span *span)
{
  int32_t why = span->why[LOW];

  span->why[LOW] = span->why[HIGH];
  span->why[HIGH] = why;
}

static bool
scale(struct span *span, const struct kjp__fraction *factor)
{
  if (kjp__fraction_sign(factor) < 0)
    swap_reasons(span);
  return kjp__interval_scale(&span->interval, factor, &span->interval);
}

static bool
add(struct kjp__fit *fit, const struct span *a, const struct span *b,
    struct span *out)
{
  if (!kjp__interval_add(&a->interval, &b->interval, &out->interval))
    return false;
  out->why[LOW] =
      out->interval.low.bounded ? join(fit, a->why[LOW], b->why[LOW]) : 0;
  out->why[HIGH] =
      out->interval.high.bounded ? join(fit, a->why[HIGH], b->why[HIGH]) : 0;
  return true;
}

static void
set_zero(struct span *out)
{
  struct kjp__fraction zero;

  kjp__fraction_set(&zero, 0);
  kjp__interval_point(&zero, &out->interval);
  out->why[LOW] = 0;
  out->why[HIGH] = 0;
}

/* factor × the cell */
static bool
load_part(const struct kjp__fit *fit, const struct kjp__fit_member *member,
          struct span *out)
{
  struct kjp__fraction factor;

  kjp__fraction_set(&factor, member->factor);
  load(fit, member->cell, out);
  return scale(out, &factor);
}

/* A member is what the rest makes it, over its own factor with the sign
 * turned. */
static bool
narrow_part(struct kjp__fit *fit, const struct kjp__fit_member *member,
            struct span *rest)
{
  struct kjp__fraction factor;
  struct kjp__fraction one;

  kjp__fraction_set(&factor, -member->factor);
  kjp__fraction_set(&one, 1);
  if (!kjp__fraction_divide(&one, &factor, &factor) || !scale(rest, &factor))
    return false;
  narrow_cell(fit, member->cell, rest);
  return true;
}

static bool
narrow_sum(struct kjp__fit *fit, const struct kjp__fit_constraint *constraint)
{
  int32_t count = constraint->count;
  struct span *behind =
      kjp__arena_alloc(fit->spare, ((size_t)count + 1) * sizeof *behind);
  struct span before;
  struct span part;
  bool fits = true;

  if (behind == NULL)
    return false;
  set_zero(&behind[count]);
  for (int32_t i = count - 1; i >= 0 && fits; i--)
    fits = load_part(fit, member_at(fit, constraint, i), &part) &&
           add(fit, &behind[i + 1], &part, &behind[i]);
  set_zero(&before);
  for (int32_t i = 0; i < count && fits && fit->clash < 0; i++) {
    fits = add(fit, &before, &behind[i + 1], &part) &&
           narrow_part(fit, member_at(fit, constraint, i), &part) &&
           load_part(fit, member_at(fit, constraint, i), &part) &&
           add(fit, &before, &part, &before);
  }
  return fits;
}

/* Products: all ends of the others may have a part in one. */

static int32_t
both(struct kjp__fit *fit, const struct span *span)
{
  return join(fit, span->why[LOW], span->why[HIGH]);
}

static void
rest_on(struct kjp__fit *fit, const struct span *a, const struct span *b,
        struct span *out)
{
  int32_t why = join(fit, both(fit, a), both(fit, b));

  out->why[LOW] = why;
  out->why[HIGH] = why;
}

static bool
multiply(struct kjp__fit *fit, const struct span *a, const struct span *b,
         struct span *out)
{
  rest_on(fit, a, b, out);
  return kjp__interval_multiply(&a->interval, &b->interval, &out->interval);
}

static bool
divide(struct kjp__fit *fit, const struct span *a, const struct span *b,
       struct span *out)
{
  rest_on(fit, a, b, out);
  return kjp__interval_divide(&a->interval, &b->interval, &out->interval);
}

static void
shift_of(const struct kjp__fit_member *member, int sign, struct span *out)
{
  struct kjp__fraction shift;

  kjp__fraction_set(&shift, member->shift * sign);
  kjp__interval_point(&shift, &out->interval);
  out->why[LOW] = 0;
  out->why[HIGH] = 0;
}

static bool
load_factor(struct kjp__fit *fit, const struct kjp__fit_member *member,
            struct span *out)
{
  struct span shift;

  load(fit, member->cell, out);
  if (member->shift == 0)
    return true;
  shift_of(member, 1, &shift);
  if (!add(fit, out, &shift, out))
    return false;
  return member->power == 0 ||
         kjp__interval_power(&out->interval, member->power, &out->interval);
}

/* A power that is wholly below zero has no root: then nothing is said. */
static bool
has_root(const struct span *power)
{
  const struct kjp__end *high = &power->interval.high;

  return !high->bounded || kjp__fraction_sign(&high->value) >= 0;
}

/* A factor is the result over the others, where these cannot be zero. */
static bool
narrow_factor(struct kjp__fit *fit, const struct kjp__fit_member *member,
              const struct span *result, const struct span *others)
{
  struct span quotient;
  struct span shift;

  if (kjp__interval_has_zero(&others->interval))
    return true;
  if (!divide(fit, result, others, &quotient))
    return false;
  if (member->power != 0 && !has_root(&quotient))
    return true;
  if (member->power != 0)
    kjp__interval_root(&quotient.interval, member->power, &quotient.interval);
  if (member->shift != 0) {
    shift_of(member, -1, &shift);
    if (!add(fit, &quotient, &shift, &quotient))
      return false;
  }
  narrow_cell(fit, member->cell, &quotient);
  return true;
}

static void
set_scale(const struct kjp__fit_constraint *constraint, struct span *out)
{
  kjp__interval_point(constraint->scale, &out->interval);
  out->why[LOW] = 0;
  out->why[HIGH] = 0;
}

/* behind[1] is the whole product, the scale included. */
static bool
load_products(struct kjp__fit *fit,
              const struct kjp__fit_constraint *constraint, struct span *behind)
{
  struct span factor;

  set_scale(constraint, &behind[constraint->count]);
  for (int32_t i = constraint->count - 1; i > 0; i--) {
    if (!load_factor(fit, member_at(fit, constraint, i), &factor) ||
        !multiply(fit, &behind[i + 1], &factor, &behind[i]))
      return false;
  }
  return true;
}

static bool
narrow_product(struct kjp__fit *fit,
               const struct kjp__fit_constraint *constraint)
{
  int32_t count = constraint->count;
  struct span *behind =
      kjp__arena_alloc(fit->spare, ((size_t)count + 1) * sizeof *behind);
  struct kjp__fraction one;
  struct span result;
  struct span before;
  struct span part;
  bool fits;

  if (behind == NULL || !load_products(fit, constraint, behind))
    return false;
  narrow_cell(fit, member_at(fit, constraint, 0)->cell, &behind[1]);
  load(fit, member_at(fit, constraint, 0)->cell, &result);
  set_zero(&before);
  kjp__fraction_set(&one, 1);
  kjp__interval_point(&one, &before.interval);
  fits = true;
  for (int32_t i = 1; i < count && fits && fit->clash < 0; i++)
    fits = multiply(fit, &before, &behind[i + 1], &part) &&
           narrow_factor(fit, member_at(fit, constraint, i), &result, &part) &&
           load_factor(fit, member_at(fit, constraint, i), &part) &&
           multiply(fit, &before, &part, &before);
  return fits;
}

/* Runs */

static bool
is_stale(const struct kjp__fit *fit,
         const struct kjp__fit_constraint *constraint)
{
  for (int32_t i = 0; i < constraint->count; i++) {
    if (kjp__fit_cell(fit, member_at(fit, constraint, i)->cell)->changed >
        constraint->done)
      return true;
  }
  return false;
}

/* What does not fit the wide integer stays as wide as it was. The constraint
 * has seen its own changes when it comes to be looked at again. */
static void
narrow_by(struct kjp__fit *fit, struct kjp__fit_constraint *constraint)
{
  struct kjp__arena_mark mark = kjp__arena_mark(fit->spare);
  uint32_t before = fit->clock;
  bool fits = constraint->scale == NULL ? narrow_sum(fit, constraint)
                                        : narrow_product(fit, constraint);

  fit->limited = fit->limited || !fits;
  fit->work += constraint->count;
  constraint->done = before;
  kjp__arena_release(fit->spare, mark);
}

/* False where no constraint was stale. */
static bool
sweep(struct kjp__fit *fit, int32_t first, int32_t count, bool back)
{
  bool moved = false;

  for (int32_t i = 0; i < count && fit->clash < 0; i++) {
    struct kjp__fit_constraint *constraint = kjp__rows_at(
        &fit->constraints, back ? first + count - 1 - i : first + i);

    if (!is_stale(fit, constraint))
      continue;
    narrow_by(fit, constraint);
    moved = true;
  }
  return moved;
}

static void
clear_cell(struct kjp__fit *fit, int32_t cell)
{
  struct kjp__fit_cell *at = kjp__fit_cell(fit, cell);

  at->ends[LOW] = NULL;
  at->ends[HIGH] = NULL;
  at->why[LOW] = 0;
  at->why[HIGH] = 0;
  at->changed = 0;
}

static void
clear(struct kjp__fit *fit, int32_t first, int32_t count)
{
  for (int32_t i = 0; i < count; i++) {
    struct kjp__fit_constraint *constraint =
        kjp__rows_at(&fit->constraints, first + i);

    constraint->done = 0;
    for (int32_t j = 0; j < constraint->count; j++)
      clear_cell(fit, member_at(fit, constraint, j)->cell);
  }
}

static void
apply(struct kjp__fit *fit, int32_t row)
{
  const struct kjp__fit_item *item = kjp__rows_at(&fit->items, row);
  int32_t why = 0;

  for (int side = LOW; side <= HIGH && fit->clash < 0; side++) {
    const struct kjp__end *was = kjp__fit_cell(fit, item->cell)->ends[side];

    if (item->ends[side] == NULL || !is_narrower(item->ends[side], was, side))
      continue;
    if (why == 0)
      why = new_node(fit, 0, 0, row);
    set_end(fit, item->cell, side, item->ends[side], why);
  }
}

bool
kjp__fit_narrow(struct kjp__fit *fit, int32_t first, int32_t count,
                const int32_t *items, int32_t item_count)
{
  static const struct kjp__arena_mark start;
  int sweeps = 0;

  kjp__arena_release(fit->runs, start);
  kjp__rows_truncate(&fit->nodes, 1);
  fit->clash = KJP_NONE;
  fit->clock = 0;
  clear(fit, first, count);
  for (int32_t i = 0; i < item_count; i++) {
    const struct kjp__fit_item *item = kjp__rows_at(&fit->items, items[i]);

    clear_cell(fit, item->cell);
  }
  for (int32_t i = 0; i < item_count && fit->clash < 0; i++)
    apply(fit, items[i]);
  while (fit->clash < 0 && sweeps < MOST_SWEEPS && fit->work < MOST_WORK &&
         sweep(fit, first, count, sweeps % 2 != 0))
    sweeps++;
  if (fit->clash < 0 && (sweeps == MOST_SWEEPS || fit->work >= MOST_WORK))
    fit->limited = true;
  return fit->clash < 0;
}
