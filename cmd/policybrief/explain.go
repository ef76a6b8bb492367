package main

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"policybrief/extract"
)

// account is how a claim came about: what was found, by which rule, on which words.
type account struct {
	kind  string
	facts [][2]string // label and value; a fact without a value is not shown
	spans []extract.Span
}

// explain prints how the claim with that id in the brief of a folder came about, with its words in the paragraphs they stand in.
func (a *app) explain(folder, id string) error {
	at := filepath.Join(folder, evidenceName)
	data, err := readFile(at)
	if err != nil {
		return fmt.Errorf("%s: %w; name the folder of a brief", filepath.ToSlash(at), err)
	}
	evidence, err := extract.ReadJSON(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%s is damaged: %w; build the brief again", filepath.ToSlash(at), err)
	}
	found, ok := accountOf(evidence, id)
	if !ok {
		return fmt.Errorf("there is no claim %q in %s; ids stand in the workbook, and in that file", id, filepath.ToSlash(at))
	}
	fmt.Fprintf(a.out, "%s %s\n", found.kind, id)
	for _, fact := range found.facts {
		if fact[1] != "" {
			fmt.Fprintf(a.out, "  %-11s %s\n", fact[0], fact[1])
		}
	}
	for _, d := range evidence.Documents {
		for _, s := range found.spans {
			if s.Doc == d.ID {
				fmt.Fprintf(a.out, "\n%s, %s:\n  %s\n", d.ID, d.File, inParagraph(d, s))
			}
		}
	}
	return nil
}

// inParagraph returns the lines of the source about a span, with the span between angle marks.
func inParagraph(d *extract.Document, s extract.Span) string {
	start := strings.LastIndexByte(d.Text[:s.Start], '\n') + 1
	end := len(d.Text)
	if i := strings.IndexByte(d.Text[s.End:], '\n'); i >= 0 {
		end = s.End + i
	}
	return d.Text[start:s.Start] + "»" + d.Words(s) + "«" + d.Text[s.End:end]
}

// accountOf finds a claim by its id.
func accountOf(e *extract.Evidence, id string) (account, bool) {
	documents := map[string]*extract.Document{}
	for _, d := range e.Documents {
		documents[d.ID] = d
	}
	for _, q := range e.Quotes {
		if q.ID == id {
			cue := ""
			if q.Cue != nil {
				cue = documents[q.Doc].Words(*q.Cue)
			}
			complete := ""
			if !q.Complete {
				complete = "no: the source breaks off"
			}
			return account{"quotation", [][2]string{{"speaker", cmp.Or(q.SpeakerName, "not clear")}, {"stakeholder", q.Stakeholder}, {"type", string(q.Type)}, {"cue", cue},
				{"complete", complete}, {"passed on in", q.Within}, {"same words", q.Group}, {"rule", q.Rule}, {"confidence", string(q.Confidence)}}, q.Content}, true
		}
	}
	for _, p := range e.Positions {
		if p.ID == id {
			return account{"position", [][2]string{{"stakeholder", p.Stakeholder}, {"stance", string(p.Stance)}, {"about", p.About}, {"quotation", p.Quote},
				{"rule", p.Rule}, {"confidence", string(p.Confidence)}}, p.Evidence}, true
		}
	}
	for _, v := range e.Events {
		if v.ID == id {
			date := cmp.Or(v.Date.String(), "none that the text allows")
			if !v.End.IsZero() {
				date += " to " + v.End.String()
			}
			return account{"event", [][2]string{{"date", date}, {"precision", string(v.Precision)}, {"words", documents[v.Wording.Doc].Words(v.Wording)}, {"counted from", v.Anchor},
				{"rule", v.Rule}, {"confidence", string(v.Confidence)}}, []extract.Span{v.Span}}, true
		}
	}
	for _, f := range e.Figures {
		if f.ID == id {
			number := func(n *float64) string {
				if n == nil {
					return ""
				}
				return strconv.FormatFloat(*n, 'f', -1, 64)
			}
			return account{"figure", [][2]string{{"value", number(f.Value)}, {"at least", number(f.Low)}, {"at most", number(f.High)}, {"hedge", f.Hedge}, {"unit", f.Unit},
				{"rule", f.Rule}, {"confidence", string(f.Confidence)}}, []extract.Span{f.Span}}, true
		}
	}
	for _, c := range e.Conflicts {
		if c.ID == id {
			found := account{"conflict", [][2]string{{"kind", string(c.Kind)}, {"about", c.About}, {"rule", c.Rule}, {"confidence", string(c.Confidence)}}, nil}
			for _, side := range c.Sides {
				found.facts = append(found.facts, [2]string{side.Span.Doc, side.Value})
				found.spans = append(found.spans, side.Span)
			}
			return found, true
		}
	}
	return account{}, false
}
