/* SPDX-License-Identifier: MIT */
/* tests/unit/test_arena.c - lib/base/arena.c: memory that goes all at once. */
#include <criterion/criterion.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "../../lib/base/arena-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool
is_all(const unsigned char *memory, size_t size, unsigned char byte)
{
  for (size_t i = 0; i < size; i++)
    if (memory[i] != byte)
      return false;
  return true;
}

static const size_t sizes[] = {0,   1,    7,    8,       9,       16,     24,
                               100, 1023, 1024, 1 << 16, 1 << 20, 5 << 20};

Test(arena, memory_is_zeroed_and_its_own)
{
  struct kjp__arena *arena = kjp__arena_new();
  unsigned char *memory[COUNT(sizes)];

  cr_assert(arena != NULL);
  for (size_t i = 0; i < COUNT(sizes); i++) {
    memory[i] = kjp__arena_alloc(arena, sizes[i]);
    cr_assert(memory[i] != NULL, "%zu bytes", sizes[i]);
    cr_expect(is_all(memory[i], sizes[i], 0), "%zu bytes: zeros", sizes[i]);
    memset(memory[i], (int)i + 1, sizes[i]);
  }
  for (size_t i = 0; i < COUNT(sizes); i++)
    cr_expect(is_all(memory[i], sizes[i], (unsigned char)(i + 1)),
              "%zu bytes: overwritten", sizes[i]);
  cr_expect(!kjp__arena_failed(arena));
  kjp__arena_free(arena);
}

Test(arena, memory_is_aligned_for_pointers_and_numbers)
{
  struct kjp__arena *arena = kjp__arena_new();

  for (size_t i = 0; i < COUNT(sizes); i++) {
    uintptr_t odd = (uintptr_t)kjp__arena_alloc(arena, 1);
    uintptr_t place = (uintptr_t)kjp__arena_alloc(arena, sizes[i]);

    cr_expect(odd % sizeof(int64_t) == 0, "1 byte before %zu", sizes[i]);
    cr_expect(place % sizeof(int64_t) == 0, "%zu bytes", sizes[i]);
  }
  kjp__arena_free(arena);
}

Test(arena, many_small_blocks_do_not_touch_each_other)
{
  enum { MANY = 100000 };
  struct kjp__arena *arena = kjp__arena_new();
  uint32_t **cells = kjp__arena_alloc(arena, MANY * sizeof *cells);

  for (uint32_t i = 0; i < MANY; i++) {
    cells[i] = kjp__arena_alloc(arena, sizeof **cells);
    cr_assert(cells[i] != NULL && *cells[i] == 0, "cell %u", i);
    *cells[i] = i;
  }
  for (uint32_t i = 0; i < MANY; i++)
    cr_assert(*cells[i] == i, "cell %u", i);
  kjp__arena_free(arena);
}

Test(arena, copies_end_in_nul)
{
  struct kjp__arena *arena = kjp__arena_new();
  char *part = kjp__arena_copy(arena, "abcdef", 3);
  char *holed = kjp__arena_copy(arena, "a\0b", 3);
  char *eight = kjp__arena_copy(arena, "12345678", 8);
  char *empty = kjp__arena_copy(arena, "abc", 0);

  cr_expect_str_eq(part, "abc");
  cr_expect(memcmp(holed, "a\0b", 4) == 0, "a NUL inside is kept");
  cr_expect_str_eq(eight, "12345678");
  cr_expect_str_eq(empty, "");
  cr_expect(kjp__arena_copy(arena, NULL, 0) == NULL);
  cr_expect(!kjp__arena_failed(arena), "NULL is no failure");
  kjp__arena_free(arena);
}

Test(arena, format_takes_texts_of_any_length)
{
  struct kjp__arena *arena = kjp__arena_new();
  char longer[5001];
  char *text;

  memset(longer, 'x', sizeof longer - 1);
  longer[sizeof longer - 1] = '\0';
  cr_expect_str_eq(kjp__arena_format(arena, "%s: %d", "年", -7), "年: -7");
  cr_expect_str_eq(kjp__arena_format(arena, "%s", ""), "");
  text = kjp__arena_format(arena, "%s%d", longer, 1);
  cr_expect(strlen(text) == 5001 && text[4999] == 'x' && text[5000] == '1');
  kjp__arena_free(arena);
}

/* None of these gets as far as malloc, which checkers would complain of. */
static const size_t huge[] = {SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 7,
                              SIZE_MAX - 15, SIZE_MAX - 16};

Test(arena, huge_sizes_fail_and_are_remembered)
{
  for (size_t i = 0; i < COUNT(huge); i++) {
    struct kjp__arena *arena = kjp__arena_new();
    char *kept = kjp__arena_copy(arena, "kept", 4);

    cr_expect(kjp__arena_alloc(arena, huge[i]) == NULL, "row %zu", i);
    cr_expect(kjp__arena_failed(arena), "row %zu: remembered", i);
    cr_expect_str_eq(kept, "kept", "row %zu", i);
    cr_expect(kjp__arena_alloc(arena, 8) != NULL, "row %zu: goes on", i);
    cr_expect(kjp__arena_failed(arena), "row %zu: for good", i);
    kjp__arena_free(arena);
  }
}

Test(arena, a_copy_too_large_is_remembered)
{
  struct kjp__arena *arena = kjp__arena_new();

  cr_expect(kjp__arena_copy(arena, "x", SIZE_MAX) == NULL);
  cr_expect(kjp__arena_failed(arena));
  kjp__arena_free(arena);
}

Test(arena, a_release_gives_the_same_memory_again)
{
  struct kjp__arena *arena = kjp__arena_new();
  char *before = kjp__arena_copy(arena, "before", 6);
  struct kjp__arena_mark mark = kjp__arena_mark(arena);
  unsigned char *first = kjp__arena_alloc(arena, 100);
  unsigned char *again;

  memset(first, 0xff, 100);
  kjp__arena_release(arena, mark);
  again = kjp__arena_alloc(arena, 100);
  cr_expect(again == first);
  cr_expect(is_all(again, 100, 0), "zeroed again");
  cr_expect_str_eq(before, "before");
  kjp__arena_free(arena);
}

Test(arena, work_that_comes_and_goes_stays_in_its_place)
{
  struct kjp__arena *arena = kjp__arena_new();
  char *before = kjp__arena_copy(arena, "before", 6);
  struct kjp__arena_mark mark = kjp__arena_mark(arena);

  for (size_t round = 0; round < 1000; round++) {
    size_t size = round * 7919 % 20000;
    unsigned char *memory = kjp__arena_alloc(arena, size);

    cr_assert(is_all(memory, size, 0), "round %zu", round);
    memset(memory, 0xff, size);
    kjp__arena_release(arena, mark);
  }
  cr_expect_str_eq(before, "before");
  kjp__arena_free(arena);
}

Test(arena, marks_nest_and_reach_over_blocks)
{
  struct kjp__arena *arena = kjp__arena_new();
  struct kjp__arena_mark outer = kjp__arena_mark(arena);
  char *kept = kjp__arena_copy(arena, "kept", 4);
  struct kjp__arena_mark inner = kjp__arena_mark(arena);
  char *first;

  for (int i = 0; i < 100; i++)
    memset(kjp__arena_alloc(arena, 4000), 0xff, 4000);
  kjp__arena_release(arena, inner);
  cr_expect_str_eq(kept, "kept");
  first = kjp__arena_copy(arena, "first", 5);
  cr_expect(first > kept && first - kept <= 16, "next to what was kept");
  kjp__arena_release(arena, outer);
  cr_expect(kjp__arena_alloc(arena, 8) != NULL);
  kjp__arena_free(arena);
}

Test(arena, a_mark_of_zeros_takes_back_everything)
{
  struct kjp__arena *arena = kjp__arena_new();
  struct kjp__arena_mark zero = {NULL, 0};
  unsigned char *memory;

  for (int i = 0; i < 10; i++)
    memset(kjp__arena_alloc(arena, 3000), 0xff, 3000);
  kjp__arena_release(arena, zero);
  memory = kjp__arena_alloc(arena, 3000);
  cr_expect(memory != NULL && is_all(memory, 3000, 0));
  kjp__arena_free(arena);
}

Test(arena, a_failure_outlives_a_release)
{
  struct kjp__arena *arena = kjp__arena_new();
  struct kjp__arena_mark mark = kjp__arena_mark(arena);

  cr_expect(!kjp__arena_failed(arena));
  (void)kjp__arena_alloc(arena, SIZE_MAX);
  kjp__arena_release(arena, mark);
  cr_expect(kjp__arena_failed(arena));
  kjp__arena_free(arena);
}

Test(arena, freeing_nothing_does_nothing)
{
  kjp__arena_free(NULL);
}
