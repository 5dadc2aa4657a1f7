"""The exchange form `vqdesk.report/2`: a whole report as JSON, nothing lost."""
