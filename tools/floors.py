"""floors.py FIGURES.json ATTRIBUTION.txt: sets what evidence.py --json and attribution.py measured beside the least that we accept,
and exits 1 where a figure falls short. To raise a floor, change its number here."""
import json, re, sys

figures = json.load(open(sys.argv[1], encoding="utf-8"))
quotes, positions, events = figures["quotes"], figures["positions"], figures["events"]
furniture, conflicts, brief = figures["furniture"], figures["conflicts"], figures["brief"]

attribution = open(sys.argv[2], encoding="utf-8").read()
every, speech = (attribution[attribution.index(head):].splitlines() for head in ("== B all", "== B speech"))


def value(lines, row, name):
    """The number behind a name in the first line that begins with a row's word."""
    line = next(line for line in lines if line.split()[:1] == [row])
    return float(re.search(re.escape(name) + r"\s+([\d.]+)", line).group(1))


def share(kind):
    got, of = conflicts.get(kind, "0/0").split("/")
    return int(got) if int(of) else 0


AT_LEAST = [
    ("direct quotations found, %", quotes["direct"]["recall"], 95),
    ("quotations in marks with the right speaker, F1", quotes["marked_named_f1"], 95),
    ("reported speech found, %", quotes["indirect"]["recall"], 80),
    ("positions, F1", positions["f1"], 90),
    ("events found, %", events["recall"], 90),
    ("figures found, %", figures["figures"]["recall"], 90),
    ("contradictions found, of three", share("contradiction"), 3),
    ("developments found, of one", share("development"), 1),
    ("words given to two speakers, of one", share("attribution"), 1),
    ("near duplicates found, %", figures["near_duplicates"]["recall"], 90),
    ("corpus: speech, end to end, F1", value(speech, "e2e", "F1"), 78.5),
    ("corpus: everything, end to end, F1", value(every, "e2e", "F1"), 68.5),
    ("corpus: direct quotations found, %", value(speech, "direct", "IoU.5"), 93.5),
    ("corpus: their speaker right, %", value(speech, "direct", "speaker"), 96),
    ("corpus: quotations partly in marks found, %", value(speech, "mixed", "IoU.5"), 79),
]
NONE = [
    ("sources not read", figures["missing"]),
    ("quotations that nobody said", quotes["false"]),
    ("positions invented", positions["invented"]),
    ("dates wrong", events["wrong"]),
    ("dates made up", events["made_up"]),
    ("developments blurred into contradictions", conflicts["blurred"]),
    ("contradictions that a careful reader would not list", conflicts["contradictions_not_in_gold"]),
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
