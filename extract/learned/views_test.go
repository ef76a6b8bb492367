package learned

import (
	"bytes"
	"testing"
)

// tastes are examples of two features that tell support and opposition, and of one that tells neither.
func tastes() (examples []ViewExample) {
	const like, dislike, day = 11, 12, 13
	for i := range uint64(40) {
		examples = append(examples, ViewExample{[]uint64{like, day, 100 + i%5}, 1}, ViewExample{[]uint64{dislike, day, 100 + i%5}, 2}, ViewExample{[]uint64{day, 100 + i%5}, 0})
	}
	return examples
}

func TestViewsAreLearnedFromWhatTellsThemApart(t *testing.T) {
	v := TrainViews(tastes())
	for class, features := range map[int][]uint64{0: {13, 101}, 1: {11, 13}, 2: {12, 13}} {
		likely := v.Weigh(features)
		for k, p := range likely {
			if k != class && p >= likely[class] {
				t.Errorf("of %v view %d is %.2f likely, view %d only %.2f", features, k, p, class, likely[class])
			}
		}
	}
}

func TestTheSameExamplesGiveTheSameBytes(t *testing.T) {
	var first, second bytes.Buffer
	if err := TrainViews(tastes()).Save(&first); err != nil {
		t.Fatal(err)
	}
	if err := TrainViews(tastes()).Save(&second); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two models of the same examples differ")
	}
	v, err := LoadViews(&first)
	if err != nil {
		t.Fatal(err)
	}
	if likely := v.Weigh([]uint64{11, 13}); likely[1] <= likely[0] || likely[1] <= likely[2] {
		t.Errorf("a saved model weighs %v where it learned the second", likely)
	}
}

func TestWhatIsNoModelOfViewsIsRefused(t *testing.T) {
	for name, data := range map[string][]byte{"nothing": nil, "a text": []byte("weights"), "half a model": embeddedViews[:len(embeddedViews)/2], "another model": embedded} {
		if _, err := LoadViews(bytes.NewReader(data)); err == nil {
			t.Errorf("%s is loaded without an error", name)
		}
	}
}
