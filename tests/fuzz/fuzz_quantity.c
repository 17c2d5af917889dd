/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_quantity.c - quantities against sums of our own.
 *
 * The bytes choose a sign, digits, a point, a blank and a unit; what the text
 * is worth is worked out here in 128 bits, by the rules of doc/plan-file.md.
 * Whatever quanta there are must be written with any number of decimals as
 * long division writes them, and read back. Any other bytes are read too. */
#include <stdio.h>
#include <stdlib.h>

#include <kjplan/kjplan.h>

#include "bytes.h"
#include "require.h"

__extension__ typedef unsigned __int128 large;

enum { MOST_DIGITS = 24, ROOM = 512, BEFORE = 18, BEHIND = 10 };

struct unit {
  const char *label;
  const char *of; /* of a count: what is counted; of others the dimension */
  int64_t quanta;
};

static const struct unit units[] = {
    {"分", "money", 1},
    {"元", "money", 100},
    {"万元", "money", 1000000},
    {"百万元", "money", 100000000},
    {"亿元", "money", INT64_C(10000000000)},
    {"万亿元", "money", INT64_C(100000000000000)},
    {"%", "ratio", 10000000},
    {"‰", "ratio", 1000000},
    {"成", "ratio", 100000000},
    {"pp", "points", 10000000},
    {"bp", "points", 100000},
    {"项", "项", 1000000},
    {"万项", "项", INT64_C(10000000000)},
    {"亿项", "项", INT64_C(100000000000000)},
    {"家", "家", 1000000},
};
enum { UNITS = sizeof units / sizeof *units };

static const char *const blanks[] = {"", " ", "  ", "\xE3\x80\x80"};
static const char *const digits[] = {"0", "1", "2", "3", "4",
                                     "5", "6", "7", "8", "9"};
static const char *const wide_digits[] = {"０", "１", "２", "３", "４",
                                          "５", "６", "７", "８", "９"};

/* A text in the making, and the number it holds. */
struct quantity {
  char text[ROOM];
  large number; /* all digits, without the point */
  bool negative;
  bool lost; /* more than 28 digits that count */
  int before, behind;
};

static void
write_text(struct quantity *quantity, const char *text)
{
  strcat(quantity->text, text);
}

static void
write_digit(struct quantity *quantity, unsigned digit, bool wide)
{
  write_text(quantity, (wide ? wide_digits : digits)[digit]);
  quantity->lost = quantity->lost || quantity->number / 100000000 >=
                                         (large)1 << 97;
  quantity->number = quantity->number * 10 + digit;
}

/* The first digit is not 0 where others follow; commas in all places or in
 * none. */
static void
write_whole(struct bytes *bytes, struct quantity *quantity, bool wide)
{
  int count = 1 + (int)take_below(bytes, MOST_DIGITS);
  bool grouped = take_byte(bytes) & 1;

  for (int i = 0; i < count; i++) {
    unsigned digit = take_below(bytes, 10);

    if (i == 0 && count > 1 && digit == 0)
      digit = 9;
    if (grouped && i > 0 && (count - i) % 3 == 0)
      write_text(quantity, wide ? "，" : ",");
    write_digit(quantity, digit, wide);
  }
  quantity->before = count > 1 || quantity->number > 0 ? count : 0;
}

static void
write_decimals(struct bytes *bytes, struct quantity *quantity, bool wide)
{
  int count = (int)take_below(bytes, BEHIND + 3);

  if (count == 0)
    return;
  write_text(quantity, wide ? "．" : ".");
  for (int i = 0; i < count; i++)
    write_digit(quantity, take_below(bytes, 10), wide);
  quantity->behind = count;
}

static void
write_sign(struct bytes *bytes, struct quantity *quantity)
{
  static const char *const signs[] = {"", "+", "-", "−", "－", "＋"};
  uint32_t sign = take_below(bytes, sizeof signs / sizeof *signs);

  write_text(quantity, signs[sign]);
  quantity->negative = sign >= 2 && sign <= 4;
}

/* False where it is no whole number of quanta, or none that fits. */
static bool
worth(const struct quantity *quantity, const struct unit *unit,
      int64_t *quanta_out)
{
  large value, times = (large)unit->quanta;
  large below = 1;

  for (int i = 0; i < quantity->behind; i++) {
    if (times % 10 == 0)
      times /= 10;
    else
      below *= 10;
  }
  if (quantity->lost || quantity->number % below != 0 ||
      __builtin_mul_overflow(quantity->number / below, times, &value) ||
      value > INT64_MAX)
    return false;
  *quanta_out = quantity->negative ? -(int64_t)value : (int64_t)value;
  return true;
}

static void
expect_read(const char *text, const char *unit, bool right, int64_t quanta)
{
  int64_t found = 1;
  kjp_error *error;
  kjp_status status = kjp_quantity_parse(text, unit, &found, &error);

  if ((status == KJP_OK) != right || found != (right ? quanta : 0))
    fprintf(stderr, "%s in %s: %lld, not %lld (%s)\n", text, unit,
            (long long)found, (long long)quanta, right ? "right" : "wrong");
  require((status == KJP_OK) == right);
  require((error == NULL) == right);
  require(found == (right ? quanta : 0));
  kjp_error_free(error);
}

/* `own` is the unit of a bare number, `other` the one written, or NULL. */
static void
try_reading(struct bytes *bytes)
{
  struct quantity quantity = {.number = 0};
  const struct unit *own = &units[take_below(bytes, UNITS)];
  const struct unit *other = &units[take_below(bytes, UNITS)];
  bool bare = take_byte(bytes) & 1, wide = take_byte(bytes) & 1, right;
  int64_t quanta = 0;

  write_sign(bytes, &quantity);
  write_whole(bytes, &quantity, wide);
  write_decimals(bytes, &quantity, wide);
  if (!bare) {
    write_text(&quantity, blanks[take_below(bytes, 4)]);
    write_text(&quantity, other->label);
  }
  right = worth(&quantity, bare ? own : other, &quanta) &&
          quantity.before <= BEFORE && quantity.behind <= BEHIND &&
          (bare || strcmp(own->of, other->of) == 0);
  expect_read(quantity.text, own->label, right, quanta);
}

/* |quanta| / unit with so many decimals, halves away from zero. */
static void
divide(int64_t quanta, int64_t unit, int decimals, char *out)
{
  large value = quanta < 0 ? -(large)quanta
                                       : (large)quanta;
  char backwards[ROOM];
  int used = 0;

  for (int i = 0; i < decimals; i++)
    value *= 10;
  value = (value + (large)unit / 2) / (large)unit;
  if (quanta < 0 && value > 0)
    *out++ = '-';
  for (; value > 0 || used <= decimals; value /= 10)
    backwards[used++] = (char)('0' + value % 10);
  while (used > 0) {
    if (used == decimals)
      *out++ = '.';
    *out++ = backwards[--used];
  }
  *out = '\0';
}

static void
drop_zeros(char *text)
{
  size_t size = strlen(text);

  if (strchr(text, '.') == NULL)
    return;
  while (text[size - 1] == '0')
    text[--size] = '\0';
  if (text[size - 1] == '.')
    text[--size] = '\0';
}

static void
expect_written(int64_t quanta, const struct unit *unit, int32_t decimals)
{
  char wanted[ROOM];
  kjp_text *text;
  kjp_status status =
      kjp_quantity_format(quanta, unit->label, decimals, &text, NULL);

  require(status == KJP_OK);
  divide(quanta, unit->quanta, decimals < 0 ? 18 : decimals, wanted);
  if (decimals < 0)
    drop_zeros(wanted);
  if (strcmp(kjp_text_data(text), wanted) != 0)
    fprintf(stderr, "%lld of %s: %s, not %s\n", (long long)quanta, unit->label,
            kjp_text_data(text), wanted);
  require(strcmp(kjp_text_data(text), wanted) == 0);
  kjp_text_free(text);
}

/* What is written in 元, which has two decimals at most, can be read. */
static void
expect_back(int64_t quanta)
{
  kjp_text *text;

  require(kjp_quantity_format(quanta, "元", KJP_NONE, &text, NULL) == KJP_OK);
  expect_read(kjp_text_data(text), "元", true, quanta);
  kjp_text_free(text);
}

static void
try_writing(struct bytes *bytes)
{
  const struct unit *unit = &units[take_below(bytes, UNITS)];
  int32_t decimals = (int32_t)take_below(bytes, 20) - 1;
  int64_t quanta = (int64_t)(take_number(bytes) >> take_below(bytes, 64));

  if (take_byte(bytes) & 1)
    quanta = quanta == INT64_MIN ? INT64_MAX : -quanta;
  if (quanta == INT64_MIN)
    quanta = INT64_MAX;
  expect_written(quanta, unit, decimals);
  if (llabs(quanta) < INT64_C(1000000000000000000))
    expect_back(quanta);
}

static void
try_anything(struct bytes *bytes)
{
  char text[256], unit[32];
  int64_t quanta;
  kjp_error *error;
  kjp_status status;

  take_string(bytes, unit, sizeof unit - 1);
  take_string(bytes, text, sizeof text - 1);
  status = kjp_quantity_parse(text, unit, &quanta, &error);
  require((status == KJP_OK) == (error == NULL));
  require(status == KJP_OK || quanta == 0);
  require((kjp_unit_quanta(unit) == 0) == (kjp_unit_dimension(unit) < 0));
  kjp_error_free(error);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  struct bytes bytes = {data, size};

  switch (take_below(&bytes, 3)) {
  case 0:
    try_reading(&bytes);
    break;
  case 1:
    try_writing(&bytes);
    break;
  default:
    try_anything(&bytes);
  }
  return 0;
}
