package extract

import (
	"maps"
	"slices"
	"strings"
)

// gate tells most words that are not in a list from those that may be, by their first byte and their length. A text's words are looked for
// in very many lists, and are in few.
type gate [256]uint32 // by first byte: bit n for a word of n bytes, the last for longer ones

func (g *gate) open(word string) { g[word[0]] |= 1 << min(len(word), 31) }

func (g *gate) admits(word string) bool {
	return len(word) > 0 && g[word[0]]>>min(len(word), 31)&1 > 0
}

// vocabulary is a set of words in lower case.
type vocabulary struct {
	gate
	words map[string]bool
}

// wordSet makes a vocabulary of the words of a text.
func wordSet(text string) *vocabulary {
	v := &vocabulary{words: map[string]bool{}}
	v.add(strings.Fields(text)...)
	return v
}

// add adds words, none of which may be empty.
func (v *vocabulary) add(words ...string) {
	for _, w := range words {
		v.words[w] = true
		v.open(w)
	}
}

func (v *vocabulary) has(word string) bool { return v.admits(word) && v.words[word] }

// all returns the words in order.
func (v *vocabulary) all() []string { return keys(v.words) }

// keys returns the words that a map knows, in order.
func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// lexicon knows something of each of some words, none of which may be empty.
type lexicon[V any] struct {
	gate
	entries map[string]V
}

func newLexicon[V any](entries map[string]V) *lexicon[V] {
	x := &lexicon[V]{entries: entries}
	for word := range entries {
		x.open(word)
	}
	return x
}

// of returns what is known of a word, which may be nothing.
func (x *lexicon[V]) of(word string) (entry V) {
	if !x.admits(word) {
		return entry
	}
	return x.entries[word]
}
