-- SPDX-License-Identifier: MIT
-- orders.lua PLAN - handles go in every order, collected or closed, and what
-- is left still answers. PLAN is that of Baotou.
local kjplan = require "kjplan"
local file = arg[1]

-- 2023: 1 亿元 x 108 / 100, and one fen more.
local FLOOR = "1.0800000001"
local NAMES = {"plan", "answer", "array", "row", "builder", "error"}

local function made()
  local plan = assert(kjplan.load(file))
  local answer = assert(plan:audit())
  local _, err = plan:audit "nothing"
  return {plan = plan, answer = answer, array = answer.audit_clauses,
          row = answer[1], builder = assert(kjplan.builder(plan)), error = err}
end

local alive = {
  plan = function(plan) return plan.plan[1].id == "baotou-2022" end,
  answer = function(answer)
    return answer[1].floor.text == FLOOR and answer:sentence(1, "en")
  end,
  array = function(clauses)
    return clauses[2].least.quanta == 10800000001LL
  end,
  row = function(row) return row.floor.text == FLOOR end,
  builder = function(builder) return assert(builder:build()).plan[1] end,
  error = function(err)
    return err[1].code == "argument-invalid" and tostring(err):find "nothing"
  end,
}

local function collect()
  collectgarbage() collectgarbage()
end

local function close(one)
  if getmetatable(one) and one.close then one:close() one:close() end
end

local count = 0

local function check(order, way)
  local left = made()
  for _, name in ipairs(order) do
    local one = left[name]
    left[name] = nil
    if way == "close" then close(one) end
    one = nil
    if way == "collect" then collect() end
    for other, value in pairs(left) do
      assert(alive[other](value), name .. " before " .. other)
    end
  end
  count = count + 1
end

-- Every order, by Heap's way.
local function permute(order, n, way)
  if n == 1 then return check(order, way) end
  for i = 1, n do
    permute(order, n - 1, way)
    local j = n % 2 == 0 and i or 1
    order[j], order[n] = order[n], order[j]
  end
end

for _, way in ipairs {"collect", "close"} do
  permute({unpack(NAMES)}, #NAMES, way)
end
assert(count == 2 * 720)

-- A closed handle is refused, and its rows keep what was read.
local plan = assert(kjplan.load(file))
local answer = assert(plan:audit())
local row = answer[1]
plan:close()
assert(row.rule.rule.id == "rigid-growth")
answer:close()
assert(row.floor.text == FLOOR)
local none, err = plan:audit()
assert(none == nil and tostring(err):find "closed")
assert(select(2, answer:to_json()).status == -4)
assert(not pcall(function() return row.exemption, row.runner_up end))
print "every order of six handles"
