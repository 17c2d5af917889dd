/* SPDX-License-Identifier: MIT */
/* lib/plan/write-priv.h - writers: from a row back to the text of its keys.
 *
 * The mirror of read-priv.h. A writer gets the field and its row and puts the
 * key with its value, or nothing where nothing was said. form.c says which
 * writer goes with which reader. */
#pragma once
#include "field-priv.h"
#include "sink-priv.h"

/* Rows of a table in the order of their owners, for tables whose children are
 * not numbered by one parent. */
struct kjp__owned {
  struct kjp__rows rows; /* of struct kjp__owned_row */
};
struct kjp__owned_row {
  int64_t owner;
  const void *row;
  int32_t index; /* in its table */
};

struct kjp__writing {
  const kjp_plan *plan;
  const struct kjp__sink *sink;
  struct kjp__arena *scratch;
  bool stopped;
  int32_t table; /* of the entry, or of the project in it, being written */
  bool keyless;  /* the next key is left out: its value stands alone */
  int32_t kind;  /* of a map whose keys depend on it */
  uint32_t said; /* of the row that is being written; see kjp__said() */
  const struct kjp__unit *unit;    /* of amounts without one of their own */
  const struct kjp__rows *figures; /* laid over the plan, or NULL */
  struct kjp__owned extras;
  struct kjp__owned roles;
  struct kjp__owned tags;
  struct kjp__owned funding;
  struct kjp__owned paths; /* by scenario */
};

enum { KJP__SAID_ALL = -1 }; /* rows that do not keep what was said */

typedef void (*kjp__writer)(struct kjp__writing *writing,
                            const struct kjp__field *field, const void *row,
                            int32_t index);

/* How a value is written in a file: its reader and its writer. */
kjp__writer kjp__writer_of(const struct kjp__field *field);
/* The definition of the JSON Schema for it; NULL for a column without a key. */
const char *kjp__definition_of(const struct kjp__field *field);

/* Puts. */
void kjp__put_key(struct kjp__writing *writing, const char *key);
void kjp__put_text(struct kjp__writing *writing, const char *text);
void kjp__put_literal(struct kjp__writing *writing, const char *text);
void kjp__put_int(struct kjp__writing *writing, int64_t number);
/* "2022-2025", or one year */
void kjp__put_span(struct kjp__writing *writing, int32_t first, int32_t last);
void kjp__put_begin_map(struct kjp__writing *writing, enum kjp__layout layout);
void kjp__put_begin_list(struct kjp__writing *writing, enum kjp__layout layout);
void kjp__put_end(struct kjp__writing *writing);
/* A known amount with its unit's label, shortest. */
void kjp__put_amount(struct kjp__writing *writing, struct kjp__amount amount,
                     const struct kjp__unit *unit);
/* The same as a bare number with so many decimals, where the unit can show
 * it. */
void kjp__put_figure(struct kjp__writing *writing, struct kjp__amount amount,
                     const struct kjp__unit *unit, int32_t decimals);
void kjp__put_id(struct kjp__writing *writing, int32_t table, int32_t row);
/* The keys of a map, and x- keys where the shape keeps them. */
void kjp__put_fields(struct kjp__writing *writing,
                     const struct kjp__shape *shape, const void *row,
                     int32_t index);
void kjp__put_map(struct kjp__writing *writing, const struct kjp__shape *shape,
                  const void *row, int32_t index, enum kjp__layout layout);

/* Whether the key of a field was said, where its row keeps that. */
static inline bool
kjp__writes(const struct kjp__writing *writing, const struct kjp__field *field)
{
  return kjp__said(writing->said, field->column.number);
}

/* Rows of a parent, by the parent column of their table. */
struct kjp__range {
  int32_t first;
  int32_t end;
};
struct kjp__range kjp__children(const kjp_plan *plan, int32_t table,
                                int32_t parent);
/* The same of owned rows. */
struct kjp__range kjp__owned(const struct kjp__owned *owned, int64_t owner);
static inline const struct kjp__owned_row *
kjp__owned_at(const struct kjp__owned *owned, int32_t index)
{
  return kjp__rows_at(&owned->rows, index);
}
int64_t kjp__owner_of_extra(int32_t table, int32_t row);
/* Owners in `roles`, `tags` and `funding`: programmes first, then measures or
 * projects. */
int64_t kjp__owner_of(int32_t programme, int32_t other);

#define KJP__WRITER(name)                                                      \
  void kjp__write_##name(struct kjp__writing *writing,                         \
                         const struct kjp__field *field, const void *row,      \
                         int32_t index)
KJP__WRITER(text);
KJP__WRITER(date);
KJP__WRITER(say);
KJP__WRITER(word);
KJP__WRITER(flag);
KJP__WRITER(number);
KJP__WRITER(year);
KJP__WRITER(quantity);
KJP__WRITER(reference);
KJP__WRITER(source);
KJP__WRITER(unit);
KJP__WRITER(values);
KJP__WRITER(figure);
KJP__WRITER(adjustments);
KJP__WRITER(assume);
KJP__WRITER(growth);
KJP__WRITER(amounts);
KJP__WRITER(derive);
KJP__WRITER(growth_of);
KJP__WRITER(count_of);
KJP__WRITER(counted);
KJP__WRITER(span);
KJP__WRITER(issuers);
KJP__WRITER(claims);
KJP__WRITER(evaluations);
KJP__WRITER(done);
KJP__WRITER(target_year);
KJP__WRITER(target_over);
KJP__WRITER(comparator);
KJP__WRITER(bound_indicator);
KJP__WRITER(bound_plus);
KJP__WRITER(base);
KJP__WRITER(revisions);
KJP__WRITER(clauses);
KJP__WRITER(members);
KJP__WRITER(clause_amounts);
KJP__WRITER(clause_at);
KJP__WRITER(peers);
KJP__WRITER(exemptions);
KJP__WRITER(path_from);
KJP__WRITER(path_through);
KJP__WRITER(path_shares);
KJP__WRITER(path_floors);
KJP__WRITER(caps);
KJP__WRITER(cap_amounts);
KJP__WRITER(overlays);
KJP__WRITER(overlay_growth);
KJP__WRITER(overlay_amounts);
KJP__WRITER(scenario_paths);
KJP__WRITER(fields);
KJP__WRITER(kinds);
KJP__WRITER(instruments);
KJP__WRITER(lead);
KJP__WRITER(members_of);
KJP__WRITER(funding);
KJP__WRITER(projects);
KJP__WRITER(actions);

/* A map from years, of rows that begin as struct kjp__of_year: those whose
 * amount, at `offset`, is known. Nothing where none is. */
void kjp__put_years(struct kjp__writing *writing, const char *key,
                    int32_t table, struct kjp__range rows, size_t offset,
                    const struct kjp__unit *unit);
/* A list of the ids that rows name at `offset`, be it empty. */
void kjp__put_ids(struct kjp__writing *writing, const char *key, int32_t table,
                  struct kjp__range rows, size_t offset, int32_t target);
/* A list of maps, a row each; nothing where there is no row. */
void kjp__put_rows(struct kjp__writing *writing, const char *key, int32_t table,
                   struct kjp__range rows, const struct kjp__shape *shape);
/* Figures that are laid over an indicator. */
struct kjp__range kjp__figures_of(const struct kjp__writing *writing,
                                  int32_t indicator);
/* A year of observations `year`, be it none, with figures over it. */
void kjp__put_merged(struct kjp__writing *writing, struct kjp__range year,
                     struct kjp__range figures);
/* An observation as the value of its key; `shared` is the source that its
 * year states for it. */
void kjp__put_observation(struct kjp__writing *writing,
                          const struct kjp__observation *row, int32_t shared);
/* What a keyword takes: in short, `field` alone. */
void kjp__put_keyword(struct kjp__writing *writing,
                      const struct kjp__shape *shape, const void *row,
                      int32_t index, bool in_short);
/* A path with its key, its indicator's id. */
void kjp__write_path(struct kjp__writing *writing, const struct kjp__path *row,
                     int32_t index);
