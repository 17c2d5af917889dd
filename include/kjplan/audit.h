/* SPDX-License-Identifier: MIT */
/** @file audit.h
 * The audit: is the growth rule kept, year by year, and what is the least
 * that may be appropriated? Formulas and sources: doc/rule.md.
 */
#ifndef KJPLAN_AUDIT_H
#define KJPLAN_AUDIT_H
#ifndef KJP_CDEF
#include <kjplan/answer.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif
#endif
/* FFI-BEGIN */

/** Tables of an audit. */
enum {
  KJP_AUDIT_RULES = 40,   /**< the rules that were audited */
  KJP_AUDIT_YEARS = 41,   /**< of a rule: the main table */
  KJP_AUDIT_CLAUSES = 42, /**< of a year: the clauses that apply in it */
  KJP_AUDIT_INPUTS = 43,  /**< of a year: the figures it rests on */
  KJP_AUDIT_MISSING = 44, /**< of a year: what is not known */
  KJP_AUDIT_NOTES = 45    /**< of a year */
};
/** Columns of KJP_AUDIT_RULES. */
enum { KJP_AUDIT_RULE_RULE = 4001 /**< row of KJP_RULES */ };
/** Columns of KJP_AUDIT_YEARS. */
enum {
  KJP_AUDIT_YEAR_RULE = 4101, /**< row of KJP_AUDIT_RULES */
  KJP_AUDIT_YEAR_YEAR = 4102,
  KJP_AUDIT_YEAR_VALUE = 4103,   /**< as observed or assumed */
  KJP_AUDIT_YEAR_KIND = 4104,    /**< of the value */
  KJP_AUDIT_YEAR_ONE_OFF = 4105, /**< taken out of the value */
  KJP_AUDIT_YEAR_BASE = 4106,    /**< what the year is measured against */
  KJP_AUDIT_YEAR_FLOOR = 4107,   /**< the least that keeps the rule */
  KJP_AUDIT_YEAR_PARTIAL = 4108, /**< some clause has no least amount */
  KJP_AUDIT_YEAR_VERDICT = 4109,
  KJP_AUDIT_YEAR_UNWAIVED = 4110,   /**< what an exempt year would have been */
  KJP_AUDIT_YEAR_HEADROOM = 4111,   /**< value - one_off - floor */
  KJP_AUDIT_YEAR_GROWTH = 4112,     /**< against the base */
  KJP_AUDIT_YEAR_RUNNER_UP = 4113,  /**< row of KJP_AUDIT_CLAUSES */
  KJP_AUDIT_YEAR_PROJECTED = 4114,  /**< rests on planned or assumed values */
  KJP_AUDIT_YEAR_UNVERIFIED = 4115, /**< rests on unverified observations */
  KJP_AUDIT_YEAR_EXEMPTION = 4116   /**< row of KJP_EXEMPTIONS */
};
/** Columns of KJP_AUDIT_CLAUSES. */
enum {
  KJP_AUDIT_CLAUSE_YEAR = 4201,   /**< row of KJP_AUDIT_YEARS */
  KJP_AUDIT_CLAUSE_ANY_OF = 4202, /**< row of this table, or KJP_NONE */
  KJP_AUDIT_CLAUSE_CLAUSE = 4203, /**< row of KJP_CLAUSES */
  KJP_AUDIT_CLAUSE_NAME = 4204,   /**< "outpace:revenue" */
  KJP_AUDIT_CLAUSE_LEAST = 4205,
  KJP_AUDIT_CLAUSE_VERDICT = 4206,
  KJP_AUDIT_CLAUSE_GAP = 4207, /**< in percentage points; 0 or more: kept */
  KJP_AUDIT_CLAUSE_BINDING = 4208,
  KJP_AUDIT_CLAUSE_BASE = 4209,           /**< S the clause starts from */
  KJP_AUDIT_CLAUSE_REFERENCE = 4210,      /**< R, E or the peers' sum */
  KJP_AUDIT_CLAUSE_REFERENCE_BASE = 4211, /**< R or E of the year before */
  KJP_AUDIT_CLAUSE_BASE_YEAR = 4212
};
/** Columns of KJP_AUDIT_INPUTS. */
enum {
  KJP_AUDIT_INPUT_YEAR = 4301, /**< row of KJP_AUDIT_YEARS */
  KJP_AUDIT_INPUT_INDICATOR = 4302,
  KJP_AUDIT_INPUT_OF = 4303,    /**< int: the year of the figure */
  KJP_AUDIT_INPUT_STAGE = 4304, /**< word; KJP_NONE for what is assumed */
  KJP_AUDIT_INPUT_VALUE = 4305,
  KJP_AUDIT_INPUT_KIND = 4306,
  KJP_AUDIT_INPUT_LINE = 4307,
  KJP_AUDIT_INPUT_SOURCE = 4308, /**< row of KJP_SOURCES */
  KJP_AUDIT_INPUT_UNVERIFIED = 4309
};
/** Columns of KJP_AUDIT_MISSING. */
enum {
  KJP_AUDIT_MISSING_YEAR = 4401, /**< row of KJP_AUDIT_YEARS */
  KJP_AUDIT_MISSING_INDICATOR = 4402,
  KJP_AUDIT_MISSING_OF = 4403 /**< int: the year that is missing */
};
/** Columns of KJP_AUDIT_NOTES. */
enum {
  KJP_AUDIT_NOTE_YEAR = 4501,   /**< row of KJP_AUDIT_YEARS */
  KJP_AUDIT_NOTE_CLAUSE = 4502, /**< row of KJP_AUDIT_CLAUSES */
  KJP_AUDIT_NOTE_CODE = 4503,
  KJP_AUDIT_NOTE_TEXT_ZH = 4504,
  KJP_AUDIT_NOTE_TEXT_EN = 4505
};
/** Words of verdicts. */
enum {
  KJP_VERDICT_HOLDS = 1,
  KJP_VERDICT_BROKEN = 2,
  KJP_VERDICT_NOT_ASSESSABLE = 3,
  KJP_VERDICT_EXEMPT = 4
};

/** Audits the rules of a plan.
 * @param plan not NULL
 * @param options rule, scenario, as-of; NULL: every rule, no cut-off
 * @param answer_out [new] kjp_answer_unref()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (no such rule or scenario), KJP_E_NOMEM, or
 *         KJP_E_RANGE, naming the clause @since 0.1 */
kjp_status kjp_audit_run(const kjp_plan *plan, const kjp_options *options,
                         kjp_answer **answer_out, kjp_error **error_out);

/* FFI-END */
#ifndef KJP_CDEF
#ifdef __GNUC__
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
#endif
