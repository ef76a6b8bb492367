package extract

import "strings"

// cue is a form of a verb that reports somebody's words or view.
type cue struct {
	lemma     string
	says      bool     // takes a clause or a quotation: "said that …"
	views     bool     // takes an object: "welcomed the review"
	acts      bool     // does what it names: "launched a review"; reports no words
	tells     bool     // takes the person told first: "told the inquiry that …"
	noun      bool     // is a noun as well, so that it needs a subject that can speak
	past      bool     // may be a passive participle: "the review announced by …"
	ing       bool     // "…, adding that …": its subject is that of the clause before
	particles []string // takes an object behind one of these: "call for", "object to"
}

// The reporting verbs of English news writing, by how they are built. A verb with a particle is
// written "call/for".
const (
	sayVerbs = `say add write insist argue warn admit explain tweet declare acknowledge concede confirm deny announce remark
		recall maintain allege assert reiterate suggest conclude testify complain contend respond predict caution joke agree
		reveal stress emphasise emphasize continue observe reply indicate underline quip
		recommend propose advise vow pledge promise claim state note report comment question demand request answer`
	tellVerbs = `tell inform remind assure ask urge warn promise advise notify`
	viewVerbs = `welcome applaud endorse praise reject oppose condemn criticise criticize denounce dismiss
		stress emphasise emphasize highlight express voice suggest propose recommend urge promise deny acknowledge announce
		defend favour favor reaffirm commend rebut refute slam blast hail champion back support demand request question offer
		call/for put/forward set/out ask/for push/for press/for argue/for campaign/for object/to vote/for
		vote/against argue/against campaign/against want`
	actVerbs  = `launch order initiate commission introduce establish decline refuse`
	nounForms = `claim claims state states note notes report reports comment comments question questions demand demands
		request requests back backs support supports offer offers answer answers reply replies praise
		promise promises pledge pledges vow vows launch order orders stress voice voices champion champions hail blast calls call set put push press
		warning warnings saying backing vote votes campaign campaigns`
)

// silent are the verbs of saying nothing: "declined to comment".
var silent = wordSet(`decline refuse`)

// cueForms holds every form of every reporting verb.
var cueForms = func() *lexicon[cue] {
	nouns := wordSet(nounForms)
	forms := map[string]cue{}
	add := func(verbs string, set func(*cue)) {
		for _, verb := range strings.Fields(verbs) {
			lemma, particle, _ := strings.Cut(verb, "/")
			for _, form := range verbForms(lemma) {
				c := forms[form]
				c.lemma, c.noun = lemma, nouns.has(form)
				c.ing = strings.HasSuffix(form, "ing")
				c.past = strings.HasSuffix(form, "ed") || form == "put" || form == "set" || form == "told" || form == "said" || form == "written"
				if particle != "" {
					c.particles = append(c.particles, particle)
				} else {
					set(&c)
				}
				forms[form] = c
			}
		}
	}
	add(sayVerbs, func(c *cue) { c.says = true })
	add(tellVerbs, func(c *cue) { c.says, c.tells = true, true })
	add(viewVerbs, func(c *cue) { c.views = true })
	add(actVerbs, func(c *cue) { c.acts = true })
	return newLexicon(forms)
}()
