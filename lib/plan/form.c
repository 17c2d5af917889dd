/* SPDX-License-Identifier: MIT */
/* lib/plan/form.c - which writer goes with which reader.
 *
 * A form is the way a value is written in a file; a field names it by its
 * reader. Keys that differ in what they check and not in how they look share
 * a writer. */
#include <glib.h>

#include "read-priv.h"
#include "write-priv.h"

static const struct form {
  kjp__reader read;
  kjp__writer write;
} forms[] = {
    {kjp__read_text, kjp__write_text},
    {kjp__read_say, kjp__write_say},
    {kjp__read_id, kjp__write_text},
    {kjp__read_year, kjp__write_year},
    {kjp__read_word, kjp__write_word},
    {kjp__read_boolean, kjp__write_flag},
    {kjp__read_date, kjp__write_date},
    {kjp__read_quantity, kjp__write_quantity},
    {kjp__read_whole, kjp__write_number},
    {kjp__read_source, kjp__write_source},
    {kjp__read_indicator, kjp__write_reference},
    {kjp__read_target_indicator, kjp__write_reference},
    {kjp__read_rule_indicator, kjp__write_reference},
    {kjp__read_organisation, kjp__write_reference},
    {kjp__read_reference, kjp__write_reference},
    {kjp__read_path_reference, kjp__write_reference},
    {kjp__read_cap_reference, kjp__write_reference},
    {kjp__read_policy_indicator, kjp__write_reference},
    {kjp__read_plan_span, kjp__write_span},
    {kjp__read_rule_span, kjp__write_span},
    {kjp__read_clause_span, kjp__write_span},
    {kjp__read_cap_span, kjp__write_span},
    {kjp__read_policy_span, kjp__write_span},
    {kjp__read_issuers, kjp__write_issuers},
    {kjp__read_claims, kjp__write_claims},
    {kjp__read_evaluations, kjp__write_evaluations},
    {kjp__read_evaluation_year, kjp__write_year},
    {kjp__read_done, kjp__write_done},
    {kjp__read_unit, kjp__write_unit},
    {kjp__read_values, kjp__write_values},
    {kjp__read_figure, kjp__write_figure},
    {kjp__read_adjustments, kjp__write_adjustments},
    {kjp__read_assume, kjp__write_assume},
    {kjp__read_growth, kjp__write_growth},
    {kjp__read_amounts, kjp__write_amounts},
    {kjp__read_derive, kjp__write_derive},
    {kjp__read_count_of, kjp__write_count_of},
    {kjp__read_counted, kjp__write_counted},
    {kjp__read_target_year, kjp__write_target_year},
    {kjp__read_target_over, kjp__write_target_over},
    {kjp__read_comparator, kjp__write_comparator},
    {kjp__read_bound_indicator, kjp__write_bound_indicator},
    {kjp__read_bound_plus, kjp__write_bound_plus},
    {kjp__read_base, kjp__write_base},
    {kjp__read_revisions, kjp__write_revisions},
    {kjp__read_revision_date, kjp__write_date},
    {kjp__read_clauses, kjp__write_clauses},
    {kjp__read_members, kjp__write_members},
    {kjp__read_since, kjp__write_year},
    {kjp__read_clause_amounts, kjp__write_clause_amounts},
    {kjp__read_clause_at, kjp__write_clause_at},
    {kjp__read_peers, kjp__write_peers},
    {kjp__read_exemptions, kjp__write_exemptions},
    {kjp__read_exemption_year, kjp__write_year},
    {kjp__read_path_from, kjp__write_path_from},
    {kjp__read_from_year, kjp__write_year},
    {kjp__read_path_through, kjp__write_path_through},
    {kjp__read_path_shares, kjp__write_path_shares},
    {kjp__read_path_floors, kjp__write_path_floors},
    {kjp__read_caps, kjp__write_caps},
    {kjp__read_cap_amounts, kjp__write_cap_amounts},
    {kjp__read_overlays, kjp__write_overlays},
    {kjp__read_overlay_growth, kjp__write_overlay_growth},
    {kjp__read_overlay_amounts, kjp__write_overlay_amounts},
    {kjp__read_scenario_paths, kjp__write_scenario_paths},
    {kjp__read_fields, kjp__write_fields},
    {kjp__read_kinds, kjp__write_kinds},
    {kjp__read_instruments, kjp__write_instruments},
    {kjp__read_lead, kjp__write_lead},
    {kjp__read_members_of, kjp__write_members_of},
    {kjp__read_funding, kjp__write_funding},
    {kjp__read_projects, kjp__write_projects},
    {kjp__read_project_id, kjp__write_text},
    {kjp__read_project_status, kjp__write_word},
    {kjp__read_plan_year, kjp__write_year},
    {kjp__read_actions, kjp__write_actions},
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
