import kjplan

try:
    kjplan.parse("""\
kjplan: 1
plan: {id: p, titel: Plan, years: 2022-2025}
targets: {t: {indicator: rd, year: 2025, at_least: 3 %}}
""", name="my-plan")
except kjplan.PlanError as error:
    for finding in error.diagnostics:
        print(finding.line, finding.column, finding.code, finding.hint)
    print(error)
