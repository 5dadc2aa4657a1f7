"""The first run: what is asked before there is a report, and what helps where there is nothing yet."""
