/* SPDX-License-Identifier: MIT */
/* lib/format/heading-priv.h - the first record of a table of statistics: which
 * column holds what. */
#pragma once
#include "csv-priv.h"

/* What a column holds. */
enum kjp__heading {
  KJP__HEADING_INDICATOR,
  KJP__HEADING_YEAR,
  KJP__HEADING_STAGE,
  KJP__HEADING_VALUE,
  KJP__HEADING_UNIT,
  KJP__HEADING_KNOWN_ON,
  KJP__HEADING_SOURCE,
  KJP__HEADING_NOTE,
  KJP__HEADING_UNVERIFIED,
  KJP__HEADINGS
};

/* Where each stands, from 0, or KJP_NONE. False after a report, where a
 * needed one is missing or one is not known. */
bool kjp__read_heading(struct kjp__arena *arena, struct kjp__findings *findings,
                       const struct kjp__csv_record *record,
                       int32_t places[KJP__HEADINGS]);
