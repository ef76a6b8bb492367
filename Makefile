# make brief and make test need Go and nothing else. The slower checks say what they need, and live in tools/.

GO ?= go
FUZZTIME ?= 10s
SHARED ?= ../shared

## brief: make the brief that config.yaml asks for, in out/
.PHONY: brief
brief:
	$(GO) run ./cmd/policybrief build

## test: run every test; the last line counts them
.PHONY: test
test:
	$(GO) run tools/totals.go ./...

## check: look for mistakes in config.yaml, the templates and the sources; nothing is written
.PHONY: check
check:
	$(GO) run ./cmd/policybrief check

## ci: what must hold before a change is taken in, beside the tests (bash, gcc, and what make validate needs); .ci/run installs it
.PHONY: ci
ci: vet race cross validate vulnerable score bench

## vet: go vet, gofmt and staticcheck
.PHONY: vet
vet:
	bash tools/vet.sh

## race: every test once more, under the race detector (a C compiler)
.PHONY: race
race:
	CGO_ENABLED=1 $(GO) test -race -timeout 20m ./...

## cross: the program builds for Linux, Windows and macOS
.PHONY: cross
cross:
	bash tools/cross.sh

## validate: other people's programs read what we write (qpdf, poppler-utils, python3 with pip, node with npm, chromium, libreoffice-calc, a JDK, maven)
.PHONY: validate
validate:
	bash tools/validate.sh

## vulnerable: known holes in what we depend on; said to be skipped where their database cannot be reached
.PHONY: vulnerable
vulnerable:
	bash tools/vulnerable.sh

## score: how well the finders do on texts marked by hand; rewrites SCORES.md, fails under the floors (python3, poppler-utils)
.PHONY: score
score:
	bash tools/score.sh

## train: learn the weights of the finders of quotations and of views anew, in a minute or two (xz, and ../shared)
.PHONY: train
train:
	$(GO) run ./tools/train $(SHARED)/eval/polnear/train.jsonl $(SHARED)/reference/quotes/data/train.silver.xz extract/learned/weights.bin
	$(GO) run ./tools/views -check tools/views $(SHARED)/eval/polnear/train.jsonl extract/learned/views.bin

## bench: benchmarks, the time and memory of one whole run, and how they grow from 1 to 10,000 articles
.PHONY: bench
bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...
	$(GO) run tools/wholerun.go
	$(GO) run tools/scale.go

## golden: rewrite the expected outputs of the tests; read the difference before you commit it
.PHONY: golden
golden:
	bash tools/golden.sh

## fuzz: feed every reader and parser with nonsense, FUZZTIME each
.PHONY: fuzz
fuzz:
	FUZZTIME=$(FUZZTIME) bash tools/fuzz.sh

## help: this list
.PHONY: help
help:
	@sed -n 's/^## /make /p' Makefile
