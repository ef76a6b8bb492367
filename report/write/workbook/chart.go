package workbook

import (
	"strconv"
	"strings"
)

// Lengths of drawings, in English Metric Units.
const (
	centimetre  = 360_000
	chartWidth  = 24 * centimetre
	barHeight   = centimetre
	chartAround = 5 * centimetre // title, axis and legend
	chartMost   = 60 * centimetre
)

// drawing puts the chart beside the table, level with its head.
func (s *Sheet) drawing(x *xml, id int) {
	height := min(chartMost, chartAround+max(1, s.Rows)*barHeight)
	x.put(`<xdr:wsDr xmlns:xdr="`, drawingSpace, `spreadsheetDrawing" xmlns:a="`, drawingSpace, `main"><xdr:oneCellAnchor><xdr:from><xdr:col>`,
		strconv.Itoa(s.columns()), `</xdr:col><xdr:colOff>`, strconv.Itoa(centimetre), `</xdr:colOff><xdr:row>`, strconv.Itoa(s.headRow()-1),
		`</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="`, strconv.Itoa(chartWidth), `" cy="`, strconv.Itoa(height), `"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="`,
		strconv.Itoa(id+1), `" name="Chart `, strconv.Itoa(id), `" descr="`)
	x.text(line(s.Chart.About, mostUnits))
	x.put(`" title="`)
	x.text(line(s.Chart.Title, mostHead))
	x.put(`"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="`, drawingSpace, `chart"><c:chart xmlns:c="`,
		drawingSpace, `chart" xmlns:r="`, linkSpace, `" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`)
}

// chart draws the table of a sheet as bars that lie, the first row uppermost, with the series of a row end to end. A nought has no number.
func (b *Book) chart(x *xml, s *Sheet) {
	letter := func(element string, size int, bold, colour string) {
		x.put("<", element, `><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="`, strconv.Itoa(size*100), `" b="`, bold, `"><a:solidFill><a:srgbClr val="`, colour,
			`"/></a:solidFill><a:latin typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></`, element, ">")
	}
	line1 := func(colour string) string {
		return `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="` + colour + `"/></a:solidFill></a:ln></c:spPr>`
	}
	x.put(`<c:chartSpace xmlns:c="`, drawingSpace, `chart" xmlns:a="`, drawingSpace, `main" xmlns:r="`, linkSpace, `"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1400" b="1"/></a:pPr><a:r><a:rPr lang="en-GB" sz="1400" b="1"><a:solidFill><a:srgbClr val="`,
		ink, `"/></a:solidFill><a:latin typeface="Arial"/></a:rPr><a:t>`)
	x.text(line(s.Chart.Title, mostHead))
	x.put(`</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>`)
	heads := s.heads()
	rows := make([][]Cell, s.Rows)
	for i := range rows {
		rows[i] = s.Row(i)
	}
	points := func(kind string, column, first, last int, value func(i int) string) {
		x.put("<c:", kind, "Ref><c:f>")
		if first < 0 {
			x.text(s.quoted() + "$" + letters(column) + "$" + strconv.Itoa(s.headRow()))
		} else {
			x.text(s.reference(column, first, last))
		}
		x.put("</c:f><c:", kind, "Cache>")
		if kind == "num" {
			x.put("<c:formatCode>General</c:formatCode>")
		}
		x.put(`<c:ptCount val="`, strconv.Itoa(last-first+1), `"/>`)
		for i := range last - first + 1 {
			x.put(`<c:pt idx="`, strconv.Itoa(i), `"><c:v>`)
			x.text(value(i))
			x.put("</c:v></c:pt>")
		}
		x.put("</c:", kind, "Cache></c:", kind, "Ref>")
	}
	for column := 1; column < len(heads); column++ {
		look := b.Looks[b.lookOf(at(s.Chart.Looks, column-1))]
		number := strconv.Itoa(column - 1)
		x.put(`<c:ser><c:idx val="`, number, `"/><c:order val="`, number, `"/><c:tx>`)
		points("str", column, -1, -1, func(int) string { return heads[column] })
		x.put(`</c:tx><c:spPr><a:solidFill><a:srgbClr val="`, orElse(look.Ground, "FFFFFF"), `"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="`, ink,
			`"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="0;;" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>`)
		letter("c:txPr", 12, "1", look.Ink)
		x.put(`<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat>`)
		points("str", 0, 0, s.Rows-1, func(i int) string { return strings.ReplaceAll(fitting(at(rows[i], 0).Text), "\n", " ") })
		x.put("</c:cat><c:val>")
		points("num", column, 0, s.Rows-1, func(i int) string {
			if v := at(rows[i], column).Number; v != nil && isFinite(*v) {
				return strconv.FormatFloat(*v, 'g', -1, 64)
			}
			return "0"
		})
		x.put("</c:val></c:ser>")
	}
	x.put(`<c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>`,
		`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`, line1("8C969C"))
	letter("c:txPr", 12, "0", ink)
	x.put(`<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>`,
		`<c:majorGridlines>`, line1("C9D0D4"), `</c:majorGridlines><c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`, line1("8C969C"))
	letter("c:txPr", 12, "0", ink)
	x.put(`<c:crossAx val="1"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx><c:spPr><a:noFill/></c:spPr></c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/>`)
	letter("c:txPr", 12, "0", ink)
	x.put(`</c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="C9D0D4"/></a:solidFill></a:ln></c:spPr></c:chartSpace>`)
}

// at returns an item of a list, the zero one where the list is shorter.
func at[T any](list []T, i int) (item T) {
	if i < len(list) {
		item = list[i]
	}
	return item
}
