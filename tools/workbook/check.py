"""check.py EVIDENCE.json WORKBOOK.xlsx SAVED-AGAIN.xlsx: reads a workbook as other programs do, and fails where it is not what it should be.

Every part must be well-formed XML, and every claim of the evidence must stand in its register with its exact words, as openpyxl reads
them. The last file is the workbook as another program saved it: no cell of it may read otherwise."""
import json, sys, zipfile
import xml.etree.ElementTree as xml

import openpyxl

evidence_file, book_file, saved_file = sys.argv[1:]
wrong = []

with zipfile.ZipFile(book_file) as archive:
    if damaged := archive.testzip():
        sys.exit(f"{book_file}: {damaged} is damaged")
    parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    for name in parts:
        xml.fromstring(archive.read(name))

evidence = json.load(open(evidence_file, encoding="utf-8"))
texts = {d["id"]: d["text"] for d in evidence["documents"]}


def words(span):
    """The words of a span, whose ends are characters of the text of its document."""
    return flat(texts[span["document"]][span["start"]:span["end"]])


def flat(value):
    """Text as a cell can hold it: without spaces at its ends, and with tabs as spaces."""
    return "" if value is None else str(value).strip().replace("\t", " ").replace("\r\n", "\n")


def rows(book, name):
    """The rows of a table, as dictionaries by the heads of its columns."""
    sheet = next(s for s in book if name in s.tables)
    first, *rest = sheet[sheet.tables[name].ref]
    return [{head.value: cell.value for head, cell in zip(first, row)} for row in rest]


def expect(that, what):
    if not that:
        wrong.append(what)


book = openpyxl.load_workbook(book_file)
checked = 0

by_id = {p["id"]: p for p in evidence["positions"]}
shown = rows(book, "positions")
if by_id:
    expect({r["Id"] for r in shown} == set(by_id), "the positions of the workbook are not those of the evidence")
    for r in shown:
        expect(flat(r["Exact words"]).startswith(words(by_id[r["Id"]]["evidence"][0])), f"position {r['Id']} has other words: {r['Exact words']}")
        checked += 1

by_id = {f["id"]: f for f in evidence["figures"]}
shown = rows(book, "figures")
if by_id:
    expect({r["Id"] for r in shown} == set(by_id), "the figures of the workbook are not those of the evidence")
    for r in shown:
        figure = by_id[r["Id"]]
        expect(r["Value"] == ("[x]" if figure["value"] is None else figure["value"]), f"figure {r['Id']} is {r['Value']}, not {figure['value']}")
        expect(flat(r["In the source’s words"]).startswith(words(figure)), f"figure {r['Id']} has other words: {r['In the source’s words']}")
        checked += 1

sides = [(c["id"], flat(s["value"]), words(s)) for c in evidence["conflicts"] for s in c["sides"]]
shown = rows(book, "conflicts")
if sides:
    expect(len(shown) == len(sides), f"{len(shown)} rows of conflicts for {len(sides)} values")
    for conflict, value, said in sides:
        expect(any(r["Id"] == conflict and flat(r["Value"]) == value and flat(r["In the source’s words"]).startswith(said) for r in shown), f"conflict {conflict} has no row {value}: {said}")
        checked += 1

events = {e["id"]: e for e in evidence["events"]}
if events:
    for r in rows(book, "timeline"):
        expect(r["Id"] in events and flat(r["What the source says"]).startswith(words(events[r["Id"]])), f"event {r['Id']} has other words: {r['What the source says']}")
        checked += 1

said = [(flat(r["Source"]).split()[0], flat(r["Exact words"])) for r in rows(book, "quotations") if r["Ref."] and str(r["Ref."]).isdigit()]
for source, exact in said:
    expect(exact in flat(texts[source]), f"{source} does not hold the words {exact}")
    checked += 1
for q in evidence["quotes"]:
    if q["type"] == "indirect" and q["confidence"] == "possible":
        continue  # perhaps no quotation at all: a brief does not count it as anybody's words
    for start, end in q["content"]:
        expect((q["document"], words({"document": q["document"], "start": start, "end": end})) in said, f"quotation {q['id']} has no row")
        checked += 1

again = openpyxl.load_workbook(saved_file)
cells = 0
expect(book.sheetnames == again.sheetnames, f"saved again, the sheets are {again.sheetnames}")
for sheet in book:
    if sheet.title not in again.sheetnames:
        continue
    for row in sheet.iter_rows():
        for cell in row:
            other = again[sheet.title][cell.coordinate].value
            expect(cell.value == other or flat(cell.value) == flat(other), f"saved again, {sheet.title}!{cell.coordinate} is {other!r}, not {cell.value!r}")
            cells += 1

for what in wrong[:20]:
    print(f"workbook: {what}", file=sys.stderr)
if wrong:
    sys.exit(f"workbook: {book_file}: {len(wrong)} faults")
print(f"workbook: {len(parts)} parts are well-formed XML; openpyxl finds the exact words of {checked} claims, and {cells} cells alike after LibreOffice saved them")
