// Package articles makes up newspaper articles, as many as are wanted and always the same: quotations, reported speech, dates, figures,
// people and places that nobody has, in words that differ from one article to the next as those of a real pile do. One in four is
// about the levy of examples/parking-levy, so that its config finds positions in them, and one in eight shares a paragraph
// with an earlier one. They are for measuring time and memory and for comparing runs, not for scoring.
package articles

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Write puts that many articles into a folder, which must be there, and returns their length in bytes. The first ones of a larger
// number are those of a smaller.
func Write(folder string, n int) (bytes int, err error) {
	for i := range n {
		text := Article(i)
		bytes += len(text)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("article-%05d.md", i+1)), []byte(text), 0o666); err != nil {
			return 0, err
		}
	}
	return bytes, nil
}

// Article returns the article of a number, in Markdown with the usual lines at its top.
func Article(number int) string {
	w := newWriter(number)
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %q\noutlet: The %s %s\npublished: %q\n---\n\n", w.headline(), w.town, w.one("Courier", "Post", "Echo", "Herald", "Gazette"), w.day.Format("2006-01-02"))
	paragraphs := 8 + w.IntN(16)
	for range paragraphs {
		b.WriteString(w.paragraph())
		b.WriteString("\n\n")
	}
	if number%8 == 7 { // a paragraph of an earlier article, as agencies' reports are shared
		b.WriteString(newWriter(number / 2).paragraph())
		b.WriteString("\n")
	}
	return b.String()
}

// writer makes up one article.
type writer struct {
	*rand.Rand
	day          time.Time
	town, street string
	body         string // the body that it is about, such as "Marrowby harbour board"
	people       [3]string
	levy         bool
}

func newWriter(number int) *writer {
	w := &writer{Rand: rand.New(rand.NewPCG(uint64(number), 2023)), levy: number%4 == 0}
	w.day = time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, w.IntN(1000))
	w.town, w.street = w.name()+w.one("by", "ton", "ham", "ford", "wick"), w.name()+" "+w.one("Road", "Lane", "Hill", "Street")
	w.body = w.town + " " + w.one("harbour board", "council", "hospital trust", "fire service", "teachers’ union", "planning committee", "water company")
	for i := range w.people {
		w.people[i] = w.one(firstNames...) + " " + w.name() + w.one("son", "man", "well", "er", "ley", "s")
	}
	return w
}

var firstNames = strings.Fields(`Ann Tom Ada Ben Cora Dev Eve Finn Grace Hal Iris Jack Kay Liam Maya Noor Owen Priya Ravi Sue Tess Una Vik Will Yan Zoe`)

// one returns one of several wordings.
func (w *writer) one(wordings ...string) string { return wordings[w.IntN(len(wordings))] }

// name returns a name of two or three syllables.
func (w *writer) name() string {
	var b strings.Builder
	for range 2 + w.IntN(2) {
		b.WriteString(w.one("b", "br", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "th", "w"))
		b.WriteString(w.one("a", "e", "i", "o", "u", "ar", "en", "or", "el", "un"))
	}
	name := b.String()
	return strings.ToUpper(name[:1]) + name[1:]
}

// thing returns what people argue about.
func (w *writer) thing() string {
	return w.one("new", "old", "northern", "planned", "costly", "temporary", "public", "private", "emergency", "electric", "wooden", "historic") + " " +
		w.one("bridge", "crane", "bus lane", "library", "ferry", "school", "depot", "reservoir", "market", "footpath", "clinic", "pier", "tram line", "quarry", "orchard", "museum") + " " +
		w.one("plan", "scheme", "project", "contract", "inquiry", "budget", "closure", "review", "extension", "repair")
}

func (w *writer) headline() string {
	return fmt.Sprintf("%s %s the %s", w.town, w.one("argues over", "waits for", "votes on", "counts the cost of"), w.thing())
}

// who returns somebody who can speak.
func (w *writer) who() string {
	if w.levy && w.IntN(2) == 0 {
		return w.one("Marian Thorley", "Douglas Penrice", "Kelderby Chamber of Trade", "The University of Kelderby", "Breathe Kelderby", "Kelder Valley Buses")
	}
	person := w.one(w.people[:]...)
	switch w.IntN(4) {
	case 0:
		return person + ", who leads the " + w.body + ","
	case 1:
		return "The " + w.body
	}
	return person
}

func (w *writer) when() string {
	date := w.day.AddDate(0, 0, -w.IntN(200))
	return w.one("on "+date.Format("2 January 2006"), "on "+date.Format("2 January"), "in "+date.Format("January 2006"), "on "+date.Format("Monday"), "last week", "last "+date.Format("January"),
		"in "+date.Format("2006"), "yesterday", fmt.Sprintf("%d days ago", 2+w.IntN(9)), "the next morning")
}

func (w *writer) count() string {
	return w.one("around ", "more than ", "nearly ", "", "", "") + fmt.Sprint(2+w.IntN(w.either(40, 900, 9000))) + " " +
		w.one("drivers", "nurses", "families", "boats", "teachers", "homes", "trees", "complaints", "firefighters", "passengers", "shops", "pupils")
}

// either returns one of several numbers.
func (w *writer) either(numbers ...int) int { return numbers[w.IntN(len(numbers))] }

func (w *writer) claim() string {
	if w.levy && w.IntN(2) == 0 {
		return w.one("the workplace parking levy is", "the levy is", "an exemption for small employers is", "a later start is", "the consultation was") + " " +
			w.one("needed", "wrong", "overdue", "unfair", "a mistake", "the right step for Kelderby") +
			w.one("", fmt.Sprintf(", as %s in %s know", w.count(), w.street), fmt.Sprintf(" because of the %s in %s", w.thing(), w.town), " for "+w.count())
	}
	return fmt.Sprintf("the %s %s %s", w.thing(), w.one("will cost", "has driven away", "would help", "put at risk", "means the loss of", "was paid for by"), w.count())
}

// sentence reports something.
func (w *writer) sentence() string {
	switch w.IntN(9) {
	case 0:
		return fmt.Sprintf("%s said that %s and that %s.", w.who(), w.claim(), w.claim())
	case 1:
		return fmt.Sprintf("The %s in %s was %s %s, after %s had left since %s.", w.thing(), w.street, w.one("opened", "put on standby", "called off", "shut", "approved"), w.when(), w.count(), w.day.AddDate(0, -2, 0).Format("January"))
	case 2:
		return fmt.Sprintf("According to %s, %s of the %s’s %d staff %s.", w.one(w.people[:]...), w.count(), w.body, 100+w.IntN(5000), w.one("stayed at home", "voted against it", "have signed a letter", "are aged over 60"))
	case 3:
		return fmt.Sprintf("It %s £%d.%dm, %d per cent more than %s.", w.one("cost", "will need", "has lost"), 1+w.IntN(90), w.IntN(10), 1+w.IntN(60), w.when())
	case 4:
		return fmt.Sprintf("%s, %d, of %s, has waited %d weeks for the %s.", w.one(w.people[:]...), 20+w.IntN(60), w.street, 2+w.IntN(50), w.thing())
	case 5:
		return fmt.Sprintf("%s %s the %s %s.", w.who(), w.one("welcomed", "rejected", "backed", "criticised", "supports", "opposes"), w.thing(), w.when())
	case 6:
		return fmt.Sprintf("Members of the %s voted %d to %d %s.", w.body, 20+w.IntN(40), 1+w.IntN(19), w.when())
	case 7:
		return fmt.Sprintf("Nobody in %s knows yet whether %s, though work is to begin before %s.", w.town, w.claim(), w.day.AddDate(0, 5, 0).Format("January 2006"))
	}
	return fmt.Sprintf("A spokesman for the %s declined to comment on the %s.", w.body, w.thing())
}

// quotation is somebody's words in quotation marks.
func (w *writer) quotation() string {
	claim, more := w.claim(), w.claim()
	words := strings.ToUpper(claim[:1]) + claim[1:]
	return w.one(
		fmt.Sprintf("“%s,” said %s.", words, w.one(w.people[:]...)),
		fmt.Sprintf("“%s,” said %s. “We have told the %s that %s.”", words, w.one(w.people[:]...), w.body, more),
		fmt.Sprintf("%s said: “%s. I do not believe that %s.”", w.who(), words, more),
		fmt.Sprintf("%s told the %s that it was “%s” and called for a %s.", w.who(), w.body, w.one("a disgrace", "long overdue", "the best news in years", "unworkable"), w.thing()))
}

func (w *writer) paragraph() string {
	var sentences []string
	for range 1 + w.IntN(3) {
		if w.IntN(3) == 0 {
			sentences = append(sentences, w.quotation())
		} else {
			sentences = append(sentences, w.sentence())
		}
	}
	return strings.Join(sentences, " ")
}
