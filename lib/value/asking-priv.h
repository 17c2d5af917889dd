/* SPDX-License-Identifier: MIT */
/* lib/value/asking-priv.h - the rules of a course, as lines over its years. */
#pragma once
#include "../rule/asks-priv.h"
#include "course-priv.h"

/* Put down once, for what is tried on a path; NULL when memory is out. The
 * rules stand at the base again. */
struct kjp__asks *kjp__course_asks(struct kjp__values *values,
                                   struct kjp__course *course);
