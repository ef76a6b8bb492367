package report

import (
	"slices"

	"policybrief/extract"
)

// argumentsData is what templates/sections/arguments.md speaks of.
type argumentsData struct {
	Sources   int
	Proposals []argumentsOf
	Wider     []argumentsOf
	Any       bool
}

// argumentsOf is what is said for and against one item.
type argumentsOf struct {
	Number   int
	Title    string
	For      []argument
	Against  []argument
	Reported bool // a source speaks of it
}

// argument is words of a source that give somebody's view.
type argument struct {
	Who    string
	Cite   *Citation
	Own    bool // the words are given as their own
	Digest bool
	Source string
}

// arguments gathers by item the words on which positions rest, at most three a side unless the options say otherwise.
func arguments(l *ledger, options SectionOptions) content {
	most := options.Most
	if most < 1 {
		most = 3
	}
	data := argumentsData{Sources: len(l.evidence.Documents)}
	for _, it := range l.items {
		of := argumentsOf{Number: it.Number, Title: it.Title, Reported: len(it.Sources) > 0}
		for _, v := range l.stakeholders {
			for _, p := range v.Positions {
				if p.About != it.ID || p.General && it.Number > 0 {
					continue
				}
				side := map[extract.Stance]*[]argument{extract.Support: &of.For, extract.Oppose: &of.Against}[p.Stance]
				if side == nil {
					continue
				}
				for _, c := range fewest(l.citeAll(p.Evidence, p.ID), 1) {
					if len(*side) < most && !slices.ContainsFunc(*side, func(a argument) bool { return a.Cite == c }) {
						*side = append(*side, l.argument(v, c))
					}
				}
			}
		}
		data.Any = data.Any || len(of.For)+len(of.Against) > 0
		if it.Number > 0 {
			data.Proposals = append(data.Proposals, of)
		} else if len(of.For)+len(of.Against) > 0 {
			data.Wider = append(data.Wider, of)
		}
	}
	return content{data: data}
}

func (l *ledger) argument(v voice, c *Citation) argument {
	q := l.quote(c.Span)
	return argument{Who: named(v.Stakeholder), Cite: c, Own: q != nil && q.Type == extract.Direct, Digest: c.Digest, Source: l.report(c.Source)}
}
