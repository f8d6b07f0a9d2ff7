"""The list of issues as a model of Qt: a row for each, in plain text."""

from collections.abc import Sequence
from heapq import nlargest
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ketenkaart.editor.issues.issue import Issue
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.tokens import tokens_in_use
from ketenkaart.texts import mark, tr

LEVEL, SENTENCE, ELEMENT, REMEDY = range(4)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MEASURED = 10  # texts of a column; the widest is one of the longest


class IssueModel(QAbstractTableModel):
    """The issues, most important first.

    Attributes:
        issues: a row each.
        headings: what the columns hold; to be translated.
    """

    issues: Sequence[Issue] = ()
    headings = (mark("Weight"), mark("Issue"), mark("Element"), mark("Suggestion"))

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Show these."""
        self.beginResetModel()
        self.issues = issues
        self.endResetModel()

    def longest(self, column: int) -> list[QModelIndex]:
        """Where the longest texts of a column stand, of all rows."""
        row_by_text = {_told(issue, column): row for row, issue in enumerate(self.issues)}
        longest = nlargest(_MEASURED, row_by_text, key=len)
        return [self.index(row_by_text[text], column) for text in longest]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.issues)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How much it matters, the sentence, the element, and what settles it."""
        return 0 if parent.isValid() else REMEDY + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a column holds; for who does not see it."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr(self.headings[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        issue, column = self.issues[index.row()], index.column()
        text = _told(issue, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:  # Qt takes what looks like tags in a tip for tags
            return f"<span>{escape(text)}</span>"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((issue.level.title, issue.sentence, issue.name)) if column == LEVEL else text
        if role == Qt.ItemDataRole.DecorationRole and column == LEVEL:
            return icon(issue.level.icon, issue.level.token)
        if role == Qt.ItemDataRole.ForegroundRole and column in (LEVEL, REMEDY):
            tokens = tokens_in_use()
            return QColor(tokens.accent if column == REMEDY else getattr(tokens, issue.level.token))
        return None


def _told(issue: Issue, column: int) -> str:
    """The text of a cell."""
    return (issue.level.title, issue.sentence, issue.name, tr(issue.remedy.text))[column]
