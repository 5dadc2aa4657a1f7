"""The documents that a text refers to, as they were recognised: a chip for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.looks.colours import colours
from ui.looks.sizes import CAPTION_SHARE, HAIR_SPACE, SMALL_SPACE, USUAL_SPACE
from ui.widgets.label import Caption
from ui.widgets.tip import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from vqdesk.text.citations import Citation

    Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_LINK = {"state": "/", "party": "-"}
_NARROW = 400
_MOST = 3  # lines of chips; more are scrolled
_ROLE = Qt.ItemDataRole


def _number(citation: Citation) -> str:
    """Return a document's number with its symbol."""
    return citation.number + _LINK[citation.style] + citation.symbol


def _day(citation: Citation) -> str:
    """Return a document's date; "" where none is told."""
    return citation.date.strftime("%d/%m/%Y") if citation.date else ""


class CitationModel(QAbstractListModel):
    """Hold citations: type, number with symbol and date on one line, all of it in the tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Citation] = []

    def show_citations(self, rows: list[Citation]) -> None:
        """Hold other citations; equal ones leave the view as it is."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def citation(self, index: Index) -> Citation:
        """Return the citation of a row."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of citations."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> str | None:
        """Return what a chip says; the tooltip begins with the reference as it stands in the text."""
        if not index.isValid():
            return None
        citation = self._rows[index.row()]
        if role == _ROLE.ToolTipRole:
            return tip(self._whole(citation))
        if role == _ROLE.AccessibleDescriptionRole:
            return self._whole(citation)
        if role not in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return None
        name = " ".join(part for part in (citation.type, _number(citation)) if part)
        return ", ".join(part for part in (name, _day(citation)) if part)

    def _whole(self, citation: Citation) -> str:
        unknown = self.tr("not told")
        return "\n".join(
            (
                citation.text,
                self.tr("Type: {type}").format(type=citation.type or unknown),
                self.tr("Number, symbol: {number}").format(number=_number(citation)),
                self.tr("Date: {date}").format(date=_day(citation) or unknown),
            )
        )


class _ChipDelegate(QStyledItemDelegate):
    """Draw each row as a chip, never wider than its list."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a chip's size, with the room between it and the next."""
        metrics = QFontMetrics(_chip_font(self._view.font()))
        width = metrics.horizontalAdvance(str(index.data())) + 2 * USUAL_SPACE + SMALL_SPACE
        return QSize(min(width, self._view.viewport().width() - 1), metrics.height() + 2 * SMALL_SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a chip; the one that the keys are at has their ring."""
        view, table = self._view, colours()
        has_keys = view.hasFocus() and view.currentIndex() == index
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        box.adjust(0.5, HAIR_SPACE + 0.5, -SMALL_SPACE - 0.5, -HAIR_SPACE - 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(table.accent if has_keys else table.line, 2 if has_keys else 1))
        painter.setBrush(table.paper)
        painter.setFont(_chip_font(view.font()))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(table.text)
        inner = box.adjusted(USUAL_SPACE - 1, 0, -USUAL_SPACE + 1, 0)
        metrics, cut = painter.fontMetrics(), Qt.TextElideMode.ElideRight
        text = metrics.elidedText(str(index.data()), cut, int(inner.width()) + 1)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(inner, int(flags), text)
        painter.restore()


class CitationList(QListView):
    """Show what `vqdesk.text.citations` recognises in a text; what it does not know is not shown.

    The chips take as many lines as they need, up to `_MOST`. Tab comes here behind the fields, the arrows go
    from chip to chip, Enter or a double click to the place in the text.
    """

    place_wanted = Signal(int)
    """The clerk wants to see where in the text, in characters, a document is referred to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = CitationModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_ChipDelegate(self))
        self.setAccessibleName(self.tr("Recognised documents"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)  # chips lie on the form's ground
        self.activated.connect(self._on_activated)
        self._model.modelReset.connect(self.fit_height)
        self.fit_height()

    def show_text(self, text: str) -> int:
        """Show the documents of a text; return how many they are."""
        from vqdesk.text.citations import find_citations  # no task is shown at the start

        self._model.show_citations(find_citations(text))
        return self._model.rowCount()

    def line_height(self) -> int:
        """Return the height of one line of chips."""
        return QFontMetrics(_chip_font(self.font())).height() + 2 * SMALL_SPACE

    def fit_height(self) -> None:
        """Be as high as the chips, within the limits; one line where there is none."""
        line = self.line_height()
        self.doItemsLayout()
        # An emptied view still tells of the size that it had.
        wanted = self.contentsSize().height() if self._model.rowCount() else line
        height = min(max(wanted, line), _MOST * line)
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def _on_activated(self, index: QModelIndex) -> None:
        self.place_wanted.emit(self._model.citation(index).start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines of chips at the new width."""
        super().resizeEvent(event)
        self.fit_height()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit_height()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first chip."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0))


class CitationBox(QWidget):
    """The chips of one text behind their number; it takes no room for nothing where it `hides`."""

    def __init__(self, parent: QWidget | None = None, *, hides: bool = False) -> None:
        super().__init__(parent)
        self._hides, self._count = hides, 0
        self.label = Caption()
        self.citations = CitationList()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*4 * (HAIR_SPACE,))  # room for the ring
        layout.setSpacing(USUAL_SPACE)
        layout.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.citations, 1)
        self._fit()

    def show_text(self, text: str, *, there: bool) -> None:
        """Show the documents of a text; hidden where its field is not `there`."""
        count = self._count = self.citations.show_text(text)
        self.label.setText(self.tr("Recognised documents: {count}").format(count=count))
        self.citations.setFocusPolicy(Qt.FocusPolicy.StrongFocus if count else Qt.FocusPolicy.NoFocus)
        self._make_room()
        self.setVisible(there and (count > 0 or not self._hides))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the line to the chips where there is little room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.label.setVisible(not self._count or self.width() >= _NARROW)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Have the number stand at the height of the first line of chips."""
        self.label.setMinimumHeight(self.citations.line_height())


def _chip_font(font: QFont) -> QFont:
    """Return the font of chips beside text in a font: a caption's."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * CAPTION_SHARE)
    return small
