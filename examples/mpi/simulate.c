/* SPDX-License-Identifier: MIT */
/* examples/mpi/simulate.c - how likely is each target and each rule, drawn on
 * many machines at once?
 *
 *   mpirun -n 8 simulate PLAN DRAWS SEED
 *
 * Each rank draws a slice and sends it to rank 0 as bytes; rank 0 merges them
 * and prints the answer as JSON. It is the answer of one process, to the last
 * bit, however many ranks there are. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include <kjplan/kjplan.h>
#include <mpi.h>

enum { FAILED = 1, WRONG_USAGE = 2, STEP = 65536 };

static int rank, ranks;

/* Ends every rank. */
static void
give_up(int code, const char *why)
{
  fprintf(stderr, "simulate, rank %d: %s\n", rank, why);
  (void)MPI_Abort(MPI_COMM_WORLD, code);
}

static void
check(kjp_status status, kjp_error *error)
{
  if (status != KJP_OK)
    give_up(FAILED, kjp_error_message(error, KJP_LANGUAGE_EN));
}

/* The first draw of a rank: slices differ by one draw at most. */
static long long
first_draw(long long draws, int of)
{
  return draws / ranks * of + (of < draws % ranks ? of : draws % ranks);
}

static kjp_simulation *
new_slice(const kjp_plan *plan, long long first, const char *seed)
{
  char number[24];
  kjp_options *options = kjp_options_new();
  kjp_simulation *slice = NULL;
  kjp_error *error = NULL;

  (void)snprintf(number, sizeof number, "%lld", first);
  if (options == NULL)
    give_up(FAILED, "no memory");
  check(kjp_options_set(options, "first-draw", number, &error), error);
  check(kjp_options_set(options, "seed", seed, &error), error);
  check(kjp_simulation_new(plan, options, &slice, &error), error);
  kjp_options_free(options);
  return slice;
}

/* In steps, after each of which a program could tell how far it is. */
static void
draw(kjp_simulation *slice, long long draws)
{
  kjp_error *error = NULL;

  for (long long done = 0; done < draws; done += STEP)
    check(kjp_simulation_step(slice, draws - done < STEP ? draws - done : STEP,
                              &error),
          error);
}

static void
send_slice(const kjp_simulation *slice)
{
  kjp_text *bytes = NULL;
  kjp_error *error = NULL;

  check(kjp_simulation_to_bytes(slice, &bytes, &error), error);
  if (kjp_text_size(bytes) > INT_MAX)
    give_up(FAILED, "too many kept values for one message");
  (void)MPI_Send(kjp_text_data(bytes), (int)kjp_text_size(bytes), MPI_BYTE, 0,
                 0, MPI_COMM_WORLD);
  kjp_text_free(bytes);
}

/* One slice after the other, so that one is in memory at a time. */
static void
merge_slices(kjp_simulation *into)
{
  kjp_error *error = NULL;

  for (int from = 1; from < ranks; from++) {
    MPI_Status status;
    char *bytes;
    int size;

    (void)MPI_Probe(from, 0, MPI_COMM_WORLD, &status);
    (void)MPI_Get_count(&status, MPI_BYTE, &size);
    bytes = malloc((size_t)size);
    if (bytes == NULL)
      give_up(FAILED, "no memory");
    (void)MPI_Recv(bytes, size, MPI_BYTE, from, 0, MPI_COMM_WORLD, &status);
    check(kjp_simulation_merge_bytes(into, bytes, (size_t)size, &error), error);
    free(bytes);
  }
}

static void
print_answer(const kjp_simulation *simulation)
{
  kjp_answer *answer = NULL;
  kjp_text *json = NULL;
  kjp_error *error = NULL;

  check(kjp_simulation_answer(simulation, &answer, &error), error);
  check(kjp_answer_to_json(answer, KJP_LANGUAGE_EN, &json, &error), error);
  if (fputs(kjp_text_data(json), stdout) == EOF || fflush(stdout) != 0)
    give_up(FAILED, "the answer cannot be written");
  kjp_text_free(json);
  kjp_answer_unref(answer);
}

/* The plan's file is read by every rank: it must be the same on all machines,
 * which merging makes sure of. */
static void
simulate(const char *file, long long draws, const char *seed)
{
  kjp_plan *plan = NULL;
  kjp_simulation *slice;
  kjp_error *error = NULL;
  long long first = first_draw(draws, rank);

  check(kjp_plan_load(file, NULL, &plan, &error), error);
  slice = new_slice(plan, first, seed);
  draw(slice, first_draw(draws, rank + 1) - first);
  if (rank > 0) {
    send_slice(slice);
  } else {
    merge_slices(slice);
    print_answer(slice);
  }
  kjp_simulation_free(slice);
  kjp_plan_unref(plan);
}

int
main(int argc, char **argv)
{
  long long draws;
  char *end = NULL;

  (void)MPI_Init(&argc, &argv);
  (void)MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  (void)MPI_Comm_size(MPI_COMM_WORLD, &ranks);
  draws = argc == 4 ? strtoll(argv[2], &end, 10) : 0;
  if (end == NULL || *end != '\0' || draws < 1 || draws > 1000000000)
    give_up(WRONG_USAGE, "PLAN DRAWS SEED, of 1 to 1000000000 draws");
  simulate(argv[1], draws, argv[3]);
  return MPI_Finalize() == MPI_SUCCESS ? 0 : FAILED;
}
