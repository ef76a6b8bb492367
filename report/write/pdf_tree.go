package write

import (
	"fmt"
	"policybrief/report/write/object"
)

// structure writes the elements of the document, and the links, which are part of them.
func (f *pdfFile) structure(p *pen, document *element) {
	document.trim()
	numbers := map[*element]object.Reference{}
	var number func(e *element)
	number = func(e *element) {
		numbers[e] = f.Add(nil)
		for _, k := range e.kids {
			if k.element != nil {
				number(k.element)
			}
		}
	}
	root := f.Add(nil)
	number(document)

	// What leads back from the pages and links to the elements that they are part of.
	var parents, ids object.Array
	for i, marks := range p.marks {
		owners := object.Array{}
		for _, e := range marks {
			owners = append(owners, numbers[e])
		}
		parents = append(parents, i, owners)
	}
	links := make([]object.Reference, len(p.links))
	for i, l := range p.links {
		links[i] = f.Add(object.Dictionary{
			"Type": object.Name("Annot"), "Subtype": object.Name("Link"), "Contents": object.Text(l.element.alt), "F": 4, // is printed
			"Border": object.Array{0, 0, 0}, "Rect": l.around.rectangle(), "StructParent": len(f.pages) + i, "P": f.pages[l.page-1], "Dest": f.destination(l.to),
		})
		page := f.Dictionary(f.pages[l.page-1])
		annotations, _ := page["Annots"].(object.Array)
		page["Annots"] = append(annotations, links[i])
		parents = append(parents, len(f.pages)+i, numbers[l.element])
	}

	var write func(e *element, parent object.Reference)
	write = func(e *element, parent object.Reference) {
		d := object.Dictionary{"S": object.Name(e.role), "P": parent}
		if e.alt != "" && e.role == asFigure {
			d["Alt"] = object.Text(e.alt)
		}
		if e.role == asNote {
			id := object.Text(fmt.Sprintf("note %06d", len(ids)/2+1))
			d["ID"] = id
			ids = append(ids, id, numbers[e])
		}
		if attributes := e.attributes(); attributes != nil {
			d["A"] = attributes
		}
		page := 0
		kids := make(object.Array, len(e.kids))
		for i, k := range e.kids {
			switch {
			case k.element != nil:
				kids[i] = numbers[k.element]
				write(k.element, numbers[e])
				continue
			case page == 0:
				page = k.page
				d["Pg"] = f.pages[page-1]
			}
			switch {
			case k.link > 0:
				kids[i] = object.Dictionary{"Type": object.Name("OBJR"), "Pg": f.pages[k.page-1], "Obj": links[k.link-1]}
			case k.page == page:
				kids[i] = k.mark
			default:
				kids[i] = object.Dictionary{"Type": object.Name("MCR"), "Pg": f.pages[k.page-1], "MCID": k.mark}
			}
		}
		if len(kids) > 0 {
			d["K"] = kids
		}
		f.Objects[numbers[e]] = d
	}
	write(document, root)
	tree := object.Dictionary{"Type": object.Name("StructTreeRoot"), "K": numbers[document],
		"ParentTree": f.Add(object.Dictionary{"Nums": parents}), "ParentTreeNextKey": len(f.pages) + len(links)}
	if len(ids) > 0 {
		tree["IDTree"] = f.Add(object.Dictionary{"Names": ids})
	}
	f.Objects[root] = tree
	f.catalog["StructTreeRoot"] = root
	f.catalog["MarkInfo"] = object.Dictionary{"Marked": true}
}

// attributes returns what an element says of itself beside its role, or nil.
func (e *element) attributes() any {
	switch {
	case e.role == asFigure:
		return object.Dictionary{"O": object.Name("Layout"), "BBox": e.box.rectangle(), "Placement": object.Name("Block")}
	case e.role == asHeaderCell || e.span > 1:
		d := object.Dictionary{"O": object.Name("Table")}
		if e.scope != "" {
			d["Scope"] = object.Name(e.scope)
		}
		if e.span > 1 {
			d["ColSpan"] = e.span
		}
		return d
	}
	return nil
}

// rectangle returns the box as a file has it: from the bottom left of the page.
func (b box) rectangle() object.Array {
	return object.Array{b.left, pageHeight - b.bottom, b.right, pageHeight - b.top}
}
