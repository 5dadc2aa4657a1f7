"""The titles above an annex's table: the title lines, the line `(Kèm theo ...)`, the period."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.annex.recognition.columns.headings import heading_key
from vqdesk.annex.recognition.sections import is_counted_line, is_section_line
from vqdesk.annex.source.grid import Paragraph, Table
from vqdesk.columns.heads import results_head
from vqdesk.periods.period import find_period, read_period_titles
from vqdesk.periods.reading import PeriodRead, find_periods
from vqdesk.text.attached_line import find_issuer
from vqdesk.text.dates import find_dates
from vqdesk.text.seen import seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from db.records import Column

    Block = Paragraph | Table

_DOCUMENTS = (
    "bao cao|cong van|van ban|ke hoach|quyet dinh|nghi quyet|to trinh|thong bao|chuong trinh|giay|chi thi|"
    "huong dan|ket luan|de an|du an|phuong an|quy dinh|quy che|thong tri|cong dien|"
    "bc|kh|qd|nq|tb|ttr|ctr|ct|cv|hd|kl"
)
_WITH = r"(phu luc|bieu|mau|bang|danh muc|tai lieu)( so)?( [0-9a-z.]{1,5})? kem theo"
_ATTACHED = re.compile(
    rf"[*“\"' ]*[(\[{{] ?(((ban hanh|dinh|gui) )?kem|{_WITH})\b.*|"
    rf"[*“\"' ]*(((ban hanh|dinh|gui) )?kem( theo)?|{_WITH}) ?:? ?"
    rf"(cac |noi dung )?({_DOCUMENTS})\b.*\b(so|ngay)\b.*|"
    rf"[(\[{{] ?(ban hanh )?theo ({_DOCUMENTS}) so\b.*"
)
_LETTERHEAD = re.compile(
    r"(.* )?(cong hoa xa hoi chu nghia viet nam|dang cong san viet nam)[ ._*=-]*|"
    r"(.* )?doc lap ?[-–] ?tu do ?[-–] ?hanh phuc[ ._*=-]*|so ?: ?[0-9. ]*[/-].*|"
    r"so ?:.{1,30} .{2,40}, ?ngay\b.{1,12}\bthang\b.{1,12}\bnam\b.{0,10}"
)
_PLACE_AND_DATE = re.compile(r".{2,40}, ?ngay\b.{1,12}\bthang\b.{1,12}\bnam\b.{0,10}")
_LISTED = re.compile(r"[-–•+*]\s+\S.*(?<![-–*])")
_TITLE = re.compile(r"(phu luc|bieu( mau)?|mau)( so)?\b.*")
_MEASURE = re.compile(r"\(?(don vi( tinh)?|dvt) ?:.{1,40}")
_SIGNED = re.compile(r"noi nhan\b.*|(tm|kt|tl|tuq|q) ?\. .*")
_REPORT = re.compile(
    r"bao cao( (nhanh|tom tat|tong hop|so bo)| (ket qua|tinh hinh|tien do|so ket|tong ket)\b.*)?"
)
_MOST_OF_LETTER = 3  # lines below `BÁO CÁO`
_LETTER_ENDS = (".", ";", ":", "./.")
MOST_TITLES = 12  # paragraphs above a table that may be its titles
LONGEST_TITLE = 250  # characters; what is longer belongs to a letter
_LONGEST_LAST = 80  # characters of a title that ends with a full stop
_LONGEST_LABEL = 40  # characters of a title that ends with a colon
_NUMBER_AND_MONTH = re.compile(r"(?<=[0-9])\n(?=\s*(?:tháng\b|[0-9]))", re.IGNORECASE)
_ROUND = str.maketrans("[]{}", "()()")
_AFTER_ISSUER = re.compile(
    r"(?<![ ,;])[ ,;]+(ngày (?=[0-9.…])|về việc|v/v|về (tình hình|kết quả|công tác)).*|"
    r" ?[,;] ?(thực hiện|triển khai|về|số|theo|căn cứ|kèm theo|tại|nhằm)\b.*",
    re.IGNORECASE,
)
"""What is said of the document behind its office; "thực hiện" may be in a name, behind no comma."""
_AFTER_OFFICE = re.compile(
    rf"{_AFTER_ISSUER.pattern}| (thực hiện|triển khai|theo|căn cứ|trả lời|phúc đáp|về)\b.*", re.IGNORECASE
)
_NAMED_BY_TASK = re.compile(r"(tiểu )?(ban|tổ|hội đồng|đoàn|đội|văn phòng)\b", re.IGNORECASE)
_LONGEST_ATTACHED = 4  # lines; a bracket that stays open takes only its own line


class Titles(NamedTuple):
    """The lines above a table, to the letter; `attached_to` and `organisation` are "" where none tells."""

    lines: tuple[str, ...]
    attached_to: str
    organisation: str


def is_attached_line(text: str) -> bool:
    """Tell whether a line says to what the annex is attached: `(Kèm theo Báo cáo số ...)`."""
    return bool(_ATTACHED.fullmatch(heading_key(text)))


def is_letterhead(text: str, above: Sequence[str] = ()) -> bool:
    """Tell whether a text is of a letter's head: nation or party, motto, number, place and date.

    Place and date are of the head only where the texts `above` have another part of it, or there are
    none: they may stand below an annex's titles, too.
    """
    line = heading_key(text)
    if _ATTACHED.fullmatch(line):
        return False
    if _PLACE_AND_DATE.fullmatch(line):
        return not above or any(map(is_letterhead, above))
    return bool(_LETTERHEAD.fullmatch(line))


def is_body(text: str) -> bool:
    """Tell a text between titles and table that is none of them: a list, a sentence, a long text."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return bool(lines) and all(map(_is_body_line, lines))


def _is_body_line(line: str) -> bool:
    if is_attached_line(line):
        return False
    if len(line) > LONGEST_TITLE or (line.endswith(".") and len(line) > _LONGEST_LAST):
        return True
    if _MEASURE.fullmatch(folded := heading_key(line)) or folded.startswith("kinh gui"):
        return True
    return is_listed(line) or (line.endswith(":") and len(line) > _LONGEST_LABEL)


def opens_annex(text: str) -> bool:
    """Tell a line with which the titles of an annex begin: `PHỤ LỤC II`, `Biểu số 1`."""
    return bool(_TITLE.fullmatch(heading_key(text)))


def find_first_title(texts: Iterable[str]) -> int:
    """Return the place of the first title where a whole letter stands above it on the same sheet."""
    begin, letter = 0, False
    for index, text in enumerate(texts):
        if letter and opens_annex(text):
            begin, letter = index, False
        letter = letter or is_body(text)
    return begin


def is_listed(line: str) -> bool:
    """Tell a line of a list: `- Đơn vị báo cáo: ...`; one between two dashes is a title."""
    return bool(_LISTED.fullmatch(line.strip()))


def find_letterhead_rows(rows: Iterable[Sequence[str]]) -> list[int]:
    """Return the places of the rows that have a text of a letter's head, each judged by all rows above it."""
    found = []
    # Which of them is of a head tells as much as all of them together, and they may be many.
    above: tuple[str, ...] = ()
    for index, row in enumerate(rows):
        if any(is_letterhead(text, above) for text in row):
            found.append(index)
        if not (above and is_letterhead(above[0])):
            head = next((text for text in row if is_letterhead(text)), None)
            above = (head,) if head is not None else above or tuple(row[:1])
    return found


def read_titles(texts: Iterable[str]) -> Titles:
    """Read the paragraphs before a table; the organisation is whose document the attached line names."""
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    first = next((index for index, line in enumerate(lines) if is_attached_line(line)), None)
    if first is None:
        return Titles(tuple(lines), "", "")
    end = first + 1
    longest = _LONGEST_ATTACHED if _is_bracketed(lines[first]) else 1
    for index in range(first, min(first + longest, len(lines))):
        if _in_round(lines[index]).endswith(")"):
            end = index + 1
            break
    attached = "\n".join(lines[first:end])
    return Titles((*lines[:first], *lines[end:]), attached, _issuer(attached))


def _issuer(attached: str) -> str:
    """Return whose document an attached line names, less what is said of it; "" where no bracket closes."""
    attached = _in_round(attached)
    inside, bracket, _ = attached.rpartition(")")
    if not (bracket or _is_bracketed(attached)):
        inside = attached.rstrip(" .\u00a0")
    named = " ".join(find_issuer(inside).split())
    after = _AFTER_ISSUER if _NAMED_BY_TASK.match(named) else _AFTER_OFFICE
    return after.sub("", named).rstrip(" ,;")


def _is_bracketed(text: str) -> bool:
    return _in_round(text).startswith("(")


def _in_round(text: str) -> str:
    """Return a text as it is read, its brackets round, without what stands around them."""
    return seen(text).text.translate(_ROUND).strip("*“”\"' .\n\t")


def read_titles_period(titles: Titles, columns: Sequence[Column], around: Iterable[str] = ()) -> PeriodRead:
    """Read the period from the titles, over their ends, then from the results' heading.

    `Quý III` may stand a line above its year; a year that neither tells is that of the document's date, in
    the attached line, the titles or a letter's head `around`. Where the titles name a year and the heading
    a part of it, nobody can tell which of them is meant.
    """
    # `Biểu số 1` above `Tháng 9 năm 2025` is no first of September.
    lines = _NUMBER_AND_MONTH.sub("; ", "\n".join(titles.lines))
    texts = (lines.replace("\n", " "), results_head(columns))
    of_titles, of_heading = map(read_period_titles, texts)
    if of_titles == _NOTHING and find_periods(texts[0]):
        # "Kết quả tháng 3" over a column "Kết quả năm 2026": the heading tells the year alone.
        of_titles, of_heading = (
            read_period_titles(" ; ".join(texts)) if of_heading != _NOTHING else _NOTHING,
            _NOTHING,
        )
    year, part = of_titles.period, of_heading.period
    if year and part and year.kind == "năm" != part.kind and year.year == part.year:
        return PeriodRead(None, (part, year))
    found = next((each for each in (of_titles, of_heading) if each != _NOTHING), _NOTHING)
    if found == _NOTHING and (dated := _dated(titles, around)):
        return next(
            (each for text in texts if (each := read_period_titles(text, dated)) != _NOTHING), _NOTHING
        )
    return found


_NOTHING = PeriodRead()


def _dated(titles: Titles, around: Iterable[str]) -> date | None:
    """Return the first day that the attached line, the titles or a letter's head tells."""
    heads = (text for text in around if is_letterhead(text))
    found = (
        each.date for text in chain((titles.attached_to, *titles.lines), heads) for each in find_dates(text)
    )
    return next(found, None)


def find_titles_top(blocks: Sequence[Block], start: int, table: int, *, in_table: bool) -> int:
    """Return where the titles above the table of an annex begin: below other tables, letters and signatures.

    `in_table` tells that it has rows above its headings: these may be titles of its own.
    """
    top, above, passed = table, start > 0, False
    sheet = sheet_of(blocks[table]) if in_table else ""
    for index in range(table - 1, start - 1, -1):
        block = blocks[index]
        # A sheet that has titles of its own does not take those of the cover before it.
        elsewhere = sheet and sheet_of(block) not in ("", sheet)
        if isinstance(block, Table) or elsewhere or table - index > MOST_TITLES:
            above = True
            break
        before = blocks[max(start, index - MOST_TITLES) : index]
        if is_signed(block.text) or is_letterhead(block.text, texts_of(before)):
            above = True
            break
        if is_body(block.text):
            passed = True
        elif not passed:
            top = index
        elif block.text.strip():
            # What introduces the table may stand between it and its titles, but not a letter's text.
            if not is_title(block.text):
                above = True
                break
            top, passed = index, False
    lines = [at for at in range(top, table) if isinstance(blocks[at], Paragraph)]
    titles = [at for at in lines if opens_annex(_text(blocks[at]))]
    if not titles:
        return top
    before_them = [_text(blocks[at]) for at in lines if at < titles[0]]
    sentences = any(_ends_sentence(text) and not is_attached_line(text) for text in before_them)
    return titles[0] if above or sentences else top


def sheet_of(block: Block) -> str:
    """Return the workbook's sheet that a block stands on; "" where it is of none."""
    if isinstance(block, Paragraph):
        where = block.where
    else:
        where = next((cell.where for row in block.rows for cell in row), "")
    return where.partition(",")[0] if where.startswith("sheet ") else ""


def is_signed(text: str) -> bool:
    """Tell the recipients and the signature of a letter, with which it ends."""
    return bool(_SIGNED.fullmatch(heading_key(text)))


def find_far_titles(blocks: Sequence[Block], top: int, first: int) -> list[int]:
    """Return where an annex's titles stand above a table of another kind, where none stands below that.

    A summary may come first, in one report with its details.
    """
    near = [block.text for block in blocks[top:first] if isinstance(block, Paragraph)]
    other = top - 1
    if any(map(is_title, near)) or other < 1 or not isinstance(blocks[other], Table):
        return []
    found: list[int] = []
    for index in range(other - 1, max(-1, other - 1 - MOST_TITLES), -1):
        block = blocks[index]
        if isinstance(block, Table) or is_signed(block.text) or is_letterhead(block.text):
            break
        if is_title(block.text):
            found.insert(0, index)
    return found


def find_letter_titles(blocks: Sequence[Block], top: int, first: int) -> list[int]:
    """Return where the title of the report stands in whose text the first table is, if that has none.

    `BÁO CÁO` and the lines below it, up to whom it is sent to or its first sentence.
    """
    if sheet_of(blocks[first]) or any(map(is_title, texts_of(blocks[top:first]))):
        return []
    found: list[int] = []
    for index in range(top):
        block = blocks[index]
        text = _text(block).strip()
        if not found:
            if text.isupper() and _REPORT.fullmatch(heading_key(text)):
                found.append(index)
        elif isinstance(block, Table) or len(found) > _MOST_OF_LETTER or _ends_titles(text):
            break
        elif any(map(str.isalnum, text)):
            found.append(index)
    return found


def _ends_titles(text: str) -> bool:
    return bool(text) and (
        is_body(text) or _ends_sentence(text) or is_section_line(text) or is_counted_line(text)
    )


def is_title(text: str) -> bool:
    """Tell a line that heads an annex from a text's: by its capitals, its first words or its period."""
    if opens_annex(text) or is_attached_line(text):
        return True
    if is_section_line(text) or is_counted_line(text) or _ends_sentence(text):
        return False
    return text.isupper() or find_period(text) is not None


def texts_of(blocks: Sequence[Block]) -> list[str]:
    """Return the texts of paragraphs, tables and blank ones left out."""
    return [block.text for block in blocks if isinstance(block, Paragraph) and block.text.strip()]


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith(_LETTER_ENDS)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""
