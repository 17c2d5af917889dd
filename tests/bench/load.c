/* SPDX-License-Identifier: MIT */
/* tests/bench/load.c - loads a plan file, or only takes what libyaml makes of
 * it, its events or its document, and prints what that took.
 *
 *   load kjplan|events|document TIMES FILE
 *
 * A line: name, seconds of the processor a time at the median and at the
 * least, targets, events or nodes, and bytes that one plan holds. */
#include <inttypes.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <kjplan/kjplan.h>
#include <yaml.h>

struct turn {
  long count;
  size_t held;
};

static double
now(void)
{
  struct timespec time;

  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void
give_up(const char *why)
{
  fprintf(stderr, "load: %s\n", why);
  exit(1);
}

static long
count_events(yaml_parser_t *parser)
{
  yaml_event_t event;
  yaml_event_type_t type;
  long count = 0;

  do {
    if (!yaml_parser_parse(parser, &event))
      give_up(parser->problem);
    type = event.type;
    yaml_event_delete(&event);
    count++;
  } while (type != YAML_STREAM_END_EVENT);
  return count;
}

static long
count_nodes(yaml_parser_t *parser)
{
  yaml_document_t document;
  long count;

  if (!yaml_parser_load(parser, &document))
    give_up(parser->problem);
  count = document.nodes.top - document.nodes.start;
  yaml_document_delete(&document);
  return count;
}

static struct turn
parse(const char *name, long (*count)(yaml_parser_t *parser))
{
  struct turn turn = {0};
  yaml_parser_t parser;
  FILE *file = fopen(name, "rb");

  if (file == NULL || !yaml_parser_initialize(&parser))
    give_up(name);
  yaml_parser_set_input_file(&parser, file);
  turn.count = count(&parser);
  yaml_parser_delete(&parser);
  fclose(file);
  return turn;
}

static struct turn
take_events(const char *name)
{
  return parse(name, count_events);
}

static struct turn
take_document(const char *name)
{
  return parse(name, count_nodes);
}

static kjp_options *
wide_options(void)
{
  static const char *const most[][2] = {{"max-bytes", "1073741824"},
                                        {"max-nodes", "100000000"},
                                        {"sha256", "0"}};
  kjp_options *options = kjp_options_new();

  for (size_t i = 0; i < sizeof most / sizeof most[0]; i++) {
    if (kjp_options_set(options, most[i][0], most[i][1], NULL) != KJP_OK)
      give_up(most[i][0]);
  }
  return options;
}

static struct turn
load_plan(const char *name)
{
  struct turn turn;
  size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
  kjp_options *options = wide_options();
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;

  if (kjp_plan_load(name, options, &plan, &error) != KJP_OK)
    give_up(kjp_error_message(error, KJP_LANGUAGE_EN));
  kjp_options_free(options);
  turn.held = mallinfo2().uordblks + mallinfo2().hblkhd - before;
  turn.count = kjp_table_count(kjp_plan_table(plan, KJP_TARGETS));
  kjp_plan_unref(plan);
  return turn;
}

static int
compare(const void *left, const void *right)
{
  double a = *(const double *)left;
  double b = *(const double *)right;

  return (a > b) - (a < b);
}

static struct turn (*find_way(const char *name))(const char *file)
{
  static const struct {
    const char *name;
    struct turn (*take)(const char *file);
  } ways[] = {{"kjplan", load_plan},
              {"events", take_events},
              {"document", take_document}};

  for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
    if (strcmp(ways[i].name, name) == 0)
      return ways[i].take;
  }
  give_up(name);
  return NULL;
}

int
main(int argc, char **argv)
{
  int times = argc == 4 ? atoi(argv[2]) : 0;
  double *took = calloc((size_t)(times > 0 ? times : 1), sizeof *took);
  struct turn (*take)(const char *file);
  struct turn turn = {0};

  if (times < 1 || took == NULL)
    give_up("kjplan|events|document TIMES FILE");
  take = find_way(argv[1]);
  for (int i = 0; i < times; i++) {
    double start = now();

    turn = take(argv[3]);
    took[i] = now() - start;
  }
  qsort(took, (size_t)times, sizeof *took, compare);
  printf("%s\t%.6g\t%.6g\t%ld\t%zu\n", argv[1], took[times / 2], took[0],
         turn.count, turn.held);
  free(took);
  return 0;
}
