package learned

import (
	"encoding/binary"
	"math"
	"slices"
)

// Two odd numbers with well-spread bits, for mixing hashes (the golden ratio, and a constant of splitmix64).
const (
	golden = 0x9E3779B97F4A7C15
	mixing = 0xBF58476D1CE4E5B9
)

// hash is FNV-1a.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// table holds the weights of a linear model over hashed features: a row a feature, a column a class. In training they are
// fine; a table that was coarsened has only coarse ones, a byte each: zero is unit, a step is scale.
type table struct {
	columns int
	bits    uint // 1<<bits rows
	fine    []float32
	coarse  []byte
	scale   float32
	factors []float64 // e to the minus k steps, down to leastFactor
}

// unit is the byte that stands for zero.
const unit = 128

func newTable(columns int, bits uint) *table {
	return &table{columns: columns, bits: bits, fine: make([]float32, columns<<bits)}
}

// features gathers the rows that are on; each call of add is a template of its own, told apart by number.
type features struct {
	rows    []int32
	number  uint64
	bits    uint
	columns int
}

func (t *table) features() features { return features{bits: t.bits, columns: t.columns} }

// start empties the list; templates are numbered from there.
func (f *features) start(number uint64) { f.rows, f.number = f.rows[:0], number }

// startAnew is start for a list that is kept beside those before it.
func (f *features) startAnew(number uint64) {
	if f.rows = f.rows[len(f.rows):]; cap(f.rows) < roomForRows {
		f.rows = make([]int32, 0, 100*roomForRows)
	}
	f.number = number
}

// roomForRows is at least how many rows one candidate has.
const roomForRows = 64

// add turns the next template on for a pair of values.
func (f *features) add(a, b uint64) {
	f.number++
	h := (f.number*golden ^ a) * mixing
	h = (h ^ b*golden ^ h>>29) * golden
	f.rows = append(f.rows, int32(h>>(64-f.bits))*int32(f.columns))
}

// sum is the score of a table of one column.
func (t *table) sum(rows []int32) float32 {
	if t.coarse != nil {
		total := -unit * len(rows)
		for _, row := range rows {
			total += int(t.coarse[row])
		}
		return float32(total) * t.scale
	}
	var total float32
	for _, row := range rows {
		total += t.fine[row]
	}
	return total
}

// lanes leaves every other byte of a word, so that as many as 256 of them add up beside each other in 16 bits each.
const lanes = 0x00FF00FF00FF00FF

// four returns the scores of a table of four columns with fine weights.
func (t *table) four(rows []int32) (scores [4]float32) {
	for _, row := range rows {
		for k, w := range t.fine[row : row+4] {
			scores[k] += w
		}
	}
	return scores
}

// fourSteps adds the scores of a table of four columns with coarse weights to sums, in steps.
func (t *table) fourSteps(rows []int32, sums *[4]int32) {
	var even, odd uint32
	for _, row := range rows {
		w := binary.LittleEndian.Uint32(t.coarse[row:])
		even += w & (lanes & math.MaxUint32)
		odd += w >> 8 & (lanes & math.MaxUint32)
	}
	zero := int32(unit * len(rows))
	for k := range 2 {
		sums[2*k] += int32(even>>(16*k)&math.MaxUint16) - zero
		sums[2*k+1] += int32(odd>>(16*k)&math.MaxUint16) - zero
	}
}

// wide is how many columns the widest tables have.
const wide = 16

// sixteen adds the scores of a table of sixteen columns to scores.
func (t *table) sixteen(rows []int32, scores *[wide]float32) {
	if t.coarse != nil {
		var sums [wide]int32
		t.sixteenSteps(rows, &sums)
		for k, sum := range sums {
			scores[k] += float32(sum) * t.scale
		}
		return
	}
	for _, row := range rows {
		for k, w := range t.fine[row : row+wide] {
			scores[k] += w
		}
	}
}

// sixteenSteps adds the scores of a table of sixteen columns with coarse weights to sums, in steps.
func (t *table) sixteenSteps(rows []int32, sums *[wide]int32) {
	var even, odd [2]uint64
	for _, row := range rows {
		w := t.coarse[row : row+wide : row+wide]
		low, high := binary.LittleEndian.Uint64(w), binary.LittleEndian.Uint64(w[8:])
		even[0] += low & lanes
		odd[0] += low >> 8 & lanes
		even[1] += high & lanes
		odd[1] += high >> 8 & lanes
	}
	zero := int32(unit * len(rows))
	for k := range wide / 2 {
		sums[2*k] += int32(even[k/4]>>(16*(k%4))&math.MaxUint16) - zero
		sums[2*k+1] += int32(odd[k/4]>>(16*(k%4))&math.MaxUint16) - zero
	}
}

// weigh turns sums in steps into scores, and into e to the power of how far each lies under the highest.
func (t *table) weigh(sums []int32, scores []float32, factors []float64) {
	top := slices.Max(sums)
	for k, sum := range sums {
		scores[k] = float32(sum) * t.scale
		factors[k] = t.factors[min(int(top-sum), len(t.factors)-1)]
	}
}

// mostFactors and leastFactor bound the factors of a table: what lies further down is taken for as much. None is 0, so that their sums are not either.
const mostFactors, leastFactor = 1 << 14, 1e-9

// tabulate prepares the factors of coarse weights.
func (t *table) tabulate() {
	for k := range mostFactors {
		f := math.Exp(-float64(k) * float64(t.scale))
		if f < leastFactor {
			break
		}
		t.factors = append(t.factors, f)
	}
	t.factors = append(t.factors, leastFactor)
}

// coarsen gives the table eight-bit weights instead of its own.
func (t *table) coarsen() {
	var largest float32
	for _, w := range t.fine {
		largest = max(largest, w, -w)
	}
	t.scale = max(largest, 1e-9) / 127
	t.coarse = make([]byte, len(t.fine))
	for i, w := range t.fine {
		t.coarse[i] = byte(unit + math.Round(float64(w/t.scale)))
	}
	t.fine = nil
	t.tabulate()
}

func sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// bucket is a number of words on a coarse scale.
func bucket(n int) uint64 {
	switch {
	case n < 4:
		return uint64(max(n, 0))
	case n < 6:
		return 4
	case n < 9:
		return 5
	case n < 14:
		return 6
	case n < 22:
		return 7
	case n < 35:
		return 8
	case n < 60:
		return 9
	}
	return 10
}
