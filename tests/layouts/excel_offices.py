"""Annexes as offices keep them in Excel, each of another shape, with what must come in of them."""

# Markup and rows are not broken where they would be.
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from xml.sax.saxutils import escape

from handmade.excel_book import book, rows

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="&quot;Đạt &quot;0&quot;%&quot;"/>'
    '<numFmt numFmtId="166" formatCode="00"/><numFmt numFmtId="167" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="168" formatCode="0&quot;.&quot;"/><numFmt numFmtId="169" formatCode="#,##0.0"/></numFmts>'
    "<fonts><font/><font><b/></font><font><strike/></font></fonts>"
    '<cellXfs><xf/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="167"/><xf numFmtId="3"/><xf numFmtId="165"/>'
    '<xf numFmtId="166"/><xf fontId="1"/><xf fontId="2"/><xf numFmtId="49"/><xf numFmtId="168"/><xf numFmtId="169"/>'
    '<xf numFmtId="10"/></cellXfs>'
)
PERCENT, TENTHS, DAY, THOUSANDS, REACHED, TWO_DIGITS, BOLD, STRUCK, TEXT, DOTTED, DECIMAL, HUNDREDTHS = range(
    1, 13
)


class As(NamedTuple):
    """A number, text or formula in a style of STYLES; a formula has its result."""

    value: object
    style: int = 0
    formula: str = ""


class Rich(NamedTuple):
    """A text in runs: properties and text of each."""

    runs: tuple[tuple[str, str], ...]


@dataclass
class Page:
    """A sheet: rows of cells from A on, None where there is no cell, and what stands around them."""

    lines: list[list[object]]
    merges: list[str] = field(default_factory=list)
    first: int = 1
    left: int = 0
    before: str = ""
    after: str = ""
    rows: dict[int, str] = field(default_factory=dict)

    def xml(self) -> str:
        found = []
        for number, line in enumerate(self.lines, self.first):
            cells = "".join(
                _cell(f"{_letter(self.left + at)}{number}", value)
                for at, value in enumerate(line)
                if value is not None
            )
            found.append(f'<row r="{number}" {self.rows.get(number, "")}>{cells}</row>')
        merged = "".join(f'<mergeCell ref="{each}"/>' for each in self.merges)
        merged = f"<mergeCells>{merged}</mergeCells>" if merged else ""
        return rows(*found, before=self.before, after=merged + self.after)


@dataclass
class Office:
    """A workbook and what it holds: domains with tasks, each (number, unit, content, documents, result, evaluation)."""

    pages: list[Page]
    domains: list[tuple[str, str, list[tuple[str, ...]]]]
    titles: tuple[str, ...] | None = None
    attached: str | None = None
    period: str = ""
    extra: dict[str, dict[str, str]] = field(default_factory=dict)  # by number
    told: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    workbook: str = ""
    args: tuple[str, ...] = ()

    def data(self) -> bytes:
        return book(
            *(page.xml() for page in self.pages), styles=STYLES, states=self.states, after=self.workbook
        )


OFFICES: dict[str, Office] = {}


def _letter(at: int) -> str:
    return chr(65 + at)


def _cell(place: str, value: object) -> str:
    style, formula = 0, ""
    if isinstance(value, As):
        value, style, formula = value.value, value.style, value.formula
    made = f"<f>{escape(formula)}</f>" if formula else ""
    if value is None:
        return f'<c r="{place}" s="{style}">{made}</c>'
    if isinstance(value, Rich):
        runs = "".join(
            f'<r><rPr>{look}</rPr><t xml:space="preserve">{escape(text)}</t></r>' for look, text in value.runs
        )
        return f'<c r="{place}" t="inlineStr"><is>{runs}</is></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{place}" s="{style}">{made}<v>{value}</v></c>'
    text = escape(str(value)).replace("\n", "&#10;")
    if formula:
        return f'<c r="{place}" s="{style}" t="str">{made}<v>{text}</v></c>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


HEAD = [
    "TT",
    "Tên đơn vị",
    "Nội dung nhiệm vụ trọng tâm",
    "Văn bản triển khai",
    "Kết quả thực hiện",
    "Mức độ hoàn thành (%)",
]
ATTACHED = "(Kèm theo Báo cáo số 15/BC-UBND ngày 25/9/2025 của UBND xã Bản Mới)"
A = (
    "1",
    "Phòng Kinh tế",
    "Thu ngân sách đạt 3,2 tỷ đồng",
    "Kế hoạch số 12/KH-UBND ngày 15/01/2025",
    "Thu được 2.048 triệu đồng",
    "64%",
)
B = (
    "2",
    "Phòng Văn hóa - Xã hội",
    "Xây dựng 02 trường đạt chuẩn",
    "Kế hoạch số 47/KH-UBND ngày 31/01/2025",
    "Đã công nhận 01 trường",
    "50%",
)
D = (
    "3",
    "Công an xã",
    "Giảm tội phạm hình sự 5%",
    "Kế hoạch số 29/KH-CAX ngày 29/01/2025",
    "Giảm 02 vụ so với cùng kỳ",
    "100%",
)


def line(task: tuple[str, ...]) -> list[object]:
    return [text or None for text in task]


# 1. A header over three rows, results grouped twice.
OFFICES["header over three rows"] = Office(
    [Page([
        ["BIỂU TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ TRỌNG TÂM 9 THÁNG NĂM 2025"], [ATTACHED],
        ["TT", "Đơn vị chủ trì", "Nội dung nhiệm vụ", "Kết quả triển khai thực hiện", None, None],
        [None, None, None, "Văn bản triển khai", "Khối lượng nhiệm vụ triển khai", None],
        [None, None, None, None, "Kết quả cụ thể", "Mức độ hoàn thành"],
        line(A), line(B),
    ], ["A1:F1", "A2:F2", "A3:A5", "B3:B5", "C3:C5", "D3:F3", "D4:D5", "E4:F4"])],
    [("", "", [A, B])], ("BIỂU TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ TRỌNG TÂM 9 THÁNG NĂM 2025",), ATTACHED, "9 tháng",
)  # fmt: skip

# 2. Sections merged across, numerals in them.
OFFICES["sections merged across"] = Office(
    [Page([
        ["BIỂU SỐ 01"], ["Tiến độ nhiệm vụ quý III năm 2025"], HEAD,
        ["I. LĨNH VỰC KINH TẾ"], line(A), ["II. LĨNH VỰC VĂN HÓA"], line(B), ["III. LĨNH VỰC AN NINH"], line(D),
    ], ["A1:F1", "A2:F2", "A4:F4", "A6:F6", "A8:F8"])],
    [("I", "LĨNH VỰC KINH TẾ", [A]), ("II", "LĨNH VỰC VĂN HÓA", [B]), ("III", "LĨNH VỰC AN NINH", [D])],
    ("BIỂU SỐ 01", "Tiến độ nhiệm vụ quý III năm 2025"), None, "quý III",
)  # fmt: skip

# 3. Units merged over their tasks.
OFFICES["units merged over tasks"] = Office(
    [Page([
        ["PHỤ LỤC"], ["Kết quả thực hiện nhiệm vụ tháng 9 năm 2025"], HEAD,
        line(A), ["2", None, *B[2:]], ["3", None, *D[2:]], line(("4", *D[1:])),
    ], ["A1:F1", "A2:F2", "B4:B6"])],
    [("", "", [A, ("2", A[1], *B[2:]), ("3", A[1], *D[2:]), ("4", *D[1:])])],
    ("PHỤ LỤC", "Kết quả thực hiện nhiệm vụ tháng 9 năm 2025"), None, "tháng 9",
)  # fmt: skip

# 4. Unit in column B on the first row of its block alone, not merged: the empty cells stay empty.
OFFICES["percent as number"] = Office(
    [Page([
        ["BIỂU ĐÁNH GIÁ NĂM 2025"], HEAD,
        [1, *A[1:5], As(0.64, PERCENT)], [2, *B[1:5], As(0.505, TENTHS)], [3, *D[1:5], As(1, PERCENT)],
        [4, *D[1:5], As(0.98131, HUNDREDTHS)], [5, *D[1:5], As(64, REACHED)],
    ], ["A1:F1"])],
    [("", "", [A, (*B[:5], "50,5%"), D, ("4", *D[1:5], "98,13%"), ("5", *D[1:5], "Đạt 64%")])],
    ("BIỂU ĐÁNH GIÁ NĂM 2025",), None, "năm",
)  # fmt: skip

# 5. Percent as a formula with its result, numbers by formulas.
OFFICES["numbers and percents by formulas"] = Office(
    [Page([
        ["BIỂU TIẾN ĐỘ 6 THÁNG ĐẦU NĂM 2025"], HEAD,
        [1, *A[1:5], As(0.64, PERCENT, "2048/3200")], [As(2, 0, "A3+1"), *B[1:5], As(0.5, PERCENT, "1/2")],
        [As(3, 0, 'IF(C5<>"",MAX(A$3:A4)+1,"")'), *D[1:5], As("100%", 0, 'TEXT(1,"0%")')],
        [As("", 0, 'IF(C6<>"",MAX(A$3:A5)+1,"")')],
    ], ["A1:F1"])],
    [("", "", [A, B, D])], ("BIỂU TIẾN ĐỘ 6 THÁNG ĐẦU NĂM 2025",), None, "6 tháng",
)  # fmt: skip

# 6. Dates in cells, a column of deadlines.
OFFICES["dates in cells"] = Office(
    [Page([
        ["BIỂU TIẾN ĐỘ THÁNG 10 NĂM 2025"], [*HEAD[:3], "Thời hạn", *HEAD[4:]],
        ["1", A[1], A[2], As(46022, DAY), A[4], A[5]], ["2", B[1], B[2], "Quý IV/2025", B[4], B[5]],
    ], ["A1:F1"])],
    [("", "", [("1", A[1], A[2], "", A[4], A[5]), ("2", B[1], B[2], "", B[4], B[5])])],
    ("BIỂU TIẾN ĐỘ THÁNG 10 NĂM 2025",), None, "tháng 10",
    extra={"1": {"Thời hạn": "31/12/2025"}, "2": {"Thời hạn": "Quý IV/2025"}},
)  # fmt: skip

# 7. Line breaks and rich text in cells.
OFFICES["line breaks and runs"] = Office(
    [Page([
        ["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD,
        ["1", A[1], Rich((("<b/>", "Thu ngân sách:"), ("", "\n- Thu nội địa;"), ("<i/>", "\n- Thu khác."))), "KH số 12/KH-UBND\nCV số 15/UBND-KT", Rich((("", "Diện tích 5 m"), ("<vertAlign val='superscript'/>", "2"), ("", ", đạt"))), A[5]],
        ["2", B[1], "a)\nb)", B[3], Rich((("", "Đã tiếp "), ("<strike/>", "10"), ("", "12 lượt"))), B[5]],
    ])],
    [("", "", [
        ("1", A[1], "Thu ngân sách:\n- Thu nội địa;\n- Thu khác.", "KH số 12/KH-UBND\nCV số 15/UBND-KT", "Diện tích 5 m², đạt", A[5]),
        ("2", B[1], "a)\nb)", B[3], "Đã tiếp 12 lượt", B[5]),
    ])],
    ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm", told=("10",),
)  # fmt: skip

# 8. A filter that hides rows, panes that stand still.
OFFICES["filtered and frozen"] = Office(
    [Page(
        [["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, line(A), line(B), line(D)], ["A1:F1"],
        before='<sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" state="frozen"/></sheetView></sheetViews>',
        after='<autoFilter ref="A2:F5"/>', rows={4: 'hidden="1"'},
    )],
    [("", "", [A, B, D])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm", told=("\t".join(B),),
)  # fmt: skip

# 9. A letterhead in merged cells, place and date, signatures below.
OFFICES["letterhead and signatures"] = Office(
    [Page([
        ["ỦY BAN NHÂN DÂN XÃ BẢN MỚI", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["VĂN PHÒNG HĐND VÀ UBND", None, None, "Độc lập - Tự do - Hạnh phúc"],
        [None, None, None, "Bản Mới, ngày 25 tháng 9 năm 2025"],
        ["BIỂU TỔNG HỢP"], ["Kết quả thực hiện nhiệm vụ trọng tâm 9 tháng năm 2025"], [ATTACHED],
        HEAD, line(A), line(B), [],
        ["NGƯỜI LẬP BIỂU", None, None, "CHỦ TỊCH"], ["(Ký, ghi rõ họ tên)", None, None, "(Ký tên, đóng dấu)"], ["Nông Văn A", None, None, "Hoàng Thị B"],
    ], ["A1:C1", "D1:F1", "A2:C2", "D2:F2", "D3:F3", "A4:F4", "A5:F5", "A6:F6", "A11:C11", "D11:F11", "A12:C12", "D12:F12", "A13:C13", "D13:F13"])],
    [("", "", [A, B])], ("BIỂU TỔNG HỢP", "Kết quả thực hiện nhiệm vụ trọng tâm 9 tháng năm 2025"), ATTACHED, "9 tháng",
)  # fmt: skip

# 10. Notes beside the table without a heading.
OFFICES["notes beside"] = Office(
    [Page([
        ["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, [*line(A), None, "đã gọi điện 12/9"], [*line(B), None, None], line(D),
    ], ["A1:F1"])],
    [("", "", [A, B, D])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm", told=("đã gọi điện 12/9",),
)  # fmt: skip

# 11. Totals below.
OFFICES["totals"] = Office(
    [Page([
        ["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, line(A), line(B), ["Tổng cộng", None, None, None, "02 nhiệm vụ", As(0.57, PERCENT, "AVERAGE(F3:F4)")],
    ], ["A1:F1", "A5:D5"])],
    [("", "", [A, B])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm", told=("Tổng cộng", "02 nhiệm vụ", "57%"),
)  # fmt: skip

# 12. The table begins at C5, with an empty column and row before.
OFFICES["from C5"] = Office(
    [Page([HEAD, line(A), line(B)], first=5, left=2)],
    [("", "", [A, B])], None, None, "", args=("--period", "năm 2025"),
)  # fmt: skip

# 13. Row of column numbers.
OFFICES["column numbers"] = Office(
    [Page([["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6=5/4)"], line(A), line(B)], ["A1:F1"])],
    [("", "", [A, B])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm",
)  # fmt: skip

# 14. Numbers in two digits, and with a dot by their format.
OFFICES["numbers by their format"] = Office(
    [Page([["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, [As(1, TWO_DIGITS), *A[1:]], [As(2, DOTTED), *B[1:]]], ["A1:F1"])],
    [("", "", [("01", *A[1:]), ("2.", *B[1:])])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm",
)  # fmt: skip

# 15. Result as a number with groups, evaluation a word.
OFFICES["results as numbers"] = Office(
    [Page([["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, [*A[:4], As(23900, THOUSANDS), "Hoàn thành"], [*B[:4], As(795.81, DECIMAL), "Đang thực hiện"]], ["A1:F1"])],
    [("", "", [(*A[:4], "23.900", "Hoàn thành"), (*B[:4], "795,8", "Đang thực hiện")])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm",
)  # fmt: skip

# 16. Helper columns hidden, and outside the print area.
OFFICES["helper columns"] = Office(
    [Page(
        [["BIỂU TIẾN ĐỘ NĂM 2025"], [*HEAD, "Mã"], [*line(A), "KT-01"], [*line(B), "VH-02"]], ["A1:F1"],
        before='<cols><col min="7" max="7" width="0" hidden="1"/></cols>',
    )],
    [("", "", [A, B])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm",
    extra={"1": {"Mã": "KT-01"}, "2": {"Mã": "VH-02"}},
    told=("Mã\nKT-01\nVH-02",),
    workbook='<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">A!$A$1:$F$9</definedName></definedNames>',
)  # fmt: skip

# 17. The raw sheet beside the printed one, with other headings.
OFFICES["raw sheet beside"] = Office(
    [
        Page([["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, line(A), line(B), line(D)], ["A1:F1"]),
        Page([["ma", "dv", "nd", "vb", "kq", "tl"], line(A), line(B), line(D)]),
        Page([["Danh mục đơn vị"], ["Phòng Kinh tế"], ["Công an xã"]]),
    ],
    [("", "", [A, B, D])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm",
)  # fmt: skip

# 18. Last year's annex on a hidden sheet before it.
OFFICES["hidden sheet of last year"] = Office(
    [Page([["BIỂU TIẾN ĐỘ NĂM 2024"], HEAD, line(D)], ["A1:F1"]), Page([["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, line(A), line(B)], ["A1:F1"])],
    [("", "", [A, B])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm", states=("hidden",),
)  # fmt: skip

# 19. Continued on a second sheet with the header again.
OFFICES["continued on a second sheet"] = Office(
    [Page([["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, ["I", "Kinh tế"], line(A)], ["A1:F1", "B3:F3"]), Page([HEAD, ["II", "Văn hóa, xã hội"], line(B), line(D)], ["B2:F2"])],
    [("I", "Kinh tế", [A]), ("II", "Văn hóa, xã hội", [B, D])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm",
)  # fmt: skip

# 20. Empty rows between, formats far below and to the right.
OFFICES["gaps and far formats"] = Office(
    [Page(
        [["BIỂU TIẾN ĐỘ NĂM 2025"], [], HEAD, [], line(A), [], [], line(B), [As(None, PERCENT)] * 20], ["A1:F1"],
        before='<dimension ref="A1:XFD1048576"/>', rows={9: 's="1" customFormat="1"'},
    )],
    [("", "", [A, B])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm",
)  # fmt: skip

# 21. Merged over whole columns' width, titles in column A alone.
OFFICES["titles merged to the last column"] = Office(
    [Page([["BIỂU TIẾN ĐỘ"], ["Năm 2025"], HEAD, ["A. CHỈ TIÊU"], line(A), ["B. NHIỆM VỤ"], line(B)], ["A1:XFD1", "A2:XFD2", "A4:XFD4", "A6:XFD6"])],
    [("A", "CHỈ TIÊU", [A]), ("B", "NHIỆM VỤ", [B])], ("BIỂU TIẾN ĐỘ", "Năm 2025"), None, "năm",
)  # fmt: skip

# 22. Numbers of the form 1.1, as text, and a second level.
OFFICES["numbers of two levels"] = Office(
    [Page([["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, ["I", As("Lĩnh vực kinh tế", BOLD)], ["1.1", *A[1:]], ["1.10", *B[1:]], ["II", As("Lĩnh vực an ninh", BOLD)], ["2.1", *D[1:]]], ["A1:F1", "B3:F3", "B6:F6"])],
    [("I", "Lĩnh vực kinh tế", [("1.1", *A[1:]), ("1.10", *B[1:])]), ("II", "Lĩnh vực an ninh", [("2.1", *D[1:])])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm",
)  # fmt: skip

# 23. A task whose result goes on in rows below, the other cells merged.
OFFICES["a result over rows"] = Office(
    [Page([
        ["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, line(A), [None, None, None, None, "Còn 02 thôn chưa nộp", None], line(B),
    ], ["A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "F3:F4"])],
    [("", "", [(*A[:4], A[4] + "\nCòn 02 thôn chưa nộp", A[5]), B])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm",
)  # fmt: skip

# 24. Struck-out row, and a struck-out cell beside its new text.
OFFICES["struck rows and cells"] = Office(
    [Page([
        ["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, line(A), [As(text, STRUCK) for text in B], ["3", *D[1:4], As("Giảm 01 vụ", STRUCK), D[5]],
    ], ["A1:F1"])],
    [("", "", [A, ("3", *D[1:4], "", D[5])])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm", told=("\t".join(B), "Giảm 01 vụ"),
)  # fmt: skip

# 25. Title over several lines in one cell, the period among them.
OFFICES["titles in one cell"] = Office(
    [Page([["PHỤ LỤC 2\nTIẾN ĐỘ THỰC HIỆN NHIỆM VỤ\nquý II năm 2025\n" + ATTACHED], HEAD, line(A), line(B)], ["A1:F1"])],
    [("", "", [A, B])], ("PHỤ LỤC 2", "TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ", "quý II năm 2025"), ATTACHED, "quý II",
)  # fmt: skip

# 26. Unit in a section row, no column of units.
OFFICES["units as sections"] = Office(
    [Page([
        ["BIỂU TIẾN ĐỘ NĂM 2025"], ["STT", "Nội dung công việc", "Văn bản chỉ đạo", "Kết quả đạt được", "Tỷ lệ hoàn thành", "Ghi chú"],
        ["I", "PHÒNG KINH TẾ"], ["1", A[2], A[3], A[4], A[5], "Quá hạn"], ["II", "CÔNG AN XÃ"], ["1", D[2], D[3], D[4], D[5], None],
    ], ["A1:F1", "B3:F3", "B5:F5"])],
    [("I", "PHÒNG KINH TẾ", [("1", "", *A[2:])]), ("II", "CÔNG AN XÃ", [("1", "", *D[2:])])],
    ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm", extra={"1": {"Ghi chú": "Quá hạn"}},
)  # fmt: skip

# 27. Errors of formulas, volatile dates.
OFFICES["errors and today"] = Office(
    [Page([["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, [*A[:5], As(0.64, PERCENT, "E3/0+TODAY()")], [*B[:5], As("#DIV/0!", 0)]], ["A1:F1"])],
    [("", "", [A, (*B[:5], "#DIV/0!")])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm", told=("=E3/0+TODAY()",),
)  # fmt: skip

# 28. Prefilled numbers below the last task, a note at the end.
OFFICES["prefilled numbers"] = Office(
    [Page([["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, line(A), line(B), ["3"], ["4"], ["5"], ["Ghi chú: số liệu tính đến ngày 15/9/2025."]], ["A1:F1", "A8:F8"])],
    [("", "", [A, B])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm", told=("3", "4", "5", "Ghi chú: số liệu tính đến ngày 15/9/2025."),
)  # fmt: skip

# 29. Group of columns: plan and done beside each other.
OFFICES["plan and done"] = Office(
    [Page([
        ["BIỂU TIẾN ĐỘ NĂM 2025"],
        ["STT", "Cơ quan chủ trì", "Nhiệm vụ", "Chỉ tiêu giao", "Thực hiện", None, "Ghi chú"], [None, None, None, None, "Kết quả thực hiện", "Tỷ lệ (%)", None],
        ["1", A[1], A[2], As(3200, THOUSANDS), A[4], As(64), "x"], ["2", B[1], B[2], "02 trường", B[4], As(50), None],
    ], ["A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:G3"])],
    [("", "", [("1", A[1], A[2], "", A[4], "64"), ("2", B[1], B[2], "", B[4], "50")])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm",
    extra={"1": {"Chỉ tiêu giao": "3.200", "Ghi chú": "x"}, "2": {"Chỉ tiêu giao": "02 trường"}},
)  # fmt: skip

# 30. Grouped rows that are folded, a subtotal among the tasks.
OFFICES["folded groups"] = Office(
    [Page(
        [["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, ["I", "Kinh tế"], line(A), line(B), ["II", "An ninh"], line(D)], ["A1:F1", "B3:F3", "B6:F6"],
        rows={4: 'outlineLevel="1" hidden="1"', 5: 'outlineLevel="1" hidden="1"', 6: 'collapsed="1"'},
    )],
    [("I", "Kinh tế", [A, B]), ("II", "An ninh", [D])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm", told=("\t".join(A),),
)  # fmt: skip

# 32. Sheets that repeat title and header, the numbers going on.
OFFICES["titles again on each sheet"] = Office(
    [
        Page([["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, ["I", "Kinh tế"], line(A)], ["A1:F1", "B3:F3"]),
        Page([["BIỂU TIẾN ĐỘ NĂM 2025 (tiếp theo)"], HEAD, line(B)], ["A1:F1"]),
        Page([["BIỂU TIẾN ĐỘ NĂM 2025"], HEAD, ["II", "An ninh"], line(D)], ["A1:F1", "B3:F3"]),
    ],
    [("I", "Kinh tế", [A, B]), ("II", "An ninh", [D])], ("BIỂU TIẾN ĐỘ NĂM 2025",), None, "năm",
    told=("BIỂU TIẾN ĐỘ NĂM 2025 (tiếp theo)", "BIỂU TIẾN ĐỘ NĂM 2025"),
)  # fmt: skip

# 31. The number of the form right above the month.
OFFICES["number above the month"] = Office(
    [Page([["PHỤ LỤC 1"], ["Tháng 9 năm 2025"], HEAD, line(A), line(B)], ["A1:F1", "A2:F2"])],
    [("", "", [A, B])], ("PHỤ LỤC 1", "Tháng 9 năm 2025"), None, "tháng 9",
)  # fmt: skip
