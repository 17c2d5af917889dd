/* SPDX-License-Identifier: MIT */
/* tests/mutants/runner.c - all unit tests in one program, a process each.
 *
 * usage: runner                    lists the tests and the seconds each takes
 *        runner TEST=SECONDS...    runs these, until one fails
 *
 * The last line says which one failed, and the exit status is 1, or 2 where it
 * was stopped after SECONDS of the processor's time, or five times as long by
 * the clock. */
#include "criterion/criterion.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
  MOST_TESTS = 2000,
  MOST_SUITES = 20,
  LONG = 300 /* seconds, when none are given */
};

static struct {
  const char *suite;
  const char *name;
  void (*test)(void);
} tests[MOST_TESTS];
static size_t test_count;

static struct {
  const char *suite;
  struct runner_suite fixture;
} suites[MOST_SUITES];
static size_t suite_count;

void
runner_add_suite(const char *suite, struct runner_suite fixture)
{
  if (suite_count == MOST_SUITES)
    abort();
  suites[suite_count].suite = suite;
  suites[suite_count++].fixture = fixture;
}

void
runner_add_test(const char *suite, const char *name, void (*test)(void))
{
  if (test_count == MOST_TESTS)
    abort();
  tests[test_count].suite = suite;
  tests[test_count].name = name;
  tests[test_count++].test = test;
}

static struct runner_suite current;

static void
leave(void)
{
  if (current.fini)
    current.fini();
}

void
runner_fail(const char *file, int line, const char *text)
{
  leave();
  fprintf(stderr, "%s:%d: %s\n", file, line, text);
  _exit(1);
}

void
runner_skip(void)
{
  leave();
  _exit(0);
}

static void
run_here(size_t test, unsigned seconds)
{
  const struct rlimit limit = {seconds, seconds + 1};

  setrlimit(RLIMIT_CPU, &limit);
  alarm(5 * seconds);
  for (size_t i = 0; i < suite_count; i++)
    if (strcmp(suites[i].suite, tests[test].suite) == 0)
      current = suites[i].fixture;
  if (current.init)
    current.init();
  tests[test].test();
  leave();
  _exit(0);
}

/* 0, or what this program then ends with. */
static int
run(size_t test, unsigned seconds)
{
  int status;
  pid_t child = fork();

  if (child < 0)
    abort();
  if (child == 0)
    run_here(test, seconds);
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status) &&
      (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGALRM))
    return 2;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : 1;
}

static double
now(void)
{
  struct timespec time;

  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int
list(void)
{
  for (size_t i = 0; i < test_count; i++) {
    double begin = now();

    if (run(i, LONG) != 0) {
      printf("%s/%s\n", tests[i].suite, tests[i].name);
      return 1;
    }
    printf("%s/%s=%.3f\n", tests[i].suite, tests[i].name, now() - begin);
    fflush(stdout);
  }
  return 0;
}

/* Whether an argument TEST=SECONDS is of this test. */
static bool
is_named(const char *argument, size_t test)
{
  size_t suite = strlen(tests[test].suite);
  size_t name = strlen(tests[test].name);

  return strncmp(argument, tests[test].suite, suite) == 0 &&
         argument[suite] == '/' &&
         strncmp(argument + suite + 1, tests[test].name, name) == 0 &&
         argument[suite + 1 + name] == '=';
}

int
main(int count, char **arguments)
{
  if (count == 1)
    return list();
  for (int i = 1; i < count; i++) {
    size_t test = 0;
    int status;

    while (test < test_count && !is_named(arguments[i], test))
      test++;
    if (test == test_count)
      abort();
    status = run(test, (unsigned)atoi(strchr(arguments[i], '=') + 1));
    if (status != 0) {
      printf("%s/%s\n", tests[test].suite, tests[test].name);
      return status;
    }
  }
  return 0;
}
