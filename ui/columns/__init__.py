"""The columns of a report's annex: their list, the dialog of one, the ready lists."""
