/* SPDX-License-Identifier: MIT */
/* examples/mpi/panel.c - is a rule kept, by more jurisdictions than one machine
 * holds?
 *
 *   mpirun -n 8 panel PLAN RULE FIRST-YEAR LAST-YEAR OUT INDICATOR=FILE...
 *
 * A file has the figures of an indicator, a row a jurisdiction and a column a
 * year: whole quanta (fen) of 64 bits, the least of which is one that is
 * missing, as NumPy's tofile() writes them. Each rank reads its rows, judges
 * them and writes them to OUT.floors (64 bits) and OUT.verdicts (8 bits); rank
 * 0 prints how many years hold. Both files are those of one process, to the
 * last bit, however many ranks there are. */
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <kjplan/kjplan.h>
#include <mpi.h>

enum { FAILED = 1, WRONG_USAGE = 2, VERDICTS = 256 };

static int rank, ranks;

/* What a rank has of the panel. */
struct share {
  int64_t entities; /* of all ranks */
  int32_t first_year, years;
  int64_t first; /* entity */
  int32_t count;
  int cells;
};

/* Ends every rank. */
static _Noreturn void
give_up(int code, const char *what, const char *why)
{
  fprintf(stderr, "panel, rank %d: %s: %s\n", rank, what, why);
  (void)MPI_Abort(MPI_COMM_WORLD, code);
  exit(code);
}

static int32_t
read_year(const char *text)
{
  char *end;
  long year = strtol(text, &end, 10);

  if (end == text || *end != '\0' || year < 1949 || year > 2149)
    give_up(WRONG_USAGE, text, "is no year from 1949 to 2149");
  return (int32_t)year;
}

static void
check(kjp_status status, kjp_error *error)
{
  if (status != KJP_OK)
    give_up(FAILED, "kjplan", kjp_error_message(error, KJP_LANGUAGE_EN));
}

static void
check_file(int result, const char *file)
{
  if (result != MPI_SUCCESS)
    give_up(FAILED, file, "cannot be read or written");
}

static void *
room_for(int cells, size_t size)
{
  void *room = calloc((size_t)cells + 1, size);

  if (room == NULL)
    give_up(FAILED, "figures", "no memory");
  return room;
}

/* Rows, which differ by one between ranks at most. */
static void
take_share(struct share *share, int64_t entities)
{
  int64_t more = entities % ranks;
  int64_t count = entities / ranks + (rank < more);

  share->entities = entities;
  share->first = entities / ranks * rank + (rank < more ? rank : more);
  if (entities > INT32_MAX || count > INT_MAX / share->years)
    give_up(WRONG_USAGE, "figures", "too many for so few ranks");
  share->count = (int32_t)count;
  share->cells = (int)count * share->years;
}

static MPI_Offset
place_of(const struct share *share, size_t size)
{
  return (MPI_Offset)(share->first * share->years) * (MPI_Offset)size;
}

static int64_t *
read_figures(struct share *share, const char *file)
{
  MPI_File open;
  MPI_Offset size;
  MPI_Offset row = share->years * (MPI_Offset)sizeof(int64_t);
  int64_t *figures;

  check_file(MPI_File_open(MPI_COMM_WORLD, file, MPI_MODE_RDONLY, MPI_INFO_NULL,
                           &open),
             file);
  check_file(MPI_File_get_size(open, &size), file);
  if (size % row != 0 ||
      (share->entities >= 0 && size / row != share->entities))
    give_up(WRONG_USAGE, file, "has not the rows and years of the others");
  take_share(share, size / row);
  figures = room_for(share->cells, sizeof *figures);
  check_file(MPI_File_read_at_all(open, place_of(share, sizeof *figures),
                                  figures, share->cells, MPI_INT64_T,
                                  MPI_STATUS_IGNORE),
             file);
  (void)MPI_File_close(&open);
  return figures;
}

static void
write_results(const struct share *share, const char *out, const char *ending,
              const void *cells, size_t size, MPI_Datatype type)
{
  char file[4096];
  MPI_File open;

  if (snprintf(file, sizeof file, "%s.%s", out, ending) >= (int)sizeof file)
    give_up(WRONG_USAGE, out, "the name is too long");
  check_file(MPI_File_open(MPI_COMM_WORLD, file,
                           MPI_MODE_CREATE | MPI_MODE_WRONLY, MPI_INFO_NULL,
                           &open),
             file);
  check_file(
      MPI_File_set_size(open, (MPI_Offset)(share->entities * share->years) *
                                  (MPI_Offset)size),
      file);
  check_file(MPI_File_write_at_all(open, place_of(share, size), cells,
                                   share->cells, type, MPI_STATUS_IGNORE),
             file);
  check_file(MPI_File_close(&open), file);
}

static void
print_counts(const struct share *share, const uint8_t *verdicts)
{
  static const char *const words[] = {"not ruled", "hold", "broken",
                                      "not assessable", "exempt"};
  int64_t counts[VERDICTS] = {0};
  int64_t sums[VERDICTS] = {0};

  for (int i = 0; i < share->cells; i++)
    counts[verdicts[i]]++;
  (void)MPI_Reduce(counts, sums, VERDICTS, MPI_INT64_T, MPI_SUM, 0,
                   MPI_COMM_WORLD);
  if (rank > 0)
    return;
  printf("%lld jurisdictions, %d-%d\n", (long long)share->entities,
         (int)share->first_year, (int)(share->first_year + share->years - 1));
  for (int i = 1; i <= KJP_VERDICT_EXEMPT; i++)
    printf("%-15s %lld\n", words[i], (long long)sums[i]);
  printf("%-15s %lld\n", "too large", (long long)sums[KJP_PANEL_TOO_LARGE]);
}

/* Each rank has a panel of its own rows. */
static kjp_panel *
open_panel(const struct share *share, const char *plan_file, const char *rule)
{
  kjp_options *options = kjp_options_new();
  kjp_plan *plan = NULL;
  kjp_panel *panel = NULL;
  kjp_error *error = NULL;

  if (options == NULL)
    give_up(FAILED, "options", "no memory");
  check(kjp_options_set(options, "rule", rule, &error), error);
  check(kjp_plan_load(plan_file, NULL, &plan, &error), error);
  check(kjp_panel_new(plan, options, share->count, share->first_year,
                      share->first_year + share->years - 1, &panel, &error),
        error);
  kjp_plan_unref(plan);
  kjp_options_free(options);
  return panel;
}

/* "st=st.bin" */
static int64_t *
set_figures(struct share *share, kjp_panel **panel, char **argv, char *named)
{
  char *file = strchr(named, '=');
  int64_t *figures;
  kjp_error *error = NULL;

  if (file == NULL)
    give_up(WRONG_USAGE, named, "is not INDICATOR=FILE");
  *file++ = '\0';
  figures = read_figures(share, file);
  if (*panel == NULL)
    *panel = open_panel(share, argv[1], argv[2]);
  check(kjp_panel_set(*panel, named, figures, NULL, &error), error);
  return figures;
}

static void
judge(struct share *share, int argc, char **argv)
{
  kjp_panel *panel = NULL;
  int64_t **figures = room_for(argc, sizeof *figures);
  int64_t *floors;
  uint8_t *verdicts;
  kjp_error *error = NULL;

  for (int i = 6; i < argc; i++)
    figures[i] = set_figures(share, &panel, argv, argv[i]);
  floors = room_for(share->cells, sizeof *floors);
  verdicts = room_for(share->cells, sizeof *verdicts);
  check(kjp_panel_run(panel, 0, share->count, 1, floors, verdicts, NULL, NULL,
                      &error),
        error);
  write_results(share, argv[5], "floors", floors, sizeof *floors, MPI_INT64_T);
  write_results(share, argv[5], "verdicts", verdicts, sizeof *verdicts,
                MPI_BYTE);
  print_counts(share, verdicts);
  kjp_panel_free(panel);
  for (int i = 6; i < argc; i++)
    free(figures[i]);
  free(figures);
  free(floors);
  free(verdicts);
}

int
main(int argc, char **argv)
{
  struct share share = {.entities = -1};

  (void)MPI_Init(&argc, &argv);
  (void)MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  (void)MPI_Comm_size(MPI_COMM_WORLD, &ranks);
  if (argc < 7)
    give_up(WRONG_USAGE, "usage",
            "PLAN RULE FIRST-YEAR LAST-YEAR OUT INDICATOR=FILE...");
  share.first_year = read_year(argv[3]);
  share.years = read_year(argv[4]) - share.first_year + 1;
  if (share.years < 1)
    give_up(WRONG_USAGE, argv[4], "is no year after the first");
  judge(&share, argc, argv);
  return MPI_Finalize() == MPI_SUCCESS ? 0 : FAILED;
}
