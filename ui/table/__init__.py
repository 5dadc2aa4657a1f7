"""The report as a table to work in: a row a task, a column of the annex a column."""
