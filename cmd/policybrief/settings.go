package main

import (
	"cmp"
	"encoding"
	"fmt"
	"reflect"
	"strconv"
)

// setting is a setting in force.
type setting struct{ name, value, origin string }

// inForce returns all settings that are not empty, and those that one value could be given to, in the order of Config.
func (s *setup) inForce() []setting {
	var all []setting
	add := func(full, value string) {
		all = append(all, setting{full, value, cmp.Or(s.origins[full], "default")})
	}
	var walk func(v reflect.Value, full string, listed bool)
	walk = func(v reflect.Value, full string, listed bool) {
		switch text, isText := v.Interface().(encoding.TextMarshaler); {
		case listed && v.IsZero():
		case isText:
			word, err := text.MarshalText()
			if err != nil {
				word = []byte(err.Error())
			}
			add(full, strconv.Quote(string(word)))
		case v.Kind() == reflect.Struct:
			for _, f := range fieldsOf(v.Type()) {
				walk(v.FieldByIndex(f.index), join(full, f.name), listed)
			}
		case v.Kind() == reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), fmt.Sprintf("%s[%d]", full, i), true)
			}
		case v.Kind() == reflect.String:
			add(full, strconv.Quote(v.String()))
		default:
			add(full, fmt.Sprint(v.Interface()))
		}
	}
	walk(reflect.ValueOf(s.Config), "", false)
	return all
}
