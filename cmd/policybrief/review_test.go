package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// headRow returns the row in which the heads of a sheet stand, counted from 0.
func headRow(rows [][]string) int {
	return slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, "Fingerprint") })
}

// fillCells writes into cells of a workbook, as a reviewer does with another program than ours: FILE SHEET ROW HEAD VALUE
// [HEAD VALUE]... Rows are counted from 1 below the heads. A value day:2031-06-01 is written as a day, not as words.
func fillCells(ts *testscript.TestScript, _ bool, arguments []string) {
	name, sheet := ts.MkAbs(arguments[0]), arguments[1]
	row, err := strconv.Atoi(arguments[2])
	ts.Check(err)
	f, err := excelize.OpenFile(name)
	ts.Check(err)
	rows, err := f.GetRows(sheet)
	ts.Check(err)
	head := headRow(rows)
	for i := 3; i < len(arguments); i += 2 {
		column := slices.Index(rows[head], arguments[i])
		if column < 0 {
			ts.Fatalf("%s has no column %q", sheet, arguments[i])
		}
		cell, err := excelize.CoordinatesToCellName(column+1, head+1+row)
		ts.Check(err)
		if day, is := strings.CutPrefix(arguments[i+1], "day:"); is {
			date, err := time.Parse("2006-01-02", day)
			ts.Check(err)
			ts.Check(f.SetCellValue(sheet, cell, date))
			continue
		}
		ts.Check(f.SetCellStr(sheet, cell, arguments[i+1]))
	}
	ts.Check(f.Save())
}

// printRows prints a sheet of a workbook, a row a line: FILE SHEET.
func printRows(ts *testscript.TestScript, _ bool, arguments []string) {
	f, err := excelize.OpenFile(ts.MkAbs(arguments[0]))
	ts.Check(err)
	rows, err := f.GetRows(arguments[1])
	ts.Check(err)
	for _, row := range rows {
		_, err = fmt.Fprintln(ts.Stdout(), strings.ReplaceAll(strings.Join(row, " | "), "\n", " "))
		ts.Check(err)
	}
}

// rearrange writes the sheets of a workbook in another order, under other names, their rows and columns turned round, in other
// places and some hidden: FILE NEW.
func rearrange(ts *testscript.TestScript, _ bool, arguments []string) {
	f, err := excelize.OpenFile(ts.MkAbs(arguments[0]))
	ts.Check(err)
	made := excelize.NewFile()
	for number, sheet := range slices.Backward(f.GetSheetList()) {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		ts.Check(err)
		name := fmt.Sprintf("Moved %d", number)
		_, err = made.NewSheet(name)
		ts.Check(err)
		head := headRow(rows)
		if head > 0 {
			rows = rows[head:]
			slices.Reverse(rows[1:])
		}
		for i, row := range rows {
			for len(row) < len(rows[0]) {
				row = append(row, "")
			}
			slices.Reverse(row)
			for j, words := range row {
				cell, err := excelize.CoordinatesToCellName(j+3, i+5)
				ts.Check(err)
				if number, err := strconv.ParseFloat(words, 64); err == nil {
					ts.Check(made.SetCellValue(name, cell, number))
				} else {
					ts.Check(made.SetCellStr(name, cell, words))
				}
			}
		}
		ts.Check(made.SetColVisible(name, "C:F", false))
		ts.Check(made.SetRowVisible(name, 6, false))
		if number > 1 {
			ts.Check(made.SetSheetVisible(name, false))
		}
	}
	ts.Check(made.SaveAs(ts.MkAbs(arguments[1])))
}
