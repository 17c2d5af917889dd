local ffi = require "ffi"

local cdef, plan_file = arg[1], arg[2]
local file = assert(io.open(cdef))
ffi.cdef(file:read "*a")
file:close()
local kjp = ffi.load "libkjplan.so.0"
assert(kjp.kjp_version() >= 0x000100, "libkjplan 0.1 or later is needed")

-- What the call makes, released when Lua lets go of it.
local function call(fn, out, release, subject)
  local made, problem = ffi.new(out), ffi.new "kjp_error *[1]"
  if fn(subject, nil, made, problem) == kjp.KJP_OK then
    return ffi.gc(made[0], release)
  end
  local held = ffi.gc(problem[0], kjp.kjp_error_free)
  error(ffi.string(kjp.kjp_error_message(held, kjp.KJP_LANGUAGE_EN)))
end

local plan = call(kjp.kjp_plan_load, "kjp_plan *[1]", kjp.kjp_plan_unref,
                  plan_file)
local audit = call(kjp.kjp_audit_run, "kjp_answer *[1]",
                   kjp.kjp_answer_unref, plan)
local years = kjp.kjp_answer_table(audit, kjp.KJP_AUDIT_YEARS)
local fen = ffi.new "int64_t[1]"
for row = 0, kjp.kjp_table_count(years) - 1 do
  local known = kjp.kjp_table_amount(years, row, kjp.KJP_AUDIT_YEAR_FLOOR, fen)
  print(kjp.kjp_table_int(years, row, kjp.KJP_AUDIT_YEAR_YEAR),
        known == 1 and tostring(fen[0]) or "unknown")
end
