/* SPDX-License-Identifier: MIT */
/* tests/host/flows.h - everything the library can be asked, as a list: what
 * holds for every call is tried on each of these.
 *
 * A flow ends in a status and a digest of all that it was given: texts, pages,
 * tables, sentences, errors. The same flow gives the same two in every host. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <kjplan/kjplan.h>

/* What the flows share. Made once, then only read. */
struct stage {
  kjp_plan *plan;             /* Baotou's */
  kjp_plan *rules;            /* of panel.yaml */
  kjp_answer *before, *after; /* audits of the plan, for a comparison */
  kjp_error *error;           /* of a file with ten mistakes */
  const char *folder;         /* plans are saved in it */
  const char *plans, *data;   /* folders of those that are kept here */
};

struct run {
  const struct stage *stage;
  int number;  /* of the thread, for names of files */
  int retries; /* calls that may be made again where memory was out */
  kjp_status status;
  uint64_t digest;
  kjp_error *error;
};

struct flow {
  const char *name;
  void (*walk)(struct run *run);
};
extern const struct flow flows[];
extern const size_t flow_count;

/* Ends the program where it cannot be made. KJP_PLANS and KJP_TEST_DATA in the
 * environment name the folders. */
void open_stage(struct stage *stage, const char *folder);
void close_stage(struct stage *stage);
/* Walks one flow; `run->stage`, `number` and `retries` are set. */
void walk_flow(const struct flow *flow, struct run *run);
/* What every flow gives in this process, undisturbed. */
void walk_all(const struct stage *stage, struct run *runs);
/* Walks flow i again; whether it gives something else than in `runs`, which is
 * then said. */
bool has_changed(const struct run *runs, size_t i, int number,
                 const char *where);
/* How many of all do. */
int count_changed(const struct run *runs, int number, const char *where);

/* Of what is shared, all cells and texts. */
void digest_cells(struct run *run, const kjp_table *table); /* no texts */
void digest_table(struct run *run, const kjp_table *table);
void digest_answer(struct run *run, const kjp_answer *answer);
void digest_error(struct run *run, const kjp_error *error);
