/* SPDX-License-Identifier: MIT */
/* lib/rule/corridor-priv.h - the least and the greatest path that keep every
 * floor and every cap.
 *
 * A path has a base, year 0, and values of years 1 to `years`, on the grid and
 * not below zero. Floors and caps never fall when an earlier
 * value rises; so of two paths that keep all, the one of the lesser values
 * does too, and there is a least one. Where floors look back at one year each,
 * the same is true of the greater values. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum { KJP__NO_FLOOR = 0 }; /* nothing is asked for: not below zero */
#define KJP__NO_BOUND INT64_MAX

/* What a year may have: multiples of `step`, and `more`, the anchor that is hit
 * exactly. Zero, a multiple, stands for none. */
struct kjp__grid {
  int64_t step;
  int64_t more;
};

struct kjp__ceiling {
  int64_t amount; /* KJP__NO_BOUND: none */
  int64_t rate;   /* growth over the year before, 10^-9, above -10^9 */
  bool has_rate;
};

struct kjp__asks; /* asks-priv.h */

struct kjp__corridor {
  int32_t years;
  int64_t base;
  const struct kjp__grid *grids;       /* by year */
  const int64_t *needs;                /* by year: what anchors ask for */
  const struct kjp__ceiling *ceilings; /* by year */
  /* What the rules ask of a year, given the values of the years before it;
   * KJP__NO_BOUND where no amount would do. */
  int64_t (*floor)(void *data, int32_t year, const int64_t *values);
  void *data;
  struct kjp__asks *asks; /* the same as lines, or NULL */
  int64_t *work; /* at or below zero: too far; NULL: no limit of the caller */
  int32_t reach; /* how many years back floors look */
};

enum kjp__corridor_result {
  KJP__CORRIDOR_FOUND,
  KJP__CORRIDOR_NONE,   /* no path keeps all */
  KJP__CORRIDOR_TOO_FAR /* floor and cap are so near each other that it would
                           take more steps than are allowed */
};

/* What a cap allows in a year after `before`: on the grid of the year, or
 * KJP__NO_BOUND. */
int64_t kjp__ceiling_at(const struct kjp__ceiling *ceiling,
                        struct kjp__grid grid, int64_t before);
/* The least of the year before, on its grid, after which `value` is allowed;
 * KJP__NO_FLOOR: after any. */
int64_t kjp__ceiling_before(const struct kjp__ceiling *ceiling,
                            struct kjp__grid grid, int64_t value);
/* What is on the grid at or above, at or below; KJP__NO_BOUND where nothing
 * fits. */
int64_t kjp__grid_up(int64_t value, struct kjp__grid grid);
int64_t kjp__grid_down(int64_t value, struct kjp__grid grid);

/* `least` has room for years + 1; [0] is the base. */
enum kjp__corridor_result
kjp__corridor_least(const struct kjp__corridor *corridor, int64_t *least);
/* Where there is a least one. Years without a bound have KJP__NO_BOUND. False
 * where floors join several earlier years, so that there may be no greatest
 * path, or where it is too far. `scratch` has room for 2 * (years + 1). */
bool kjp__corridor_greatest(const struct kjp__corridor *corridor,
                            const int64_t *least, int64_t *greatest,
                            int64_t *scratch);
