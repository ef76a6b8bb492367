package learned

// cues says how likely a word heads the cue of a report: its first main verb, "according", its noun, or a colon or dash.
type cues struct {
	weights *table
	known   map[uint64]bool // stems that ever did; no other word is looked at
}

// mark writes into the words how likely they are cues.
func (c *cues) mark(t *reading) {
	f := c.weights.features()
	for i := range t.words {
		t.words[i].cue = 0
		if c.known[t.words[i].stem] {
			describeCue(t, i, &f)
			t.words[i].cue = sigmoid(c.weights.sum(f.rows))
		}
	}
}

// describeCue gathers what speaks for and against a word as a cue.
func describeCue(t *reading, i int, f *features) {
	f.start(100)
	w, l, r, ll, rr := t.at(i), t.at(i-1), t.at(i+1), t.at(i-2), t.at(i+2)
	tag := uint64(w.tag)
	f.add(w.lower, 0)
	f.add(w.stem, tag)
	f.add(w.suffix, tag)
	f.add(w.shape, tag)
	f.add(l.lower, tag)
	f.add(r.lower, tag)
	f.add(ll.lower, tag)
	f.add(rr.lower, tag)
	f.add(t.at(i-3).lower, tag)
	f.add(t.at(i+3).lower, tag)
	f.add(w.stem, r.lower)
	f.add(w.stem, l.lower)
	f.add(w.stem, uint64(r.tag))
	f.add(w.stem, uint64(l.tag))
	f.add(w.stem, uint64(r.tag)<<8|uint64(rr.tag))
	f.add(w.stem, uint64(l.tag)<<8|uint64(ll.tag))
	f.add(uint64(l.tag)<<8|tag, uint64(r.tag))
	f.add(uint64(ll.tag)<<16|uint64(l.tag)<<8|tag, 1)
	f.add(tag<<16|uint64(r.tag)<<8|uint64(rr.tag), 2)
	f.add(uint64(r.tag)<<16|uint64(rr.tag)<<8|uint64(t.at(i+3).tag), tag)
	f.add(l.lower, ll.lower)
	f.add(r.lower, rr.lower)
	state := bit(w.marked > 0)<<1 | bit(t.quoting[w.sentence])
	f.add(state, tag)
	f.add(state, w.stem)
	f.add(uint64(w.before)<<4|uint64(w.behind), tag)
	f.add(uint64(w.before), w.stem)
	f.add(uint64(w.behind), w.stem)
	f.add(bit(l.marked != w.marked)<<1|bit(r.marked != w.marked), tag)
	s := t.sentences[w.sentence]
	f.add(uint64(min(i-s.first, 6))<<4|uint64(min(s.end-i, 6)), tag)
	f.add(bit(w.paragraph == 0), w.stem)
	f.add(t.at(s.end-1).lower, tag)
	f.add(t.at(s.first).lower, w.stem)
}
