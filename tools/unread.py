"""unread.py SCORE.json: prints the figures of evidence.py --json in lines, without the words that were missed, so that nobody reads them there."""
import json, sys

r = json.load(open(sys.argv[1], encoding="utf-8"))
quotes, positions, events, conflicts = r["quotes"], r["positions"], r["events"], r["conflicts"]
for kind in ("direct", "mixed", "indirect"):
    print(f"quotes {kind:9} gold {quotes[kind]['gold']:4}  recall {quotes[kind]['recall']}  named {quotes[kind]['named']}")
print(f"quotes marked    precision {quotes['marked_precision']}  named F1 {quotes['marked_named_f1']}  false {len(quotes['false'])}")
print(f"positions        found {positions['found']} of {positions['gold']}  P {positions['precision']}  R {positions['recall']}  F1 {positions['f1']}  invented {len(positions['invented'])}")
print(f"events           recall {events['recall']} of {events['gold']}  wrong {events['wrong']}  made up {events['made_up']}")
print(f"figures          recall {r['figures']['recall']} of {r['figures']['gold']}")
kinds = ", ".join(f"{kind} {conflicts[kind]}" for kind in ("contradiction", "development", "attribution", "wording", "difference") if kind in conflicts)
print(f"conflicts        {kinds}; blurred {len(conflicts['blurred'])}, contradictions that the gold lacks {len(conflicts['contradictions_not_in_gold'])}")
print(f"furniture        {len(r['furniture']['evidence'])} in the evidence")
print(f"near duplicates  recall {r['near_duplicates']['recall']} of {r['near_duplicates']['gold']}")
