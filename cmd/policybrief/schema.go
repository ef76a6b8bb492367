package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"

	"policybrief/extract"
)

// schema returns the JSON Schema of a configuration, which editors complete and check it with.
func schema() ([]byte, error) {
	byPath := map[string]rule{}
	for _, r := range rules() {
		byPath[r.path] = r
	}
	top := schemaOf(reflect.TypeFor[Config](), "", byPath).(map[string]any)
	top["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	top["title"] = "Configuration of a policy brief"
	var out bytes.Buffer
	lines := json.NewEncoder(&out)
	lines.SetEscapeHTML(false)
	lines.SetIndent("", "  ")
	err := lines.Encode(top)
	return out.Bytes(), err
}

// schemaOf returns the schema of a type at a place, as JSON values.
func schemaOf(t reflect.Type, plain string, rules map[string]rule) any {
	r := rules[plain]
	is := func(kinds ...string) any { // what is not needed may be left empty
		if !r.needed {
			kinds = append(kinds, "null")
		}
		if len(kinds) == 1 {
			return kinds[0]
		}
		return kinds
	}
	switch {
	case t == reflect.TypeFor[extract.Date]():
		return map[string]any{"type": is("string", "integer"), "pattern": `^$|^(\d{4}|-)(-\d\d)?(-\d\d)?$`}
	case t.Kind() == reflect.Struct:
		properties, needed := map[string]any{}, []string{}
		for _, f := range fieldsOf(t) {
			at := join(plain, f.name)
			if rules[at].refused != "" {
				continue
			}
			properties[f.name] = schemaOf(f.typ, at, rules)
			if rules[at].needed {
				needed = append(needed, f.name)
			}
		}
		return map[string]any{"type": "object", "properties": properties, "required": needed, "additionalProperties": false}
	case t.Kind() == reflect.Slice:
		list := map[string]any{"type": is("array"), "items": schemaOf(t.Elem(), plain, rules)}
		if r.needed {
			list["minItems"] = 1
		}
		return list
	case t.Kind() == reflect.Bool:
		return map[string]any{"type": is("boolean")}
	case t.Kind() == reflect.Int:
		return map[string]any{"type": is("integer"), "minimum": 0}
	}
	text := map[string]any{"type": is("string")}
	if len(r.choices) > 0 {
		text["enum"] = r.choices
	}
	if r.needed {
		text["minLength"] = 1
	}
	if r.pattern != "" {
		text["pattern"] = r.pattern
	}
	if r.letters {
		text["pattern"] = `[\p{L}\p{N}]`
	}
	if r.words > 0 {
		text["pattern"] = fmt.Sprintf(`^\s*\S+(\s+\S+){0,%s}\s*$`, strconv.Itoa(r.words-1))
	}
	return text
}
