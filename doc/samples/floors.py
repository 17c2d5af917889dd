import sys
from decimal import Decimal

from cffi import FFI

cdef, plan_file = sys.argv[1:]
ffi = FFI()
with open(cdef, encoding="utf-8") as file:
    ffi.cdef(file.read())
kjp = ffi.dlopen("libkjplan.so.0")
if kjp.kjp_version() < 0x000100:  # 0.1.0
    sys.exit("libkjplan 0.1 or later is needed")


def call(function, out, release, *arguments):
    """What the call makes, released when Python lets go of it."""
    made, error = ffi.new(out), ffi.new("kjp_error **")
    if function(*arguments, made, error) == kjp.KJP_OK:
        return ffi.gc(made[0], release)
    problem = ffi.gc(error[0], kjp.kjp_error_free)
    message = kjp.kjp_error_message(problem, kjp.KJP_LANGUAGE_EN)
    raise ValueError(ffi.string(message).decode())


def amount(table, row, column):
    """Exact, in the unit of the row; None where it is not known."""
    quanta = ffi.new("int64_t *")
    if not kjp.kjp_table_amount(table, row, column, quanta):
        return None
    return Decimal(quanta[0]) / kjp.kjp_table_unit_quanta(table, row, column)


plan = call(kjp.kjp_plan_load, "kjp_plan **", kjp.kjp_plan_unref,
            plan_file.encode(), ffi.NULL)
audit = call(kjp.kjp_audit_run, "kjp_answer **", kjp.kjp_answer_unref,
             plan, ffi.NULL)
years = kjp.kjp_answer_table(audit, kjp.KJP_AUDIT_YEARS)
for row in range(kjp.kjp_table_count(years)):
    print(kjp.kjp_table_int(years, row, kjp.KJP_AUDIT_YEAR_YEAR),
          amount(years, row, kjp.KJP_AUDIT_YEAR_FLOOR))
