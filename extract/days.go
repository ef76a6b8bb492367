package extract

import (
	"slices"
	"strings"
)

// How alike what stands around two days must be for both to be the day of one deed, in points; and how many words next to a day tell the deed.
const (
	deedEnough = 4.0
	deedReach  = 6
	roughDays  = 5.0 // for a day counted from the day of writing, such as "on Monday"
	enoughWide = 1.5 // points that words in the sentences around two days can give
)

// dayDeeds are verbs for one deed, each by the first of them, so that a letter that was sent on one day and delivered on another is one
// letter with two days.
var dayDeeds = func() map[string]string {
	same := map[string]string{}
	for _, group := range []string{"sent delivered submitted handed posted", "closes close closing closed ends ended ending runs run running finishes finished expires", "begins begin began starts started opens opened"} {
		verbs := strings.Fields(group)
		for _, verb := range verbs {
			same[verb] = lemma(verbs[0])
		}
	}
	return same
}()

// stages are what is done with one paper on different days: both days may be right.
var stages = wordSet(`dated written wrote drafted signed sent delivered published released received`)

// dayOf is a day that a document gives, with what tells of which deed it is.
type dayOf struct {
	event        int
	near, beside map[string]string
	stage        string
}

// days finds one deed for which documents give different days, close to each other, by a rare name or by all that stands around them.
func (r *reading) days() []Conflict {
	var all []dayOf
	buckets := map[string][]int{}
	var keys []string
	for i, v := range r.Events {
		if v.Precision != Day || v.Date.Month == 0 || v.Date.Day == 0 {
			continue
		}
		words := r.whole(v.Wording)
		first := slices.IndexFunc(words, func(w lexeme) bool { return w.start >= v.Wording.Start })
		if first < 0 || holds(words, samples) {
			continue
		}
		last := first
		for last < len(words) && words[last].end <= v.Wording.End {
			last++
		}
		d := dayOf{event: i, near: map[string]string{}, beside: map[string]string{}}
		text := r.Documents[r.order[v.Span.Doc]].Text
		for k := max(0, first-countReach); k < min(len(words), last+countReach); k++ {
			w := words[k]
			if k >= first && k < last || w.kind != letters || !carries(w.lower) {
				continue
			}
			form := deedRoot(lemma(w.lower))
			if deed := dayDeeds[w.lower]; deed != "" {
				form = deed
			}
			d.near[form] = text[w.start:w.end]
			if k >= first-deedReach && k < last+deedReach {
				d.beside[form] = text[w.start:w.end]
				if stages.has(w.lower) && d.stage == "" {
					d.stage = form
				}
			}
		}
		all = append(all, d)
	}
	for i, d := range all {
		for _, form := range sortedKeys(d.beside) {
			if buckets[form] == nil {
				keys = append(keys, form)
			}
			if len(buckets[form]) <= mostInBucket {
				buckets[form] = append(buckets[form], i)
			}
		}
	}
	found := r.dates()
	seen := map[[2]int]bool{}
	for _, key := range keys {
		members := buckets[key]
		if len(members) > mostInBucket {
			continue
		}
		events := make([]int, len(members))
		for n, m := range members {
			events[n] = all[m].event
		}
		for n, i := range members {
			for _, k := range members[:n] {
				if seen[[2]int{k, i}] {
					continue
				}
				seen[[2]int{k, i}] = true
				a, b := r.Events[all[k].event], r.Events[all[i].event]
				if a.Span.Doc == b.Span.Doc || !nearDay(a.Date, b.Date) || r.givesBoth(events, a.Date, b.Date) {
					continue
				}
				if c, ok := r.twoDays(all[k], all[i]); ok {
					for _, m := range events {
						if v := r.Events[m]; m != all[k].event && m != all[i].event && (sameDay(v.Date, a.Date) || sameDay(v.Date, b.Date)) && len(r.commonOf(all, m, all[k])) > 1 {
							c.Sides = append(c.Sides, Side{v.Date.Long(), v.Span})
						}
					}
					found = append(found, c)
				}
			}
		}
	}
	return merged(found)
}

// deedRoot brings a deed and who does it to one form: "administration", "administrators".
func deedRoot(form string) string {
	for _, ending := range []string{"ation", "ator"} {
		if cut, ends := strings.CutSuffix(form, ending); ends && len(cut) > 5 {
			return cut
		}
	}
	return form
}

// commonOf returns the words that the surroundings of an event share with those of a day.
func (r *reading) commonOf(all []dayOf, event int, d dayOf) (common []string) {
	at, known := slices.BinarySearchFunc(all, event, func(d dayOf, event int) int { return d.event - event })
	if !known {
		return nil
	}
	for form, word := range all[at].near {
		if _, in := d.near[form]; in {
			common = append(common, word)
		}
	}
	return common
}

// twoDays judges two days that are near each other.
func (r *reading) twoDays(x, y dayOf) (Conflict, bool) {
	a, b := r.Events[x.event], r.Events[y.event]
	points, deed, exact := 0.0, false, true
	for _, e := range []Event{a, b} {
		exact = exact && (e.Rule == "day and month" || e.Rule == "iso" || e.Rule == "numeric")
	}
	var common []string
	for _, form := range sortedKeys(x.near) {
		if _, shared := y.near[form]; !shared {
			continue
		}
		word := x.near[form]
		common = append(common, word)
		_, besideX := x.beside[form]
		_, besideY := y.beside[form]
		staged := x.stage != "" && y.stage != "" && papers.has(form)
		if staged || besideX && besideY && (told(word) && told(y.near[form]) || exact && (nameOfDeed(word) || nameOfDeed(y.near[form]))) && r.tells([]string{word}) > 0 {
			points, deed = points+2, true
		} else {
			points++
		}
	}
	needed := deedEnough
	if !exact {
		needed = roughDays
	}
	if !deed || points+enoughWide+1 < needed {
		return Conflict{}, false
	}
	wide := 0.0
	around := r.around(b.Wording, 1)
	for form, word := range r.around(a.Wording, 1) {
		_, nearX := x.near[form]
		_, nearY := y.near[form]
		if _, shared := around[form]; shared && !(nearX && nearY) {
			wide += 0.25
			if word != strings.ToLower(word) {
				wide += 0.25
			}
		}
	}
	points += min(wide, enoughWide)
	if r.shareName(a.Wording, b.Wording) {
		points++
	}
	if points < needed {
		return Conflict{}, false
	}
	text := r.Documents[r.order[a.Span.Doc]].Text
	c := Conflict{Kind: Contradiction, Rule: "two days for one deed", Confidence: Likely, About: "Day: " + wording(text, r.whole(a.Wording), common),
		Sides: []Side{{a.Date.Long(), a.Span}, {b.Date.Long(), b.Span}}}
	if x.stage != "" && y.stage != "" && x.stage != y.stage {
		c.Kind = Difference
	}
	return c, true
}

// told reports whether a word is a verb in a form that tells a deed.
func told(word string) bool {
	return word == strings.ToLower(word) && (dayDeeds[word] != "" || irregular.of(word) != "" || strings.HasSuffix(word, "ed"))
}

// nameOfDeed reports whether a word is a verb that tells a deed, or a noun made of one.
func nameOfDeed(word string) bool {
	for _, ending := range []string{"ion", "ions", "ment", "ments", "ing", "ings", "ance", "ence"} {
		if len(word) > len(ending)+2 && strings.HasSuffix(word, ending) {
			return word == strings.ToLower(word)
		}
	}
	return told(word)
}

// shareName reports whether the sentences around two spans have a name of two words in common.
func (r *reading) shareName(a, b Span) bool {
	names := func(span Span) map[string]string {
		found := map[string]string{}
		d, s := r.sentence(span)
		for k := max(0, s-1); k <= min(s+1, len(r.sentences[d])-1); k++ {
			for name, words := range namePairs(r.Documents[d].Text, r.words(d, k)) {
				found[name] = words
			}
		}
		return found
	}
	others := names(b)
	for name := range names(a) {
		if _, both := others[name]; both && r.facts.names[name] <= rareName {
			return true
		}
	}
	return false
}

// nearDay reports whether two days, of which one may lack its year, are not the same and so close that they may be given for one deed.
func nearDay(a, b Date) bool {
	if a.Year == 0 {
		a.Year = b.Year
	}
	if b.Year == 0 {
		b.Year = a.Year
	}
	apart := int(b.Time().Sub(a.Time()).Hours() / 24)
	return apart != 0 && apart <= nearDays && apart >= -nearDays
}

// sameDay reports whether two days are one, where one may lack its year.
func sameDay(a, b Date) bool {
	return a.Month == b.Month && a.Day == b.Day && (a.Year == b.Year || a.Year == 0 || b.Year == 0)
}
