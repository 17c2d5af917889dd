/* SPDX-License-Identifier: MIT */
/* tests/fuzz/host.h - a careless host: handles of every kind, some NULL, that
 * calls make and let go in any order.
 *
 * What an input chooses of: a handle, a text, a number. */
#pragma once
#include <kjplan/kjplan.h>

#include "bytes.h"

enum { HOST_SLOTS = 3, HOST_YEARS = 201, HOST_ENTITIES = 3 };
enum { HOST_FIGURES = HOST_YEARS * HOST_ENTITIES };

struct host {
  struct bytes bytes;
  char room[3][160]; /* texts of the input's own */
  int rooms;         /* used in this call */
  kjp_plan *plans[HOST_SLOTS];
  kjp_answer *answers[HOST_SLOTS];
  kjp_builder *builders[HOST_SLOTS];
  kjp_options *options[HOST_SLOTS];
  kjp_error *errors[HOST_SLOTS];
  kjp_text *texts[HOST_SLOTS];
  kjp_panel *panels[HOST_SLOTS];
  kjp_simulation *simulations[HOST_SLOTS];
  /* arrays of a panel, and where it writes to */
  int64_t quanta[HOST_FIGURES];
  uint8_t known[HOST_FIGURES];
  int64_t floors[HOST_FIGURES];
  uint8_t verdicts[HOST_FIGURES], flags[HOST_FIGURES];
  int32_t bindings[HOST_FIGURES];
};

/* Every public function by its name, as a call with arguments of the host's.
 * They stand in host_calls.def. */
struct host_call {
  const char *name;
  void (*call)(struct host *host);
};
extern const struct host_call host_calls[];
extern const int host_call_count;

/* NULL now and then. */
const char *host_text(struct host *host);
int32_t host_number(struct host *host);
/* A slot: its number is chosen anew each time. */
int host_slot(struct host *host);
void host_release(struct host *host);
