package learned

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/gob"
	"fmt"
	"io"
	"math"
	"sync"
)

// ViewClasses is how many answers there are to what somebody says of a thing; the first is that they state no view of it.
const ViewClasses = 6

// Views is a linear model that says how likely words state which view of a thing: multinomial logistic regression over hashed features.
type Views struct{ weights *table }

const viewBits, viewColumns = 16, 8

// ViewExample is what is to be learned from: the features of words about a thing, and the view that they state.
type ViewExample struct {
	Features []uint64
	View     int
}

// Weigh returns how likely each view is.
func (v *Views) Weigh(features []uint64) (likely [ViewClasses]float64) {
	var scores [ViewClasses]float64
	for _, f := range features {
		row := viewRow(f)
		for k := range scores {
			scores[k] += float64(v.weights.at(row + k))
		}
	}
	return softmax(scores)
}

// viewRow is where the weights of a feature begin.
func viewRow(feature uint64) int { return int(feature*golden>>(64-viewBits)) * viewColumns }

func softmax(scores [ViewClasses]float64) (likely [ViewClasses]float64) {
	top, total := scores[0], 0.0
	for _, s := range scores {
		top = max(top, s)
	}
	for k, s := range scores {
		likely[k] = math.Exp(s - top)
		total += likely[k]
	}
	for k := range likely {
		likely[k] /= total
	}
	return likely
}

// at returns one weight.
func (t *table) at(i int) float32 {
	if t.coarse != nil {
		return float32(int(t.coarse[i])-unit) * t.scale
	}
	return t.fine[i]
}

// How often training goes over the examples, and how hard it holds weights down.
const (
	viewRounds = 12
	viewDecay  = 1e-2
	viewRate   = 0.02
)

// TrainViews learns from examples. The same examples give the same model.
func TrainViews(examples []ViewExample) *Views {
	v := &Views{newTable(viewColumns, viewBits)}
	a := newAdagrad(v.weights.fine, viewRate, 0.1, viewDecay)
	for round := range viewRounds {
		for _, k := range order(len(examples), round) {
			x := &examples[k]
			likely := v.Weigh(x.Features)
			likely[x.View]--
			for _, f := range x.Features {
				row := viewRow(f)
				for y, g := range likely {
					a.step(int32(row+y), float32(g))
				}
			}
		}
		a.endRound(round)
	}
	a.finish()
	return v
}

//go:embed views.bin
var embeddedViews []byte

// ViewWeights returns the model of views that the program carries. It is read the first time it is asked for.
var ViewWeights = sync.OnceValue(func() *Views {
	v, err := LoadViews(bytes.NewReader(embeddedViews))
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return v
})

// Save writes the model with eight-bit weights. The same model gives the same bytes.
func (v *Views) Save(w io.Writer) error {
	v.weights.coarsen()
	return pack(w, v.weights.save())
}

// LoadViews reads what Save wrote.
func LoadViews(r io.Reader) (*Views, error) {
	var s savedTable
	if err := gob.NewDecoder(flate.NewReader(r)).Decode(&s); err != nil {
		return nil, fmt.Errorf("weights of the finder of views: %w", err)
	}
	t, err := s.load(viewColumns)
	if err != nil {
		return nil, err
	}
	return &Views{t}, nil
}
