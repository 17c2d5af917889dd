local kjplan = require "kjplan"

local plan = assert(kjplan.load(arg[1], {language = "en"}))
local audit = assert(plan:audit "rigid-growth")
for _, y in ipairs(audit) do
  print(y.year, y.verdict, y.floor, y.floor.unit, y.headroom)
end
local last = audit[#audit - 1]
for _, clause in ipairs(last:children "audit_clauses") do
  print(clause.name, clause.least.quanta, clause.verdict, clause.clause.line)
end
print(last.sentence)
