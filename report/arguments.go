package report

import (
	"slices"
	"strings"

	"policybrief/extract"
)

// argumentsData is what templates/sections/arguments.md speaks of.
type argumentsData struct {
	Sources   int
	Proposals []argumentsOf
	Wider     []argumentsOf
	Contested bool     // there is an argument against one of them
	Without   []string // titles of the proposals on which no source quotes an argument
}

// argumentsOf is what is said for and against one item.
type argumentsOf struct {
	Number  int
	Title   string
	For     []argument
	Against []argument
}

// argument is words of a source that give somebody's view.
type argument struct {
	Who      string
	Cite     *Citation
	Own      bool   // the words are given as their own
	Author   bool   // the source is by them
	Document string // what such a source is: "letter"
	Partly   bool   // some are, in quotation marks
	Source   string
}

// arguments gathers by item the quoted words on which positions rest, at most three a side unless the options say
// otherwise. The same words in another source are given once.
func arguments(l *ledger, options SectionOptions) content {
	most := options.Most
	if most < 1 {
		most = 3
	}
	data := argumentsData{Sources: len(l.evidence.Documents)}
	for _, it := range l.items {
		of := argumentsOf{Number: it.Number, Title: it.Title}
		for _, v := range l.stakeholders {
			for _, p := range v.Positions {
				if p.About != it.ID {
					continue
				}
				side := map[extract.Stance]*[]argument{extract.Support: &of.For, extract.Oppose: &of.Against}[p.Stance]
				if side == nil {
					continue
				}
				for _, c := range l.citeAll(p.Evidence, p.ID) {
					a := l.argument(v, c)
					if (a.Author || a.Own || a.Partly) && len(*side) < most && !slices.ContainsFunc(*side, func(o argument) bool { return agree(o.Cite.Words, c.Words) }) {
						*side = append(*side, a)
					}
				}
			}
		}
		data.Contested = data.Contested || len(of.Against) > 0
		switch {
		case len(of.For)+len(of.Against) == 0:
			if it.Number > 0 {
				data.Without = append(data.Without, it.Title)
			}
		case it.Number > 0:
			data.Proposals = append(data.Proposals, of)
		default:
			data.Wider = append(data.Wider, of)
		}
	}
	return content{data: data}
}

func (l *ledger) argument(v voice, c *Citation) argument {
	q := l.quote(c.Span)
	own := q != nil && q.Type == extract.Direct
	return argument{Who: named(v.Stakeholder), Cite: c, Own: own, Author: l.writes(v, c.Span), Document: genre(l.documents[c.Source]), Partly: !own && strings.ContainsAny(c.Words, "“”\""), Source: l.report(c.Source)}
}
