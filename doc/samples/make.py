import kjplan

builder = kjplan.Builder()
builder.set("/kjplan", 1)
builder.set("/plan", {"id": "p", "title": "Science spending",
                      "years": "2022-2025"})
builder.set("/indicators/st", {"name": "spending", "scope": "city",
                               "unit": "亿元", "assume": {"growth": "8 %"}})
builder.series("st", years=[2021, 2022], stage="final", amounts=[
    kjplan.quanta("1.2", "亿元"), kjplan.quanta("13000 万元", "亿元")])
builder.set("/rules/grow", {"name": "growth", "indicator": "st",
                            "years": "2022-2025",
                            "clauses": [{"grow_at_least": "9 %"}]})
plan = builder.build(language="en")
print(plan.audit()[0].sentence)
print(plan.to_yaml(), end="")
