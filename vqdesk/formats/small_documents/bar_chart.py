"""A chart of Excel's own made with openpyxl: a bar for each row of a list, parted by its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties

from vqdesk.annex.layout.typography import FONT, TABLE_SIZES

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_ZERO = "0;;;"
"""The format of the bars' numbers: a part that has nothing says nothing."""

_FRAME, _BAR = 4.0, 0.8  # in centimetres of height: title and legend; each bar
_SIZE = 100 * TABLE_SIZES[0]  # in hundredths of a point


def stacked_bars(
    sheet: Any, rows: tuple[int, int, int], first_column: int, colours: Sequence[str], title: str
) -> Any:
    """Return a chart of a sheet's rows: a bar each, named by the first column, its parts by the headings.

    `rows` are that of the headings, the first and the last of the list. A part is a column, as many from
    `first_column` on as there are colours. The first row is the highest bar. The chart grows with its bars.
    """
    headings, first, last = rows
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 40
    for column, colour in enumerate(colours, first_column):
        chart.series.append(_series(sheet, headings, first, last, column, colour))
        chart.series[-1].cat = AxDataSource(strRef=_place(sheet, 1, first, last))
    chart.title, chart.title.overlay = title, False
    for paragraph in chart.title.tx.rich.paragraphs:
        paragraph.pPr = _letters(bold=True)
    chart.legend.position, chart.legend.overlay, chart.legend.txPr = "b", False, _text()
    # Each part says its number; turned round, the first row would else be the lowest bar.
    chart.y_axis.delete, chart.y_axis.majorGridlines = True, None
    chart.x_axis.delete, chart.x_axis.txPr = False, _text()
    chart.x_axis.scaling.orientation = "maxMin"
    chart.height = _FRAME + _BAR * (last - first + 1)
    return chart


def _series(sheet: Any, headings: int, first: int, last: int, column: int, colour: str) -> Any:
    series = Series(Reference(sheet, column, first, column, last))
    series.tx = SeriesLabel(strRef=_place(sheet, column, headings, headings))
    series.graphicalProperties = GraphicalProperties(solidFill=colour)
    labels = DataLabelList(numFmt=NO_ZERO, showVal=True, txPr=_text())
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    series.dLbls = labels
    return series


def _place(sheet: Any, column: int, first: int, last: int) -> Any:
    return StrRef(f=str(Reference(sheet, column, first, column, last)))


def _text() -> Any:
    letters = _letters(bold=False)
    return RichText(p=[Paragraph(pPr=letters, endParaRPr=letters.defRPr)])


def _letters(*, bold: bool) -> Any:
    return ParagraphProperties(defRPr=CharacterProperties(latin=Font(typeface=FONT), sz=_SIZE, b=bold))
