package report

import (
	"cmp"
	"slices"

	"policybrief/extract"
)

// keyPointsData is what templates/sections/key-points.md speaks of.
type keyPointsData struct {
	Sources        int
	Digests        int
	Proposals      int
	Backers        []backer         // who supports single proposals, most of them first
	Sides          []proposalData   // the proposals that sources report, where too many take sides to be named one by one
	Reported       []reported       // the proposals by how many independent sources report them, most first
	Unreported     []string         // titles of proposals that no source reports
	Opponents      []backer         // who opposes single proposals
	Mixed          []backer         // who has mixed or conditional views of single proposals
	WholeOpposed   bool             // somebody opposes a whole of which a proposal is a part
	Takers         int              // stakeholders with a position on a single proposal
	TakerNames     []string         // their names
	General        []generalSupport // general support, by what is supported
	Others         []other          // positions on wider matters of those with none on a proposal
	Silent         []string         // expected, and not quoted
	Contradicted   int              // points on which sources contradict each other
	Contradictions []conflictData   // the first of them
	Developments   []conflictData
}

// backer is somebody and the proposals on which they take a side.
type backer struct {
	Name, Role string
	Voices     int // 1, or 2 for a group, whose verb is in the plural
	Titles     []string
	Count      int
	Of         int // proposals under review
	Cites      []*Citation
}

// reported is the proposals that as many independent sources report.
type reported struct {
	docs    []string
	Titles  []string
	Count   int
	Sources int      // how many independent sources report them
	Reports []string // the sources, where they are the same for all
	Cites   []*Citation
}

// generalSupport is those who support a wider matter and nothing in particular.
type generalSupport struct {
	Names  []string
	Voices int // how many names, a group counted as 2, for the number of the verb
	Object string
	Cites  []*Citation
}

// other is a voice heard on wider matters only.
type other struct {
	Name, Role string
	Views      []view
	Expected   bool
}

// view is a stance on one or more matters.
type view struct {
	Stance  extract.Stance
	Voices  int // 1, or 2 for a group, whose verb is in the plural
	Objects []string
	Cites   []*Citation
}

// Supports reports whether the view is in favour.
func (v view) Supports() bool { return v.Stance == extract.Support }

// Opposes reports whether the view is against.
func (v view) Opposes() bool { return v.Stance == extract.Oppose }

// Declines reports whether the voice was asked and would not say.
func (v view) Declines() bool { return v.Stance == extract.Declined }

// Neutral reports whether the voice takes no side.
func (v view) Neutral() bool { return v.Stance == extract.Neutral }

// Cites returns what the views of a voice rest on.
func (o other) Cites() []*Citation {
	var cites []*Citation
	for _, v := range o.Views {
		cites = append(cites, v.Cites...)
	}
	return cites
}

// ContradictionCites returns one citation for each value of the contradictions.
func (d keyPointsData) ContradictionCites() []*Citation {
	var cites []*Citation
	for _, c := range d.Contradictions {
		cites = append(cites, c.First...)
	}
	return cites
}

// keyPoints states what the register holds, the most decision-relevant first.
func keyPoints(l *ledger, _ SectionOptions) content {
	const shown = 3  // voices that are named one by one, and points of contradiction
	const listed = 3 // sources that a point names; the template lists no more
	data := keyPointsData{Sources: len(l.evidence.Documents), Digests: l.digests(), Proposals: len(l.proposals()), Silent: l.gaps().Unheard}
	for _, v := range l.stakeholders {
		support := backer{Name: named(v.Stakeholder), Role: office(v.Stakeholder), Voices: voices(v.Stakeholder), Of: data.Proposals}
		against, mixed := support, support
		taken := false
		for _, it := range l.proposals() {
			stance, cites := l.stance(v, it)
			taken = taken || stance != Silent && stance != GeneralSupport
			side := map[extract.Stance]*backer{extract.Support: &support, extract.Oppose: &against, extract.Both: &mixed}[stance]
			if side == nil {
				continue
			}
			side.Count++
			side.Titles = append(side.Titles, it.Title)
			if p := l.proposal(it); p.Wording != nil && slices.Contains(cites, p.Wording.Cite) {
				cites = []*Citation{p.Wording.Cite}
			}
			if stance == extract.Both {
				side.Cites = once(append(side.Cites, cites...)) // one alone would show one side only
				continue
			}
			side.Cites = once(append(side.Cites, fewest(cites, 1)...))
		}
		if taken {
			data.Takers++
			data.TakerNames = append(data.TakerNames, named(v.Stakeholder))
		}
		if support.Count > 0 {
			data.Backers = append(data.Backers, support)
		}
		if against.Count > 0 {
			data.Opponents = append(data.Opponents, against)
		}
		if mixed.Count > 0 {
			data.Mixed = append(data.Mixed, mixed)
		}
		if !taken {
			l.addWider(&data, v)
		}
	}
	most := func(a, b backer) int { return cmp.Compare(b.Count, a.Count) }
	slices.SortStableFunc(data.Backers, most)
	slices.SortStableFunc(data.Opponents, most)
	for _, it := range l.proposals() {
		l.addReported(&data, it)
		data.WholeOpposed = data.WholeOpposed || l.proposal(it).Whole.Count+l.proposal(it).Divided.Count > 0
	}
	if len(data.Backers)+len(data.Opponents)+len(data.Mixed) > shown {
		for _, it := range l.proposals() {
			if len(it.Sources) > 0 {
				data.Sides = append(data.Sides, l.proposal(it))
			}
		}
	}
	for i, r := range data.Reported {
		data.Reported[i].Cites = fewest(r.Cites, max(r.Count, len(r.Reports)))
	}
	slices.SortStableFunc(data.Reported, func(a, b reported) int { return cmp.Compare(b.Count, a.Count) })
	introduced := map[string]string{} // what a source was called, and its id, by which it then goes
	for _, r := range data.Reported {
		for i, name := range r.Reports {
			if id := introduced[name]; id != "" {
				r.Reports[i] = id
			} else if len(r.Reports) <= listed {
				introduced[name] = r.docs[i]
			}
		}
	}
	slices.SortStableFunc(data.Others, func(a, b other) int {
		return cmp.Or(boolCompare(b.Expected, a.Expected), cmp.Compare(len(b.Views), len(a.Views)))
	})
	data.Others = data.Others[:min(len(data.Others), shown)]
	for _, c := range l.evidence.Conflicts {
		switch c.Kind {
		case extract.Contradiction:
			if data.Contradicted++; data.Contradicted <= shown {
				data.Contradictions = append(data.Contradictions, l.conflict(c))
			}
		case extract.Development:
			data.Developments = append(data.Developments, l.conflict(c))
		}
	}
	return content{data: data}
}

// addReported puts a proposal with those that the same sources report.
func (l *ledger) addReported(data *keyPointsData, it item) {
	if len(it.Sources) == 0 {
		data.Unreported = append(data.Unreported, it.Title)
		return
	}
	p := l.proposal(it)
	var reports []string
	for _, doc := range it.Sources {
		reports = append(reports, l.short(doc))
	}
	i := slices.IndexFunc(data.Reported, func(r reported) bool { return slices.Equal(r.Reports, reports) })
	if i < 0 {
		i = len(data.Reported)
		data.Reported = append(data.Reported, reported{docs: it.Sources, Sources: len(it.Independent), Reports: reports})
	}
	r := &data.Reported[i]
	r.Titles = append(r.Titles, it.Title)
	r.Count++
	r.Cites = once(append(r.Cites, p.Cites...))
}

// addWider adds what a voice without a position on a proposal says on wider matters.
func (l *ledger) addWider(data *keyPointsData, v voice) {
	o := other{Name: named(v.Stakeholder), Role: office(v.Stakeholder), Expected: v.Expected}
	general := slices.ContainsFunc(v.Positions, func(p extract.Position) bool { return p.General && p.Stance == extract.Support })
	for _, it := range l.items {
		if it.Number > 0 {
			continue
		}
		stance, cites := l.stance(v, it)
		if stance == Silent {
			continue
		}
		if general && stance == extract.Support && l.isWhole(v, cites) {
			i := slices.IndexFunc(data.General, func(g generalSupport) bool { return g.Object == l.midSentence(it.Title) })
			if i < 0 {
				i = len(data.General)
				data.General = append(data.General, generalSupport{Object: l.midSentence(it.Title)})
			}
			g := &data.General[i]
			g.Names = append(g.Names, named(v.Stakeholder))
			g.Voices += voices(v.Stakeholder)
			g.Cites = once(append(g.Cites, fewest(cites, 1)...))
			continue
		}
		i := slices.IndexFunc(o.Views, func(w view) bool { return w.Stance == stance })
		if i < 0 {
			i = len(o.Views)
			o.Views = append(o.Views, view{Stance: stance, Voices: voices(v.Stakeholder)})
		}
		o.Views[i].Objects = append(o.Views[i].Objects, l.midSentence(it.Title))
		o.Views[i].Cites = once(append(o.Views[i].Cites, fewest(cites, 1)...))
	}
	if len(o.Views) > 0 {
		data.Others = append(data.Others, o)
	}
}

// isWhole reports whether the words of a position on a wider matter are those on which general support of a proposal
// rests.
func (l *ledger) isWhole(v voice, cites []*Citation) bool {
	for _, it := range l.proposals() {
		stance, at := l.stance(v, it)
		if stance == GeneralSupport && slices.ContainsFunc(at, func(c *Citation) bool { return slices.Contains(cites, c) }) {
			return true
		}
	}
	return false
}
