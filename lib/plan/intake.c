/* SPDX-License-Identifier: MIT */
/* lib/plan/intake.c - events in, entries out, and a plan at the end.
 *
 * An entry of a section is built as a small tree, handed to its reader, and
 * its memory taken back, so a long file needs no more than its longest entry.
 * Entries that speak of a section further down wait for it. The tree is built
 * with a stack of what is open, never by recursion; an alias is a shallow
 * copy of what its anchor names, so a file that doubles itself costs nothing,
 * and its weight and the bytes of its texts count all the same. */
#include "intake-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/error-priv.h"
#include "anchors-priv.h"
#include "section-priv.h"

enum {
  DEEPEST = 64, /* the hard limit of max-depth */
  /* Letters that hints may compare: at first, and for each byte and node. */
  LETTERS_FREE = 30000,
  LETTERS_A_BYTE = 32
};

struct open {
  struct kjp__node *node;
  struct kjp__node *last; /* child, or NULL */
  struct kjp__anchor *anchor; /* that names it, or NULL */
  int32_t children;
};

struct kjp__intake {
  struct kjp__settings settings;
  struct kjp__arena *findings_arena;
  struct kjp__findings *findings;
  kjp_plan *plan;
  const char *sha256;
  struct kjp__sections sections;
  struct open stack[DEEPEST];
  int32_t depth;
  int64_t node_count;
  int64_t anchor_count;
  int64_t alias_count;
  uint64_t aliased; /* bytes of texts that aliases repeat */
  struct kjp__anchors anchors;
  bool streaming; /* what is open at depth 2 is read entry by entry */
  bool root_seen;
  bool placeless; /* there are marks that are no places */
  bool stopped;
  bool cut_short;
};

/* Making and releasing */

static void
free_intake(struct kjp__intake *intake)
{
  kjp__plan_free(intake->plan);
  kjp__arena_free(intake->findings_arena);
  kjp__arena_free(intake->sections.nodes);
  kjp__arena_free(intake->sections.kept);
  g_free(intake);
}

struct kjp__intake *
kjp__intake_new(const struct kjp__settings *settings, const char *name)
{
  struct kjp__intake *intake = g_try_malloc0(sizeof *intake);

  if (intake == NULL)
    return NULL;
  intake->settings = *settings;
  intake->findings_arena = kjp__arena_new();
  intake->sections.nodes = kjp__arena_new();
  intake->sections.kept = kjp__arena_new();
  intake->plan = kjp__plan_new();
  if (intake->findings_arena != NULL)
    intake->findings =
        kjp__findings_new(intake->findings_arena, name, settings->max_findings);
  if (intake->findings == NULL || intake->sections.nodes == NULL ||
      intake->sections.kept == NULL || intake->plan == NULL) {
    free_intake(intake);
    return NULL;
  }
  intake->sections.reading.plan = intake->plan;
  intake->sections.reading.findings = intake->findings;
  intake->sections.reading.settings = &intake->settings;
  intake->sections.reading.letters = LETTERS_FREE;
  kjp__sections_init(&intake->sections);
  kjp__anchors_init(&intake->anchors, intake->sections.kept);
  return intake;
}

void
kjp__intake_placeless(struct kjp__intake *intake)
{
  intake->placeless = true;
  intake->sections.root.key_mark.column = 0;
}

void
kjp__intake_report(struct kjp__intake *intake, enum kjp__code code,
                   struct kjp__mark mark, const struct kjp__details *details)
{
  kjp__findings_add(intake->findings, code, mark, details);
}

void
kjp__intake_cut_short(struct kjp__intake *intake)
{
  intake->cut_short = true;
}

void
kjp__intake_set_chinese(struct kjp__intake *intake)
{
  kjp__findings_set_language(intake->findings, KJP_LANGUAGE_ZH);
}

void
kjp__intake_set_sha256(struct kjp__intake *intake, const char *hex)
{
  intake->sha256 = kjp__arena_copy(intake->plan->arena, hex, strlen(hex));
}

/* The tree */

static bool
stop(struct kjp__intake *intake)
{
  intake->stopped = true;
  intake->cut_short = true;
  return false;
}

/* The pointer of what is being built: keys and numbers of what is open. */
static const char *
open_pointer(struct kjp__intake *intake)
{
  struct kjp__at steps[DEEPEST + 1];
  const struct kjp__at *at = &intake->sections.root;

  for (int32_t i = 0; i < intake->depth && i < DEEPEST; i++) {
    const struct open *open = &intake->stack[i];
    bool map = open->node->kind == KJP__NODE_MAP;

    if (map && open->children % 2 == 0)
      break;
    steps[i] = (struct kjp__at){.up = at,
                                .key = map ? open->last->text : NULL,
                                .index = open->children};
    at = &steps[i];
  }
  return kjp__at_pointer(&intake->sections.reading, at);
}

static void
report_limit(struct kjp__intake *intake, struct kjp__mark mark,
             enum kjp__code code, int64_t limit, int64_t found)
{
  struct kjp__limit_room room;
  struct kjp__details details = kjp__limit_details(&room, limit, found);

  details.pointer = open_pointer(intake);
  kjp__findings_add(intake->findings, code, mark, &details);
}

void
kjp__intake_report_here(struct kjp__intake *intake, enum kjp__code code,
                        struct kjp__mark mark)
{
  kjp__findings_add(intake->findings, code, mark,
                    &(struct kjp__details){.pointer = open_pointer(intake)});
}

struct kjp__findings *
kjp__intake_findings(struct kjp__intake *intake)
{
  return intake->findings;
}

bool
kjp__intake_judge_figure(struct kjp__intake *intake, const kjp_plan *plan,
                         const struct kjp__figure *figure)
{
  return kjp__judge_figure(&intake->sections.reading, plan, figure);
}

/* NULL when there are too many, or memory is out. */
static struct kjp__anchor *
add_anchor(struct kjp__intake *intake, struct kjp__mark mark, const char *name)
{
  if (++intake->anchor_count > intake->settings.max_anchors) {
    report_limit(intake, mark, KJP__LIMIT_ANCHORS, intake->settings.max_anchors,
                 intake->anchor_count);
    (void)stop(intake);
    return NULL;
  }
  intake->sections.must_keep = true;
  return kjp__anchors_add(&intake->anchors, name);
}

static bool
count_nodes(struct kjp__intake *intake, struct kjp__mark mark, int64_t weight)
{
  intake->node_count += weight;
  if (intake->node_count <= intake->settings.max_nodes)
    return true;
  report_limit(intake, mark, KJP__LIMIT_NODES, intake->settings.max_nodes,
               intake->node_count);
  return stop(intake);
}

/* With room for a text of `size` bytes right behind it. */
static struct kjp__node *
new_node(struct kjp__intake *intake, enum kjp__node_kind kind,
         struct kjp__mark mark, size_t size)
{
  struct kjp__node *node =
      kjp__arena_take(intake->sections.nodes, sizeof *node + size);

  if (node == NULL) {
    (void)stop(intake);
    return NULL;
  }
  *node = (struct kjp__node){.kind = kind, .mark = mark, .weight = 1};
  return node;
}

static struct kjp__node *
new_scalar(struct kjp__intake *intake, struct kjp__mark mark, const char *text,
           size_t size, bool plain)
{
  struct kjp__node *node = new_node(intake, KJP__NODE_SCALAR, mark, size + 1);
  char *copy;

  if (node == NULL)
    return NULL;
  copy = (char *)(node + 1);
  memcpy(copy, text, size);
  copy[size] = '\0';
  node->text = copy;
  node->size = (uint32_t)size;
  node->bytes = size;
  intake->sections.reading.letters += LETTERS_A_BYTE * (int64_t)(size + 1);
  node->plain = plain;
  return node;
}

/* Hangs a node into what is open. */
static void
hang(struct kjp__intake *intake, struct kjp__node *node)
{
  struct open *open = &intake->stack[intake->depth - 1];

  if (open->last == NULL)
    open->node->first = node;
  else
    open->last->next = node;
  open->last = node;
  open->children++;
  open->node->weight += node->weight;
  open->node->bytes += node->bytes;
}

static bool
next_is_key(const struct kjp__intake *intake)
{
  const struct open *open = &intake->stack[intake->depth - 1];

  return open->node->kind == KJP__NODE_MAP && open->children % 2 == 0;
}

/* A node hangs whole in what is open: does that complete something? At depth
 * 1 the root map is open, at depth 2 a section that is read entry by entry. */
static void
completed(struct kjp__intake *intake)
{
  struct open *open = &intake->stack[intake->depth - 1];

  if (intake->depth == 1 && open->children % 2 == 1) {
    kjp__sections_key(&intake->sections, open->last);
    return;
  }
  if (intake->depth > (intake->streaming ? 2 : 1) || open->children % 2 == 1)
    return;
  if (intake->depth == 1)
    kjp__sections_value(&intake->sections, open->node->first);
  else
    kjp__sections_entry(&intake->sections, open->node->first);
  open->node->first = NULL;
  open->last = NULL;
  open->node->weight = 1;
  open->node->bytes = 0;
}

static bool
add_node(struct kjp__intake *intake, struct kjp__node *node)
{
  if (node == NULL)
    return false;
  hang(intake, node);
  if (intake->depth <= 2)
    completed(intake);
  return !intake->stopped;
}

/* The root must be a map; anything else leaves nothing to read. */
static bool
refuse_root(struct kjp__intake *intake, struct kjp__mark mark)
{
  kjp__report_at(&intake->sections.reading, &intake->sections.root, mark,
                 KJP__SHAPE_MAP,
                 (struct kjp__details){.name = {"计划文件", "a plan file"}});
  intake->root_seen = true;
  return stop(intake);
}

/* Events */

static bool
size_fits(struct kjp__intake *intake, struct kjp__mark mark, size_t size)
{
  bool key = next_is_key(intake);
  int64_t limit =
      key ? intake->settings.max_key_bytes : intake->settings.max_text_bytes;

  if (size <= (size_t)limit)
    return true;
  report_limit(intake, mark, key ? KJP__LIMIT_KEY : KJP__LIMIT_TEXT, limit,
               (int64_t)size);
  return false;
}

bool
kjp__intake_scalar(struct kjp__intake *intake, struct kjp__mark mark,
                   const char *anchor, const char *text, size_t size,
                   bool plain)
{
  struct kjp__node *node;
  struct kjp__anchor *named = NULL;

  if (intake->stopped)
    return false;
  if (intake->depth == 0)
    return refuse_root(intake, mark);
  if (!count_nodes(intake, mark, 1))
    return false;
  if (anchor != NULL)
    named = add_anchor(intake, mark, anchor);
  if (intake->stopped)
    return false;
  node = size_fits(intake, mark, size)
             ? new_scalar(intake, mark, text, size, plain)
             : new_node(intake, KJP__NODE_BAD, mark, 0);
  if (named != NULL)
    named->node = node;
  return add_node(intake, node);
}

bool
kjp__intake_bad_value(struct kjp__intake *intake, struct kjp__mark mark)
{
  if (intake->stopped)
    return false;
  if (intake->depth == 0) {
    intake->root_seen = true;
    return stop(intake);
  }
  return count_nodes(intake, mark, 1) &&
         add_node(intake, new_node(intake, KJP__NODE_BAD, mark, 0));
}

/* A section is read entry by entry where it can be. */
static bool
can_stream(const struct kjp__intake *intake, enum kjp__node_kind kind,
           const char *anchor)
{
  return intake->depth == 1 && !next_is_key(intake) && kind == KJP__NODE_MAP &&
         anchor == NULL && kjp__sections_has_entries(&intake->sections);
}

static bool
begin(struct kjp__intake *intake, struct kjp__mark mark, const char *anchor,
      enum kjp__node_kind kind)
{
  struct open *open;
  struct kjp__anchor *named = NULL;

  if (intake->stopped)
    return false;
  if (intake->depth == 0 && kind != KJP__NODE_MAP)
    return refuse_root(intake, mark);
  if (!count_nodes(intake, mark, 1))
    return false;
  if (intake->depth >= intake->settings.max_depth) {
    report_limit(intake, mark, KJP__LIMIT_DEPTH, intake->settings.max_depth,
                 intake->depth + 1);
    return stop(intake);
  }
  if (anchor != NULL)
    named = add_anchor(intake, mark, anchor);
  intake->streaming = intake->streaming || can_stream(intake, kind, anchor);
  open = &intake->stack[intake->depth];
  *open =
      (struct open){.node = new_node(intake, kind, mark, 0), .anchor = named};
  if (intake->stopped)
    return false;
  intake->depth++;
  intake->root_seen = true;
  if (intake->depth == 1 || (intake->depth == 2 && intake->streaming))
    intake->sections.mark = kjp__arena_mark(intake->sections.nodes);
  return true;
}

bool
kjp__intake_begin_map(struct kjp__intake *intake, struct kjp__mark mark,
                      const char *anchor)
{
  return begin(intake, mark, anchor, KJP__NODE_MAP);
}

bool
kjp__intake_begin_list(struct kjp__intake *intake, struct kjp__mark mark,
                       const char *anchor)
{
  return begin(intake, mark, anchor, KJP__NODE_LIST);
}

bool
kjp__intake_end(struct kjp__intake *intake)
{
  struct open *open;

  if (intake->stopped)
    return false;
  open = &intake->stack[--intake->depth];
  if (open->anchor != NULL)
    open->anchor->node = open->node;
  if (intake->depth == 0)
    return true;
  if (intake->depth == 1 && intake->streaming) {
    intake->streaming = false;
    kjp__sections_end(&intake->sections);
    intake->stack[0].node->first = NULL;
    intake->stack[0].last = NULL;
    intake->stack[0].children++;
    return true;
  }
  return add_node(intake, open->node);
}

/* What an alias stands for, as a node of its own; NODE_BAD after a report. */
static struct kjp__node *
copy_of(struct kjp__intake *intake, struct kjp__mark mark, const char *name)
{
  const struct kjp__anchor *anchor =
      kjp__anchors_find(&intake->anchors, name);
  struct kjp__node *node = new_node(intake, KJP__NODE_BAD, mark, 0);

  if (node == NULL)
    return NULL;
  if (anchor == NULL || anchor->node == NULL) {
    kjp__findings_add(intake->findings,
                      anchor == NULL ? KJP__ALIAS_UNKNOWN : KJP__ALIAS_CYCLE,
                      mark, &(struct kjp__details){.found = KJP__SAY(name)});
    return node;
  }
  *node = *anchor->node;
  node->next = NULL;
  node->mark = mark;
  return node;
}

/* What is repeated is kept, and written, as often as it stands there. */
static bool
count_aliased(struct kjp__intake *intake, struct kjp__mark mark, uint64_t bytes)
{
  int64_t most = intake->settings.max_bytes;

  intake->aliased += bytes;
  if (intake->aliased <= (uint64_t)most)
    return true;
  report_limit(intake, mark, KJP__LIMIT_ALIASED, most,
               (int64_t)intake->aliased);
  return stop(intake);
}

bool
kjp__intake_alias(struct kjp__intake *intake, struct kjp__mark mark,
                  const char *name)
{
  struct kjp__node *node;

  if (intake->stopped)
    return false;
  if (++intake->alias_count > intake->settings.max_aliases) {
    report_limit(intake, mark, KJP__LIMIT_ALIASES, intake->settings.max_aliases,
                 intake->alias_count);
    return stop(intake);
  }
  if (intake->depth == 0)
    return refuse_root(intake, mark);
  node = copy_of(intake, mark, name);
  return node != NULL && count_nodes(intake, mark, node->weight) &&
         count_aliased(intake, mark, node->bytes) && add_node(intake, node);
}

/* The end */

/* A sender that stops has said why; that it did is not taken on trust, for
 * without a plan row there is no plan to hand over. */
static void
check_whole(struct kjp__intake *intake)
{
  struct kjp__mark start = intake->sections.root.key_mark;

  if (kjp__findings_status(intake->findings) == KJP_OK &&
      (intake->cut_short || kjp__plan_count(intake->plan, KJP_PLAN) == 0))
    kjp__findings_add(intake->findings, KJP__YAML_SYNTAX, start,
                      &(struct kjp__details){.name = {"无法读到结尾",
                                                      "it does not read to its "
                                                      "end"}});
}

static bool
memory_is_out(const struct kjp__intake *intake)
{
  return kjp__arena_failed(intake->plan->arena) ||
         kjp__arena_failed(intake->sections.nodes) ||
         kjp__arena_failed(intake->sections.kept) ||
         kjp__arena_failed(intake->findings_arena) ||
         !kjp__findings_close(intake->findings);
}

/* The column of a table that shows its marks; NULL where it has none. */
static const struct kjp__column *
line_column(const struct kjp_table *table)
{
  const struct kjp__table_kind *kind = table->kind;

  for (int32_t i = 0; kind != NULL && i < kind->column_count; i++) {
    const struct kjp__column *column =
        kjp__table_column(table, kind->number * 100 + 1 + i);

    if (strcmp(column->name, "line") == 0)
      return column;
  }
  return NULL;
}

/* Lines that were made up come out as none. */
static void
forget_places(kjp_plan *plan)
{
  for (int32_t i = 0; i < KJP__PLAN_TABLES; i++) {
    const struct kjp_table *table = &plan->tables[i];
    const struct kjp__column *column = line_column(table);

    for (int32_t row = 0; column != NULL && row < table->rows.count; row++) {
      char *bytes = kjp__rows_at(&table->rows, row);
      struct kjp__mark *mark = (void *)(bytes + column->offset);

      if (mark->column == 0)
        mark->line = 0;
    }
  }
}

static void
hand_over(struct kjp__intake *intake, kjp_plan **plan_out)
{
  struct kjp__plan_row *row =
      kjp__rows_at(&intake->plan->tables[KJP_PLAN].rows, 0);

  if (intake->placeless)
    forget_places(intake->plan);
  row->sha256 = intake->sha256;
  intake->plan->findings = intake->findings;
  intake->plan->findings_arena = intake->findings_arena;
  *plan_out = intake->plan;
  intake->plan = NULL;
  intake->findings_arena = NULL;
}

kjp_status
kjp__intake_finish(struct kjp__intake *intake, kjp_plan **plan_out,
                   kjp_error **error_out)
{
  kjp_status status;

  if (intake->root_seen)
    kjp__sections_finish(&intake->sections, intake->cut_short);
  check_whole(intake);
  if (memory_is_out(intake)) {
    status = kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  } else if (kjp__findings_status(intake->findings) != KJP_OK) {
    status =
        kjp__fail_findings(error_out, intake->findings_arena, intake->findings);
    intake->findings_arena = NULL;
  } else {
    hand_over(intake, plan_out);
    status = KJP_OK;
  }
  free_intake(intake);
  return status;
}
