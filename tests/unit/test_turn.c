/* SPDX-License-Identifier: MIT */
/* tests/unit/test_turn.c - lib/value/turn.c: values as a function of the one
 * figure that is missing, (a + b x) / (c + d x), worked by hand. */
#include "courses.h"

#include "../../lib/value/turn-priv.h"

/* Forms of whole numbers */

static struct kjp__form
form(int64_t a, int64_t b, int64_t c, int64_t d)
{
  struct kjp__form out;

  kjp__fraction_set(&out.a, a);
  kjp__fraction_set(&out.b, b);
  kjp__fraction_set(&out.c, c);
  kjp__fraction_set(&out.d, d);
  return out;
}

enum operation { ADD, SUBTRACT, MULTIPLY, DIVIDE };

static bool
operate(enum operation operation, const struct kjp__form *left,
        const struct kjp__form *right, struct kjp__form *out)
{
  switch (operation) {
  case ADD:
    return kjp__form_add(left, right, out);
  case SUBTRACT:
    return kjp__form_subtract(left, right, out);
  case MULTIPLY:
    return kjp__form_multiply(left, right, out);
  case DIVIDE:
    return kjp__form_divide(left, right, out);
  }
  return false;
}

/* At x = 7: what comes out of the operands must come out of the form. */
static const struct {
  const char *label;
  enum operation operation;
  int64_t left[4], right[4];
  bool fits;
  int64_t top, bottom; /* at x = 7 */
} operations[] = {
    {"lines", ADD, {1, 2, 1, 0}, {3, 4, 1, 0}, true, 46, 1},
    {"a constant and a fraction", ADD, {2, 0, 1, 0}, {1, 1, 1, 1}, true, 3, 1},
    {"a fraction and a constant", ADD, {1, 1, 2, 1}, {2, 0, 1, 0}, true, 26, 9},
    {"over one bottom", ADD, {1, 1, 2, 1}, {3, 0, 2, 1}, true, 11, 9},
    {"over two bottoms", ADD, {1, 1, 2, 1}, {1, 1, 3, 1}, false, 0, 0},
    {"a line from a line", SUBTRACT, {1, 2, 1, 0}, {3, 4, 1, 0}, true, -16, 1},
    {"a fraction from one", SUBTRACT, {1, 0, 1, 0}, {1, 1, 2, 1}, true, 1, 9},
    {"x from itself", SUBTRACT, {0, 1, 1, 0}, {0, 1, 1, 0}, true, 0, 1},
    {"a line and a number", MULTIPLY, {1, 2, 1, 0}, {3, 0, 1, 0}, true, 45, 1},
    {"a number and a line", MULTIPLY, {3, 0, 1, 0}, {1, 2, 1, 0}, true, 45, 1},
    {"a square", MULTIPLY, {0, 1, 1, 0}, {1, 1, 1, 0}, false, 0, 0},
    {"a square below", MULTIPLY, {1, 0, 1, 1}, {1, 0, 2, 1}, false, 0, 0},
    {"a line by a number", DIVIDE, {1, 2, 1, 0}, {3, 0, 1, 0}, true, 5, 1},
    {"a number by a line", DIVIDE, {3, 0, 1, 0}, {1, 2, 1, 0}, true, 1, 5},
    {"a line by a line", DIVIDE, {1, 2, 1, 0}, {3, 4, 1, 0}, true, 15, 31},
    {"over one bottom, which goes",
     DIVIDE,
     {1, 1, 2, 1},
     {3, 1, 2, 1},
     true,
     4,
     5},
    {"by nothing", DIVIDE, {1, 2, 1, 0}, {0, 0, 1, 0}, false, 0, 0},
    {"by two bottoms that make a square",
     DIVIDE,
     {0, 1, 1, 1},
     {1, 0, 0, 1},
     false,
     0,
     0},
};

/* The value of a form at 7; false where its bottom is nothing. */
static bool
at_seven(const struct kjp__form *form, struct kjp__fraction *out)
{
  struct kjp__fraction seven, bottom;

  kjp__fraction_set(&seven, 7);
  return kjp__fraction_multiply(&form->b, &seven, out) &&
         kjp__fraction_add(out, &form->a, out) &&
         kjp__fraction_multiply(&form->d, &seven, &bottom) &&
         kjp__fraction_add(&bottom, &form->c, &bottom) &&
         kjp__fraction_sign(&bottom) != 0 &&
         kjp__fraction_divide(out, &bottom, out);
}

static void
expect_value(const char *label, const struct kjp__form *form, int64_t top,
             int64_t bottom)
{
  struct kjp__fraction value, wanted, divisor;

  kjp__fraction_set(&wanted, top);
  kjp__fraction_set(&divisor, bottom);
  cr_assert(kjp__fraction_divide(&wanted, &divisor, &wanted));
  cr_assert(at_seven(form, &value), "%s", label);
  cr_expect(kjp__fraction_compare(&value, &wanted) == 0, "%s", label);
}

Test(turn, operations_keep_the_form_or_say_no)
{
  for (size_t i = 0; i < COUNT(operations); i++) {
    const int64_t *l = operations[i].left, *r = operations[i].right;
    struct kjp__form left = form(l[0], l[1], l[2], l[3]);
    struct kjp__form right = form(r[0], r[1], r[2], r[3]);
    struct kjp__form out;
    bool fits = operate(operations[i].operation, &left, &right, &out);

    cr_expect(fits == operations[i].fits, "%s", operations[i].label);
    if (!fits || !operations[i].fits)
      continue;
    expect_value(operations[i].label, &out, operations[i].top,
                 operations[i].bottom);
    cr_expect(operate(operations[i].operation, &left, &right, &left), "%s",
              operations[i].label);
    expect_value(operations[i].label, &left, operations[i].top,
                 operations[i].bottom);
  }
}

static const struct {
  const char *label;
  int64_t form[4];
  bool found;
  int64_t root;
} roots[] = {
    {"a line", {-6, 2, 1, 0}, true, 3},
    {"below nothing", {6, 2, 1, 0}, true, -3},
    {"a fraction", {-6, 2, 1, 1}, true, 3},
    {"a constant", {-6, 0, 1, 0}, false, 0},
    {"a constant over a line", {-6, 0, 1, 1}, false, 0},
    {"where the bottom is nothing as well", {-6, 2, -3, 1}, false, 0},
};

Test(turn, a_root_is_where_the_form_is_nothing)
{
  for (size_t i = 0; i < COUNT(roots); i++) {
    const int64_t *f = roots[i].form;
    struct kjp__form of = form(f[0], f[1], f[2], f[3]);
    struct kjp__fraction root, wanted;
    bool found = kjp__form_root(&of, &root);

    cr_expect(found == roots[i].found, "%s", roots[i].label);
    kjp__fraction_set(&wanted, roots[i].root);
    cr_expect(!found || kjp__fraction_compare(&root, &wanted) == 0, "%s",
              roots[i].label);
  }
}

/* Values. In units of 1 万元: x is the missing figure of 2022, 7 of them. */

#define TURNING                                                                \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: t, years: 2021-2024}\n"                                \
  "indicators:\n"                                                              \
  "  x: {name: x, scope: s, unit: 分, values: {2021: 4}}\n"                   \
  "  k: {name: k, scope: s, unit: 分, values: {2021: 2, 2022: 5, 2023: 6}}\n" \
  "  gone: {name: g, scope: s, unit: 分}\n"                                   \
  "  sum: {name: a, scope: s, unit: 分, derive: {sum: [x, k]}}\n"             \
  "  less: {name: a, scope: s, unit: 分, derive: {difference: [k, x]}}\n"     \
  "  share: {name: a, scope: s, unit: '%', derive: {ratio: [x, sum]}}\n"       \
  "  turned: {name: a, scope: s, unit: '%', derive: {ratio: [k, less]}}\n"     \
  "  growth: {name: a, scope: s, unit: '%', derive: {growth: x}}\n"            \
  "  late: {name: a, scope: s, unit: 分, derive: {lag: sum}}\n"               \
  "  mean: {name: a, scope: s, unit: 分, derive: {average: [x, k, sum]}}\n"   \
  "  all: {name: a, scope: s, unit: 分, derive: {cumulative: x}}\n"           \
  "  square: {name: a, scope: s, unit: '%', derive: {product: [share, "        \
  "growth]}}\n"                                                                \
  "  other: {name: a, scope: s, unit: 分, derive: {sum: [x, gone]}}\n"

static const struct {
  const char *id;
  int32_t year;
  bool found;
  int64_t top, bottom; /* in quanta: fen, or 10^-9 of one */
} values[] = {
    {"x", 2022, true, 7, 1},
    {"x", 2021, true, 4, 1}, /* known */
    {"sum", 2022, true, 12, 1},
    {"less", 2022, true, -2, 1},
    {"share", 2022, true, INT64_C(7000000000), 12},
    {"turned", 2022, true, INT64_C(-5000000000), 2},
    {"growth", 2022, true, INT64_C(3000000000), 4},
    {"late", 2023, true, 12, 1},
    {"mean", 2022, true, 24, 3},
    {"all", 2022, true, 11, 1},
    {"square", 2022, false, 0, 0},
    {"other", 2022, false, 0, 0},  /* two are missing */
    {"gone", 2022, false, 0, 0},   /* another one is */
    {"growth", 2023, false, 0, 0}, /* x of 2023 is missing too */
};

static struct kjp__place
place_of(const struct fixture *fixture, const char *id, int32_t year)
{
  return (struct kjp__place){
      kjp_table_find(kjp_plan_table(fixture->plan, KJP_INDICATORS), id), year};
}

Test(turn, a_value_is_a_form_of_the_figure_that_is_missing)
{
  struct kjp__arena *scratch = kjp__arena_new();
  struct fixture fixture;

  open(&fixture, TURNING, NULL, NULL);
  for (size_t i = 0; i < COUNT(values); i++) {
    struct kjp__form out;
    bool found =
        kjp__values_form(fixture.values, scratch,
                         place_of(&fixture, values[i].id, values[i].year),
                         place_of(&fixture, "x", 2022), &out);

    cr_expect(found == values[i].found, "%s %d", values[i].id,
              (int)values[i].year);
    if (found && values[i].found)
      expect_value(values[i].id, &out, values[i].top, values[i].bottom);
  }
  kjp__arena_free(scratch);
  close(&fixture);
}
