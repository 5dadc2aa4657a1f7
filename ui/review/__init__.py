"""What goes with a report to whoever signs it: who checked it, and the review sheet."""
