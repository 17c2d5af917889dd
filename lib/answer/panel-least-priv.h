/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-least-priv.h - least paths of a panel. panel-least.c is the
 * door, panel-course.c finds the path of any entity, panel-rise.c and
 * panel-figures.c quickly where it is a common one. */
#pragma once
#include "panel-priv.h"

/* panel-course.c */

kjp_status kjp__panel_course_open(const kjp_panel *panel,
                                  struct kjp__panel_desk *desk,
                                  kjp_error **error_out);
/* The state of an entity, and the years of its least path. Where memory is out
 * the arena of the desk remembers it. */
uint8_t kjp__panel_course(struct kjp__panel_desk *desk, int32_t entity,
                          int64_t *least);

/* panel-rise.c: finds out whether the path is a common one. False when memory
 * is out. */
bool kjp__panel_rise_open(struct kjp__panel_desk *desk);
/* panel-figures.c: the same as kjp__panel_course(), where desk->rise is not
 * NULL. False: not found out. */
bool kjp__panel_rise(struct kjp__panel_desk *desk, int32_t entity,
                     int64_t *least, uint8_t *state);
