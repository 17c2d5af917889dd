/* SPDX-License-Identifier: MIT */
/* lib/plan/form.c - which writer goes with which reader, and what the JSON
 * Schema says of both.
 *
 * A form is the way a value is written in a file; a field names it by its
 * reader. Keys that differ in what they check and not in how they look share
 * a writer and a definition (lib/report/definition.c). */
#include <glib.h>

#include "read-priv.h"
#include "write-priv.h"

static const struct form {
  kjp__reader read;
  kjp__writer write;
  const char *definition;
} forms[] = {
    {kjp__read_text, kjp__write_text, "text"},
    {kjp__read_say, kjp__write_say, "name"},
    {kjp__read_id, kjp__write_text, "id"},
    {kjp__read_year, kjp__write_year, "year"},
    {kjp__read_word, kjp__write_word, "word"},
    {kjp__read_boolean, kjp__write_flag, "flag"},
    {kjp__read_date, kjp__write_date, "date"},
    {kjp__read_quantity, kjp__write_quantity, "quantity"},
    {kjp__read_whole, kjp__write_number, "whole"},
    {kjp__read_source, kjp__write_source, "source"},
    {kjp__read_indicator, kjp__write_reference, "id"},
    {kjp__read_target_indicator, kjp__write_reference, "id"},
    {kjp__read_rule_indicator, kjp__write_reference, "id"},
    {kjp__read_organisation, kjp__write_reference, "id"},
    {kjp__read_reference, kjp__write_reference, "id"},
    {kjp__read_path_reference, kjp__write_reference, "id"},
    {kjp__read_cap_reference, kjp__write_reference, "id"},
    {kjp__read_policy_indicator, kjp__write_reference, "id"},
    {kjp__read_plan_span, kjp__write_span, "span"},
    {kjp__read_rule_span, kjp__write_span, "span"},
    {kjp__read_clause_span, kjp__write_span, "span"},
    {kjp__read_cap_span, kjp__write_span, "span"},
    {kjp__read_policy_span, kjp__write_span, "span"},
    {kjp__read_issuers, kjp__write_issuers, "texts"},
    {kjp__read_claims, kjp__write_claims, "claims"},
    {kjp__read_evaluations, kjp__write_evaluations, "evaluations"},
    {kjp__read_evaluation_year, kjp__write_year, "year"},
    {kjp__read_done, kjp__write_done, "done"},
    {kjp__read_unit, kjp__write_unit, "unit"},
    {kjp__read_values, kjp__write_values, "values"},
    {kjp__read_figure, kjp__write_figure, "quantity"},
    {kjp__read_adjustments, kjp__write_adjustments, "adjustments"},
    {kjp__read_assume, kjp__write_assume, "assume"},
    {kjp__read_growth, kjp__write_growth, "growth"},
    {kjp__read_amounts, kjp__write_amounts, "amounts"},
    {kjp__read_derive, kjp__write_derive, "derive"},
    {kjp__read_growth_of, kjp__write_growth_of, "id"},
    {kjp__read_count_of, kjp__write_count_of, "count_of"},
    {kjp__read_counted, kjp__write_counted, "statuses"},
    {kjp__read_target_year, kjp__write_target_year, "year"},
    {kjp__read_target_over, kjp__write_target_over, "span"},
    {kjp__read_comparator, kjp__write_comparator, "bound"},
    {kjp__read_bound_indicator, kjp__write_bound_indicator, "id"},
    {kjp__read_bound_plus, kjp__write_bound_plus, "quantity"},
    {kjp__read_base, kjp__write_base, "base"},
    {kjp__read_revisions, kjp__write_revisions, "revisions"},
    {kjp__read_revision_date, kjp__write_date, "date"},
    {kjp__read_clauses, kjp__write_clauses, "clauses"},
    {kjp__read_members, kjp__write_members, "members"},
    {kjp__read_since, kjp__write_year, "year"},
    {kjp__read_clause_amounts, kjp__write_clause_amounts, "some-amounts"},
    {kjp__read_clause_at, kjp__write_clause_at, "some-years"},
    {kjp__read_peers, kjp__write_peers, "some-ids"},
    {kjp__read_exemptions, kjp__write_exemptions, "exemptions"},
    {kjp__read_exemption_year, kjp__write_year, "year"},
    {kjp__read_path_from, kjp__write_path_from, "from"},
    {kjp__read_from_year, kjp__write_year, "year"},
    {kjp__read_path_through, kjp__write_path_through, "points"},
    {kjp__read_path_shares, kjp__write_path_shares, "shares"},
    {kjp__read_path_floors, kjp__write_path_floors, "ids"},
    {kjp__read_caps, kjp__write_caps, "caps"},
    {kjp__read_cap_amounts, kjp__write_cap_amounts, "some-amounts"},
    {kjp__read_overlays, kjp__write_overlays, "overlays"},
    {kjp__read_overlay_growth, kjp__write_overlay_growth, "growth"},
    {kjp__read_overlay_amounts, kjp__write_overlay_amounts, "amounts"},
    {kjp__read_scenario_paths, kjp__write_scenario_paths, "scenario-paths"},
    {kjp__read_fields, kjp__write_fields, "texts"},
    {kjp__read_kinds, kjp__write_kinds, "kinds"},
    {kjp__read_instruments, kjp__write_instruments, "texts"},
    {kjp__read_lead, kjp__write_lead, "ids"},
    {kjp__read_members_of, kjp__write_members_of, "ids"},
    {kjp__read_funding, kjp__write_funding, "funding"},
    {kjp__read_projects, kjp__write_projects, "projects"},
    {kjp__read_project_id, kjp__write_text, "id"},
    {kjp__read_project_status, kjp__write_word, "word"},
    {kjp__read_plan_year, kjp__write_year, "year"},
    {kjp__read_actions, kjp__write_actions, "actions"},
};

static const struct form *
form_of(const struct kjp__field *field)
{
  for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
    if (forms[i].read == field->read)
      return &forms[i];
  }
  return NULL;
}

/* A field whose reader is in no row would be lost on saving: a test walks all
 * fields. */
kjp__writer
kjp__writer_of(const struct kjp__field *field)
{
  const struct form *form = form_of(field);

  return form == NULL ? NULL : form->write;
}

const char *
kjp__definition_of(const struct kjp__field *field)
{
  const struct form *form = form_of(field);

  return form == NULL ? NULL : form->definition;
}
