package report

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestATemplateWithoutEndIsAnErrorThatNamesIt(t *testing.T) {
	for wording, want := range map[string]string{
		`{{ range 2000000000 }}more and more words {{ end }}`:                                           "sections/x.md: writes more than 4 MB; a range in it may have no end",
		`{{ define "a" }}{{ range 2000000000 }}more and more words {{ end }}{{ end }}{{ words "a" 1 }}`: "sections/x.md:1: ",
		`{{ define "a" }}{{ words "a" . }}{{ end }}{{ words "a" 1 }}`:                                   `the words of "a" ask for themselves without end`,
		`{{ define "a" }}{{ template "a" }}{{ end }}{{ template "a" }}`:                                 "exceeded maximum template depth",
	} {
		_, err := compose(fstest.MapFS{"sections/x.md": {Data: []byte(wording)}}, "x.md", content{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", wording, err, want)
		}
	}
}

func TestATemplateThatTakesTooLongIsNotWaitedFor(t *testing.T) {
	end := make(chan struct{})
	defer close(end)
	_, err := inTime("sections/x.md", time.Millisecond, func() ([]Block, error) {
		<-end
		return nil, nil
	})
	if want := "sections/x.md: takes too long; a range in it may have no end"; err == nil || err.Error() != want {
		t.Errorf("%v, want %q", err, want)
	}
}
