"""floors.py FIGURES.json: sets what evidence.py --json measured beside the least that we accept, and exits 1 where a figure
falls short. To raise a floor, change its number here."""
import json, sys

figures = json.load(open(sys.argv[1], encoding="utf-8"))
quotes, positions, events = figures["quotes"], figures["positions"], figures["events"]
furniture, conflicts, brief = figures["furniture"], figures["conflicts"], figures["brief"]

AT_LEAST = [
    ("direct quotations found, %", quotes["direct"]["recall"], 90),
    ("quotations in marks with the right speaker, F1", quotes["marked_named_f1"], 80),
    ("positions, F1", positions["f1"], 60),
    ("contradictions found, of three", int(conflicts["contradiction"].split("/")[0]), 2),
]
NONE = [
    ("sources not read", figures["missing"]),
    ("quotations that nobody said", quotes["false"]),
    ("positions invented", positions["invented"]),
    ("dates wrong", events["wrong"]),
    ("dates made up", events["made_up"]),
    ("developments blurred into contradictions", conflicts["blurred"]),
    ("page furniture in the evidence", furniture["evidence"]),
    ("page furniture in the brief", furniture["brief"]),
    ("proposals missing from the brief", brief["proposals_missing"]),
    ("contradictions missing from the brief", brief["contradictions_missing"]),
    ("silent stakeholders missing from the brief", brief["silent_missing"]),
]

rows = [(what, got if got is not None else 0, f"at least {floor}", (got or 0) >= floor) for what, got, floor in AT_LEAST]
rows += [(what, got if isinstance(got, int) else len(got), "0", not got) for what, got in NONE]
print("| figure | got | floor | |\n|---|---|---|---|")
for what, got, floor, held in rows:
    print(f"| {what} | {got} | {floor} | {'' if held else 'UNDER THE FLOOR'} |")
sys.exit(0 if all(row[3] for row in rows) else 1)
