"""The exchange form `vqdesk.report/1`: a whole report as JSON, nothing lost."""
