"""Limits of what is read from a file: a small one may unpack to anything, and a PC has 4 GB."""

from __future__ import annotations

MOST_ROWS = 50_000
"""Rows of tables that show something, in all; the longest annexes met have 400, bench goes to 10,000."""

MOST_CELLS = 1_000_000
"""Cells that show something; MOST_ROWS with twenty columns."""

MOST_HANGING = 5_000_000
"""Rows into which merged cells reach, counted for each of them: MOST_ROWS under a hundred of them."""

MOST_PARAGRAPHS = 300_000
"""Paragraphs outside tables that show something; a book of 1,000 pages has 30,000."""

MOST_COLUMNS = 256
"""Columns that a cell's span or place may reach; Word itself knows 63, annexes have up to 20."""

LATEST_HEADER = 40
"""Rows in which a header is looked for; above it stand titles and a letter's head at most."""

LONGEST_CELL = 1_000_000
"""Characters of one cell; Excel takes 32,767, a narrative of 300 pages has a million."""

DEEPEST_NESTING = 40
"""Tables or elements in one another; Word's own files stay below ten, each level costs stack."""

LARGEST_PART = 128 * 1024 * 1024
"""Bytes of one XML part; 10,000 tasks are 19 MB in Word."""

MAX_XML_NODES = 8_000_000
"""`<` and twice `=` in one XML part; 10,000 tasks have up to 6 million in Word."""

MOST_KEPT = 4_000_000
"""Of these, what lies in memory at once: each makes up to 120 bytes of tree, and 0.5 GB holds the worst file.

Rows and paragraphs are gone when they were read; styles, notes and pages are whole, a page of Word of
10,000 tasks has 1.5 million.
"""

MOST_TAGS = 700_000
"""`<` of a page; 10,000 tasks in HTML of Word have half a million, and so many take seven seconds."""

LARGEST_TEXT = 32 * 1024 * 1024
"""Bytes of a text or a page; 10,000 tasks are 13 MB, and one sign can make each character take four."""

MOST_LINES = 500_000
"""Lines of a text; 10,000 tasks with ten lines each are a fifth of it."""

MOST_ANNEXES = 300
"""Annexes of one file; a province has up to 168 communes, and each annex accounts for all others."""

MOST_LEFT_OUT = 3_000_000
"""Annexes of a file times its paragraphs and tables: 168 communes with 100 each; 0.2 kB a place of it."""

MOST_REPEATED = 64 * 1024 * 1024
"""Characters that merged cells say again in the rows into which they reach; 10,000 tasks have 13 million."""

MOST_ATTRIBUTES = 100
"""Attributes of one tag; office programs write ten. The parser looks through all for each new one."""

MOST_TOLD = 100_000
"""Entries of the account that one file may need: each takes a kilobyte, and 50 µs to find."""
