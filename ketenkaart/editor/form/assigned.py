"""Who is in charge: the roles and bodies that have a part in what is selected."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from ketenkaart.analysis.assigned import Assignments
from ketenkaart.analysis.matrix import by_way_of
from ketenkaart.editor import offering
from ketenkaart.editor.actions.steering import assign_kind, do_assigning
from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.lists import remove_button
from ketenkaart.editor.form.page import Part as PagePart
from ketenkaart.editor.form.picker import Picker
from ketenkaart.editor.form.rows import RowButton, emptied, fill_row
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.iconnames import icon_name_of
from ketenkaart.editor.messages import plain_label
from ketenkaart.editor.prompt import Offers
from ketenkaart.edits.assigning import assign, unassign
from ketenkaart.edits.edit import Edit
from ketenkaart.model.governance import Assignment, Body, Role
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import Part, RoleKind
from ketenkaart.texts import capital, mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_NOT_ASSIGNED = frozenset({"roles", "bodies", "assignments"})


class InCharge(PagePart):
    """The roles and bodies of the elements, the part of each, and a line to add one."""

    title = mark("Who is in charge")

    def __init__(self, window: "Window") -> None:
        """Empty.

        Args:
            window: its map is changed.
        """
        super().__init__()
        self._window = window
        self._ids: tuple[str, ...] = ()
        self._shown: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        column.addLayout(self.rows)
        label = self._label = plain_label(tr("Add a role or meeting body"))
        dress(label, "caption")
        self.line = Picker(self._offers, optional=True)
        self.line.setPlaceholderText(tr("Type a name, such as LMO"))
        self.line.setAccessibleName(label.text())
        label.setBuddy(self.line)
        column.addWidget(label)
        column.addWidget(self.line)
        self.line.picked.connect(self._add)
        self.line.failed.connect(window.say)

    def applies(self, records: Sequence[Record]) -> bool:
        """Roles and bodies are themselves in charge."""
        return not any(one.collection in _NOT_ASSIGNED for one in records)

    def show_records(self, chooser: Chooser, records: Sequence[Record]) -> str:
        """Show who has a part in them."""
        self._ids = tuple(one.id for one in records)
        assignments = Assignments(chooser.kaart)
        found: dict[tuple[str, Part, str | None], int] = {}
        for record in records:
            for one in assignments.of(record.id):
                key = one.assignment.assignee, one.assignment.part, one.via
                found[key] = found.get(key, 0) + 1
        rows = [(key, self._words(chooser, *key, found[key])) for key in found]
        if self._shown != rows:
            self._shown = rows
            emptied(self.rows)
            for (assignee, part, via), words in rows:
                self.rows.addWidget(self._row(chooser, assignee, part, via, words))
        self.line.show_text("")
        for widget in (self.line, self._label):
            widget.setVisible(not self.read_only)
        return ""

    def _words(
        self, chooser: Chooser, assignee: str, part: Part, via: str | None, count: int
    ) -> tuple[str, str, str]:
        title, caption = named(chooser, chooser.kaart.records.get(assignee))
        share = tr("in {count} of {total}", count=count, total=len(self._ids))
        caption = ", ".join(filter(None, (caption, share if count < len(self._ids) else "")))
        return title, caption, _by(chooser, via)

    def _row(
        self, chooser: Chooser, assignee: str, part: Part, via: str | None, words: tuple[str, str, str]
    ) -> QWidget:
        row = QFrame()
        dress(row, "soft")
        line = QHBoxLayout(row)
        record = chooser.kaart.records.get(assignee)
        sign = icon_name_of(record) if record is not None else "role"
        if words[2]:
            caption = f"{part.title}, {words[1]}" if words[1] else part.title
            fill_row(line, words[0], caption, (sign, "muted"), language=chooser.language)
            by = plain_label(words[2])
            by.setWordWrap(False)
            dress(by, "caption")
            line.addWidget(by)
            return row
        fill_row(line, words[0], words[1], (sign, "muted"), language=chooser.language)
        line.addWidget(self._part_button(assignee, part, words[0]))
        remove = remove_button(words[0])
        remove.clicked.connect(lambda: self._do(unassign(chooser.kaart, self._ids, assignee)))
        remove.setEnabled(not self.read_only)
        line.addWidget(remove)
        return row

    def _part_button(self, assignee: str, part: Part, name: str) -> QPushButton:
        button = QPushButton(part.title)
        dress(button, "link")
        button.setAccessibleName(tr("Part of {name}: {part}", name=name, part=part.title))
        menu = QMenu(button)
        for other in Part:
            entry = menu.addAction(other.title)
            entry.setCheckable(True)
            entry.setChecked(other is part)
            entry.triggered.connect(lambda _=False, chosen=other: self._set_part(assignee, chosen))
        button.setMenu(menu)
        button.setEnabled(not self.read_only)
        return button

    def _offers(self) -> Offers:
        session = self._window.session
        assert session is not None
        return offering.assignees(session.kaart, self._ids)

    def _set_part(self, assignee: str, part: Part) -> None:
        session = self._window.session
        if session is not None:
            having = {one.element for one in session.kaart.assignments if one.assignee == assignee}
            self._do(assign(session.kaart, [one for one in self._ids if one in having], assignee, part))

    def _add(self, value: object) -> None:
        session = self._window.session
        if session is None or value is None:
            return
        if isinstance(value, RoleKind):
            self._do(assign_kind(session.kaart, self._ids, value))
        else:
            self._do(assign(session.kaart, self._ids, value))  # type: ignore[arg-type]

    def _do(self, edit: Edit) -> None:
        """The selection stays: the form shows the same elements."""
        do_assigning(self._window, edit._replace(select=None))


class HasPartIn(PagePart):
    """What a role or body is about; a click goes there."""

    title = mark("Is about")

    def __init__(self, window: "Window") -> None:
        """Empty."""
        super().__init__()
        self._window = window
        self._shown: object = None
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(4)

    def applies(self, records: Sequence[Record]) -> bool:
        """One role or body."""
        return len(records) == 1 and isinstance(records[0], Role | Body)

    def show_records(self, chooser: Chooser, records: Sequence[Record]) -> str:
        """Show its elements."""
        found = [one for one in chooser.kaart.assignments if one.assignee == records[0].id]
        rows = [(one, chooser.element(one.element)) for one in found]
        if rows != self._shown:
            self._shown = rows
            emptied(self.rows)
            for assignment, name in rows:
                self.rows.addWidget(self._row(chooser, assignment, name))
            if not rows:
                self.rows.addWidget(plain_label(tr("Nothing yet")))
        return str(len(rows)) if rows else ""

    def _row(self, chooser: Chooser, assignment: Assignment, name: str) -> QWidget:
        record = chooser.kaart.records.get(assignment.element)
        sign = icon_name_of(record) if record is not None else "map"
        words = name, assignment.part.title
        row = RowButton(*words, (sign, "muted"), quiet=True, language=chooser.language)
        row.clicked.connect(lambda: self._window.selection.set((assignment.element,)))
        return row


def named(chooser: Chooser, record: Record | None) -> tuple[str, str]:
    """A role or body in two lines."""
    if isinstance(record, Body):
        title, kind = chooser.element(record.id), capital(record.kind.title)
        if record.short_name:
            return record.short_name, capital(record.name)
        return capital(title), kind if kind != capital(title) else ""
    if isinstance(record, Role):
        return capital(chooser.element(record.id)), capital(record.level.title)
    return (chooser.element(record.id), "") if record is not None else ("", "")


def _by(chooser: Chooser, via: str | None) -> str:
    return by_way_of(chooser.kaart, via) if via is not None else ""
