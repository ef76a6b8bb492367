package extract

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
)

// Schema names the form of evidence.json that WriteJSON writes and ReadJSON reads.
const Schema = "policybrief/evidence/1"

// WriteJSON writes the evidence as evidence.json, one row a line, and says which version of the program found it.
// Inside Go positions are bytes; in the file they are Unicode code points of the document's text.
func WriteJSON(w io.Writer, e *Evidence, version string) error {
	return writeJSON(w, e, version, places.documentRow)
}

// WriteJSONWithoutTexts writes the same with the texts of the documents left empty: the words of a quotation or an event
// are in it, the articles that hold them are not.
func WriteJSONWithoutTexts(w io.Writer, e *Evidence, version string) error {
	return writeJSON(w, e, version, func(p places, d *Document) (documentRow, error) {
		row, err := p.documentRow(d)
		row.Text = ""
		return row, err
	})
}

func writeJSON(w io.Writer, e *Evidence, version string, document func(places, *Document) (documentRow, error)) error {
	places := places{}
	for _, d := range e.Documents {
		places[d.ID] = newRuler(d.Text)
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "{\"schema\": %q,\n\"program\": %q", Schema, version)
	err := errors.Join(
		writeRows(out, "documents", e.Documents, func(d *Document) (documentRow, error) { return document(places, d) }),
		writeRows(out, "quotes", e.Quotes, places.quoteRow),
		writeRows(out, "proposals", byProposal(e.Proposals), places.proposalRow),
		writeRows(out, "positions", e.Positions, places.positionRow),
		writeRows(out, "events", e.Events, places.eventRow),
		writeRows(out, "figures", e.Figures, places.figureRow),
		writeRows(out, "conflicts", e.Conflicts, places.conflictRow),
		writeRows(out, "duplicates", e.Copies, places.copyRow),
	)
	if err != nil {
		return fmt.Errorf("evidence.json: %w", err)
	}
	fmt.Fprint(out, "}\n")
	return out.Flush()
}

func writeRows[T, Row any](out *bufio.Writer, name string, values []T, row func(T) (Row, error)) error {
	fmt.Fprintf(out, ",\n%q: [", name)
	lines := json.NewEncoder(out) // ends each row with a line feed
	lines.SetEscapeHTML(false)
	for i, value := range values {
		out.WriteString([]string{"\n", ","}[min(i, 1)])
		r, err := row(value)
		if err == nil {
			err = lines.Encode(r)
		}
		if err != nil {
			return fmt.Errorf("%s, row %d: %w", name, i+1, err)
		}
	}
	out.WriteString("]")
	return nil
}

// ReadJSON reads what WriteJSON wrote. Passages are not in the file, and mentions come back proposal by proposal.
func ReadJSON(r io.Reader) (*Evidence, error) {
	var file struct {
		Schema     string        `json:"schema"`
		Documents  []documentRow `json:"documents"`
		Quotes     []quoteRow    `json:"quotes"`
		Proposals  []proposalRow `json:"proposals"`
		Positions  []positionRow `json:"positions"`
		Events     []eventRow    `json:"events"`
		Figures    []figureRow   `json:"figures"`
		Conflicts  []conflictRow `json:"conflicts"`
		Duplicates []copyRow     `json:"duplicates"`
	}
	if err := json.NewDecoder(r).Decode(&file); err != nil {
		return nil, fmt.Errorf("evidence.json: %w", err)
	}
	if file.Schema != Schema {
		return nil, fmt.Errorf("evidence.json: schema is %q, this program reads %q", file.Schema, Schema)
	}
	places := places{}
	for _, d := range file.Documents {
		places[d.ID] = newRuler(d.Text)
	}
	var e Evidence
	var mentions [][]ProposalMention
	err := errors.Join(
		readRows("documents", &e.Documents, file.Documents, places.document),
		readRows("quotes", &e.Quotes, file.Quotes, places.quote),
		readRows("proposals", &mentions, file.Proposals, places.mentions),
		readRows("positions", &e.Positions, file.Positions, places.position),
		readRows("events", &e.Events, file.Events, places.event),
		readRows("figures", &e.Figures, file.Figures, places.figure),
		readRows("conflicts", &e.Conflicts, file.Conflicts, places.conflict),
		readRows("duplicates", &e.Copies, file.Duplicates, places.copy),
	)
	if err != nil {
		return nil, fmt.Errorf("evidence.json: %w", err)
	}
	e.Proposals = slices.Concat(mentions...)
	return &e, nil
}

func readRows[T, Row any](name string, to *[]T, rows []Row, value func(Row) (T, error)) error {
	for i, row := range rows {
		v, err := value(row)
		if err != nil {
			return fmt.Errorf("%s, row %d: %w", name, i+1, err)
		}
		*to = append(*to, v)
	}
	return nil
}

// The rows of evidence.json, each with its fields in the order of the file.
type (
	documentRow struct {
		ID        string         `json:"id"`
		File      string         `json:"file"`
		Name      string         `json:"name"`
		SHA256    string         `json:"sha256"`
		MediaType string         `json:"media_type"`
		Title     string         `json:"title"`
		Outlet    *string        `json:"outlet"`
		Authors   []string       `json:"authors"`
		Published *Date          `json:"published"`
		Updated   *Date          `json:"updated"`
		Inferred  []string       `json:"inferred"`
		Digest    bool           `json:"digest"`
		Basis     *string        `json:"basis"`
		Text      string         `json:"text"`
		Furniture []furnitureRow `json:"furniture"`
		Warnings  []string       `json:"warnings"`
	}
	furnitureRow struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Kind  string `json:"kind"`
	}
	spanRow struct {
		Document string `json:"document"`
		Start    int    `json:"start"`
		End      int    `json:"end"`
	}
	quoteRow struct {
		ID          string     `json:"id"`
		Document    string     `json:"document"`
		Content     [][2]int   `json:"content"`
		Speaker     [][2]int   `json:"speaker"`
		Cue         [][2]int   `json:"cue"`
		SpeakerName *string    `json:"speaker_name"`
		Stakeholder *string    `json:"stakeholder"`
		Type        QuoteType  `json:"type"`
		Complete    bool       `json:"complete"`
		Confidence  Confidence `json:"confidence"`
		Rule        string     `json:"rule"`
		Within      *string    `json:"within"`
		Group       *string    `json:"group"`
	}
	proposalRow struct {
		ID    string       `json:"id"`
		Spans []mentionRow `json:"spans"`
	}
	mentionRow struct {
		spanRow
		Rule string `json:"rule"`
	}
	positionRow struct {
		ID          string     `json:"id"`
		Stakeholder string     `json:"stakeholder"`
		About       string     `json:"about"`
		Stance      Stance     `json:"stance"`
		Was         *Stance    `json:"was"`
		Since       *Date      `json:"since"`
		Scope       string     `json:"scope"`
		Evidence    []spanRow  `json:"evidence"`
		Quote       *string    `json:"quote"`
		Confidence  Confidence `json:"confidence"`
		Rule        string     `json:"rule"`
	}
	eventRow struct {
		ID        string    `json:"id"`
		Date      *Date     `json:"date"`
		End       *Date     `json:"date_end"`
		Precision Precision `json:"precision"`
		Wording   string    `json:"wording"`
		WordingAt [2]int    `json:"wording_at"`
		Anchor    *string   `json:"anchor"`
		What      string    `json:"what"`
		spanRow
		Confidence Confidence `json:"confidence"`
		Rule       string     `json:"rule"`
	}
	figureRow struct {
		ID    string   `json:"id"`
		Value *float64 `json:"value"`
		Low   *float64 `json:"low"`
		High  *float64 `json:"high"`
		Hedge *string  `json:"hedge"`
		Unit  string   `json:"unit"`
		About string   `json:"about"`
		spanRow
		Confidence Confidence `json:"confidence"`
		Rule       string     `json:"rule"`
	}
	conflictRow struct {
		ID         string       `json:"id"`
		Kind       ConflictKind `json:"kind"`
		About      string       `json:"about"`
		Sides      []sideRow    `json:"sides"`
		Confidence Confidence   `json:"confidence"`
		Rule       string       `json:"rule"`
	}
	sideRow struct {
		Value string `json:"value"`
		spanRow
	}
	copyRow struct {
		Members []spanRow `json:"members"`
		Rule    string    `json:"rule"`
	}
)

func (p places) documentRow(d *Document) (documentRow, error) {
	furniture, err := convertAll(d.Furniture, func(f Furniture) (furnitureRow, error) {
		at, err := p.points(Span{d.ID, f.Start, f.End})
		return furnitureRow{at[0], at[1], f.Kind}, err
	})
	return documentRow{d.ID, d.File, d.Name, d.SHA256, d.MediaType, d.Title, orNull(d.Outlet), notNull(d.Authors), orNull(d.Published),
		orNull(d.Updated), notNull(d.Inferred), d.Digest, orNull(d.Basis), d.Text, furniture, notNull(d.Warnings)}, err
}

func (p places) document(r documentRow) (*Document, error) {
	furniture, err := convertAll(r.Furniture, func(f furnitureRow) (Furniture, error) {
		s, err := p.span(r.ID, [2]int{f.Start, f.End})
		return Furniture{s.Start, s.End, f.Kind}, err
	})
	return &Document{ID: r.ID, File: r.File, Name: r.Name, SHA256: r.SHA256, MediaType: r.MediaType, Title: r.Title,
		Outlet: orZero(r.Outlet), Authors: r.Authors, Published: orZero(r.Published), Updated: orZero(r.Updated), Inferred: r.Inferred,
		Digest: r.Digest, Basis: orZero(r.Basis), Text: r.Text, Furniture: furniture, Warnings: r.Warnings}, err
}

func (p places) quoteRow(q Quote) (quoteRow, error) {
	content, err := convertAll(q.Content, p.points)
	speaker, wrongSpeaker := p.listed(q.Speaker)
	cue, wrongCue := p.listed(q.Cue)
	return quoteRow{q.ID, q.Doc, content, speaker, cue, orNull(q.SpeakerName), orNull(q.Stakeholder), q.Type, q.Complete,
		q.Confidence, q.Rule, orNull(q.Within), orNull(q.Group)}, cmp.Or(err, wrongSpeaker, wrongCue)
}

func (p places) quote(r quoteRow) (Quote, error) {
	here := func(at [2]int) (Span, error) { return p.span(r.Document, at) }
	content, err := convertAll(r.Content, here)
	speaker, wrongSpeaker := p.single(r.Document, r.Speaker)
	cue, wrongCue := p.single(r.Document, r.Cue)
	return Quote{r.ID, r.Document, content, speaker, cue, orZero(r.SpeakerName), orZero(r.Stakeholder), r.Type, r.Complete,
		r.Confidence, r.Rule, orZero(r.Within), orZero(r.Group)}, cmp.Or(err, wrongSpeaker, wrongCue)
}

// byProposal groups mentions by proposal, in the order in which the proposals first come.
func byProposal(mentions []ProposalMention) [][]ProposalMention {
	var groups [][]ProposalMention
	index := map[string]int{}
	for _, m := range mentions {
		i, found := index[m.Proposal]
		if !found {
			i = len(groups)
			index[m.Proposal] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], m)
	}
	return groups
}

func (p places) proposalRow(group []ProposalMention) (proposalRow, error) {
	spans, err := convertAll(group, func(m ProposalMention) (mentionRow, error) {
		s, err := p.spanRow(m.Span)
		return mentionRow{s, m.Rule}, err
	})
	return proposalRow{group[0].Proposal, spans}, err
}

func (p places) mentions(r proposalRow) ([]ProposalMention, error) {
	return convertAll(r.Spans, func(m mentionRow) (ProposalMention, error) {
		s, err := p.read(m.spanRow)
		return ProposalMention{r.ID, s, m.Rule}, err
	})
}

func (p places) positionRow(v Position) (positionRow, error) {
	scope := "specific"
	if v.General {
		scope = "general"
	}
	evidence, err := convertAll(v.Evidence, p.spanRow)
	return positionRow{v.ID, v.Stakeholder, v.About, v.Stance, orNull(v.Was), orNull(v.Since), scope, evidence, orNull(v.Quote), v.Confidence, v.Rule}, err
}

func (p places) position(r positionRow) (Position, error) {
	evidence, err := convertAll(r.Evidence, p.read)
	return Position{r.ID, r.Stakeholder, r.About, r.Stance, orZero(r.Was), orZero(r.Since), r.Scope == "general", evidence, orZero(r.Quote), r.Rule, r.Confidence}, err
}

func (p places) eventRow(v Event) (eventRow, error) {
	span, err := p.spanRow(v.Span)
	wording, wrong := p.points(v.Wording)
	if err = cmp.Or(err, wrong); err != nil {
		return eventRow{}, err
	}
	words := p[v.Wording.Doc].text[v.Wording.Start:v.Wording.End]
	return eventRow{v.ID, orNull(v.Date), orNull(v.End), v.Precision, words, wording, orNull(v.Anchor), v.What, span, v.Confidence, v.Rule}, nil
}

func (p places) event(r eventRow) (Event, error) {
	span, err := p.read(r.spanRow)
	wording, wrong := p.span(r.Document, r.WordingAt)
	return Event{r.ID, orZero(r.Date), orZero(r.End), r.Precision, wording, orZero(r.Anchor), r.What, span, r.Rule, r.Confidence},
		cmp.Or(err, wrong)
}

func (p places) figureRow(v Figure) (figureRow, error) {
	span, err := p.spanRow(v.Span)
	return figureRow{v.ID, v.Value, v.Low, v.High, orNull(v.Hedge), v.Unit, v.About, span, v.Confidence, v.Rule}, err
}

func (p places) figure(r figureRow) (Figure, error) {
	span, err := p.read(r.spanRow)
	return Figure{r.ID, r.Value, r.Low, r.High, orZero(r.Hedge), r.Unit, r.About, span, r.Rule, r.Confidence}, err
}

func (p places) conflictRow(v Conflict) (conflictRow, error) {
	sides, err := convertAll(v.Sides, func(s Side) (sideRow, error) {
		span, err := p.spanRow(s.Span)
		return sideRow{s.Value, span}, err
	})
	return conflictRow{v.ID, v.Kind, v.About, sides, v.Confidence, v.Rule}, err
}

func (p places) conflict(r conflictRow) (Conflict, error) {
	sides, err := convertAll(r.Sides, func(s sideRow) (Side, error) {
		span, err := p.read(s.spanRow)
		return Side{s.Value, span}, err
	})
	return Conflict{r.ID, r.Kind, r.About, sides, r.Rule, r.Confidence}, err
}

func (p places) copyRow(v Copy) (copyRow, error) {
	members, err := convertAll(v.Members, p.spanRow)
	return copyRow{members, v.Rule}, err
}

func (p places) copy(r copyRow) (Copy, error) {
	members, err := convertAll(r.Members, p.read)
	return Copy{members, r.Rule}, err
}

// convertAll converts every value, in order, and returns a list that is empty, not nil, where there is none.
func convertAll[From, To any](values []From, convert func(From) (To, error)) ([]To, error) {
	converted := make([]To, len(values))
	for i, value := range values {
		var err error
		if converted[i], err = convert(value); err != nil {
			return nil, err
		}
	}
	return converted, nil
}

// listed and single stand between a span that may be missing and the list of spans, or null, that the file has for it.
func (p places) listed(s *Span) ([][2]int, error) {
	if s == nil {
		return nil, nil
	}
	at, err := p.points(*s)
	return [][2]int{at}, err
}

func (p places) single(document string, list [][2]int) (*Span, error) {
	if len(list) == 0 {
		return nil, nil
	}
	s, err := p.span(document, list[0])
	return &s, err
}

// orNull and orZero stand between a value that is zero where nothing is known and the null of the file.
func orNull[T comparable](value T) *T {
	var zero T
	if value == zero {
		return nil
	}
	return &value
}

func orZero[T any](value *T) T {
	var zero T
	if value == nil {
		return zero
	}
	return *value
}

// notNull is the list itself, never null.
func notNull(values []string) []string { return append([]string{}, values...) }

// places converts positions between bytes and code points, document by document.
type places map[string]*ruler

// points returns the code points at which a span of bytes starts and ends.
func (p places) points(s Span) ([2]int, error) {
	r := p[s.Doc]
	if r == nil || s.Start < 0 || s.End < s.Start || s.End > len(r.text) {
		return [2]int{}, fmt.Errorf("bytes %d to %d are not in the text of document %q", s.Start, s.End, s.Doc)
	}
	return [2]int{r.point(s.Start), r.point(s.End)}, nil
}

// span returns the bytes between two code points.
func (p places) span(document string, at [2]int) (Span, error) {
	r := p[document]
	if r == nil || at[0] < 0 || at[1] < at[0] || at[1] > r.point(len(r.text)) {
		return Span{}, fmt.Errorf("characters %d to %d are not in the text of document %q", at[0], at[1], document)
	}
	return Span{document, r.byte(at[0]), r.byte(at[1])}, nil
}

func (p places) spanRow(s Span) (spanRow, error) {
	at, err := p.points(s)
	return spanRow{s.Doc, at[0], at[1]}, err
}

func (p places) read(r spanRow) (Span, error) { return p.span(r.Document, [2]int{r.Start, r.End}) }

// ruler is a text with the number of code points before every mark, so that a conversion reads one stretch of it.
type ruler struct {
	text   string
	before []int // before[i]: code points that start in text[:i*rulerStretch]
}

const rulerStretch = 256 // bytes between two marks

func newRuler(text string) *ruler {
	r := &ruler{text: text, before: []int{0}}
	for at := rulerStretch; at <= len(text); at += rulerStretch {
		r.before = append(r.before, r.before[len(r.before)-1]+codePoints(text[at-rulerStretch:at]))
	}
	return r
}

func (r *ruler) point(offset int) int {
	mark := offset / rulerStretch
	return r.before[mark] + codePoints(r.text[mark*rulerStretch:offset])
}

func (r *ruler) byte(point int) int {
	mark, found := slices.BinarySearch(r.before, point)
	if !found {
		mark--
	}
	offset, at := mark*rulerStretch, r.before[mark]
	for ; offset < len(r.text); offset++ {
		if startsRune(r.text[offset]) {
			if at == point {
				break
			}
			at++
		}
	}
	return offset
}

// codePoints counts the code points that start in a stretch of valid UTF-8, wherever it was cut.
func codePoints(text string) int {
	n := 0
	for i := range len(text) {
		if startsRune(text[i]) {
			n++
		}
	}
	return n
}

func startsRune(b byte) bool { return b&0xC0 != 0x80 }
