package write

import (
	"bytes"
	"cmp"
	_ "embed" // the colour profile
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"policybrief/report"
	"policybrief/report/write/object"
)

// attach puts the files that travel with the brief into it.
func (f *pdfFile) attach(b *report.Brief) {
	files := slices.SortedFunc(slices.Values(b.Attached), func(x, y report.Attachment) int { return cmp.Compare(x.Name, y.Name) })
	var names, associated object.Array
	for _, file := range files {
		data := f.Add(f.Deflated(object.Dictionary{"Type": object.Name("EmbeddedFile"), "Subtype": object.Name(cmp.Or(file.MediaType, "application/octet-stream")),
			"Params": object.Dictionary{"Size": len(file.Data), "ModDate": madeOn(b)}}, file.Data))
		number := f.Add(object.Dictionary{"Type": object.Name("Filespec"), "F": object.Text(file.Name), "UF": object.Text(file.Name), "Desc": object.Text(file.About),
			"AFRelationship": object.Name("Data"), "EF": object.Dictionary{"F": data, "UF": data}})
		names = append(names, object.Text(file.Name), number)
		associated = append(associated, number)
	}
	if len(files) > 0 {
		f.catalog["Names"] = object.Dictionary{"EmbeddedFiles": object.Dictionary{"Names": names}}
		f.catalog["AF"] = associated
	}
}

// colours says what the numbers of colours mean: those of the profile sRGB2014 of the International Color Consortium,
// unaltered; its licence is beside it.
//
//go:embed icc/sRGB2014.icc
var colours []byte

// describe writes what the file is: once for programs that keep files and once as its properties, in the same words.
func (f *pdfFile) describe(b *report.Brief) {
	properties := propertiesOf(b)
	info := object.Dictionary{"CreationDate": madeOn(b), "ModDate": madeOn(b)}
	for _, p := range properties {
		if p.info != "" && p.words != "" {
			info[p.info] = object.Text(p.words)
		}
	}
	f.Objects[f.Info] = info
	profile := f.Add(f.Deflated(object.Dictionary{"N": 3}, bytes.Clone(colours)))
	const space = "sRGB IEC61966-2.1"
	f.catalog["OutputIntents"] = object.Array{object.Dictionary{"Type": object.Name("OutputIntent"), "S": object.Name("GTS_PDFA1"),
		"OutputConditionIdentifier": object.Text(space), "Info": object.Text(space), "DestOutputProfile": profile}}
	f.catalog["Metadata"] = f.Add(object.Stream{Dictionary: object.Dictionary{"Type": object.Name("Metadata"), "Subtype": object.Name("XML")}, Data: metadata(properties, b)})
	f.catalog["ViewerPreferences"] = object.Dictionary{"DisplayDocTitle": true}
	f.catalog["Lang"] = object.Text(languageOf(b))
}

// property is what a file says of itself.
type property struct {
	info  string // its key among the properties
	xmp   string // what stands around its words in the metadata, with a verb for them
	words string
}

func propertiesOf(b *report.Brief) []property {
	tidy := func(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }
	subject := tidy(b.Kind)
	if b.Marking != "" {
		subject += ". " + tidy(b.Marking)
	}
	const language = `<rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt>`
	return []property{
		{"Title", "<dc:title>" + language + "</dc:title>", cmp.Or(tidy(b.Title), tidy(b.Kind), "Brief")},
		{"Author", "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>", tidy(b.Author)},
		{"Subject", "<dc:description>" + language + "</dc:description>", subject},
		{"", "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>", languageOf(b)},
		{"Keywords", "<pdf:Keywords>%s</pdf:Keywords>", tidy(b.Marking)},
		{"Creator", "<xmp:CreatorTool>%s</xmp:CreatorTool>", "policybrief"},
		{"Producer", "<pdf:Producer>%s</pdf:Producer>", "policybrief"},
	}
}

// languageOf returns the language of the brief, and British English where it gives none.
func languageOf(b *report.Brief) string { return cmp.Or(languageTag(b.Language), "en-GB") }

// madeOf returns when the brief was made. A brief that does not say has the beginning of time, never that of the clock.
func madeOf(b *report.Brief) time.Time {
	if b.Made.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return b.Made.UTC()
}

func madeOn(b *report.Brief) object.String {
	return object.String(madeOf(b).Format("D:20060102150405+00'00'"))
}

// metadata returns what the file says of itself in XMP (ISO 16684-1): its properties, and that it is PDF/A-3a and PDF/UA-1.
func metadata(properties []property, b *report.Brief) []byte {
	var m bytes.Buffer
	m.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
		` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n")
	for _, p := range properties {
		if p.words == "" {
			continue
		}
		var words bytes.Buffer
		_ = xml.EscapeText(&words, []byte(p.words)) // into memory
		fmt.Fprintf(&m, p.xmp+"\n", words.String())
	}
	for _, name := range []string{"CreateDate", "ModifyDate", "MetadataDate"} {
		fmt.Fprintf(&m, "<xmp:%s>%s</xmp:%[1]s>\n", name, madeOf(b).Format("2006-01-02T15:04:05+00:00"))
	}
	m.WriteString(`<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`)
	return m.Bytes()
}
