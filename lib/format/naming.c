/* SPDX-License-Identifier: MIT */
/* lib/format/naming.c - indicators by their names, for as many lines as a
 * table has: looked up in an index that is made once. */
#include "naming-priv.h"

struct name {
  const char *text;
  int32_t indicator; /* KJP_NONE: of more than one */
};

static bool
add_name(struct kjp__naming *naming, const char *text, int32_t indicator)
{
  int32_t found = kjp__index_find(&naming->index, text);
  struct name *name;

  if (found >= 0) {
    name = kjp__rows_at(&naming->names, found);
    if (name->indicator != indicator)
      name->indicator = KJP_NONE;
    return true;
  }
  name = kjp__rows_add(&naming->names);
  if (name == NULL)
    return false;
  name->text = text;
  name->indicator = indicator;
  return kjp__index_add(&naming->index, naming->names.count - 1);
}

bool
kjp__naming_init(struct kjp__naming *naming, struct kjp__arena *arena,
                 const kjp_plan *plan)
{
  int32_t count = kjp__plan_count(plan, KJP_INDICATORS);

  naming->plan = plan;
  kjp__rows_init(&naming->names, arena, sizeof(struct name));
  kjp__index_init(&naming->index, &naming->names, offsetof(struct name, text));
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__say *name = &kjp__plan_indicator(plan, i)->name;

    if (!add_name(naming, name->zh, i) || !add_name(naming, name->en, i))
      return false;
  }
  return true;
}

int32_t
kjp__naming_find(const struct kjp__naming *naming, const char *text)
{
  int32_t row = kjp_table_find(&naming->plan->tables[KJP_INDICATORS], text);
  int32_t found = row >= 0 ? KJP_NONE : kjp__index_find(&naming->index, text);
  const struct name *name;

  if (found < 0)
    return row;
  name = kjp__rows_at(&naming->names, found);
  return name->indicator;
}
