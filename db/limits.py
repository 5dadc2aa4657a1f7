"""Limits of what is read from files that anybody made: all of them, each with its reason.

A small file may unpack to anything, nest without end, or cost the square of its size, and a PC has 4 GB. What
is beyond a limit is Refused file.too_big; no reader has limits of its own but for what it leaves out and
tells. None is a time but that of a database, which answers to nobody until it is done: whatever else passes
costs time in proportion to its size.

- Any file: LARGEST_FILE bytes.
- DOCX, XLSX, templates, and the packages in them (`formats.opc.package`): MOST_UNPACKED and MOST_RATIO of all
  of them together, MOST_ENTRIES, MOST_LISTED; no part's name climbs, is absolute, or stands twice in any
  case; no other methods than those of office files; DEEPEST_FILES, MOST_PACKAGES.
- XML in them, and Word in one XML file (`formats.opc.xml`, `parts`): no DOCTYPE, no entity, no network;
  LARGEST_PART, MAX_XML_NODES, MOST_KEPT; 256 elements in one another, which is libxml2's own, and
  DEEPEST_NESTING tables.
- HTML, the clipboard's too, and MHTML: LARGEST_TEXT, MOST_TAGS, MOST_KEPT, MOST_ATTRIBUTES, MOST_BOUNDARIES;
  nothing that it names is fetched; DEEPEST_NESTING.
- Text, CSV, TSV: LARGEST_TEXT, MOST_LINES.
- JSON (`text.strict_json`): no key twice, no number that is none; what Python's stack holds; then as cells.
- Stores and hand-ins (`db.foreign`): a copy is read, its schema to the word ours; LARGEST_STORE,
  MOST_STORE_ROWS, LONGEST_TEXT, MOST_SECONDS.
- Whatever comes of it: MOST_ROWS, MOST_CELLS, LONGEST_CELL, MOST_TOLD and their like.
"""

from __future__ import annotations

# Files and packages

LARGEST_FILE = 128 * 1024 * 1024
"""Bytes of a file; 10,000 tasks are 13 MB as text, and reading takes up to ten times the size."""

MOST_ENTRIES = 4_000
"""Parts of a package; an annex has about ten, and a thousand pictures still pass."""

MOST_LISTED = 4 * 1024 * 1024
"""Bytes of a package's list of its parts: it is read whole before one is counted, at ten times the size."""

MOST_UNPACKED = 512 * 1024 * 1024
"""All parts unpacked, with those of packages in them: 10,000 tasks are 20 MB of XML."""

FREE_BYTES = 32 * 1024 * 1024
"""Up to here any ratio passes: ten thousand empty rows shrink more than a thousandfold."""

MOST_RATIO = 200
"""Beyond FREE_BYTES; text of people shrinks fivefold, Word's own XML up to fiftyfold."""

MOST_PACKAGES = 5
"""Word files that one puts into its text; what joins files by hundreds makes pages of them."""

DEEPEST_FILES = 2
"""Files in files in a file: a package may hold itself."""

LARGEST_TEMPLATE = 8 * 1024 * 1024
"""Bytes of a template; it is kept in the store and goes out with every annex."""

LARGEST_STORY = 4 * 1024 * 1024
"""Bytes of a template's document, header or footer; a letter's has 50 kB, and each element calls Python."""

MOST_MARKERS = 1_000
"""Markers of a template's document, header or footer; a letter has five."""

MOST_CHUNKS = 1_000
"""Places in a Word file into which something is put; programs that join files make one for each."""

MOST_BOUNDARIES = 20
"""Parts in one another of a page in one file: each line is compared with all that are open."""

# What is in them

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

MAX_XML_NODES_KEPT = 2_000_000
"""`<` and `=` of what is kept until a workbook's part ends, or stands in one row: 300 MB of tree."""

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

# Stores and hand-ins

LARGEST_STORE = LARGEST_FILE
"""Bytes of a store's file; ten years of a commune's reports are 30 MB."""

MOST_STORE_ROWS = 500_000
"""Rows that are read in all; 10,000 tasks with their history are 30,000."""

MOST_SECONDS = 15.0
"""From a store's copy to its last row; the largest takes a third of it."""

LONGEST_TEXT = LONGEST_CELL
"""Characters of one text."""

LONGEST_NAME = 200
"""Characters of a heading's or user's name; the longest heading met has 80."""

MOST_TEXTS = 256
"""Columns, titles and the like; annexes have up to 20."""

LONGEST_TEMPLATE = 24 * 1024 * 1024
"""Characters of a file that is kept as base64: 18 MB; letterheads have 0.1."""

HIGHEST = 1 << 53
"""Of a counter: far beyond what anybody comes to, and far below where SQLite's integers end."""
