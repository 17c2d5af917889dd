/* SPDX-License-Identifier: MIT */
/* lib/report/simulate-priv.h - a simulation in words, on a page, and as
 * JSON. */
#pragma once
#include <kjplan/simulate.h>

#include "report-priv.h"

/* The question "simulate" of report/answer.c. */
void kjp__simulate_json(struct kjp__report *report);
void kjp__simulate_text(struct kjp__report *report);
void kjp__simulate_sentence(struct kjp__report *report, int32_t statement);

/* Of a row of KJP_SIMULATION_STATEMENTS. */
const char *kjp__sentence_of_chance(struct kjp__report *report,
                                    int32_t statement);
/* The row of KJP_SIMULATION_STATEMENTS that is of a target or a rule: first
 * all targets stand there, then all rules. */
int32_t kjp__statement_of(struct kjp__report *report, int32_t column,
                          int32_t row);
/* "97.31 %"; NULL where it is not known. */
const char *kjp__simulate_percent(struct kjp__report *report,
                                  struct kjp__spot spot);
bool kjp__simulate_follows(struct kjp__report *report);
