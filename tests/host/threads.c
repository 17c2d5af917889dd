/* SPDX-License-Identifier: MIT */
/* tests/host/threads.c - many threads on one plan: every question at once, one
 * answer and one error read by all, references taken and dropped from all
 * sides, the last one by whoever comes last. For thread sanitizer:
 *
 *   meson setup build-tsan -Db_sanitize=thread -Dtests=disabled
 *   meson test -C build-tsan host-threads */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "flows.h"

enum { THREADS = 6, REFERENCES = 2000 };

struct worker {
  pthread_t thread;
  int number;
  int changed;
  const struct run *runs;
  const struct run *shared; /* what the answers and the error give */
  pthread_barrier_t *begin, *parting;
};

static void
digest_shared(struct run *run, const struct stage *stage)
{
  run->status = KJP_OK;
  run->digest = 1;
  digest_answer(run, stage->before);
  digest_answer(run, stage->after);
  digest_error(run, stage->error);
  digest_table(run, kjp_plan_table(kjp_answer_plan(stage->after), KJP_TARGETS));
}

static void
hold_and_drop(const struct stage *stage)
{
  for (int i = 0; i < REFERENCES; i++) {
    kjp_plan *plan = kjp_plan_ref(stage->plan);
    kjp_answer *answer = kjp_answer_ref(stage->before);

    kjp_answer_unref(answer);
    kjp_plan_unref(plan);
  }
}

/* An answer that outlives the handles it came from. */
static bool
is_whole(kjp_answer *answer, const struct run *before)
{
  struct run run = {.stage = before->stage};

  digest_answer(&run, answer);
  kjp_answer_unref(answer);
  return run.digest == before->digest;
}

static void *
work(void *data)
{
  struct worker *worker = data;
  const struct stage *stage = worker->runs[0].stage;
  struct run shared = {.stage = stage};
  struct run held = {.stage = stage};
  kjp_answer *answer;

  (void)pthread_barrier_wait(worker->begin);
  for (size_t i = 0; i < flow_count; i++) {
    size_t flow = (i + (size_t)worker->number * 5) % flow_count;

    hold_and_drop(stage);
    worker->changed +=
        has_changed(worker->runs, flow, worker->number, "a thread");
  }
  digest_shared(&shared, stage);
  worker->changed += shared.digest != worker->shared->digest;
  digest_answer(&held, stage->after);
  answer = kjp_answer_ref(stage->after);
  (void)pthread_barrier_wait(worker->parting); /* the stage goes from here on */
  worker->changed += !is_whole(answer, &held);
  return NULL;
}

static int
count_all(struct worker *workers)
{
  int changed = 0;

  for (int i = 0; i < THREADS; i++) {
    (void)pthread_join(workers[i].thread, NULL);
    changed += workers[i].changed;
  }
  return changed;
}

int
main(int argc, char **argv)
{
  struct stage stage = {0};
  struct run *runs = calloc(flow_count, sizeof *runs);
  struct run shared = {.stage = &stage};
  struct worker workers[THREADS];
  pthread_barrier_t begin, parting;
  int changed;

  if (argc != 2 || runs == NULL)
    return 2;
  open_stage(&stage, argv[1]);
  walk_all(&stage, runs);
  digest_shared(&shared, &stage);
  (void)pthread_barrier_init(&begin, NULL, THREADS);
  (void)pthread_barrier_init(&parting, NULL, THREADS + 1);
  for (int i = 0; i < THREADS; i++) {
    workers[i] = (struct worker){.number = i + 1,
                                 .runs = runs,
                                 .shared = &shared,
                                 .begin = &begin,
                                 .parting = &parting};
    if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0)
      return 2;
  }
  (void)pthread_barrier_wait(&parting);
  close_stage(&stage);
  changed = count_all(workers);
  free(runs);
  return changed == 0 ? 0 : 1;
}
