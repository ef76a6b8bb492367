package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"syscall"
	"testing"
	"time"
)

// longBook is a sheet of 100,000 rows of 10 columns, as a register of quotations has them.
func longBook() *Book {
	const quotation = "The union said that the levy would hit shift workers & small firms, and that nobody had asked them. "
	b := &Book{Looks: []Look{{Ink: "14191D", Border: "C9D0D4"}}, Filters: true}
	s := &Sheet{Name: "Quotations", Rows: 100_000}
	for i := range 10 {
		s.Columns = append(s.Columns, Column{Title: fmt.Sprint("Column ", i)})
	}
	s.Columns[8].Wide = 60
	cells := make([]Cell, 10)
	s.Row = func(i int) []Cell {
		number := float64(i % 5)
		cells[0], cells[1], cells[2], cells[3] = Cell{Text: fmt.Sprint("r-", i)}, Cell{Text: "Stakeholder"}, Cell{Text: "Business"}, Cell{Text: "P1"}
		cells[4], cells[5], cells[6], cells[7] = Cell{Text: "A proposal with a title"}, Cell{Text: "supports"}, Cell{Number: &number}, Cell{Text: "certain"}
		cells[8], cells[9] = Cell{Text: quotation + quotation + fmt.Sprint(i)}, Cell{Text: "S1"}
		return cells
	}
	b.Add(s)
	return b
}

// used reports the processor time that each turn took so far, whatever else the machine does, and the most memory of the process.
func used(b *testing.B, before syscall.Rusage) {
	b.Helper()
	now := usage(b)
	user := time.Duration(now.Utime.Nano() - before.Utime.Nano())
	b.ReportMetric(user.Seconds()/float64(b.N), "user-s/op")
	b.ReportMetric(float64(now.Maxrss)/1024, "peak-MiB")
}

func usage(b *testing.B) (now syscall.Rusage) {
	b.Helper()
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &now); err != nil {
		b.Fatal(err)
	}
	return now
}

// BenchmarkLongBook writes 100,000 rows; BenchmarkLongBookByHand the same cells as plainly as XML allows, which is the
// least that it can cost. The first may take 2.5 times the processor time of the second, and 100 MiB.
func BenchmarkLongBook(b *testing.B) {
	b.ReportAllocs()
	defer used(b, usage(b))
	for b.Loop() {
		if err := longBook().Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLongBookByHand(b *testing.B) {
	b.ReportAllocs()
	defer used(b, usage(b))
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	for b.Loop() {
		file := zip.NewWriter(io.Discard)
		into, err := file.Create("xl/worksheets/sheet1.xml")
		if err != nil {
			b.Fatal(err)
		}
		s := longBook().Sheets()[0]
		var row bytes.Buffer
		for i := range s.Rows {
			row.Reset()
			fmt.Fprintf(&row, `<row r="%d">`, i+1)
			for at, c := range s.Row(i) {
				if c.Number != nil {
					fmt.Fprintf(&row, `<c r="%c%d"><v>%g</v></c>`, 'A'+at, i+1, *c.Number)
					continue
				}
				fmt.Fprintf(&row, `<c r="%c%d" t="inlineStr"><is><t>`, 'A'+at, i+1)
				escape.WriteString(&row, c.Text)
				row.WriteString("</t></is></c>")
			}
			row.WriteString("</row>")
			if _, err := into.Write(row.Bytes()); err != nil {
				b.Fatal(err)
			}
		}
		if err := file.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
