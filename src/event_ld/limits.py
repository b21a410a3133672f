"""How much of anything is read: the sizes beyond which an input is no description of an event, but a mistake or an attack.

Each limit is checked before the work that it bounds, and what goes beyond it is said in one sentence that names the number and
what to do. `docs/reference/limits.md` lists them.
"""

from __future__ import annotations

LARGEST_FILE = 10_000_000
"""The most bytes that a description, a page or a programme may have, and a line of a file of records."""
LARGEST_SCHEME = 200_000_000
"""The most bytes that a SKOS scheme may have where pyoxigraph, which reads one as a stream, is not installed."""
LARGEST_UNPACKED = 50_000_000
"""The most bytes that the parts of a Word document or a workbook may have once they are unpacked."""
PACKED_RATIO = 500
"""How many times its packed bytes a `.gz` or `.zst` file may hold, once it has given more than `LARGEST_FILE`."""
MOST_BLANK_LINES = 100_000
"""The most blank lines one after another in a file of records."""
LONGEST_LINE = 20_000
"""The most characters of a line of a programme that are read; the longest one of the programmes that we know has 1,143."""
MOST_LINES = 20_000
"""The most lines that a programme may have, whatever the format it is in."""
MOST_BLOCKS = 20_000
"""The most paragraphs and tables that a Word document may have, and the most cells in its tables."""
MOST_PAGES = 1_000
"""The most pages that a PDF file may have."""
PATTERN_SECONDS = 2
"""The most seconds of CPU that an `sh:pattern` of a user's shapes may take for one value."""
LONGEST_NUMBER = 16
"""The most digits that a price may have: what every processor of XML Schema 1.1 reads (Part 2, section 5.4)."""
DEEPEST = 40
"""How deeply values may be nested; a description needs about ten levels."""
MOST_NODES = 500_000
"""How many values a document may have, aliases counted where they are used."""
MOST_RECORDS = 100_000
"""The most events that a calendar, a schedule or a sheet may hold."""
MOST_COLUMNS = 1_000
"""The most columns that a sheet may have."""
MOST_CELLS = 2_000_000
"""The most cells that the sheets of a workbook may have, empty ones before others counted."""
