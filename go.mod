module policybrief

go 1.26
