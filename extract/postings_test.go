package extract

import "testing"

func TestARunThatStandsTwiceIsRememberedAndMostOthersAreNot(t *testing.T) {
	const runs = 4000
	list := make([]uint64, runs)
	for i := range list {
		list[i] = hashOfAll([]uint64{uint64(i), 7})
	}
	index := newPostings([][]uint64{list, list[:runs/4]})
	for i, run := range list {
		index.add(run, posting{unit: 1, at: int32(i)})
	}
	for i, run := range list[:runs/4] {
		if places := index.of(run); len(places) != 1 || places[0] != (posting{1, int32(i)}) {
			t.Fatalf("run %d stands twice and has the places %v", i, places)
		}
	}
	once := 0
	for _, run := range list[runs/4:] {
		once += len(index.of(run))
	}
	if once > runs/4 {
		t.Errorf("%d of %d runs that stand once are remembered", once, runs-runs/4)
	}
}
