"""A report counted by unit and by domain, and its figures as Word, Excel, text, JSON and sentences."""
