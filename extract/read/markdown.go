package read

import "policybrief/extract"

func markdown(data []byte) (*extract.Document, error) { return text(data) }

func webPage(data []byte) (*extract.Document, error) { return text(data) }
