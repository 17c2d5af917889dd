/* SPDX-License-Identifier: MIT */
/* lib/base/error-priv.h - the one place that makes a kjp_error. */
#pragma once
#include "diagnostic-priv.h"

/* An error of one finding without a place; returns its status. error_out may
 * be NULL, details too. When memory is out for the error itself, *error_out
 * is a constant one that kjp_error_free() leaves alone. */
kjp_status kjp__fail(kjp_error **error_out, enum kjp__code code,
                     const struct kjp__details *details);
/* The same at a place of `file`, which may be NULL. */
kjp_status kjp__fail_at(kjp_error **error_out, enum kjp__code code,
                        const char *file, struct kjp__mark mark,
                        const struct kjp__details *details);
/* An error that takes over `arena` and the closed findings in it; returns
 * kjp__findings_status(). Releases the arena where error_out is NULL. */
kjp_status kjp__fail_findings(kjp_error **error_out, struct kjp__arena *arena,
                              struct kjp__findings *findings);
/* For a public function: argument `name` is NULL. */
kjp_status kjp__fail_null(kjp_error **error_out, const char *name);
/* For a public function: `found` is no value of argument or option `name`. */
kjp_status kjp__fail_argument(kjp_error **error_out, const char *name,
                              const char *found, struct kjp__say expected);
