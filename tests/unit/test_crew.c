/* SPDX-License-Identifier: MIT */
/* tests/unit/test_crew.c - lib/base/crew.c: work that threads share. */
#define _POSIX_C_SOURCE 200809L /* pthread_sigmask */
#include <criterion/criterion.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>

#include "../../lib/base/crew-priv.h"

struct board {
  int done[KJP__CREW_MOST];
  int deaf[KJP__CREW_MOST]; /* 1: SIGUSR1 is not for the thread */
  pthread_t by[KJP__CREW_MOST];
};

static void
mark(void *data, int32_t number)
{
  struct board *board = data;
  sigset_t mask;

  cr_assert(pthread_sigmask(SIG_BLOCK, NULL, &mask) == 0);
  board->done[number]++;
  board->deaf[number] = sigismember(&mask, SIGUSR1);
  board->by[number] = pthread_self();
}

Test(crew, does_every_piece_once_and_none_besides)
{
  static const int32_t counts[] = {1, 2, 3, 8, KJP__CREW_MOST};

  for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
    static struct board board;

    memset(&board, 0, sizeof board);
    kjp__crew_work(counts[i], mark, &board);
    for (int32_t k = 0; k < KJP__CREW_MOST; k++)
      cr_expect(board.done[k] == (k < counts[i]), "%d of %d: %d times", (int)k,
                (int)counts[i], board.done[k]);
  }
}

Test(crew, threads_hear_no_signal_and_the_caller_does)
{
  static struct board board;
  sigset_t mask;

  kjp__crew_work(4, mark, &board);
  cr_expect(pthread_equal(board.by[0], pthread_self()), "the first is ours");
  cr_expect(board.deaf[0] == 0, "the caller's mask is its own");
  for (int32_t i = 1; i < 4; i++) {
    cr_expect(!pthread_equal(board.by[i], pthread_self()), "%d", (int)i);
    cr_expect(board.deaf[i] == 1, "%d", (int)i);
  }
  cr_assert(pthread_sigmask(SIG_BLOCK, NULL, &mask) == 0);
  cr_expect(sigismember(&mask, SIGUSR1) == 0, "and stays so");
}
