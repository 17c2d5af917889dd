/* SPDX-License-Identifier: MIT */
/* lib/quantity/unit.c - the table of units, and the labels of what is counted.
 *
 * A label that is not in the table counts something. So what looks like money
 * and is not in the table (十元, 亿千元) must name nothing at all: it would be
 * counted in silence. */
#include <string.h>

#include <kjplan/quantity.h>

#include "unit-priv.h"

enum { LABEL_SIZE_MOST = 63 };

/* As written, as shown. */
static const struct {
  const char *written;
  struct kjp__unit unit;
} units[] = {
    {"亿元", {KJP_DIMENSION_MONEY, INT64_C(10000000000), "亿元"}},
    {"万元", {KJP_DIMENSION_MONEY, 1000000, "万元"}},
    {"元", {KJP_DIMENSION_MONEY, 100, "元"}},
    {"yuan", {KJP_DIMENSION_MONEY, 100, "元"}},
    {"CNY", {KJP_DIMENSION_MONEY, 100, "元"}},
    {"分", {KJP_DIMENSION_MONEY, 1, "分"}},
    {"百元", {KJP_DIMENSION_MONEY, 10000, "百元"}},
    {"千元", {KJP_DIMENSION_MONEY, 100000, "千元"}},
    {"百万元", {KJP_DIMENSION_MONEY, 100000000, "百万元"}},
    {"千万元", {KJP_DIMENSION_MONEY, 1000000000, "千万元"}},
    {"十亿元", {KJP_DIMENSION_MONEY, INT64_C(100000000000), "十亿元"}},
    {"百亿元", {KJP_DIMENSION_MONEY, INT64_C(1000000000000), "百亿元"}},
    {"千亿元", {KJP_DIMENSION_MONEY, INT64_C(10000000000000), "千亿元"}},
    {"万亿元", {KJP_DIMENSION_MONEY, INT64_C(100000000000000), "万亿元"}},
    {"%", {KJP_DIMENSION_RATIO, 10000000, "%"}},
    {"％", {KJP_DIMENSION_RATIO, 10000000, "%"}},
    {"‰", {KJP_DIMENSION_RATIO, 1000000, "‰"}},
    {"成", {KJP_DIMENSION_RATIO, 100000000, "成"}},
    {"", {KJP_DIMENSION_RATIO, 1000000000, ""}},
    {"pp", {KJP_DIMENSION_POINTS, 10000000, "pp"}},
    {"个百分点", {KJP_DIMENSION_POINTS, 10000000, "pp"}},
    {"bp", {KJP_DIMENSION_POINTS, 100000, "bp"}},
};

enum { COUNT_QUANTA = 1000000 };
/* Scales of counts, the longest first. */
static const struct {
  const char *label;
  int64_t times;
} scales[] = {
    {"万亿", INT64_C(1000000000000)},
    {"亿", 100000000},
    {"万", 10000},
};

static const char *const scale_characters[] = {"十", "百", "千", "万", "亿"};

/* What no label holds: controls, digits, signs and punctuation. */
static const struct {
  uint32_t first, last;
} not_in_labels[] = {
    {0x0000, 0x001f}, {0x0021, 0x0024}, {0x0026, 0x002e}, {0x0030, 0x0040},
    {0x005b, 0x0060}, {0x007b, 0x00af}, {0x00b1, 0x00b1}, {0x00b4, 0x00b4},
    {0x00b6, 0x00b6}, {0x00b8, 0x00b8}, {0x00ba, 0x00bf}, {0x00d7, 0x00d7},
    {0x00f7, 0x00f7}, {0x2000, 0x202f}, {0x2031, 0x206f}, {0x2190, 0x22ff},
    {0x3000, 0x303f}, {0xfe10, 0xfe6f}, {0xfeff, 0xff20}, {0xff3b, 0xff40},
    {0xff5b, 0xff65}, {0xffe0, 0xffff},
};

const struct kjp__unit kjp__unit_one = {KJP_DIMENSION_RATIO, 1000000000, ""};
const struct kjp__unit kjp__unit_percent = {KJP_DIMENSION_RATIO, 10000000, "%"};
const struct kjp__unit kjp__unit_points = {KJP_DIMENSION_POINTS, 10000000,
                                           "pp"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Size of `prefix` where the text begins with it, else 0. */
static size_t
prefix_size(const char *text, size_t size, const char *prefix)
{
  size_t wanted = strlen(prefix);

  return wanted <= size && memcmp(text, prefix, wanted) == 0 ? wanted : 0;
}

static const struct kjp__unit *
find_in_table(const char *label, size_t size)
{
  for (size_t i = 0; i < COUNT(units); i++)
    if (strlen(units[i].written) == size &&
        memcmp(units[i].written, label, size) == 0)
      return &units[i].unit;
  return NULL;
}

/* How many bytes at the front are scale characters. */
static size_t
scale_characters_size(const char *label, size_t size)
{
  size_t used = 0;

  for (size_t i = 0; i < COUNT(scale_characters);) {
    size_t more = prefix_size(label + used, size - used, scale_characters[i]);
    used += more;
    i = more > 0 ? 0 : i + 1;
  }
  return used;
}

/* How many bytes at the front are the scale of a count. */
static size_t
scale_size(const char *label, size_t size, int64_t *times_out)
{
  *times_out = 1;
  for (size_t i = 0; i < COUNT(scales); i++) {
    size_t used = prefix_size(label, size, scales[i].label);
    if (used == 0)
      continue;
    *times_out = scales[i].times;
    return used;
  }
  return 0;
}

/* Bytes behind the first of a character of UTF-8; -1 for what is no first. */
static int
trailing_bytes(unsigned char first)
{
  if (first < 0x80)
    return 0;
  if (first < 0xc2 || first > 0xf4)
    return -1;
  return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}

/* One character; 0, which no label holds, for what is not UTF-8. */
static uint32_t
read_character(const char **at, const char *end)
{
  static const unsigned char first_masks[] = {0x7f, 0x1f, 0x0f, 0x07};
  static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
  unsigned char first = (unsigned char)*(*at)++;
  int trailing = trailing_bytes(first);
  uint32_t character;

  if (trailing < 0 || end - *at < trailing)
    return 0;
  character = first & first_masks[trailing];
  for (int i = 0; i < trailing; i++) {
    unsigned char next = (unsigned char)*(*at)++;
    if ((next & 0xc0) != 0x80)
      return 0;
    character = character << 6 | (next & 0x3f);
  }
  return character < least[trailing] ? 0 : character;
}

static bool
may_stand_in_label(uint32_t character)
{
  for (size_t i = 0; i < COUNT(not_in_labels); i++)
    if (character >= not_in_labels[i].first &&
        character <= not_in_labels[i].last)
      return false;
  return (character < 0xd800 || character > 0xdfff) && character <= 0x10ffff;
}

/* May stand in a label, but is none alone. */
static bool
is_joint(uint32_t character)
{
  return character == ' ' || character == '%' || character == '/' ||
         character == 0xb7 || character == 0x2030;
}

/* Letters, with % ‰ / · and single blanks between them. */
static bool
is_label(const char *label, size_t size)
{
  const char *end = label + size;
  bool blank = true, letters = false;

  if (size > LABEL_SIZE_MOST)
    return false;
  for (const char *at = label; at < end;) {
    uint32_t character = read_character(&at, end);
    if (!may_stand_in_label(character) || (character == ' ' && blank))
      return false;
    blank = character == ' ';
    letters = letters || !is_joint(character);
  }
  return letters && !blank;
}

/* False for scales before a unit of the table, which are slips in money rather
 * than things to count, and for scales alone: the empty label is in the table,
 * too. `label` itself is not. */
static bool
counts_something(const char *label, size_t size)
{
  size_t scale = scale_characters_size(label, size);

  return find_in_table(label + scale, size - scale) == NULL;
}

int32_t
kjp__dimension_decimals(int32_t dimension)
{
  static const int32_t decimals[] = {
      [KJP_DIMENSION_MONEY] = 0,
      [KJP_DIMENSION_RATIO] = 9,
      [KJP_DIMENSION_POINTS] = 9,
      [KJP_DIMENSION_COUNT] = 6,
  };

  return decimals[dimension];
}

bool
kjp__unit_find(const char *label, size_t size, struct kjp__unit *out)
{
  const struct kjp__unit *found = find_in_table(label, size);
  int64_t times, more;
  size_t scale;

  if (found != NULL) {
    *out = *found;
    return true;
  }
  if (!is_label(label, size) || !counts_something(label, size))
    return false;
  scale = scale_size(label, size, &times);
  /* 亿万人: which of the two scales is a slip is not ours to say. */
  if (scale > 0 && scale_size(label + scale, size - scale, &more) > 0)
    return false;
  *out = (struct kjp__unit){KJP_DIMENSION_COUNT, times * COUNT_QUANTA, label};
  return true;
}

const char *
kjp__unit_counted(const struct kjp__unit *unit)
{
  int64_t times;

  if (unit->dimension != KJP_DIMENSION_COUNT)
    return unit->label;
  return unit->label + scale_size(unit->label, strlen(unit->label), &times);
}

bool
kjp__unit_fits(const struct kjp__unit *unit, const struct kjp__unit *wanted)
{
  if (unit->dimension != wanted->dimension)
    return false;
  return unit->dimension != KJP_DIMENSION_COUNT ||
         strcmp(kjp__unit_counted(unit), kjp__unit_counted(wanted)) == 0;
}
