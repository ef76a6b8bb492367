package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Lengths of charts, in pixels of 96 to the inch.
const (
	centimetre  = 38
	chartWidth  = 24 * centimetre
	barHeight   = centimetre
	chartAround = 5 * centimetre // title, axis and legend
	chartMost   = 60 * centimetre
)

// addChart puts the chart of a sheet beside its table, level with its head: bars that lie, the first row uppermost, with
// the series of a row end to end. A nought has no number.
func (b *Book) addChart(f *excelize.File, s *Sheet, edits map[string][]edit, number int) error {
	letter := excelize.Font{Family: "Arial", Size: 12, Color: ink}
	title := letter
	title.Bold, title.Size = true, 14
	least := 0.0
	chart := &excelize.Chart{Type: excelize.BarStacked, GapWidth: new(uint(40)), VaryColors: new(false),
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: line(s.Chart.Title, mostHead), Font: &title}}},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: &letter},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: letter},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: letter, Minimum: &least, TickLabelPosition: excelize.ChartTickLabelHigh, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0"}},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0;;"}},
		Fill:      solid("FFFFFF"),
		Border:    excelize.LineOptions{Type: excelize.LineSolid, Fill: solid("C9D0D4")},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: uint(min(chartMost, chartAround+max(1, s.Rows)*barHeight))},
		Format:    excelize.GraphicOptions{AltText: line(s.Chart.About, mostUnits), OffsetX: centimetre}}
	for column := 1; column < s.columns(); column++ {
		look := 0
		if column <= len(s.Chart.Looks) {
			look = s.Chart.Looks[column-1]
		}
		colours := b.Looks[b.lookOf(look)]
		chart.Series = append(chart.Series, excelize.ChartSeries{Name: fmt.Sprintf("%s$%s$%d", s.quoted(), letters(column), s.headRow()), Categories: s.reference(0, 0, s.Rows-1), Values: s.reference(column, 0, s.Rows-1),
			Fill: solid(orElse(colours.Ground, "FFFFFF")), DataLabel: excelize.ChartDataLabel{Font: excelize.Font{Bold: true, Family: "Arial", Size: 12, Color: colours.Ink}}})
	}
	if err := f.AddChart(s.Name, fmt.Sprintf("%s%d", letters(s.columns()), s.headRow()), chart); err != nil {
		return err
	}
	// excelize draws no line around bars, without which a white one is not seen.
	const before, after = "</a:solidFill>", "</spPr><invertIfNegative"
	edits[fmt.Sprintf("xl/charts/chart%d.xml", number)] = []edit{{before + after,
		before + `<a:ln w="9525"><a:solidFill><a:srgbClr val="` + ink + `"/></a:solidFill></a:ln>` + after, len(chart.Series)}}
	return nil
}
