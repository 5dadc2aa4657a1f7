"""What Excel shows of values: before and after, by number formats."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vqdesk.formats.opc.number_format.codes import format_code
from vqdesk.formats.opc.number_format.rendering import render_number, shown_text

ACCOUNTING = '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)'
DONG = '_-* #,##0\\ "₫"_-;\\-* #,##0\\ "₫"_-;_-* "-"\\ "₫"_-;_-@_-'


@pytest.mark.parametrize(
    ("stored", "after"),
    [
        ("12", "12"),
        ("-3", "-3"),
        ("-0", "0"),
        ("55.600000000000001", "55,6"),
        ("55.60000000001", "55,6"),
        ("0.1", "0,1"),
        ("1E-4", "0,0001"),
        ("0.33333333333333331", "0,333333333"),
        ("1234.56789012345", "1234,56789"),
        ("12345678901.5", "12345678902"),
        ("26974000000", "26974000000"),
        ("123456789012345", "123456789012345"),
        ("1.5E-7", "0,00000015"),
        ("1.23456789E-7", "1,23457E-07"),
        ("1e20", "1E+20"),
        ("-2.5e+300", "-2,5E+300"),
        ("1E-400", "0"),
    ],
)
def test_a_number_without_a_format(stored, after):
    assert render_number(stored, "General") == after
    assert render_number(stored, "@") == after


@pytest.mark.parametrize(
    ("stored", "code", "after"),
    [
        ("0.88", "0.0%", "88,0%"),
        ("0.88", "0%", "88%"),
        ("1.1240000000000001", "0.0%", "112,4%"),
        ("0.98135", "0.00%", "98,14%"),
        ("0.28499999999999998", "0%", "29%"),
        ("0.123", "0.0##%", "12,3%"),
        ("88", '0"%"', "88%"),
        ("88", "0.0\\%", "88,0%"),
        ("2.5", "0", "3"),
        ("-2.5", "0", "-3"),
        ("1.005", "0.00", "1,01"),
        ("55.600000000000001", "0.00", "55,60"),
        ("23900", "#,##0", "23.900"),
        ("441245000", "#,##0", "441.245.000"),
        ("0", "#,##0", "0"),
        ("999", "#,##0", "999"),
        ("-1234.5", "#,##0.00", "-1.234,50"),
        ("12", "0,000", "0.012"),
        ("1234567", "#,##0,", "1.235"),
        ("1234567", '#,##0.0,,"tr"', "1,2tr"),
        ("1234567", '0.00,," triệu"', "1,23 triệu"),
        ("1234.5", "#,##0.##", "1.234,5"),
        ("5", "0.##", "5,"),
        ("0.5", "#.##", ",5"),
        ("0", "#", ""),
        ("7", "000", "007"),
        ("912345678", "0000 000 000", "0912 345 678"),
        ("84912345678", "(##) ### ### ###", "(84) 912 345 678"),
        ("1234567", "000-0000", "123-4567"),
        ("3", '00"/QĐ-UBND"', "03/QĐ-UBND"),
        ("-5", '"Số "0', "-Số 5"),
        ("5", 'General" ha"', "5 ha"),
        ("-5.25", 'General" ha"', "-5,25 ha"),
        ("-5", "0;(0)", "(5)"),
        ("5", "0;(0)", "5"),
        ("0", '0;(0);"không"', "không"),
        ("0", "0;(0)", "0"),
        ("5", ";;;", ""),
        ("-5", "[Blue]0;[Red]-0", "-5"),
        ("88", '[>=50]0" đạt";0" chưa"', "88 đạt"),
        ("8", '[>=50]0" đạt";0" chưa"', "8 chưa"),
        ("8", '[<1]0%;[<10]0" ít";0" nhiều"', "8 ít"),
        ("-8", '[<0]0" âm";0', "8 âm"),
        ("-8", "[<100]0;0", "-8"),
        ("-8", '0;[<-5]0" thấp";"khác"', "8 thấp"),
        ("8", '0;[<-5]0" thấp";"khác"', "8"),
        ("-3", '0;[<-5]0" thấp";"khác"', "-khác"),
        ("1234", ACCOUNTING, "1.234"),
        ("-1234", ACCOUNTING, "(1.234)"),
        ("0", ACCOUNTING, "-"),
        ("1234", DONG, "1.234 ₫"),
        ("-1234", DONG, "-1.234 ₫"),
        ("1500", "[$VND] #,##0", "VND 1.500"),
        ("1500", "#,##0\\ [$₫-42A]", "1.500 ₫"),
        ("1500", "[$$-409]#,##0.00", "$1.500,00"),
        ("12345.678", "0.00E+00", "1,23E+04"),
        ("0.00012", "0.00E+00", "1,20E-04"),
        ("9.999", "0.0E+0", "1,0E+1"),
        ("12345.678", "##0.0E+0", "12,3E+3"),
        ("1.5", "# ?/?", "1 1/2"),
        ("0.333", "# ??/??", "1/3"),
        ("-0.5", "?/?", "-1/2"),
        ("5", "# ?/?", "5"),
        ("0.999", "# ?/?", "1"),
        ("2.125", "# ?/8", "2 1/8"),
        ("1e300", "0", "1" + "0" * 300),
        ("12", "", "12"),
    ],
)
def test_a_number_by_its_format(stored, code, after):
    assert render_number(stored, code) == after


@pytest.mark.parametrize(
    ("stored", "code", "after"),
    [
        ("45562", "dd/mm/yyyy", "27/09/2024"),
        ("45562", "d/m/yyyy", "27/9/2024"),
        ("45562", "d/m/yy;@", "27/9/24"),
        ("45562", "mm/yyyy", "09/2024"),
        ("45562", "d-mmm-yy", "27-Thg9-24"),
        ("45562", "[$-409]d-mmm-yy;@", "27-Sep-24"),
        ("45562", "[$-409]dddd, mmmm dd, yyyy", "Friday, September 27, 2024"),
        ("45562", "dddd, d mmmm", "Thứ Sáu, 27 Tháng Chín"),
        ("45562", "ddd", "T6"),
        ("45564", "dddd", "Chủ Nhật"),
        ("45562", "mmmmm", "T"),
        ("45562", '"ngày" dd "tháng" mm "năm" yyyy', "ngày 27 tháng 09 năm 2024"),
        ("45562", "dd\\-mm\\-yyyy", "27-09-2024"),
        ("45562", "YYYY.MM.DD", "2024.09.27"),
        ("45562.75", "dd/mm/yyyy h:mm", "27/09/2024 18:00"),
        ("45562.75", "h:mm AM/PM", "6:00 CH"),
        ("45562.25", "[$-409]hh:mm AM/PM", "06:00 AM"),
        ("45562", "h:mm AM/PM", "12:00 SA"),
        ("0.3541666666666667", 'h"h"mm', "8h30"),
        ("0.99999", "hh:mm:ss", "23:59:59"),
        ("0.999999", "d/m/yyyy h:mm", "1/1/1900 0:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.0625", "[mm]:ss", "90:00"),
        ("45562.5049", "mm:ss.0", "07:03,4"),
        ("1", "dd/mm/yyyy", "01/01/1900"),
        ("59", "dd/mm/yyyy", "28/02/1900"),
        ("60", "dd/mm/yyyy", "29/02/1900"),
        ("61", "dd/mm/yyyy", "01/03/1900"),
        ("2958465", "dd/mm/yyyy", "31/12/9999"),
        ("2958466", "dd/mm/yyyy", "2958466"),
        ("-1", "dd/mm/yyyy", "-1"),
        ("1e300", "dd/mm/yyyy", "1E+300"),
    ],
)
def test_a_day_or_time_by_its_format(stored, code, after):
    assert render_number(stored, code) == after


def test_a_workbook_may_count_days_from_1904():
    assert render_number("44100", "dd/mm/yyyy", since_1904=True) == "27/09/2024"
    assert render_number("0", "dd/mm/yyyy", since_1904=True) == "01/01/1904"


@pytest.mark.parametrize(
    ("number", "stored", "after"),
    [
        (0, "5.5", "5,5"),
        (1, "5.5", "6"),
        (4, "1234.5", "1.234,50"),
        (7, "1234.5", "1.234,50 ₫"),
        (10, "0.5", "50,00%"),
        (14, "45562", "27/09/2024"),
        (17, "45562", "Thg9-24"),
        (20, "0.5", "12:00"),
        (22, "45562.5", "27/09/2024 12:00"),
        (38, "-1234", "-1.234"),
        (41, "1234", "1.234"),
        (44, "0", "- ₫"),
        (46, "1.5", "36:00:00"),
        (49, "5.5", "5,5"),
        (60, "5.5", "5,5"),
        (163, "5.5", "5,5"),
        (99_999, "5.5", "5,5"),
    ],
)
def test_formats_that_a_file_names_by_number(number, stored, after):
    assert render_number(stored, format_code(number, {})) == after


def test_a_file_s_own_format_goes_before():
    assert format_code(164, {164: "0.0%"}) == "0.0%"
    assert format_code(14, {14: "yyyy"}) == "yyyy"


@pytest.mark.parametrize(
    ("text", "code", "after"),
    [
        ("đạt", "General", "đạt"),
        ("đạt", "@", "đạt"),
        ("đạt", "0.0%", "đạt"),
        ("đạt", '"Mức "@', "Mức đạt"),
        ("đạt", '0;-0;0;@" KH"', "đạt KH"),
        ("đạt", ACCOUNTING, "đạt"),
        ("đạt", ";;;", ""),
        ("đạt", "0;0;0", "đạt"),
    ],
)
def test_a_text_by_its_format(text, code, after):
    assert shown_text(text, code) == after


@pytest.mark.parametrize("stored", ["NaN", "-inf", "1e999", "9" * 5000, "một", "1_0", "--1", ""])
def test_what_is_no_number_comes_back(stored):
    assert render_number(stored, "0") == stored


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text('0#?.,%E+-/;"\\_*[]@dmyhs$ aGeneral:', max_size=12),
)
def test_no_format_breaks(value, code):
    assert isinstance(render_number(repr(value), code), str)


@given(st.decimals(-(10**12), 10**12, places=3))
def test_groups_and_decimals_read_back(value):
    after = render_number(f"{value:f}", "#,##0.000")
    assert Decimal(after.replace(".", "").replace(",", ".")) == value


@given(st.integers(61, 2_958_465))
def test_days_read_back(number):
    from openpyxl.utils.datetime import from_excel

    assert render_number(str(number), "yyyy-mm-dd") == from_excel(number).date().isoformat()
