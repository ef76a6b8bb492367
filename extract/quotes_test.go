package extract

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// orchard is a debate that no other part of the project knows.
var orchard = Subject{
	Proposals: []Proposal{
		{ID: "fence", Title: "A fence round the orchard", Phrases: []string{"fence", "fencing"}},
		{ID: "hours", Title: "Shorter opening hours", Phrases: []string{"opening hours"}},
	},
	Objects: []Proposal{
		{ID: "petition", Title: "The petition", Phrases: []string{"petition"}, Parts: []string{"fence", "hours"}},
		{ID: "pickers", Title: "The pickers", Phrases: []string{"pickers"}},
	},
	Stakeholders: []Stakeholder{
		{ID: "quill", Name: "Dame Ada Quill", Role: "Warden of the Orchard Trust", Kind: "person", Aliases: []string{"Ada Quill", "Quill", "Dame Ada"}},
		{ID: "trust", Name: "Orchard Trust", Kind: "organisation", Aliases: []string{"the trust"}},
		{ID: "union", Name: "Pickers' Union", Kind: "organisation"},
		{ID: "moss", Name: "Tom Moss", Role: "Councillor", Kind: "person", Aliases: []string{"Mr Moss"}},
	},
}

// document makes a document of one passage a line.
func document(id, text string) *Document {
	d := &Document{ID: id, File: id + ".txt", Name: id, Text: text}
	at := 0
	for line := range strings.Lines(text) {
		if trimmed := strings.TrimSpace(line); trimmed != "" {
			start := at + strings.Index(line, trimmed)
			d.Passages = append(d.Passages, Passage{Number: len(d.Passages) + 1, Start: start, End: start + len(trimmed)})
		}
		at += len(line)
	}
	return d
}

// found writes each quotation of a text as "type speaker: content | content".
func found(text string) []string {
	d := document("S1", text)
	var rows []string
	for _, q := range Find([]*Document{d}, orchard).Quotes {
		var content []string
		for _, s := range q.Content {
			content = append(content, d.Words(s))
		}
		speaker := q.SpeakerName
		if speaker == "" {
			speaker = "?"
		}
		complete := ""
		if !q.Complete {
			complete = " (cut off)"
		}
		rows = append(rows, fmt.Sprintf("%s %s: %s%s", q.Type, speaker, strings.Join(content, " | "), complete))
	}
	return rows
}

func TestQuotationsAreFoundWithTheirSpeakers(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{`Dame Ada said: “The gate must be shut at night.”`, []string{`direct Dame Ada Quill: The gate must be shut at night.`}},
		{`“The gate must be shut at night,” Dame Ada said.`, []string{`direct Dame Ada Quill: The gate must be shut at night`}},
		{`“The gate must be shut at night,” said Tom Moss.`, []string{`direct Tom Moss: The gate must be shut at night`}},
		{`“The gate,” Mr Moss said, “must be shut at night.”`, []string{`direct Tom Moss: The gate | must be shut at night.`}},
		{"Mr Moss said: “The gate must be shut.\n“It must be locked too.”", []string{`direct Tom Moss: The gate must be shut. | It must be locked too.`}},
		{"“The gate must be shut,” Mr Moss said.\n“It must be locked too.”", []string{`direct Tom Moss: The gate must be shut`, `direct Tom Moss: It must be locked too.`}},
		{"Mr Moss said:\n“The gate must be shut.”", []string{`direct Tom Moss: The gate must be shut.`}},
		{`Tom Moss said that the gate was “always open” at night.`, []string{`mixed Tom Moss: the gate was “always open” at night`}},
		{`The gate was open, according to Tom Moss.`, []string{`indirect Tom Moss: The gate was open`}},
		{`Tom Moss welcomed the new gate, which is green.`, []string{`indirect Tom Moss: the new gate`}},
		{`Tom Moss, who lives nearby, called for a taller gate.`, []string{`indirect Tom Moss: a taller gate`}},
		{`Tom Moss opened the gate. He said it was heavy to lift.`, []string{`indirect Tom Moss: it was heavy to lift`}},
		{`A spokesman for the trust said that the gate was safe.`, []string{`indirect Orchard Trust: the gate was safe`}},
		{`The warden of the Orchard Trust told the Gazette that the gate was safe.`, []string{`indirect Dame Ada Quill: the gate was safe`}},
		{`The so-called “quiet hour” begins at ten.`, nil},
		{`The notice was issued by the town in March.`, nil},
		{"Mr Moss said: “The gate must be\nThe weather was fine.", []string{`direct Tom Moss: The gate must be (cut off)`}},
		{"“The gate must be shut at night.” — Tom Moss", []string{`direct Tom Moss: The gate must be shut at night.`}},
		{"“The gate must be shut at night.”\n– Mary Finch, picker", []string{`direct Mary Finch: The gate must be shut at night.`}},
		{"QUILL: The gate must be shut.\nFINCH: It is too late.", []string{`direct Dame Ada Quill: The gate must be shut.`, `direct FINCH: It is too late.`}},
		{"“The gate must be shut,” said Mary Finch, who has run the stall beside it for eleven years, in a letter to the town. “It must be locked too.”",
			[]string{`direct Mary Finch: The gate must be shut | It must be locked too.`}},
		{`‘The gate must be shut,’ said Mary Finch, a picker, ‘but the path must stay open.’`, []string{`direct Mary Finch: The gate must be shut | but the path must stay open.`}},
		{`The pickers could live with a gate, Mr Moss said, provided that it was green.`, []string{`indirect Tom Moss: The pickers could live with a gate | provided that it was green`}},
		{`“The gate was dear to buy,” said Mary Finch. “If it must go then let us be asked”.`, []string{`direct Mary Finch: The gate was dear to buy | If it must go then let us be asked`}},
		{"‘The gate rusts in the rain,’ said Mary Finch. ‘It squeaks and it will not shut.\n‘It must go.’", []string{`direct Mary Finch: The gate rusts in the rain | It squeaks and it will not shut. | It must go.`}},
		{`In the words of Tom Moss, the gate is a danger to the pickers.`, []string{`indirect Tom Moss: the gate is a danger to the pickers`}},
		{`Mary Finch, its chair, said the gate was safe.`, []string{`indirect Mary Finch: the gate was safe`}},
		{"Tom Moss called on the town to:\n- Shut the gate at night.\n- Paint it in green.\nIt is a small town.",
			[]string{`indirect Tom Moss: Shut the gate at night`, `indirect Tom Moss: Paint it in green`}},
		{"Tom Moss never asked for:\nThe gate is green.", nil},
		{`Mary Finch said the gate was “a danger to us” and warned the town to shut it.`, []string{`mixed Mary Finch: the gate was “a danger to us”`, `indirect Mary Finch: the town to shut it`}},
		{`Mary Finch said the gate was “a danger to us”, adding to the row over the wall.`, []string{`mixed Mary Finch: the gate was “a danger to us”`}},
		{`Mary Finch called the gate “a danger” after she fell over it.`, []string{`mixed Mary Finch: the gate “a danger”`}},
		{`Mary Finch said by letter on Monday that the gate was “a danger to us”.`, []string{`mixed Mary Finch: that the gate was “a danger to us”`}},
		{`Mary Finch said that the gate was old and that it squeaked in a statement.`, []string{`indirect Mary Finch: the gate was old and that it squeaked`}},
		{`“It is bad,” Mr Moss said.`, []string{`direct Tom Moss: It is bad`}},
		{`Tom Moss denied shouting: “The gate must be shut at night.”`, []string{`direct ?: The gate must be shut at night.`}},
	} {
		if got := found(test.text); !slices.Equal(got, test.want) {
			t.Errorf("%s\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

func TestPositionsAreStatedNeverInferred(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string // "stakeholder stance topic"
	}{
		{`Tom Moss backed the fence.`, []string{"moss support fence"}},
		{`Tom Moss did not back the fence.`, []string{"moss oppose fence"}},
		{`Tom Moss said: “I oppose the fence.”`, []string{"moss oppose fence"}},
		{`“A fence is needed,” Tom Moss said.`, []string{"moss support fence"}},
		{`“The fence is a mistake,” Tom Moss said.`, []string{"moss oppose fence"}},
		{`Tom Moss said that Dame Ada Quill supported the fence.`, nil},
		{`Tom Moss said that he supported the fence.`, []string{"moss support fence"}},
		{`Tom Moss denied that he supported the fence.`, nil},
		{`Tom Moss rejected claims that he opposed the fence.`, nil},
		{`Critics of Tom Moss say he backs the fence.`, nil},
		{`Tom Moss said he would support the fence if it were green.`, nil},
		{`Tom Moss said he could support the fence.`, nil},
		{`“Why would anyone support the fence?” Tom Moss said.`, nil},
		{`Tom Moss said: “The union says the fence is wrong. I disagree.”`, nil},
		{`Tom Moss welcomed the end of the fence.`, []string{"moss oppose fence"}},
		{`Tom Moss called for the fence to be scrapped.`, []string{"moss oppose fence"}},
		{`Tom Moss demanded a vote on the fence.`, nil},
		{`Tom Moss called for changes to the fence.`, []string{"moss support fence"}},
		{`Tom Moss voted against the fence.`, []string{"moss oppose fence"}},
		{`Tom Moss said that the union supports the fence.`, nil},
		{`Tom Moss declined to comment on the fence.`, []string{"moss declined fence"}},
		{`Tom Moss said it would not be right to comment on the fence.`, []string{"moss declined fence"}},
		{`Tom Moss proposed a fence, along with changes to the opening hours.`, []string{"moss support fence", "moss support hours"}},
		{`In a petition to the council, Tom Moss asked for a wall.`, []string{"moss support petition"}},
		{`Tom Moss walked along the fence.`, nil},
		{`The fence is wrong.`, nil},
		{`“Prices at the fence are fair,” Tom Moss said.`, nil},
		{`“The pickers work hard. They deserve our thanks,” Tom Moss said.`, []string{"moss support pickers"}},
		{`Tom Moss, a councillor, is a member of the trust. The trust built the fence.`, nil},
	} {
		d := document("S1", test.text)
		var got []string
		for _, p := range Find([]*Document{d}, orchard).Positions {
			got = append(got, fmt.Sprintf("%s %s %s", p.Stakeholder, p.Stance, p.About))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

// levy is the debate of testdata/views.txt.
var levy = Subject{
	Proposals: []Proposal{{ID: "levy", Title: "The levy", Phrases: []string{"levy"}}},
	Stakeholders: []Stakeholder{
		{ID: "price", Name: "Alan Price", Role: "Mayor", Kind: "person", Aliases: []string{"Price", "Mr Price"}},
		{ID: "long", Name: "Beth Long", Role: "Council leader", Kind: "person", Aliases: []string{"Long", "Ms Long"}},
		{ID: "jsmith", Name: "John Smith", Kind: "person", Aliases: []string{"Smith"}},
		{ID: "msmith", Name: "Mary Smith", Kind: "person", Aliases: []string{"Ms Smith"}},
		{ID: "union", Name: "Traders Union", Kind: "organisation", Aliases: []string{"the union"}},
		{ID: "council", Name: "Kelder Council", Kind: "organisation", Aliases: []string{"the council"}},
		{ID: "chamber", Name: "Chamber of Trade", Kind: "organisation"},
	},
}

func TestNobodyIsGivenAViewTheyDidNotState(t *testing.T) {
	views, err := os.ReadFile("testdata/views.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(views)) {
		want, source, isCase := strings.Cut(strings.TrimSpace(line), " | ")
		if !isCase {
			continue
		}
		got := "-"
		for _, p := range Find([]*Document{document("S1", source)}, levy).Positions {
			got = fmt.Sprintf("%s %s", p.Stakeholder, p.Stance)
		}
		if got != want {
			t.Errorf("%s\n got %s, want %s", source, got, want)
		}
	}
}

// TestAViewOfThatHasEvidence has texts in which a stance is towards "that", or stands between marks that never close.
func TestAViewOfThatHasEvidence(t *testing.T) {
	for _, text := range []string{
		"The levy. Alan Price opposes that. Beth Long left.", "The levy. Alan Price opposes that", "levy Mr Price rejected that", "that rejected levy delay email that \nPrice called‘‘who«rejected",
	} {
		e := Find([]*Document{document("S1", text)}, levy)
		if err := e.Check(); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestOnlyAViewOfTheWholeIsGeneral(t *testing.T) {
	d := document("S1", "Tom Moss backed the petition. Dame Ada Quill backed the fence.")
	for _, p := range Find([]*Document{d}, orchard).Positions {
		if p.General != (p.About == "petition") {
			t.Errorf("%s on %s: general %v", p.Stakeholder, p.About, p.General)
		}
	}
}

func TestTheSameWordsShareAGroup(t *testing.T) {
	one := document("S1", `Dame Ada said: “We will plant forty pear trees along the northern wall.”`)
	two := document("S2", `“We will plant forty pear trees along the northern wall,” she wrote. Tom Moss said: “I have never liked pears in any form.”`)
	quotes := Find([]*Document{one, two}, orchard).Quotes
	if len(quotes) != 3 || quotes[0].Group == "" || quotes[0].Group != quotes[1].Group || quotes[2].Group != "" {
		t.Errorf("%+v", quotes)
	}
}

func TestAnIdStaysWhenAnotherPartOfTheSourceChanges(t *testing.T) {
	before := Find([]*Document{document("S1", "It rained.\nTom Moss backed the fence.")}, orchard)
	after := Find([]*Document{document("S1", "It rained hard all day.\nTom Moss backed the fence.")}, orchard)
	if before.Quotes[0].ID != after.Quotes[0].ID || before.Positions[0].ID != after.Positions[0].ID {
		t.Errorf("%s became %s, %s became %s", before.Quotes[0].ID, after.Quotes[0].ID, before.Positions[0].ID, after.Positions[0].ID)
	}
}

func TestFurnitureIsNotRead(t *testing.T) {
	d := document("S1", "Tom Moss backed the fence.\nDame Ada Quill backed the fence.")
	d.Furniture = []Furniture{{Start: 0, End: d.Passages[0].End, Kind: "caption"}}
	e := Find([]*Document{d}, orchard)
	if len(e.Positions) != 1 || e.Positions[0].Stakeholder != "quill" {
		t.Errorf("%+v", e.Positions)
	}
}

func TestAPhraseTwiceInALongSentenceIsOnePieceOfEvidence(t *testing.T) {
	d := document("S1", "Dame Ada Quill said that the fence is needed in the orchard by the river because of the many deer that come in winter and that the fence is needed in the other orchard because of the many hares of the north field and of the deer there.")
	e := Find([]*Document{d}, orchard)
	if err := e.Check(); err != nil {
		t.Error(err)
	}
	if len(e.Positions) != 1 || len(e.Positions[0].Evidence) != 1 {
		t.Fatalf("%+v", e.Positions)
	}
	if got := d.Words(e.Positions[0].Evidence[0]); strings.Count(got, "the fence") != 2 {
		t.Errorf("%q", got)
	}
}

func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"Tom Moss said: “The fence is needed.\n“It is late.”", "“a” said b, c, adding “d” (e", "According to", "said", "\" \" said he, who", "Mr. told .",
		"To back a fence is right. To oppose it, the trust said, is not.", "In the orchard nobody spoke. While they backed the petition that the old men of the village had written in the cold of the winter, the Pickers' Union opposed the fence.",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(strings.ReplaceAll(text, "\r", "\n"), "?")
		if err := Find([]*Document{document("S1", text)}, orchard).Check(); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}
