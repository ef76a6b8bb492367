package extract

import (
	"cmp"
	"slices"
	"strings"

	"policybrief/extract/learned"
)

// Reading returns what the trained part of the quotation finder is told of a document, the quotations that the rules find
// among it. It is for the program that trains it.
func Reading(d *Document) learned.Text {
	r := findRuled(d, newCast(nil))
	return r.reading()
}

// clitics are what the trained part reads as words of their own.
var clitics = []string{"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"}

// reading describes the lines and the quotations found so far.
func (r *reader) reading() learned.Text {
	t := learned.Text{Text: r.d.Text}
	for _, l := range r.lines {
		t.Paragraphs = append(t.Paragraphs, learned.Span{Start: l.Start, End: l.End})
		abbreviated := l.abbreviated()
		for i, w := range l.words {
			if i > 0 && abbreviated[i-1] {
				continue
			}
			end := w.end
			if abbreviated[i] {
				t.Words = append(t.Words, learned.Span{Start: w.start, End: l.words[i+1].end})
				continue
			}
			for _, c := range clitics {
				if len(w.lower) > len(c) && strings.HasSuffix(w.lower, c) {
					tail := strings.ReplaceAll(r.d.Text[w.start:w.end], "’", "'")
					end = w.end - len(c) - (w.end - w.start - len(tail))
					break
				}
			}
			t.Words = append(t.Words, learned.Span{Start: w.start, End: end})
			if end < w.end {
				t.Words = append(t.Words, learned.Span{Start: end, End: w.end})
			}
		}
		for _, s := range l.sentences {
			if s[0] < s[1] {
				t.Sentences = append(t.Sentences, learned.Span{Start: l.words[s[0]].start, End: l.words[s[1]-1].end})
			}
		}
		for _, m := range l.marked {
			if m.start < m.end {
				t.Marked = append(t.Marked, learned.Marked{Span: learned.Span{Start: m.start, End: m.end}, Closed: m.closed})
			}
		}
	}
	for _, q := range r.quotes {
		a := learned.Attribution{Rule: string(q.Type) + " " + q.Rule}
		for _, s := range q.Content {
			a.Content = append(a.Content, learned.Span{Start: s.Start, End: s.End})
		}
		if q.Speaker != nil {
			a.Source = learned.Span{Start: q.Speaker.Start, End: q.Speaker.End}
		}
		if q.Cue != nil {
			a.Cue = learned.Span{Start: q.Cue.Start, End: q.Cue.End}
		}
		t.Ruled = append(t.Ruled, a)
	}
	return t
}

// abbreviated tells of each token whether a full stop behind it belongs to it, because its sentence goes on.
func (l *line) abbreviated() []bool {
	is := make([]bool, len(l.words))
	for _, s := range l.sentences {
		last := s[1]
		for last > s[0] && !l.words[last-1].word {
			last--
		}
		for i := s[0]; i+2 < last; i++ {
			is[i] = l.words[i].word && l.words[i+1].lower == "." && l.words[i+1].start == l.words[i].end && l.words[i+2].lower != "."
		}
	}
	return is
}

// How likely a quotation must be right to be taken: one without quotation marks, and one with them, of which fewer are missed
// then for few more that are wrong.
const leastLikely, leastLikelyMarked = 0.47, 0.3

// learn lets the trained part choose among its own quotations and the rules'. Where both find the same words and speaker the
// rules' row stands; a quotation in marks that the rules are certain of stands also where the trained part has none.
func (r *reader) learn() {
	ruled := r.quotes
	kept := make([]bool, len(ruled))
	ruledIn := r.byLine(ruled)
	var quotes []Quote
	text := r.reading()
	found, parts := learned.Weights().Find(text, leastLikely, leastLikelyMarked)
	r.parse(text.Words, parts)
	for _, a := range found {
		q, k := r.found(a), a.Ruled
		if r.conditional(q) {
			continue
		}
		if k < 0 {
			k = ruledIn.first(q, func(o Quote) bool { return agree(o, q) })
		}
		switch {
		case k >= 0 && !kept[k]:
			kept[k] = true
			quotes = append(quotes, ruled[k])
		case k < 0 && len(q.Content) > 0 && ruledIn.first(q, func(o Quote) bool { return certainlyHolds(o, q) }) < 0:
			quotes = append(quotes, q)
		}
	}
	chosenIn := r.byLine(quotes)
	for k, q := range ruled {
		if kept[k] {
			continue
		}
		rival := chosenIn.first(q, func(o Quote) bool {
			return commonBytes(o, q) > 0 && !reportedIn(o, q) && !(q.Type == Indirect && reportedIn(q, o))
		})
		if q.Type == Direct && (q.Confidence == Certain || q.Speaker != nil && rival < 0) || (q.Stakeholder != "" || q.Rule == listed) && rival < 0 {
			quotes = append(quotes, q)
		}
	}
	slices.SortStableFunc(quotes, func(a, b Quote) int { return cmp.Compare(a.Content[0].Start, b.Content[0].Start) })
	r.quotes = quotes
	r.cutTails()
	r.nameSpeakers()
}

// reports reports whether the cue of a trained quotation is a word of saying, so that it is no belief, plan or deed.
func (r *reader) reports(q Quote) bool {
	if q.Cue == nil {
		return false
	}
	words := strings.Fields(strings.ToLower(r.d.Text[q.Cue.Start:q.Cue.End]))
	return slices.ContainsFunc(words, func(w string) bool {
		c := cueForms.of(w)
		return c.says || c.views || c.tells || w == "according" || w == "reportedly"
	})
}

// conditional reports whether the cue of a quotation sets a condition and reports nothing: "provided that", "given that".
func (r *reader) conditional(q Quote) bool {
	if q.Cue == nil || !conditionals.has(strings.ToLower(r.d.Text[q.Cue.Start:q.Cue.End])) {
		return false
	}
	lines := r.linesOf(q.Cue.Start, q.Cue.End)
	return len(lines) == 1 && lines[0].lower(lines[0].tokenAt(q.Cue.End)) == "that"
}

// conditionals are participles that "that" makes conjunctions of.
var conditionals = wordSet("provided providing given granted assuming supposing considering")

// byLine finds quotations by the lines that they stand in.
type byLine struct {
	r      *reader
	quotes []Quote
	lines  map[*line][]int // indexes in quotes
}

func (r *reader) byLine(quotes []Quote) byLine {
	b := byLine{r, slices.Clip(quotes), map[*line][]int{}}
	for i, q := range quotes {
		for _, s := range q.Content {
			for _, l := range r.linesOf(s.Start, s.End) {
				b.lines[l] = append(b.lines[l], i)
			}
		}
	}
	return b
}

// first returns the index of a quotation that shares a line with q and of which is holds, or -1.
func (b byLine) first(q Quote, is func(Quote) bool) int {
	for _, s := range q.Content {
		for _, l := range b.r.linesOf(s.Start, s.End) {
			for _, i := range b.lines[l] {
				if is(b.quotes[i]) {
					return i
				}
			}
		}
	}
	return -1
}

// agree reports whether a ruled and a trained quotation share two thirds of their words and have one speaker, or share
// half of them and the rules are certain, or if the trained one is a part of a ruled one that is interrupted.
func agree(ruled, trained Quote) bool {
	common := commonBytes(ruled, trained)
	all := length(ruled) + length(trained) - common
	switch {
	case ruled.Confidence == Certain && 2*common >= all:
		return true
	case len(trained.Content) == 1 && len(ruled.Content) > 1 && slices.Contains(ruled.Content, trained.Content[0]):
		return true
	case 3*common < 2*all:
		return false
	case ruled.Speaker == nil || trained.Speaker == nil:
		return ruled.Speaker == trained.Speaker
	}
	return ruled.Speaker.Overlaps(*trained.Speaker)
}

// certainlyHolds reports whether a trained quotation is a part of a ruled one that is certain, and not a report inside it.
func certainlyHolds(ruled, trained Quote) bool {
	nearly := length(trained) * 9 / 10
	return ruled.Type == Direct && ruled.Confidence == Certain && !reportedIn(trained, ruled) && commonBytes(ruled, trained) >= nearly
}

// reportedIn reports whether the cue of a quotation stands in the words of another.
func reportedIn(inner, outer Quote) bool {
	return inner.Cue != nil && slices.ContainsFunc(outer.Content, inner.Cue.Overlaps)
}

func commonBytes(a, b Quote) (n int) {
	for _, x := range a.Content {
		for _, y := range b.Content {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}

func length(q Quote) (n int) {
	for _, s := range q.Content {
		n += s.End - s.Start
	}
	return n
}

// found makes the row of an attribution, not yet knowing who its speaker is.
func (r *reader) found(a learned.Attribution) Quote {
	q := Quote{Doc: r.d.ID, Complete: true, Rule: byTraining, Confidence: Likely}
	inMarks, outside := 0, 0
	for _, s := range a.Content {
		for _, l := range r.linesOf(s.Start, s.End) {
			part := l.between(s.Start, s.End)
			for part[0] < part[1] && !l.words[part[0]].word && l.inside[part[0]] < 0 {
				part[0]++
			}
			if part[0] >= part[1] {
				continue
			}
			for i := part[0]; i < part[1]; i++ {
				if m := l.inside[i]; !l.words[i].word {
					continue
				} else if m >= 0 {
					inMarks++
					q.Complete = q.Complete && r.whole(l, m)
				} else {
					outside++
				}
			}
			if m := l.inside[part[1]-1]; m >= 0 {
				until := l.marked[m].end
				if l.inside[part[0]] != m {
					until = l.marked[m].after // a mark that opens within the content closes within it
				}
				for part[1] < len(l.words) && l.inside[part[1]] == m && !l.words[part[1]].word && l.words[part[1]].end <= until {
					part[1]++
				}
			}
			if span := r.spanOf(l, part); span.Start < span.End {
				q.Content = append(q.Content, span)
			}
		}
	}
	switch {
	case outside == 0:
		q.Type = Direct
	case inMarks > 0:
		q.Type = Mixed
	default:
		q.Type = Indirect
	}
	if a.Source.Start < a.Source.End {
		s := r.span(a.Source.Start, a.Source.End)
		for _, l := range r.linesOf(s.Start, s.End) {
			m := l.between(s.Start, s.End)
			for m[1]-1 > m[0] && auxiliaries.has(l.words[m[1]-1].lower) && !l.words[m[1]-1].capital {
				m[1]-- // "Jane Doe should" have said
				s.End = l.words[m[1]-1].end
			}
			if m[1]-m[0] > 1 && isWeekday(l.words[m[0]].lower) {
				s.Start = l.words[m[0]+1].start // "On Monday aides" said
			}
		}
		r.wholeName(&s)
		q.Speaker = &s
	} else {
		q.Confidence = Possible
	}
	if a.Cue.Start < a.Cue.End {
		s := r.span(a.Cue.Start, a.Cue.End)
		q.Cue = &s
	}
	if q.Type == Indirect && !r.reports(q) {
		q.Confidence = Possible
	}
	return q
}

// wholeName lengthens the mention of a speaker that breaks off within a name to its end.
func (r *reader) wholeName(s *Span) {
	for _, l := range r.linesOf(s.Start, s.End) {
		m := l.between(s.Start, s.End)
		end := min(m[1]+longestName, len(l.words))
		for m[0] < m[1] && m[1] < end && l.words[m[1]-1].capital && l.words[m[1]].capital && l.inside[m[1]] == l.inside[m[1]-1] &&
			!isWeekday(l.words[m[1]].lower) && !isPossessive(l.words[m[1]-1]) && !l.words[m[1]].upper && !noName(l.words[m[1]].lower) {
			s.End = l.words[m[1]].end
			m[1]++
		}
	}
}

// noName reports whether a word, which has a capital in a headline, is of a kind that names do not go on with.
func noName(word string) bool {
	return cueForms.of(word).lemma != "" || determiners.has(word) || auxiliaries.has(word) || prepositions.has(word) || pronouns.has(word)
}

// byTraining is the rule of quotations that no rule found.
const byTraining = "trained"

// linesOf returns the lines that a stretch touches.
func (r *reader) linesOf(start, end int) []*line {
	first, _ := slices.BinarySearchFunc(r.lines, start, func(l *line, at int) int { return cmp.Compare(l.End, at+1) })
	last := first
	for last < len(r.lines) && r.lines[last].Start < end {
		last++
	}
	return r.lines[first:last]
}

// between returns the tokens of a line that start in a stretch.
func (l *line) between(start, end int) [2]int {
	return [2]int{l.tokenAt(start), l.tokenAt(end)}
}

// nameSpeakers says who the speakers are whom the trained part found, going through the document once more.
func (r *reader) nameSpeakers() {
	r.scene = r.scene.anew()
	order := make([]int, 0, len(r.quotes))
	for i := range r.quotes {
		if r.quotes[i].Speaker != nil {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(r.quotes[a].Speaker.Start, r.quotes[b].Speaker.Start) })
	next := 0
	r.subjects = map[*line][]subject{}
	for _, l := range r.lines {
		for _, s := range l.ends {
			r.keepSubject(l, s)
			r.meet(l, s)
			for next < len(order) && r.quotes[order[next]].Speaker.Start < l.words[s[1]-1].end {
				q := &r.quotes[order[next]]
				next++
				m := l.between(q.Speaker.Start, q.Speaker.End)
				if m[0] >= m[1] {
					continue
				}
				r.scene.notice(l.words, m[0])
				v := voice{q.SpeakerName, q.Stakeholder}
				if q.Rule == byTraining {
					mention := l.words[m[0]:m[1]]
					first, end := r.scene.around(l.words, m[0], m[1], s[0], s[1]) // "Secretary", of "the Housing Secretary"
					if v = r.who(l, first, end, s[1]); v.stakeholder == "" && !r.scene.isNamed(v) && !canSpeak(mention) {
						v = voice{}
					}
					if q.Cue != nil && (!r.vouchedTrained(l, s, m, q.Cue.Start) || spokenOf(l, m, q.Cue.Start)) || within(l, m[0], *q) {
						v = voice{}
					}
					if v.name == "" {
						q.Confidence = Possible
					}
					q.SpeakerName, q.Stakeholder = v.name, v.stakeholder
				}
				r.scene.remember(v, l.words[m[0]:m[1]])
			}
			r.scene.pass(l, s)
		}
	}
}

// within reports whether a speaker stands in marks that do not hold all of the quotation: somebody of whom another speaks.
func within(l *line, speaker int, q Quote) bool {
	m := l.inside[speaker]
	return m >= 0 && slices.ContainsFunc(q.Content, func(s Span) bool { return s.Start >= l.marked[m].after || s.End <= l.marked[m].open })
}

// spokenOf reports whether a speaker before a cue is whom the cue's verb is done to: "the plan is described as “a gift”", "she was told that".
func spokenOf(l *line, speaker [2]int, cuePlace int) bool {
	at := l.tokenAt(cuePlace)
	if at >= len(l.words) || at < speaker[1] || at > speaker[1]+4 || !judging.has(l.words[at].lower) && !cueForms.of(l.words[at].lower).tells {
		return false
	}
	return slices.ContainsFunc(l.words[speaker[1]:at], func(t token) bool { return copulas.has(t.lower) })
}

// vouchedTrained is vouched for a trained quotation whose speaker stands before its cue.
func (r *reader) vouchedTrained(l *line, s, speaker [2]int, cuePlace int) bool {
	at := l.tokenAt(cuePlace)
	if at < speaker[1] || at >= s[1] {
		return true
	}
	return vouched(l, s, speaker[0], speaker[1], at, cueForms.of(l.words[at].lower))
}
