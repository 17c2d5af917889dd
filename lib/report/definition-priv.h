/* SPDX-License-Identifier: MIT */
/* lib/report/definition-priv.h - the definitions of the JSON Schema: one row
 * for each way in which a value can be written in a plan file.
 *
 * Keys are not listed here: they come from the field table. A key names its
 * definition in the form table (lib/plan/form.c). A row named NAME.KEY goes
 * before NAME where one key is written otherwise than its fellows. */
#pragma once
#include "../plan/field-priv.h"

enum kjp__building {
  KJP__BUILD_SCALAR,   /* one value */
  KJP__BUILD_MAP,      /* the keys of a shape */
  KJP__BUILD_KINDS,    /* a definition NAME.WORD for each kind of a shape */
  KJP__BUILD_KEYWORDS, /* a map of one of some words */
  KJP__BUILD_WORDS,    /* a map of any of some words */
  KJP__BUILD_YEARS,    /* a map from years */
  KJP__BUILD_ENTRIES,  /* a map from ids */
  KJP__BUILD_LIST,
  KJP__BUILD_PAIR, /* a list of two ids and a number */
  KJP__BUILD_EITHER
};

/* One value. A keyword of JSON Schema that is not of a value's type does not
 * judge it, so one row holds for numbers and texts at once. */
struct kjp__scalar_rule {
  const char *types[4]; /* ends in NULL */
  const char *pattern;
  const char *format;
  int32_t shortest, longest; /* of texts; 0: any */
  int64_t least, most;       /* of numbers; both 0: any */
  const char *literals[5];   /* JSON: nothing else will do */
};

/* What a map needs beyond keys that are always required. */
enum kjp__demand_kind {
  KJP__DEMAND_NONE,
  KJP__DEMAND_ONE,  /* exactly one of the keys */
  KJP__DEMAND_ANY,  /* one or more of them */
  KJP__DEMAND_ALL,  /* every one */
  KJP__DEMAND_NOT,  /* not all together */
  KJP__DEMAND_OF,   /* the first key with that value of shape alone */
  KJP__DEMAND_WITH, /* the first key where shape has that value */
};

struct kjp__demand {
  enum kjp__demand_kind kind;
  const char *const *keys; /* ends in NULL */
  const char *value;       /* OF, WITH */
};

struct kjp__definition {
  const char *name;
  enum kjp__building how;
  const char *of[2];     /* definitions of what is inside, or of either form */
  int32_t column;        /* in their place: inside is what this column holds */
  int32_t least, most;   /* how many are inside; 0: any number */
  bool once;             /* items of a list differ */
  const char *also;      /* WORDS: one more key, of the definition so named */
  const char *leave_out; /* KEYWORDS: a word that is not one here */
  const struct kjp__shape *shape;
  const char *const *words; /* from index 1 */
  const struct kjp__scalar_rule *scalar;
  struct kjp__demand demands[7];
};

extern const struct kjp__definition kjp__definitions[];
extern const size_t kjp__definition_count;

/* The sections of a plan file, in the order of doc/plan-file.md. */
struct kjp__section_form {
  const char *key;
  const char *definition;
  bool required;
  const char *zh, *en;
};
extern const struct kjp__section_form kjp__section_forms[];
extern const size_t kjp__section_form_count;
