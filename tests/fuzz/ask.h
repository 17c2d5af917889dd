/* SPDX-License-Identifier: MIT */
/* tests/fuzz/ask.h - every question about a plan, and all of its answer. */
#pragma once
#include <kjplan/kjplan.h>

/* In the last year of the plan, as it is and under its first scenario; without
 * one, with its paths in force. */
void ask_all(const kjp_plan *plan);
