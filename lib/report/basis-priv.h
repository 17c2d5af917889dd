/* SPDX-License-Identifier: MIT */
/* lib/report/basis-priv.h - what every answer says of itself: which plan, as
 * of when, under which scenario, by which library, with which defaults, from
 * which figures. */
#pragma once
#include "json-priv.h"

/* The first line of a page; the template has {title} and {id} of the plan. */
void kjp__basis_heading(struct kjp__report *report,
                        const struct kjp__say *template);
/* The end of a page, with an empty line before. */
void kjp__basis_write(struct kjp__report *report);
/* The rows of KJP_USED that are not verified, or assumed, with an empty line
 * before; nothing where there are none. */
void kjp__basis_weak(struct kjp__report *report);
/* The first members of an answer's JSON object. */
void kjp__json_head(struct kjp__json *json);
/* The member `inputs`, from KJP_USED. */
void kjp__json_used(struct kjp__json *json);
