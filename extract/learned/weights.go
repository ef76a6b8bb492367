package learned

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/gob"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
)

// Model is the four linear models with their weights. It is only read, so that any number of goroutines may use one.
type Model struct {
	tagger tagger
	cues   cues
	roles  roles
	ranker ranker
}

//go:embed weights.bin
var embedded []byte

// Weights returns the model that the program carries. It is read the first time it is asked for.
var Weights = sync.OnceValue(func() *Model {
	m, err := Load(bytes.NewReader(embedded))
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return m
})

// saved is the form in which a model is written: gob, deflated.
type saved struct {
	Tagger, Cues, Unary, Edge, Ranker savedTable
	Dense                             []float32
	Certain, Known                    []uint64 // hashes, in order; a certain word's part of speech in Tags
	Tags                              []uint8
}

type savedTable struct {
	Columns int
	Bits    uint
	Scale   float32
	Weights []byte
}

// Save writes the model with eight-bit weights. The same model gives the same bytes.
func (m *Model) Save(w io.Writer) error {
	s := saved{Tagger: m.tagger.weights.save(), Cues: m.cues.weights.save(), Unary: m.roles.unary.save(), Edge: m.roles.edge.save(),
		Ranker: m.ranker.weights.save(), Dense: m.ranker.dense,
		Certain: slices.Sorted(maps.Keys(m.tagger.certain)), Known: slices.Sorted(maps.Keys(m.cues.known))}
	for _, word := range s.Certain {
		s.Tags = append(s.Tags, m.tagger.certain[word])
	}
	return pack(w, s)
}

// pack writes a value as gob, deflated.
func pack(w io.Writer, value any) error {
	z, err := flate.NewWriter(w, flate.BestCompression)
	if err != nil {
		return err
	}
	if err := gob.NewEncoder(z).Encode(value); err != nil {
		return err
	}
	return z.Close()
}

// Load reads what Save wrote.
func Load(r io.Reader) (*Model, error) {
	var s saved
	if err := gob.NewDecoder(flate.NewReader(r)).Decode(&s); err != nil {
		return nil, fmt.Errorf("weights of the quotation finder: %w", err)
	}
	m := &Model{}
	var err error
	for _, t := range []struct {
		to      **table
		from    savedTable
		columns int
	}{{&m.tagger.weights, s.Tagger, wide}, {&m.cues.weights, s.Cues, 1}, {&m.roles.unary, s.Unary, int(labels)}, {&m.roles.edge, s.Edge, int(labels * labels)}, {&m.ranker.weights, s.Ranker, 1}} {
		if *t.to, err = t.from.load(t.columns); err != nil {
			return nil, err
		}
	}
	if len(s.Tags) != len(s.Certain) || len(s.Dense) != denseFeatures {
		return nil, fmt.Errorf("weights of the quotation finder: made by another version of it; run make train")
	}
	m.ranker.dense = s.Dense
	m.tagger.certain = make(map[uint64]uint8, len(s.Certain))
	for i, word := range s.Certain {
		m.tagger.certain[word] = s.Tags[i]
	}
	m.cues.known = make(map[uint64]bool, len(s.Known))
	for _, stem := range s.Known {
		m.cues.known[stem] = true
	}
	return m, nil
}

func (t *table) save() savedTable { return savedTable{t.columns, t.bits, t.scale, t.coarse} }

func (s savedTable) load(columns int) (*table, error) {
	if s.Columns != columns || s.Bits > 24 || len(s.Weights) != columns<<s.Bits {
		return nil, fmt.Errorf("weights of the quotation finder: a table of %d columns and %d weights where %d columns are due; run make train", s.Columns, len(s.Weights), columns)
	}
	t := &table{columns: s.Columns, bits: s.Bits, scale: s.Scale, coarse: s.Weights}
	t.tabulate()
	return t, nil
}
