package extract

func findConflicts(e *Evidence) []Conflict { return nil }
