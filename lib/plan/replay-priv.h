/* SPDX-License-Identifier: MIT */
/* lib/plan/replay-priv.h - between trees and events. */
#pragma once
#include "intake-priv.h"
#include "plan-priv.h"
#include "tree-priv.h"

/* Sends a tree to an intake. Its places are made up: lines count the nodes,
 * and column 0 tells that there is no such line. Intake is not finished. */
void kjp__tree_replay(const struct kjp__tree *tree, struct kjp__intake *intake);
/* Fills an empty tree with what a plan says; false when memory is out. */
bool kjp__tree_fill(struct kjp__tree *tree, const kjp_plan *plan);
