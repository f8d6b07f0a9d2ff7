"""Rows of a list to choose from: an icon, a text, and at the right what else tells it from others."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.tokens import ICON, tokens_in_use
from ketenkaart.editor.messages import plain_tip

_AIR = 10  # px
_DETAIL = Qt.ItemDataRole.UserRole + 1
_SEPARATE = 24  # px between a text and its detail
_SHORT = 0.4  # of a row; a detail that is longer gives way to the text
_HIGH = 30  # px


class Row(NamedTuple):
    """One thing to choose.

    Attributes:
        text: what it is called.
        value: what is given on when it is chosen.
        detail: what else tells it from others, at the right.
        icon: the name of its icon; none without.
        enabled: whether it can be chosen now; else `detail` says why not.
        strong: whether it is the one in force.
    """

    text: str
    value: object
    detail: str = ""
    icon: str = ""
    enabled: bool = True
    strong: bool = False


class RowList(QListWidget):
    """A list of rows that never has the focus itself: the line above or below it chooses."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Empty.

        Args:
            name: what is listed, for who does not see it.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_RowDelegate(self))

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """List these and no others; none is chosen yet."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.text)
            if row.icon:
                item.setIcon(icon(row.icon, "muted" if row.enabled else "disabled"))
            item.setData(_DETAIL, row.detail)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (row.text, row.detail))))
            item.setToolTip("" if row.enabled else plain_tip(row.detail))
            if row.strong:
                bold = QFont(self.font())
                bold.setWeight(QFont.Weight.DemiBold)
                item.setFont(bold)
            if not row.enabled:  # it can be walked over, to hear why
                item.setForeground(QColor(tokens_in_use().disabled))
            self.addItem(item)

    def height_of(self, rows: int) -> int:
        """How high it is with so many rows, px."""
        return rows * self.sizeHintForRow(0) + 2 * self.frameWidth() + 4 if self.count() else 0


class _RowDelegate(QStyledItemDelegate):
    """Paints a row: the ground as the style sheet has it, the words as plain text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, max(_HIGH, option.fontMetrics.height() + _AIR))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, picture = shown.text, QIcon(shown.icon)
        shown.text, shown.icon = "", QIcon()
        shown.features = QStyleOptionViewItem.ViewItemFeature.None_
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, option.widget)
        place = option.rect.adjusted(_AIR, 0, -_AIR, 0)
        if not picture.isNull():
            square = QRect(place.left(), place.center().y() - ICON // 2 + 1, ICON - 2, ICON - 2)
            chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
            mode = QIcon.Mode.Selected if chosen else QIcon.Mode.Normal
            picture.paint(painter, square, mode=mode)
            place.setLeft(place.left() + ICON + 8)
        self._write(painter, shown, place, text, str(index.data(_DETAIL) or ""))

    def _write(
        self, painter: QPainter, shown: QStyleOptionViewItem, place: QRect, text: str, detail: str
    ) -> None:
        """The text, and the detail as far as there is room; a short detail stands whole."""
        tokens = tokens_in_use()
        chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        grey = shown.palette.text().color().name().lower() == tokens.disabled.lower()
        ink = tokens.muted if grey else tokens.text
        if chosen and (tokens.contrast or not grey):
            ink = tokens.on_selected
        needs = QFontMetrics(QApplication.font()).horizontalAdvance(detail) + _SEPARATE + 2  # parts of px
        room = place.width() - needs if detail and needs < place.width() * _SHORT else place.width()
        wide = min(shown.fontMetrics.horizontalAdvance(text), room)
        painter.save()
        painter.setFont(shown.font)
        painter.setPen(QColor(ink))
        _line(painter, place.adjusted(0, 0, room - place.width(), 0), text, Qt.AlignmentFlag.AlignLeft)
        painter.setFont(QApplication.font())
        painter.setPen(QColor(ink if chosen and tokens.contrast else tokens.muted))
        place = place.adjusted(wide + _SEPARATE, 0, 0, 0)
        if place.width() > 3 * _SEPARATE:
            _line(painter, place, detail, Qt.AlignmentFlag.AlignRight)
        painter.restore()


def _line(painter: QPainter, place: QRect, text: str, side: Qt.AlignmentFlag) -> None:
    """Plain words in one line, shortened where they do not fit."""
    words = painter.fontMetrics().elidedText(
        " ".join(text.split()), Qt.TextElideMode.ElideRight, place.width()
    )
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)
