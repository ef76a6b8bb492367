package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// ids names claims by what they are, so that a reviewer's decision finds its claim again in the
// next run: the same kind, words and source give the same id wherever the claim then stands.
type ids map[string]int

// next returns the id of the next claim with these parts: a prefix and 12 hexadecimal digits of a
// hash over the parts and the claim's ordinal among its equals.
func (n ids) next(prefix string, parts ...string) string {
	key := prefix + "\x00" + strings.Join(parts, "\x00")
	n[key]++
	sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(n[key])))
	return prefix + "-" + hex.EncodeToString(sum[:6])
}
