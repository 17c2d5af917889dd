/* SPDX-License-Identifier: MIT */
/* tests/mutants/criterion/criterion.h - what the unit tests use of Criterion,
 * for ../runner.c: a failure ends the test at once, and says where. Criterion
 * itself starts a process anew for each test, which takes 50 ms. */
#ifndef KJP_TESTS_MUTANTS_CRITERION_H
#define KJP_TESTS_MUTANTS_CRITERION_H

/* Criterion's header brings these, and tests have come to rely on it. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct runner_suite {
  void (*init)(void);
  void (*fini)(void);
  int timeout; /* Python has its own */
};

void runner_add_suite(const char *suite, struct runner_suite fixture);
void runner_add_test(const char *suite, const char *name, void (*test)(void));
_Noreturn void runner_fail(const char *file, int line, const char *text);
_Noreturn void runner_skip(void);

#define TestSuite(suite, ...)                                                  \
  __attribute__((constructor)) static void add_##suite(void)                   \
  {                                                                            \
    runner_add_suite(#suite, (struct runner_suite){__VA_ARGS__});              \
  }                                                                            \
  struct runner_suite
#define Test(suite, name, ...)                                                 \
  static void suite##_##name##_test(void);                                     \
  __attribute__((constructor)) static void add_##suite##_##name(void)          \
  {                                                                            \
    runner_add_test(#suite, #name, suite##_##name##_test);                     \
  }                                                                            \
  static void suite##_##name##_test(void)

#define cr_expect(holds, ...)                                                  \
  ((holds) ? (void)0 : runner_fail(__FILE__, __LINE__, #holds))
#define cr_expect_eq(a, b, ...) cr_expect((a) == (b))
#define cr_expect_neq(a, b, ...) cr_expect((a) != (b))
#define cr_expect_null(a, ...) cr_expect((a) == NULL)
#define cr_expect_not_null(a, ...) cr_expect((a) != NULL)
#define cr_expect_str_eq(a, b, ...) cr_expect(strcmp((a), (b)) == 0)
#define cr_expect_str_empty(a, ...) cr_expect(*(a) == '\0')
#define cr_expect_arr_eq(a, b, size, ...) cr_expect(memcmp(a, b, size) == 0)
#define cr_assert cr_expect
#define cr_assert_eq cr_expect_eq
#define cr_assert_neq cr_expect_neq
#define cr_assert_not_null cr_expect_not_null
#define cr_assert_str_eq cr_expect_str_eq

#define cr_skip_test(...) runner_skip()
#define cr_log_info(...) ((void)0)
#define cr_log_warn(...) ((void)0)
#define cr_log_error(...) ((void)0)

#endif
