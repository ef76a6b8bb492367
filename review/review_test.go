package review

import "testing"

func TestAFingerprintBelongsToOneClaimOfOneBrief(t *testing.T) {
	made := Fingerprint("Levy", "p-1", "supports", "we back it")
	for _, other := range []struct {
		brief, claim, fingerprint string
		belongs                   bool
	}{
		{"Levy", "p-1", made, true},
		{"Levy", "p-1", Fingerprint("Levy", "p-1", "opposes", "we back it"), true}, // as it was shown at another time
		{"Levy", "p-2", made, false},
		{"Toll", "p-1", made, false},
		{"Levy", "p-1", made[:len(made)-1], false},
		{"Levy", "p-1", "x" + made, false},
		{"Levy", "p-1", "", false},
	} {
		if got := Belongs(other.brief, other.claim, other.fingerprint); got != other.belongs {
			t.Errorf("Belongs(%q, %q, %q) is %v", other.brief, other.claim, other.fingerprint, got)
		}
	}
	if made == Fingerprint("Levy", "p-1", "supports", "we back", "it") {
		t.Error("two rows that show different cells have one fingerprint")
	}
}
