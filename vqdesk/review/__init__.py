"""The review sheet of a report for whoever signs it: what was checked, found, accepted and signed off."""
