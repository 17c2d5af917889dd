/* SPDX-License-Identifier: MIT */
/* tests/panel/rule.c - the plan of a trial: indicators with values of their own
 * and a rule of random clauses. */
#include "trial.h"

int64_t
draw_magnitude(struct trial *trial)
{
  static const int64_t magnitudes[] = {40,
                                       10000,
                                       INT64_C(1000000000),
                                       INT64_C(30000000000000),
                                       INT64_C(30000000000000),
                                       INT64_C(1) << 52,
                                       INT64_C(1) << 56,
                                       INT64_C(9000000000000000000)};

  return magnitudes[below(trial, G_N_ELEMENTS(magnitudes))];
}

/* The rule */

/* Quanta as yuan. */
static void
say_money(struct trial *trial, int64_t quanta)
{
  g_string_append_printf(trial->text, "%" PRId64 ".%02" PRId64, quanta / 100,
                         quanta % 100);
}

static int64_t
draw_money(struct trial *trial)
{
  return below(trial, trial->magnitude) + 1;
}

/* A rate in 10^-6, as often as not a round one. */
static void
say_rate(struct trial *trial, int64_t most_percent)
{
  int64_t rate = chance(trial, 40) ? below(trial, most_percent + 1) * 10000
                                   : below(trial, most_percent * 10000);

  g_string_append_printf(trial->text, "%" PRId64 ".%04" PRId64 " %%",
                         rate / 10000, rate % 10000);
}

static void
say_span(struct trial *trial)
{
  int64_t first = 2017 + below(trial, 4);

  if (chance(trial, 20))
    g_string_append_printf(trial->text, ", years: %" PRId64 "-%" PRId64, first,
                           first + below(trial, 2022 - first));
}

static void
say_reference(struct trial *trial)
{
  static const char *const references[] = {"rev", "spend", "nation", "mean"};

  g_string_append_printf(trial->text, "of: %s",
                         references[below(trial, G_N_ELEMENTS(references))]);
  if (chance(trial, 20))
    g_string_append(trial->text, ", stage: final");
}

static void
say_previous(struct trial *trial)
{
  g_string_append(trial->text, "not_below_previous: {lookback: ");
  g_string_append_printf(trial->text, "%d", chance(trial, 75) ? 1 : 2);
  if (chance(trial, 30))
    g_string_append(trial->text, ", strict: true");
  if (chance(trial, 30)) {
    g_string_append(trial->text, ", tolerance: ");
    say_rate(trial, 20);
  }
}

static void
say_peak(struct trial *trial)
{
  g_string_append(trial->text, "not_below_peak: {note: n");
}

static void
say_growth(struct trial *trial)
{
  g_string_append(trial->text, "grow_at_least: {value: ");
  say_rate(trial, 20);
}

static void
say_increment(struct trial *trial)
{
  g_string_append(trial->text, "grow_by_at_least: {value: ");
  say_money(trial, draw_money(trial) / 20);
}

static void
say_outpace(struct trial *trial)
{
  g_string_append(trial->text, "outpace: {");
  say_reference(trial);
  if (chance(trial, 45))
    g_string_append_printf(trial->text,
                           ", margin: %" PRId64 ".%03" PRId64 " pp",
                           below(trial, 5), below(trial, 1000));
  if (chance(trial, 35))
    g_string_append(trial->text, ", when_falling: hold");
}

static void
say_share(struct trial *trial)
{
  g_string_append(trial->text, "share_at_least: {");
  say_reference(trial);
  g_string_append(trial->text, ", value: ");
  say_rate(trial, 90);
}

static void
say_share_before(struct trial *trial)
{
  g_string_append(trial->text, "share_not_below_previous: {");
  say_reference(trial);
  if (chance(trial, 40))
    g_string_append(trial->text, ", strict: true");
  if (chance(trial, 30)) {
    g_string_append(trial->text, ", tolerance: ");
    say_rate(trial, 10);
  }
}

static void
say_average(struct trial *trial)
{
  g_string_append_printf(
      trial->text, "average_growth_at_least: {since: %" PRId64 ", value: ",
      2014 + below(trial, 3));
  say_rate(trial, 15);
  if (chance(trial, 50))
    g_string_append(trial->text, ", at: [2019, 2021]");
}

/* Not a map that `years` could stand in. */
static void
say_amounts(struct trial *trial)
{
  g_string_append_printf(trial->text, "amount_at_least: {%" PRId64 ": ",
                         2018 + below(trial, 3));
  say_money(trial, draw_money(trial));
  g_string_append(trial->text, ", 2021: ");
  say_money(trial, draw_money(trial));
}

static void
say_peers(struct trial *trial)
{
  g_string_append(trial->text, chance(trial, 60)
                                   ? "at_least_peers: {peers: [peer, other]"
                                   : "at_least_peers: {peers: [other, nation, "
                                     "peer]");
}

static const struct {
  void (*say)(struct trial *);
  gboolean spans;
} clauses[] = {
    {say_previous, TRUE}, {say_growth, TRUE},       {say_outpace, TRUE},
    {say_outpace, TRUE},  {say_increment, TRUE},    {say_share, TRUE},
    {say_peak, TRUE},     {say_share_before, TRUE}, {say_amounts, FALSE},
    {say_peers, TRUE},    {say_average, FALSE}};

/* Half of the rules have the first clauses alone: the usual ones. */
static void
say_clause(struct trial *trial, size_t kinds)
{
  size_t kind = (size_t)below(trial, (int64_t)kinds);

  g_string_append(trial->text, "{");
  clauses[kind].say(trial);
  if (clauses[kind].spans)
    say_span(trial);
  g_string_append(trial->text, "}}");
}

static void
say_some(struct trial *trial, size_t kinds)
{
  int64_t count = 1 + below(trial, 3);

  for (int64_t i = 0; i < count; i++) {
    g_string_append(trial->text, i == 0 ? "" : ", ");
    say_clause(trial, kinds);
  }
}

static void
say_clauses(struct trial *trial)
{
  size_t kinds = chance(trial, 50) ? 6 : G_N_ELEMENTS(clauses);

  g_string_append(trial->text, "    clauses: [");
  say_some(trial, kinds);
  if (chance(trial, 20)) {
    g_string_append(trial->text, ", {any_of: [");
    say_some(trial, kinds);
    g_string_append(trial->text, "]}");
  }
  g_string_append(trial->text, "]\n");
}

static void
say_rule(struct trial *trial)
{
  g_string_append(trial->text,
                  "rules:\n  r:\n    indicator: st\n    years: 2017-2021\n");
  if (chance(trial, 20))
    g_string_append(trial->text, "    base: owed\n");
  if (chance(trial, 20))
    g_string_append(trial->text, "    stage: final\n");
  if (chance(trial, 20))
    g_string_append(trial->text, "    exempt: [{year: 2019, reason: n, "
                                 "authority: n}]\n");
  say_clauses(trial);
}

/* The plan */

static void
say_values(struct trial *trial)
{
  int64_t value = draw_money(trial) / 2 + 1;

  g_string_append(trial->text, ", values: {2016: ");
  say_money(trial, value);
  for (int year = 2017; year <= 2020; year++) {
    value = value / 60 * (58 + below(trial, 8));
    if (chance(trial, 10))
      continue;
    g_string_append_printf(trial->text, ", %d: {final: {value: ", year);
    say_money(trial, value);
    g_string_append_printf(trial->text, ", unverified: %s}}",
                           chance(trial, 20) ? "true" : "false");
  }
  g_string_append(trial->text, "}");
  if (chance(trial, 50))
    g_string_append(trial->text, ", assume: {growth: 4.5 %}");
}

static void
say_adjustments(struct trial *trial)
{
  g_string_append_printf(trial->text, ", one_off: {%" PRId64 ": ",
                         2016 + below(trial, 4));
  say_money(trial, draw_money(trial) / 1000);
  g_string_append_printf(
      trial->text,
      "}, comparable_base: {%" PRId64 ": {value: ", 2018 + below(trial, 3));
  say_money(trial, draw_money(trial));
  if (chance(trial, 40)) {
    g_string_append(trial->text, ", owed: ");
    say_money(trial, draw_money(trial));
  }
  g_string_append(trial->text, "}}");
}

static void
say_indicator(struct trial *trial, const char *id, gboolean adjusted)
{
  g_string_append_printf(trial->text, "  %s: {name: %s, scope: n, unit: 元", id,
                         id);
  say_values(trial);
  if (adjusted)
    say_adjustments(trial);
  g_string_append(trial->text, "}\n");
}

void
say_plan(struct trial *trial)
{
  g_string_assign(trial->text,
                  "kjplan: 1\nplan: {id: p, title: n, years: 2016-2021}\n"
                  "indicators:\n");
  for (int i = 0; i < INPUTS; i++) {
    trial->adjusted[i] = chance(trial, i == 0 ? 20 : 8);
    say_indicator(trial, ids[i], trial->adjusted[i]);
  }
  say_indicator(trial, "nation", FALSE);
  say_indicator(trial, "state", FALSE);
  g_string_append(trial->text, "  mean: {name: mean, scope: n, unit: 元, "
                               "derive: {average: [nation, state]}}\n");
  say_rule(trial);
}
