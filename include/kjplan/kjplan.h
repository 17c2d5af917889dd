/* SPDX-License-Identifier: MIT */
/** @file kjplan.h
 * The whole of libkjplan: a science-and-technology plan as data, and exact
 * answers about it. Start with kjp_plan_load(); the rules that hold for every
 * function stand in status.h.
 */
#ifndef KJPLAN_KJPLAN_H
#define KJPLAN_KJPLAN_H
#include <kjplan/status.h>

#include <kjplan/error.h>

#include <kjplan/text.h>

#include <kjplan/table.h>

#include <kjplan/quantity.h>

#include <kjplan/options.h>

#include <kjplan/plan.h>

#include <kjplan/builder.h>

#include <kjplan/statistics.h>

#include <kjplan/answer.h>

#include <kjplan/audit.h>

#include <kjplan/consistency.h>

#include <kjplan/path.h>

#include <kjplan/assess.h>
#include <kjplan/reconcile.h>

#include <kjplan/compare.h>

#include <kjplan/panel.h>
#include <kjplan/simulate.h>
#endif
