/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-bytes.c - what was drawn so far as bytes, and back.
 *
 * Words of 64 bits in the machine's own order: a head, the ranges that were
 * drawn, a count for each tally, the kept values node by node. Ranges are in
 * order and joined where they touch, and the numbers of the kept draws follow
 * from them: the same draws have the same bytes, however they were made.
 *
 * Bytes come from elsewhere, so nothing in them is believed: what is read is
 * what some simulation could have written, or it is refused. */
#include "simulate-priv.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "../base/error-priv.h"
#include "../base/sha256-priv.h"
#include "../base/text-priv.h"

enum { WORD = sizeof(int64_t), VERSION = 1, NAME_WORDS = 8 };
enum head {
  MAGIC,
  FORM,    /* VERSION; another order of bytes is another number */
  CHECK,   /* of the words after it */
  OF_WHAT, /* plan, options, seed and library: digits of their SHA-256 */
  DRAWS = OF_WHAT + NAME_WORDS,
  UNDEFINED,
  RANGES,
  HEAD
};
_Static_assert(NAME_WORDS *WORD + 1 == KJP__SHA256_ROOM, "digits are words");
_Static_assert(sizeof(struct kjp__count) == 4 * WORD, "a count is its words");
_Static_assert(sizeof(struct kjp__drawn_range) == 2 * WORD, "and a range");

static const char magic[WORD + 1] = "kjpdraws";

#define LARGEST (INT64_C(1) << 62)

/* What the draws are of */

static void
add_text(struct kjp__sha256 *sum, const char *text)
{
  kjp__sha256_add(sum, text == NULL ? "-" : "+", 1);
  if (text != NULL)
    kjp__sha256_add(sum, text, strlen(text) + 1);
}

/* Another version of the library may draw other numbers. */
static void
name_draws(const kjp_simulation *simulation, int64_t *words)
{
  const struct kjp__settings *settings = &simulation->settings;
  const int64_t numbers[] = {simulation->mode, settings->seed, settings->kept,
                             settings->paths};
  const struct kjp__plan_row *plan =
      kjp__plan_row(simulation->plan, KJP_PLAN, 0);
  struct kjp__sha256 sum;
  char digits[KJP__SHA256_ROOM];

  kjp__sha256_begin(&sum);
  add_text(&sum, kjp_version_text());
  add_text(&sum, plan->sha256);
  add_text(&sum, settings->scenario);
  add_text(&sum, settings->as_of);
  add_text(&sum, settings->indicator);
  kjp__sha256_add(&sum, numbers, sizeof numbers);
  kjp__sha256_end(&sum, digits);
  memcpy(words, digits, NAME_WORDS * WORD);
}

/* Finds what was damaged on its way; who wants to deceive can. */
static int64_t
check_of(const char *bytes, size_t size)
{
  uint64_t sum = 0;

  for (size_t at = (CHECK + 1) * WORD; at < size; at += WORD) {
    uint64_t word;

    memcpy(&word, bytes + at, WORD);
    sum = ((sum << 5 | sum >> 59) ^ word) * UINT64_C(0x9E3779B97F4A7C15);
  }
  return (int64_t)sum;
}

/* Writing */

static int
compare_ranges(const void *left, const void *right)
{
  const struct kjp__drawn_range *one = left;
  const struct kjp__drawn_range *other = right;

  return (one->first > other->first) - (one->first < other->first);
}

/* In order, joined where they touch; NULL when memory is out. */
static struct kjp__drawn_range *
tidy_ranges(const kjp_simulation *simulation, int32_t *count)
{
  int32_t all = simulation->ranges.count;
  struct kjp__drawn_range *ranges =
      g_try_malloc_n((gsize)all + 1, sizeof *ranges);

  *count = 0;
  if (ranges == NULL)
    return NULL;
  for (int32_t i = 0; i < all; i++)
    ranges[i] =
        *(const struct kjp__drawn_range *)kjp__rows_at(&simulation->ranges, i);
  qsort(ranges, (size_t)all, sizeof *ranges, compare_ranges);
  for (int32_t i = 0; i < all; i++) {
    if (*count > 0 && ranges[*count - 1].end == ranges[i].first)
      ranges[*count - 1].end = ranges[i].end;
    else
      ranges[(*count)++] = ranges[i];
  }
  return ranges;
}

static void
add_words(struct kjp__text_builder *text, const void *words, int64_t count)
{
  if (count > 0)
    kjp__text_add_size(text, words, (size_t)count * WORD);
}

/* How a sum is parted depends on the blocks that were drawn; carried, it does
 * not. */
static void
add_count(struct kjp__text_builder *text, struct kjp__count count)
{
  count.high += count.low >> 32;
  count.low &= UINT32_MAX;
  add_words(text, &count, 4);
}

static void
write_draws(const kjp_simulation *simulation,
            const struct kjp__drawn_range *ranges, int32_t range_count,
            struct kjp__text_builder *text)
{
  int64_t head[HEAD] = {[FORM] = VERSION,
                        [DRAWS] = simulation->draws,
                        [UNDEFINED] = simulation->undefined,
                        [RANGES] = range_count};

  memcpy(&head[MAGIC], magic, WORD);
  name_draws(simulation, &head[OF_WHAT]);
  add_words(text, head, HEAD);
  add_words(text, ranges, INT64_C(2) * range_count);
  for (int32_t i = 0; i < simulation->tallies.count; i++)
    add_count(text, simulation->counts[i]);
  for (int32_t i = 0; i < simulation->kept_nodes; i++)
    add_words(text, simulation->kept[i], simulation->kept_count);
  if (!text->failed) {
    head[CHECK] = check_of(text->data, text->size);
    memcpy(text->data, head, sizeof head);
  }
}

kjp_status
kjp_simulation_to_bytes(const kjp_simulation *simulation, kjp_text **bytes_out,
                        kjp_error **error_out)
{
  static const struct kjp__say from_file = {
      "有 SHA-256 的计划：从文件或文本读取，选项 sha256 为 1",
      "a plan with a SHA-256: read from a file or a text, with the option "
      "sha256 at 1"};
  const struct kjp__plan_row *plan;
  struct kjp__text_builder text = {NULL, 0, 0, false};
  struct kjp__drawn_range *ranges;
  int32_t range_count;

  if (error_out != NULL)
    *error_out = NULL;
  if (bytes_out == NULL)
    return kjp__fail_null(error_out, "bytes_out");
  *bytes_out = NULL;
  if (simulation == NULL)
    return kjp__fail_null(error_out, "simulation");
  plan = kjp__plan_row(simulation->plan, KJP_PLAN, 0);
  if (plan->sha256 == NULL)
    return kjp__fail_argument(error_out, "simulation", plan->id, from_file);
  ranges = tidy_ranges(simulation, &range_count);
  if (ranges == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  write_draws(simulation, ranges, range_count, &text);
  g_free(ranges);
  return kjp__text_done(&text, bytes_out, error_out);
}

/* Reading: a slice that shares all with `into` but what was drawn. */

struct reading {
  const kjp_simulation *into;
  kjp_simulation slice;
  int64_t head[HEAD];
  const char *at;
};

static void
read_words(struct reading *reading, void *out, int64_t count)
{
  if (count == 0)
    return;
  memcpy(out, reading->at, (size_t)count * WORD);
  reading->at += count * WORD;
}

static bool
lies_within(int64_t number, int64_t least, int64_t most)
{
  return number >= least && number <= most;
}

static bool
is_whole(struct reading *reading, const char *bytes, size_t size)
{
  int64_t *head = reading->head;

  if (size % WORD != 0 || size < HEAD * WORD || size > INT64_MAX)
    return false;
  reading->at = bytes;
  read_words(reading, head, HEAD);
  return memcmp(&head[MAGIC], magic, WORD) == 0 && head[FORM] == VERSION &&
         head[CHECK] == check_of(bytes, size);
}

static bool
is_of_the_same(const struct reading *reading)
{
  int64_t name[NAME_WORDS];

  name_draws(reading->into, name);
  return memcmp(name, &reading->head[OF_WHAT], sizeof name) == 0;
}

static int64_t
kept_of(const struct reading *reading)
{
  return MIN(reading->into->settings.kept, reading->head[DRAWS]);
}

/* As many bytes as such a slice has; nothing passes 2^62. */
static bool
is_sized(const struct reading *reading, size_t size)
{
  const kjp_simulation *into = reading->into;
  const int64_t *head = reading->head;
  int64_t words = (int64_t)(size / WORD) - HEAD;

  return lies_within(head[DRAWS], 0, KJP__DRAWS_MOST) &&
         lies_within(head[UNDEFINED], 0, head[DRAWS]) &&
         lies_within(head[RANGES], 0, MIN(words / 2, INT32_MAX)) &&
         words == 2 * head[RANGES] + INT64_C(4) * into->tallies.count +
                      into->kept_nodes * kept_of(reading);
}

static bool
make_room(struct reading *reading)
{
  kjp_simulation *slice = &reading->slice;
  const kjp_simulation *into = reading->into;

  slice->plan = into->plan;
  slice->settings = into->settings;
  slice->mode = into->mode;
  slice->tallies = into->tallies;
  slice->kept_nodes = into->kept_nodes;
  slice->draws = reading->head[DRAWS];
  slice->undefined = reading->head[UNDEFINED];
  slice->kept_count = kept_of(reading);
  slice->arena = kjp__arena_new();
  if (slice->arena == NULL)
    return false;
  kjp__rows_init(&slice->ranges, slice->arena, sizeof(struct kjp__drawn_range));
  slice->counts = kjp__arena_alloc(
      slice->arena, ((size_t)slice->tallies.count + 1) * sizeof *slice->counts);
  slice->kept = kjp__arena_alloc(slice->arena, ((size_t)slice->kept_nodes + 1) *
                                                   sizeof *slice->kept);
  return slice->counts != NULL && slice->kept != NULL &&
         kjp__simulation_keep(slice, slice->kept_count);
}

static void
let_go(struct reading *reading)
{
  kjp_simulation *slice = &reading->slice;

  for (int32_t i = 0; slice->kept != NULL && i < slice->kept_nodes; i++)
    g_free(slice->kept[i]);
  g_free(slice->kept_draws);
  kjp__arena_free(slice->arena);
}

/* In order and apart, as many draws as there are; false too when memory is
 * out, which the arena remembers. */
static bool
read_ranges(struct reading *reading)
{
  kjp_simulation *slice = &reading->slice;
  int64_t left = slice->draws;
  int64_t kept = 0;
  int64_t end = -1;

  for (int64_t i = 0; i < reading->head[RANGES]; i++) {
    struct kjp__drawn_range *range = kjp__rows_add(&slice->ranges);

    if (range == NULL)
      return false;
    read_words(reading, range, 2);
    if (range->first <= end || range->end <= range->first ||
        range->end > KJP__FIRST_DRAW_MOST + KJP__DRAWS_MOST ||
        range->end - range->first > left)
      return false;
    end = range->end;
    left -= range->end - range->first;
    for (int64_t draw = range->first; draw < end && kept < slice->kept_count;
         draw++)
      slice->kept_draws[kept++] = draw;
  }
  return left == 0;
}

static bool
is_count(const struct kjp__tally *tally, const struct kjp__count *count,
         int64_t draws)
{
  if (!lies_within(count->defined, 0, draws))
    return false;
  if (tally->is_outcome)
    return lies_within(count->holds, 0, count->defined) && count->high == 0 &&
           count->low == 0;
  return count->holds == 0 &&
         lies_within(count->high, -(count->defined << 30),
                     count->defined << 30) &&
         lies_within(count->low, 0, UINT32_MAX);
}

static bool
read_counts(struct reading *reading)
{
  kjp_simulation *slice = &reading->slice;

  read_words(reading, slice->counts, INT64_C(4) * slice->tallies.count);
  for (int32_t i = 0; i < slice->tallies.count; i++) {
    if (!is_count(kjp__rows_at(&slice->tallies, i), &slice->counts[i],
                  slice->draws))
      return false;
  }
  return true;
}

/* Of one node; as many are defined as its count allows. */
static bool
read_values(struct reading *reading, const struct kjp__count *count,
            int64_t *values)
{
  const kjp_simulation *slice = &reading->slice;
  int64_t defined = 0;

  read_words(reading, values, slice->kept_count);
  for (int64_t i = 0; i < slice->kept_count; i++) {
    if (values[i] == INT64_MIN)
      continue;
    if (!lies_within(values[i], -LARGEST, LARGEST))
      return false;
    defined++;
  }
  return defined <= count->defined &&
         slice->kept_count - defined <= slice->draws - count->defined;
}

/* Nodes are kept in the order of their tallies. */
static bool
read_kept(struct reading *reading)
{
  const kjp_simulation *slice = &reading->slice;

  for (int32_t i = 0; i < slice->tallies.count; i++) {
    const struct kjp__tally *tally = kjp__rows_at(&slice->tallies, i);

    if (tally->kept != KJP_NONE &&
        !read_values(reading, &slice->counts[i], slice->kept[tally->kept]))
      return false;
  }
  return true;
}

static kjp_status
fail_bytes(size_t size, struct kjp__say expected, kjp_error **error_out)
{
  char found[32];

  (void)g_snprintf(found, sizeof found, "%zu bytes", size);
  return kjp__fail_argument(error_out, "bytes", found, expected);
}

static kjp_status
merge_read(kjp_simulation *into, struct reading *reading, size_t size,
           struct kjp__say whole, kjp_error **error_out)
{
  if (!make_room(reading))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  if (read_ranges(reading) && read_counts(reading) && read_kept(reading))
    return kjp__simulation_add(into, &reading->slice, "bytes", error_out);
  if (kjp__arena_failed(reading->slice.arena))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  return fail_bytes(size, whole, error_out);
}

kjp_status
kjp_simulation_merge_bytes(kjp_simulation *into, const char *bytes, size_t size,
                           kjp_error **error_out)
{
  static const struct kjp__say whole = {
      "kjp_simulation_to_bytes() 写出的全部字节，未经改动",
      "all bytes that kjp_simulation_to_bytes() wrote, unchanged"};
  struct reading reading = {.into = into};
  kjp_status status;

  if (error_out != NULL)
    *error_out = NULL;
  if (into == NULL)
    return kjp__fail_null(error_out, "into");
  if (bytes == NULL)
    return kjp__fail_null(error_out, "bytes");
  if (!is_whole(&reading, bytes, size))
    return fail_bytes(size, whole, error_out);
  if (!is_of_the_same(&reading))
    return fail_bytes(size, kjp__slice_wanted, error_out);
  if (!is_sized(&reading, size))
    return fail_bytes(size, whole, error_out);
  status = merge_read(into, &reading, size, whole, error_out);
  let_go(&reading);
  return status;
}
