/* SPDX-License-Identifier: MIT */
/* tests/fuzz/walk.h - all that can be read of a plan, an error, an answer. */
#pragma once
#include <kjplan/kjplan.h>

enum { WALK_TABLES = 100 }; /* tables have two digits */

extern const int32_t walk_languages[2];

/* What a call made that gives a text, or fails and says why. */
void walk_text(kjp_status status, kjp_text *text, kjp_error *error);
void walk_table(const kjp_table *table);
/* What a call that makes a plan gave: one of them is NULL. */
void walk_result(kjp_status status, const kjp_plan *plan,
                 const kjp_error *error);
