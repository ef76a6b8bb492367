package learned

import "math"

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
// fine; a table that was saved has only coarse ones, in steps of scale.
type table struct {
	columns int
	bits    uint // 1<<bits rows
	fine    []float32
	coarse  []int8
	scale   float32
}

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
		var total int32
		for _, row := range rows {
			total += int32(t.coarse[row])
		}
		return float32(total) * t.scale
	}
	var total float32
	for _, row := range rows {
		total += t.fine[row]
	}
	return total
}

// score adds the scores of the columns to scores.
func (t *table) score(rows []int32, scores []float32) {
	if t.coarse != nil {
		var total [wide]int32
		for _, row := range rows {
			for k, w := range t.coarse[row : int(row)+t.columns] {
				total[k&(wide-1)] += int32(w)
			}
		}
		for k := range scores[:t.columns] {
			scores[k] += float32(total[k]) * t.scale
		}
		return
	}
	for _, row := range rows {
		for k, w := range t.fine[row : int(row)+t.columns] {
			scores[k] += w
		}
	}
}

// wide is the largest number of columns.
const wide = 16

// four is score for a table of four columns.
func (t *table) four(rows []int32) (s [4]float32) {
	if t.coarse != nil {
		var a, b, c, d int32
		for _, row := range rows {
			w := t.coarse[row : row+4 : row+4]
			a, b, c, d = a+int32(w[0]), b+int32(w[1]), c+int32(w[2]), d+int32(w[3])
		}
		return [4]float32{float32(a) * t.scale, float32(b) * t.scale, float32(c) * t.scale, float32(d) * t.scale}
	}
	for _, row := range rows {
		w := t.fine[row : row+4 : row+4]
		s[0], s[1], s[2], s[3] = s[0]+w[0], s[1]+w[1], s[2]+w[2], s[3]+w[3]
	}
	return s
}

// coarsen gives the table eight-bit weights instead of its own.
func (t *table) coarsen() {
	var largest float32
	for _, w := range t.fine {
		largest = max(largest, w, -w)
	}
	t.scale = max(largest, 1e-9) / 127
	t.coarse = make([]int8, len(t.fine))
	for i, w := range t.fine {
		t.coarse[i] = int8(math.Round(float64(w / t.scale)))
	}
	t.fine = nil
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
