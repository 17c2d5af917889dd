-- SPDX-License-Identifier: MIT
--- ffi.lua CDEF LIBRARY PLAN - what a call and a bulk copy cost from LuaJIT; a
-- line as of ffi_python.py.
local ffi = require "ffi"

local CALLS, DRAWS, TIMES, ROUNDS = 20000000, 1000000, 5, 7
local cdef, library, plan_file = arg[1], arg[2], arg[3]
local file = assert(io.open(cdef))
ffi.cdef(file:read "*a")
file:close()
ffi.cdef [[
  typedef struct { int64_t seconds, nanoseconds; } bench_time;
  int clock_gettime(int32_t clock, bench_time *now);
]]
local C = ffi.load(library)
local now = ffi.new "bench_time"

local function clock()
  ffi.C.clock_gettime(1, now)
  return tonumber(now.seconds) + 1e-9 * tonumber(now.nanoseconds)
end

local function least(work)
  local best = math.huge
  for _ = 1, TIMES do
    local start = clock()
    work()
    best = math.min(best, clock() - start)
  end
  return best
end

local function make(kind, call, ...)
  local made = ffi.new(kind .. " *[1]")
  local given = {...}
  given[select("#", ...) + 1] = made
  assert(call(unpack(given, 1, select("#", ...) + 1)) == 0)
  return made[0]
end

local plan = make("kjp_plan", function(name, made)
  return C.kjp_plan_load(name, nil, made, nil)
end, plan_file)
local options = C.kjp_options_new()
assert(C.kjp_options_set(options, "kept", tostring(DRAWS), nil) == 0)
local simulation = make("kjp_simulation", function(made)
  return C.kjp_simulation_new(plan, options, made, nil)
end)
assert(C.kjp_simulation_step(simulation, DRAWS, nil) == 0)
local table_ = C.kjp_plan_table(plan, 1)
local into = ffi.new("int64_t[?]", DRAWS)
local of = ffi.new("int64_t[?]", DRAWS)

local sum = 0
local function call()
  for _ = 1, CALLS do sum = sum + C.kjp_table_count(table_) end
end

local function draws()
  assert(C.kjp_simulation_copy_draws(simulation, 1, into, DRAWS) == DRAWS)
end

local function copy() ffi.copy(into, of, 8 * DRAWS) end

local ratios = {}
for i = 1, ROUNDS do ratios[i] = least(draws) / least(copy) end
table.sort(ratios)
draws()
local total = 0LL
for i = 0, DRAWS - 1 do total = total + into[i] end
print(("luajit\t%.4g\t%.3f\t%s"):format(
  1e9 * least(call) / CALLS, ratios[(ROUNDS + 1) / 2],
  tostring(total):match "^-?%d+"))
