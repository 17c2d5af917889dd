/* SPDX-License-Identifier: MIT */
/* tests/fuzz/host_quantities.c - calls of numbers and units. */
#include "host_calls.h"
#include "require.h"

void
call_quantity_parse(struct host *host)
{
  const char *text = host_text(host), *unit = host_text(host);
  int64_t quanta = 1;
  kjp_error *error;
  kjp_status status = kjp_quantity_parse(text, unit, &quanta, &error);

  judge(host, status, error, status == KJP_OK);
  require(status == KJP_OK || quanta == 0);
}

void
call_quantity_format(struct host *host)
{
  int64_t quanta = (int64_t)take_number(&host->bytes);
  const char *unit = host_text(host);
  kjp_text *text;
  kjp_error *error;
  kjp_status status =
      kjp_quantity_format(quanta, unit, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}

void
call_unit_dimension(struct host *host)
{
  int32_t dimension = kjp_unit_dimension(host_text(host));

  require(dimension == KJP_NONE || (dimension >= KJP_DIMENSION_MONEY &&
                                    dimension <= KJP_DIMENSION_COUNT));
}

void
call_unit_quanta(struct host *host)
{
  require(kjp_unit_quanta(host_text(host)) >= 0);
}
