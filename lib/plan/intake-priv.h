/* SPDX-License-Identifier: MIT */
/* lib/plan/intake-priv.h - the one validator: events in, a plan out.
 *
 * The YAML reader sends events as it parses; the builder replays its tree as
 * the same events. The events of an alias are not replayed: intake keeps what
 * an anchor names. An event call returns false once nothing more is wanted (a
 * limit, or memory is out); the sender then goes straight to
 * kjp__intake_finish(). */
#pragma once
#include <stddef.h>

#include <kjplan/plan.h>

#include "../base/diagnostic-priv.h"
#include "options-priv.h"

struct kjp__intake;
struct kjp__figure;

/* NULL when memory is out. `name` is what findings call the file; copied. */
struct kjp__intake *kjp__intake_new(const struct kjp__settings *settings,
                                    const char *name);
/* Before the first event: marks with column 0 are no places of a file, but
 * numbers that keep the order. They are taken back at the end. */
void kjp__intake_placeless(struct kjp__intake *intake);
/* For findings of the sender itself: encoding, syntax, reading. */
void kjp__intake_report(struct kjp__intake *intake, enum kjp__code code,
                        struct kjp__mark mark,
                        const struct kjp__details *details);
/* For a sender that finds things in a text of its own. */
struct kjp__findings *kjp__intake_findings(struct kjp__intake *intake);
/* The same of the value or key that will be sent next, whose pointer intake
 * knows. */
void kjp__intake_report_here(struct kjp__intake *intake, enum kjp__code code,
                             struct kjp__mark mark);

/* Whether a figure that is to be laid over `plan` is right, by its cells; what
 * is not is reported. A part without a text, an indicator below 0 and a stage
 * 0 were reported already. */
bool kjp__intake_judge_figure(struct kjp__intake *intake, const kjp_plan *plan,
                              const struct kjp__figure *figure);

/* anchor: its name, or NULL. text: `size` bytes of UTF-8, copied. plain: not
 * quoted, and no block text, so YAML's null applies. */
bool kjp__intake_scalar(struct kjp__intake *intake, struct kjp__mark mark,
                        const char *anchor, const char *text, size_t size,
                        bool plain);
bool kjp__intake_begin_map(struct kjp__intake *intake, struct kjp__mark mark,
                           const char *anchor);
bool kjp__intake_begin_list(struct kjp__intake *intake, struct kjp__mark mark,
                            const char *anchor);
bool kjp__intake_end(struct kjp__intake *intake);
bool kjp__intake_alias(struct kjp__intake *intake, struct kjp__mark mark,
                       const char *anchor);

/* A value stands here that the sender has reported already. */
bool kjp__intake_bad_value(struct kjp__intake *intake, struct kjp__mark mark);

/* The text did not parse to its end: what is missing behind that point is not
 * held against it. */
void kjp__intake_cut_short(struct kjp__intake *intake);
/* 64 hex digits, copied. */
void kjp__intake_set_sha256(struct kjp__intake *intake, const char *hex);
/* There is Chinese in the text. */
void kjp__intake_set_chinese(struct kjp__intake *intake);
/* The plan, or every finding as an error; releases the intake either way. */
kjp_status kjp__intake_finish(struct kjp__intake *intake, kjp_plan **plan_out,
                              kjp_error **error_out);
