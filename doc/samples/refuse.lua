local kjplan = require "kjplan"

local plan, err = kjplan.parse [[
kjplan: 1
plan: {id: p, titel: Plan, years: 2022-2025}
targets: {t: {indicator: rd, year: 2025, at_least: 3 %}}
]]
for _, finding in ipairs(err) do
  print(finding.line, finding.column, finding.code, finding.hint)
end
print(plan, err.status)
print(err)
