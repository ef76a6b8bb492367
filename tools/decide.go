//go:build ignore

// decide FILE NEW fills in a workbook of a build as a reviewer would, with another library than ours: it decides on three claims of four,
// renames the sheets, hides what can be hidden, and turns the rows of each sheet round.
package main

import (
	"fmt"
	"log"
	"os"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: decide FILE NEW")
	}
	f, err := excelize.OpenFile(os.Args[1])
	check(err)
	decided := 0
	for i, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		check(err)
		head := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, "Fingerprint") })
		if head < 0 {
			continue
		}
		heads, body := rows[head], rows[head+1:]
		slices.Reverse(body)
		at := func(name string) int { return slices.Index(heads, name) }
		for j, row := range body {
			row = append(row, make([]string, len(heads)-len(row))...)
			number := head + 2 + j
			var day any
			turn := 0 // the same in every row of a claim
			for _, b := range []byte(row[at("Id")]) {
				turn += int(b)
			}
			if row[at("Fingerprint")] != "[z]" && turn%4 > 0 {
				decide(row, at, turn%4-1)
				day = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
				decided++
			}
			for column, words := range row {
				cell, err := excelize.CoordinatesToCellName(column+1, number)
				check(err)
				check(f.SetCellStr(sheet, cell, words))
				if column == at("Reviewed on") && day != nil {
					check(f.SetCellValue(sheet, cell, day))
				}
			}
		}
		name, err := excelize.ColumnNumberToName(at("Id") + 1)
		check(err)
		check(f.SetColVisible(sheet, name, false))
		check(f.SetRowVisible(sheet, head+3, false))
		check(f.SetSheetName(sheet, fmt.Sprintf("Seen %d", i)))
	}
	check(f.SaveAs(os.Args[2]))
	fmt.Println(decided)
}

// decide fills in the cells of a row.
func decide(row []string, at func(string) int, turn int) {
	row[at("Status")] = [...]string{"accept", "amend", "reject"}[turn]
	row[at("Reviewer")] = "R. Reader, Head of “Review” & Policy"
	row[at("Note")] = "Read in full.\nÉté — <checked>, = no formula"
	if turn == 1 {
		row[at("Amended wording or stance")] = "neutral"
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
