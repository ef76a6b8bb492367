package main

import (
	"errors"
	"testing"
	"testing/fstest"
)

func TestEveryFaultOfATemplateNamesTheFolderItCameFrom(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("words")}
	templates := overlay{"../ours", fstest.MapFS{"sections/gaps.md": file}, fstest.MapFS{"sections/gaps.md": file, "law/charge.md": file}}
	err := located(templates, errors.Join(
		errors.New("sections/gaps.md:2: there is no Name here"),
		errors.Join(errors.New("law/charge.md: checked: no date"), errors.New("section charge: no blocks")),
	))
	want := "../ours/sections/gaps.md:2: there is no Name here\nbuilt-in law/charge.md: checked: no date\nsection charge: no blocks"
	if err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
}
