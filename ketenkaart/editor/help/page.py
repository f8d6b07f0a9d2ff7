"""The help: a page for each part of the window, beside a list of them; plain text, read from the program."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ketenkaart.editor.actions.table import actions
from ketenkaart.editor.help.topics import TOPICS, Topic
from ketenkaart.editor.look.apply import dress, text_scale
from ketenkaart.editor.look.onscreen import size_on_screen
from ketenkaart.editor.messages import plain_label
from ketenkaart.editor.roles import has_role
from ketenkaart.editor.shortcuts import native
from ketenkaart.texts import capital, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_WIDTH, _HEIGHT, _LIST = 820, 640, 210  # px


class HelpPages(QDialog):
    """The pages. They stand beside the window, which can be used meanwhile; Esc closes them.

    Attributes:
        list: the names of the pages.
        words: shows the page that is chosen.
    """

    def __init__(self, window: "Window", first: Topic) -> None:
        """With one page shown."""
        super().__init__(window)
        self._window = window
        self.setObjectName("help_pages")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Help"))
        self.list = QListWidget()
        self.list.setObjectName("help_list")
        self.list.setAccessibleName(tr("Pages of the help"))
        self.list.ensurePolished()  # else its rows are laid out without the style sheet
        self.list.addItems([tr(one.title) for one in TOPICS])
        self.list.setFixedWidth(round(_LIST * text_scale()))
        self.words = QScrollArea()
        self.words.setObjectName("help_words")
        has_role(self.words, QAccessible.Role.Pane)
        self.words.setWidgetResizable(True)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 0, 12)
        row.setSpacing(4)
        row.addWidget(self.list)
        row.addWidget(self.words, 1)
        size_on_screen(self, _WIDTH, _HEIGHT)
        self.list.currentRowChanged.connect(lambda number: self._show(TOPICS[number]))
        self.turn_to(first)

    def turn_to(self, topic: Topic) -> None:
        """Show another page."""
        self.list.setCurrentRow(TOPICS.index(topic), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.setFocus()

    def _show(self, topic: Topic) -> None:
        labels = list(_paragraphs(topic))
        self.words.setAccessibleName(tr(topic.title))
        self.words.setAccessibleDescription(" ".join(label.text() for label in labels[1:]))
        self.words.setWidget(_page(labels, [_signs(topic), _keys(self._window, topic)]))


def _page(labels: Sequence[QLabel], tables: Sequence[QGridLayout]) -> QWidget:
    whole = QWidget()
    dress(whole, "panel")
    column = QVBoxLayout(whole)
    column.setContentsMargins(24, 12, 24, 20)
    column.setSpacing(12)
    for label in labels:
        column.addWidget(label)
    for table in tables:
        if table.count():
            column.addLayout(table)
    column.addStretch(1)
    return whole


def _paragraphs(topic: Topic) -> Iterator[QLabel]:
    title, summary = plain_label(tr(topic.title)), plain_label(tr(topic.summary))
    dress(title, "title")
    dress(summary, "section")
    yield title
    yield summary
    for text in topic.texts:
        yield _selectable(plain_label(tr(text)))


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _signs(topic: Topic) -> QGridLayout:
    """What signs or words mean."""
    grid = _grid()
    grid.setColumnStretch(1, 1)
    for number, (sign, meaning) in enumerate(topic.signs):
        first = plain_label(capital(tr(sign)) if topic.name == "words" else tr(sign))
        first.setWordWrap(False)
        dress(first, "heading" if topic.name == "words" else "key")
        grid.addWidget(first, number, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(plain_label(tr(meaning)), number, 1)
    return grid


def _keys(window: "Window", topic: Topic) -> QGridLayout:
    """The actions that go with a page, with their keys as they are now."""
    grid = _grid()
    grid.setColumnStretch(0, 1)
    known = [actions()[one] for one in topic.actions if one in actions()]
    for number, action in enumerate(known):
        grid.addWidget(plain_label(tr(action.text)), number, 0)
        keys = native(window.commands.shortcut(action))
        if keys:
            label = plain_label(keys)
            label.setWordWrap(False)
            dress(label, "key")
            grid.addWidget(label, number, 1, Qt.AlignmentFlag.AlignRight)
    return grid


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    return grid
