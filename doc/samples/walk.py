import sys

import kjplan

plan = kjplan.load(sys.argv[1], language="en")
with plan.audit("rigid-growth") as audit:
    for y in audit:
        print(y.year, y.verdict, y.floor, y.unit_of("floor"), y.headroom)
    last = audit[-2]
for clause in last.children("audit_clauses"):
    print(clause.name, clause.least, clause.verdict, clause.clause.line)
print(last.sentence)
