import kjarrays
import kjplan
import numpy

plan = kjplan.load("examples/plans/panel.yaml", language="en")
quanta = numpy.array([[10000000000, 10500000000, 10400000000],
                      [20000000000, 20000000000, kjarrays.MISSING]])
panel = kjarrays.Panel(plan, "never-below", entities=2, first_year=2021,
                       last_year=2023)
judged = panel.set("st", quanta).run(threads=2)
print(judged.floors[:, 1:])
print(judged.verdicts == kjarrays.BROKEN)
try:
    panel.set("st", quanta[:, ::-1])
except ValueError as error:
    print(error)
