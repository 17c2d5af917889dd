/* SPDX-License-Identifier: MIT */
/* lib/value/value-priv.h - what an indicator is worth in a year.
 *
 * A series is computed once for an indicator and a stage, after the series it
 * is derived from: one pass over the years. Values carry their kind; unknown
 * is a kind, and what is missing can be asked for. Exact fractions stay exact
 * until they are shown. */
#pragma once
#include <kjplan/answer.h>

#include "../plan/options-priv.h"
#include "../plan/plan-priv.h"
#include "../quantity/fraction-priv.h"

/* What decides which values are seen. */
struct kjp__view {
  const char *as_of;  /* NULL: no cut-off */
  int32_t scenario;   /* row of KJP_SCENARIOS, or KJP_NONE */
  bool paths;         /* paths of money are in force; in a scenario always */
  int8_t shape;       /* KJP_SHAPE_... in place of a path's own; 0: none */
  int32_t shaped;     /* indicator whose path takes it; KJP_NONE: every one */
  uint32_t strengths; /* of targets that paths go through, as bits; 0: all */
  bool observed;      /* nothing that is planned or assumed is seen */
};

struct kjp__value {
  int8_t kind;     /* KJP_KIND_... */
  int8_t stage;    /* the weakest of the observations it rests on; 0: none */
  bool unverified; /* rests on an observation that is not verified */
  bool assumed;    /* the year before times an assumed growth */
  bool rounded;    /* is or rests on a published figure, as it was printed */
  bool root;       /* `fraction` stands in for a root: it shows and compares
                      with amounts as that does, see root-priv.h; nothing can
                      be calculated from it */
  bool whole;      /* `quanta` is the value; else `fraction` */
  int64_t quanta;
  const struct kjp__fraction *fraction;
  const struct kjp__observation *observation; /* that it is, or NULL */
  const struct kjp__mark *assumption;         /* where it is assumed, or NULL */
  const struct kjp__fraction *shown; /* its copy in an answer, or NULL */
};

struct kjp__series {
  int32_t indicator;
  int8_t stage;              /* 0: the strongest there is */
  int32_t too_large;         /* year whose value does not fit, else 0 */
  bool given;                /* by the caller, in place of the plan's */
  struct kjp__value *values; /* of the years of the grid */
  uint32_t *seen;            /* walk that was there last, by year */
};

/* An indicator in a year, while something is being walked. */
struct kjp__place {
  int32_t indicator;
  int32_t year;
};

struct kjp__course;
struct kjp__values {
  const kjp_plan *plan;
  struct kjp__arena *arena;
  struct kjp__view view;
  int32_t first_year; /* of the grid */
  int32_t last_year;
  struct kjp__series **series[KJP_STAGE_BUDGET + 1]; /* by stage, indicator */
  struct kjp__rows walk;        /* what a walk has still to look at */
  struct kjp__rows order;       /* int32_t: indicators as they were filled in,
                                   of no stage; inputs come first */
  struct kjp__course **courses; /* by indicator, or NULL */
  uint32_t walks;
  uint32_t searches;
  uint32_t *touched; /* search that was at an indicator last */
  int32_t *started;  /* projects by year of the plan and status, or NULL */
  bool out_of_range; /* a value outgrew its type: */
  int32_t range_indicator;
  int32_t range_year;
};

/* view.c: the view that the settings of a question ask for; an error where the
 * plan has no such scenario. */
kjp_status kjp__view_of(const kjp_plan *plan,
                        const struct kjp__settings *settings,
                        struct kjp__view *out, kjp_error **error_out);
/* NULL when memory is out. */
struct kjp__values *kjp__values_new(struct kjp__arena *arena,
                                    const kjp_plan *plan,
                                    const struct kjp__view *view);
/* Makes room for these years as well; before the first series. */
void kjp__values_widen(struct kjp__values *values, int32_t first_year,
                       int32_t last_year);
/* An empty series that stands for every stage of the indicator, in place of
 * what the plan says: the caller fills in its values. NULL when memory is
 * out. */
struct kjp__series *kjp__values_given(struct kjp__values *values,
                                      int32_t indicator);
bool kjp__values_is_given(const struct kjp__values *values, int32_t indicator);
/* Whether some series of the indicator has been asked for, by the caller or
 * for another one that rests on it. */
bool kjp__values_is_used(const struct kjp__values *values, int32_t indicator);
/* NULL when memory is out or a value does not fit (`out_of_range`). */
const struct kjp__series *kjp__values_series(struct kjp__values *values,
                                             int32_t indicator, int8_t stage);
/* A series without the path of its indicator, for the path to be worked out
 * in; its inputs have theirs. Of what is given it is a copy. NULL as above. */
struct kjp__series *kjp__values_draft(struct kjp__values *values,
                                      int32_t indicator, int8_t stage);
/* A value does not fit: the first to say so is remembered. */
void kjp__values_too_large(struct kjp__values *values, int32_t indicator,
                           int32_t year);
extern const struct kjp__value kjp__value_unknown;
/* Never NULL; unknown outside the grid. */
static inline const struct kjp__value *
kjp__series_at(const struct kjp__values *values,
               const struct kjp__series *series, int32_t year)
{
  if (year < values->first_year || year > values->last_year)
    return &kjp__value_unknown;
  return &series->values[year - values->first_year];
}
static inline bool
kjp__value_known(const struct kjp__value *value)
{
  return value->kind != KJP_KIND_UNKNOWN;
}
/* Of a known value. */
void kjp__value_fraction(const struct kjp__value *value,
                         struct kjp__fraction *out);

/* Whether an observation can be seen at as_of and is of the stage asked for. */
bool kjp__values_counts(const struct kjp__values *values,
                        const struct kjp__observation *observation,
                        int8_t stage);
/* The first year from which a peak can be counted: of the first visible
 * observation of the indicator or of what it is derived from, else of the
 * first amount assumed; 0 where there is neither. */
int32_t kjp__values_first_year(struct kjp__values *values, int32_t indicator,
                               int8_t stage);

/* Walks. Each leaf is handed over once between two beginnings, in no promised
 * order. */
void kjp__values_begin_walk(struct kjp__values *values);
typedef void (*kjp__missing_sink)(void *data, int32_t indicator, int32_t year);
typedef void (*kjp__input_sink)(void *data, const struct kjp__series *series,
                                int32_t year);
/* What keeps a value unknown. */
bool kjp__values_missing(struct kjp__values *values, int32_t indicator,
                         int8_t stage, int32_t year, kjp__missing_sink sink,
                         void *data);
/* The observations and assumptions a known value is made of. */
bool kjp__values_inputs(struct kjp__values *values, int32_t indicator,
                        int8_t stage, int32_t year, kjp__input_sink sink,
                        void *data);

/* assume.c: what is assumed of an indicator in a year; false: nothing. `last`
 * is the last year known without assumptions, or one before the grid. `*mark`
 * is where it stands, NULL for the growth of all years. */
bool kjp__assumed_amount(const struct kjp__values *values, int32_t indicator,
                         int32_t year, int32_t last, int64_t *out,
                         const struct kjp__mark **mark);
bool kjp__assumed_growth(const struct kjp__values *values, int32_t indicator,
                         int32_t year, int64_t *out,
                         const struct kjp__mark **mark);
/* The first year with an assumed amount; 0: none. */
int32_t kjp__assumed_first_year(const struct kjp__values *values,
                                int32_t indicator);

/* derive.c: the value of a derived indicator in a year from the series of its
 * inputs. False where a number outgrows its type. `out` is unknown where an
 * input is, or a denominator is zero. */
bool kjp__derive(struct kjp__values *values, int32_t indicator, int8_t stage,
                 int32_t year, struct kjp__value *out);
/* Calls `sink` with every (input, year) a derived value is made of, and once
 * more, as (-1 - input, year), with what is known and leaves it undefined: a
 * denominator of zero, and what no average growth can be taken from or to.
 * False where the year has no inputs: cumulative before the plan begins. */
bool kjp__derive_parts(struct kjp__values *values, int32_t indicator,
                       int8_t stage, int32_t year, kjp__missing_sink sink,
                       void *data);
/* The years of each input that go into a derived value of a year, earliest
 * first, `step` years apart; none where the first comes after the last. */
struct kjp__derive_years {
  int32_t first;
  int32_t last;
  int32_t step;
};
struct kjp__derive_years kjp__derive_years(const kjp_plan *plan,
                                           int32_t indicator, int32_t year);
/* Over how many years an average growth of a year is taken; below 1 there is
 * none. */
int32_t kjp__growth_years(const struct kjp__indicator *indicator, int32_t year);
/* The power of ten between the quanta of a derived value and those its inputs
 * give. */
int32_t kjp__derive_power(const kjp_plan *plan, int32_t indicator);
