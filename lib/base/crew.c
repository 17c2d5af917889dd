/* SPDX-License-Identifier: MIT */
/* lib/base/crew.c - work that threads of the library's own share. */
#define _POSIX_C_SOURCE 200809L /* pthread_sigmask */
#include "crew-priv.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>

struct hand {
  void (*work)(void *data, int32_t number);
  void *data;
  pthread_t thread;
  int32_t number;
  bool started;
};

static void *
work_alone(void *data)
{
  const struct hand *hand = data;

  hand->work(hand->data, hand->number);
  return NULL;
}

/* A thread has the signal mask of the one that starts it. */
static void
start(struct hand *hands, int32_t count)
{
  sigset_t all;
  sigset_t before;

  (void)sigfillset(&all);
  if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0)
    return;
  for (int32_t i = 1; i < count; i++)
    hands[i].started =
        pthread_create(&hands[i].thread, NULL, work_alone, &hands[i]) == 0;
  (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void
kjp__crew_work(int32_t count, void (*work)(void *data, int32_t number),
               void *data)
{
  struct hand hands[KJP__CREW_MOST];

  for (int32_t i = 0; i < count; i++)
    hands[i] = (struct hand){.work = work, .data = data, .number = i};
  if (count > 1)
    start(hands, count);
  for (int32_t i = 0; i < count; i++) {
    if (!hands[i].started)
      work(data, i);
  }
  for (int32_t i = 1; i < count; i++) {
    if (hands[i].started)
      (void)pthread_join(hands[i].thread, NULL);
  }
}
