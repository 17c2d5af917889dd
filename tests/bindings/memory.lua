-- SPDX-License-Identifier: MIT
-- memory.lua COUNT - as memory.py: many loads and answers, closed as they go,
-- do not grow the process.
local kjplan = require "kjplan"
local count = tonumber(arg[1])

local PLAN = [[
kjplan: 1
plan: {id: p, title: 计划, years: 2022-2023}
indicators:
  st: {name: 科技支出, scope: 市, unit: 亿元, values: {2021: 1, 2022: 1.2}}
rules:
  r: {name: 规则, indicator: st, years: 2022, clauses: [{not_below_previous: {}}]}
]]
-- KiB; the heap of Lua itself comes and goes by half of it.
local MARGIN = 2048

-- KiB, where a page is 4.
local function resident()
  collectgarbage() collectgarbage()
  local file = io.open "/proc/self/statm"
  local pages = file:read("*a"):match "^%d+ (%d+)"
  file:close()
  return pages * 4
end

-- A load, an answer, its rows; and now and then what is refused.
local function once(number)
  local plan = assert(kjplan.parse(PLAN))
  local answer = assert(plan:audit())
  assert(answer[1].floor.text == "1")
  if number % 10 == 0 then
    assert(answer[1].sentence and answer:to_json())
    assert(select(2, plan:audit "nothing")[1].code)
    local builder = assert(kjplan.builder(plan))
    assert(builder:set("/plan/title", "t"):build()):close()
    builder:close()
  end
  answer:close()
  plan:close()
end

local early
for number = 1, count do
  if number == count / 10 then early = resident() end
  once(number)
end
local growth = resident() - early
print(("%d rounds: %d KiB, grown by %d KiB"):format(count, early, growth))
os.exit(growth <= MARGIN and 0 or 1)
