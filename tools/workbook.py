"""workbook.py FILE.xlsx: fails where a part of the workbook is damaged or is not well-formed XML, or where it has no sheet."""
import sys, zipfile
import xml.etree.ElementTree as xml

with zipfile.ZipFile(sys.argv[1]) as book:
    if damaged := book.testzip():
        sys.exit(f"{sys.argv[1]}: {damaged} is damaged")
    parts = {name: xml.fromstring(book.read(name)) for name in book.namelist() if name.endswith((".xml", ".rels"))}
sheets = [s.get("name") for s in parts["xl/workbook.xml"].iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet")]
if not sheets:
    sys.exit(f"{sys.argv[1]}: no sheet")
print(f"validate: {len(parts)} parts are well-formed XML, {len(sheets)} sheets: {', '.join(sheets)}")
