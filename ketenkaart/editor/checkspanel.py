"""The issues: what the checks find, each one click from its element and from what settles it."""

import time
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ketenkaart.editor.issues.finding import issues_of
from ketenkaart.editor.issues.issue import Issue, Level
from ketenkaart.editor.issues.model import SENTENCE, IssueModel
from ketenkaart.editor.issues.view import IssueView
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.messages import announce, plain_label
from ketenkaart.texts import mark, tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_AFTER = 150  # ms since the map changed
_AT_ONCE = 0.02  # s of work before others have their turn
_COUNTED = {
    Level.IMPORTANT: (mark("{count} important"), mark("{count} important")),
    Level.ATTENTION: (mark("{count} for attention"), mark("{count} for attention")),
    Level.TIP: (mark("{count} tip"), mark("{count} tips")),
}
_LOOKS = {Level.IMPORTANT: "error", Level.ATTENTION: "warn", Level.TIP: "muted"}


class ChecksPanel(QWidget):
    """The list at the bottom; it follows the map after a moment."""

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window
        self.setObjectName("checks")
        self._finding: Iterator[Sequence[Issue] | None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._model = IssueModel(self)
        self._list = self._make_list()
        self._none = plain_label(tr("There are no issues."))
        dress(self._none, "muted")
        self._none.setContentsMargins(16, 4, 16, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 4)
        column.addWidget(self._none)
        column.addWidget(self._list, 1)
        self.setFocusProxy(self._list)
        self.counts, self._counts = self._make_counts()
        self._show_counts()
        window.map_changed.connect(lambda _: self._begin())

    def _make_list(self) -> IssueView:
        found = IssueView(self)
        found.setAccessibleName(tr("Issues"))
        found.setModel(self._model)
        found.settled.connect(lambda: self._window.commands.run("map.check_fix"))
        found.selectionModel().currentRowChanged.connect(lambda now, _: self._show(now.row()))
        found.clicked.connect(lambda index: self._show(index.row()))
        return found

    def _make_counts(self) -> tuple[QWidget, dict[Level, QLabel]]:
        """How many there are of each weight, for the title of the dock."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        labels = {level: plain_label() for level in Level}
        for level, label in labels.items():
            label.setWordWrap(False)
            label.setObjectName(f"issues_{level.name.lower()}")
            dress(label, _LOOKS[level])
            label.setStyleSheet("font-weight: 600")
            row.addWidget(label)
        return whole, labels

    # Finding

    def _begin(self) -> None:
        session = self._window.session
        self._finding = issues_of(session.screen, date.today()) if session is not None else None
        if session is None:
            self._take(())
        self._timer.start(_AFTER)

    def _go_on(self) -> None:
        """Look on for a moment, then let others have their turn."""
        until = time.monotonic() + _AT_ONCE
        while self._finding is not None and time.monotonic() < until:
            self._look()
        if self._finding is not None:
            self._timer.start(0)

    def _look(self) -> None:
        found = next(self._finding) if self._finding is not None else None
        if found is not None:
            self._finding = None
            self._take(found)

    def issues(self) -> Sequence[Issue]:
        """The issues of the map as it is now."""
        while self._finding is not None:
            self._look()
        return self._model.issues

    def known_of(self, element: str) -> Iterator[str]:
        """The sentences of the issues that are known of an element."""
        return (issue.sentence for issue in self._model.issues if element in issue.elements)

    def _take(self, issues: Sequence[Issue]) -> None:
        """Show them, with the same one current as before."""
        if issues == self._model.issues:
            return
        current, scrolled = self.current(), self._list.verticalScrollBar().value()
        self._model.show_issues(issues)
        self._list.fit_columns()
        row = next((n for n, one in enumerate(issues) if current is not None and _same(one, current)), None)
        if row is not None:
            self._mark(row)
        self._list.verticalScrollBar().setValue(scrolled)
        self._show_counts()
        self._window.status.show_issues(len(issues))
        self._window.commands.update()

    def _show_counts(self) -> None:
        issues = self._model.issues
        for level, label in self._counts.items():
            count = sum(issue.level is level for issue in issues)
            label.setText(tr_count(*_COUNTED[level], count) if count else "")
            label.setVisible(count > 0)
        self._none.setVisible(not issues)
        self._list.setVisible(bool(issues))

    # Walking

    def current(self) -> Issue | None:
        """The issue that is looked at."""
        row = self._list.currentIndex().row()
        return self._model.issues[row] if 0 <= row < len(self._model.issues) else None

    def walk(self, step: int) -> None:
        """Go to the next issue, or with -1 to the one before; after the last comes the first."""
        issues = self.issues()
        if not issues:
            return
        row = self._list.currentIndex().row()
        if row < 0 or self._window.selection.current not in (*issues[row].elements[:1], None):
            row = self._first_of(self._window.selection.current, row, step)
        row = (row + step) % len(issues)
        self._window.checks_dock.show()
        self._mark(row)
        self._show(row)
        announce(self, ", ".join((issues[row].level.title, issues[row].sentence, issues[row].name)))

    def _first_of(self, element: str | None, row: int, step: int) -> int:
        """The row before the first issue of an element; where it has none, the row itself."""
        issues = enumerate(self._model.issues)
        found = next(
            (n for n, issue in issues if element is not None and element in issue.elements[:1]), None
        )
        if found is not None:
            return found - step
        return row if row >= 0 or step > 0 else 0

    def _mark(self, row: int) -> None:
        """Make an issue the current one without selecting its element."""
        index = self._model.index(row, SENTENCE)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        selection = self._list.selectionModel()
        blocked = selection.blockSignals(True)
        selection.setCurrentIndex(index, flags)
        selection.blockSignals(blocked)
        self._list.scrollTo(index)
        self._list.viewport().update()

    def _show(self, row: int) -> None:
        """Select what an issue is about, and bring it into sight."""
        if 0 <= row < len(self._model.issues):
            elements = self._model.issues[row].elements
            self._window.selection.set(reversed(elements))
            self._window.canvas.reveal(elements[:1])

    def fix(self) -> None:
        """Do what settles the current issue."""
        issue = self.current()
        if issue is not None:
            self._window.selection.set(reversed(issue.elements))
            self._window.canvas.reveal(issue.elements[:1])
            issue.remedy.run(self._window)


def _same(one: Issue, other: Issue) -> bool:
    return (one.code, one.elements) == (other.code, other.elements)
