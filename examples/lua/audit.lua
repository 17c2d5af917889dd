-- SPDX-License-Identifier: MIT
-- audit.lua PLAN [RULE] - is the growth rule kept, and what is the least?
local kjplan = require "kjplan"

local plan = assert(kjplan.load(arg[1]))
for _, year in ipairs(assert(plan:audit(arg[2]))) do
  print(year.year, year.verdict, year.floor, year.sentence)
end
