"""How much a file may hold: a small one may unpack to anything, and a PC has 4 GB."""

from __future__ import annotations

LARGEST_FILE = 128 * 1024 * 1024
"""Bytes of a file; 10,000 tasks are 13 MB as text, and reading takes up to ten times the size."""

MOST_ROWS = 50_000
"""Rows of tables that show something, in all; the longest annexes met have 400, bench goes to 10,000."""

MOST_CELLS = 1_000_000
"""Cells that show something; MOST_ROWS with twenty columns."""

MOST_PARAGRAPHS = 300_000
"""Paragraphs outside tables that show something; a book of 1,000 pages has 30,000."""

MOST_COLUMNS = 256
"""Columns that a cell's span or place may reach; Word itself knows 63, annexes have up to 20."""

LONGEST_CELL = 1_000_000
"""Characters of one cell; Excel takes 32,767, a narrative of 300 pages has a million."""

DEEPEST_NESTING = 40
"""Tables or elements in one another; Word's own files stay below ten, each level costs stack."""

LARGEST_PART = 128 * 1024 * 1024
"""Bytes of one XML part; 10,000 tasks are 19 MB in Word."""

MOST_MARKS = 8_000_000
"""`<` and twice `=` in one XML part; each makes up to 120 bytes of tree: 1 GB holds the worst file."""

MOST_TAGS = 1_000_000
"""`<` of a page; 10,000 tasks in HTML of Word have half a million, and a million take ten seconds."""

LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes of a text or a page; 10,000 tasks are 13 MB, and one sign can make each character take four."""

MOST_LINES = 500_000
"""Lines of a text; 10,000 tasks with ten lines each are a fifth of it."""

MOST_ANNEXES = 300
"""Annexes of one file; a province has up to 168 communes, and each annex accounts for all others."""

MOST_ATTRIBUTES = 100
"""Attributes of one tag; office programs write ten. The parser looks through all for each new one."""

MOST_TOLD = 100_000
"""Entries of the account that one workbook may need: each takes a kilobyte, and 50 µs to find."""
