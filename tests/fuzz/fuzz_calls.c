/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_calls.c - calls of every function, one after the other, in
 * any order and with any arguments: two bytes or more a call. */
#include <stdlib.h>

#include "host.h"
#include "require.h"

enum { MOST_CALLS = 60, FRESH = 0x5A };

/* So that outputs that are not written show up. */
static void
fill(struct host *host)
{
  for (int i = 0; i < HOST_FIGURES; i++) {
    host->quanta[i] = (int64_t)i * 1000003;
    host->known[i] = i % 7 != 0;
    host->verdicts[i] = host->flags[i] = FRESH;
  }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  struct host *host = calloc(1, sizeof *host);

  require(host != NULL);
  fill(host);
  host->bytes = (struct bytes){data, size};
  for (int i = 0; i < MOST_CALLS && host->bytes.size > 0; i++) {
    uint32_t which = take_below(&host->bytes, (uint32_t)host_call_count);

    host->rooms = 0;
    host_calls[which].call(host);
  }
  host_release(host);
  free(host);
  return 0;
}
