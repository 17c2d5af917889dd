/* SPDX-License-Identifier: MIT */
/* lib/report/shape-priv.h - the words in which shapes of JSON are written: one
 * line a member, in the order of the members. For *-json.c alone. */
#pragma once
#include <glib.h>

#include "json-priv.h"

#define CELL(key, ...)                                                         \
  {                                                                            \
    key, KJP__JSON_CELL, {__VA_ARGS__, 0}, 0, NULL, NULL                       \
  }
#define FIXED(key, column)                                                     \
  {                                                                            \
    key, KJP__JSON_FIXED, {column}, 0, NULL, NULL                              \
  }
#define UNIT(key, column)                                                      \
  {                                                                            \
    key, KJP__JSON_UNIT, {column}, 0, NULL, NULL                               \
  }
#define SAID(key, ...)                                                         \
  {                                                                            \
    key, KJP__JSON_SAID, {__VA_ARGS__, 0}, 0, NULL, NULL                       \
  }
#define LIST(key, table, parent, shape)                                        \
  {                                                                            \
    key, KJP__JSON_LIST, {parent}, table, &shape##_shape, NULL                 \
  }
#define BY(key, write)                                                         \
  {                                                                            \
    key, KJP__JSON_BY, {0}, 0, NULL, write                                     \
  }
#define SHAPE(name)                                                            \
  static const struct kjp__json_shape name##_shape = {                         \
      name##_fields, G_N_ELEMENTS(name##_fields)}
