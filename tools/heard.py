"""heard.py FILE.pdf FILE.txt: fails where a numbered paragraph of the brief as text is not heard once, in its order, from the
structure of the brief in print as poppler reads it."""
import re, subprocess, sys

def tight(words):
    return re.sub(r"\s", "", words)

read = subprocess.run(["pdfinfo", "-enc", "UTF-8", "-struct-text", sys.argv[1]], capture_output=True, text=True, encoding="utf-8", check=True)
if read.stderr:
    sys.exit(f"{sys.argv[1]}: poppler says {read.stderr}")
heard = tight("".join(re.findall(r'^ *"(.*)"$', read.stdout, re.M)))

paragraphs, inside = [], False
for line in open(sys.argv[2], encoding="utf-8"):
    if re.match(r"\d+ +[^ ->]", line):
        paragraphs.append(tight(line))
        inside = True
    elif inside and re.match(r" {6}- ", line):  # a figure, which print draws
        paragraphs.pop()
        inside = False
    elif inside and re.match(r" {6}[^ ]", line):
        paragraphs[-1] += tight(line)
    else:
        inside = False
at = 0
for words in paragraphs:
    found = heard.find(words, at)
    if found < 0 or heard.count(words) != 1:
        sys.exit(f"{sys.argv[1]}: heard {heard.count(words)} times, or not in its order: {words}")
    at = found + len(words)
if not paragraphs:
    sys.exit(f"{sys.argv[2]}: no paragraph")
print(f"validate: {len(paragraphs)} paragraphs of the text are each heard once from the structure of the PDF, in their order")
