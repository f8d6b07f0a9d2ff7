"""What a merge did, as the window tells it: a sentence, and the points where a person chooses what stays."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from ketenkaart.analysis.differences import told
from ketenkaart.analysis.saying import Sayer
from ketenkaart.changes.conflict import Conflict
from ketenkaart.changes.merge import Merged
from ketenkaart.changes.wording import titled
from ketenkaart.editor.issues.issue import Issue, Remedy
from ketenkaart.editor.messages import Button
from ketenkaart.editor.versions.comparing import Compared
from ketenkaart.editor.versions.differencelist import Matter
from ketenkaart.edits.conflicts import Stands, other_way, stands
from ketenkaart.model.about import About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.nouns import noun
from ketenkaart.texts import capital, tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_BAR = "merged"
_ICONS = {
    Stands.OURS: ("check", "accent"),
    Stands.THEIRS: ("exchange", "accent"),
    Stands.OTHER: ("rename", "accent"),
    Stands.KEPT: ("check", "accent"),
    Stands.GONE: ("remove", "muted"),
    Stands.OPEN: ("warning", "warn"),
}


class _State(NamedTuple):
    """What stands now, as a row begins with it."""

    title: str
    icon: str
    token: str


def tell_merged(window: "Window", merged: Merged, was: Ketenkaart, before: int) -> None:
    """Say what a merge did; where it left points to choose, offer these.

    Args:
        window: the window with the merged map.
        merged: the merge.
        was: the map before it.
        before: the state of the undo stack before it.
    """
    back = Button(tr("Undo merge"), partial(_undo, window, before))
    if not merged.conflicts:
        window.bars.settle(_BAR)
        sight = Compared(was, tr("Changed since"), tr("before the merge"))
        look = Button(tr("Take a look"), partial(window.panels.comparing.begin, sight))
        window.say(tr("Merged: {changes}", changes=told(sight.found(merged.kaart))), buttons=(look, back))
        return
    _show_bar(window, merged.conflicts, back)
    _Undoing(window, before if merged.changes else before - 1)


def _show_bar(window: "Window", conflicts: Sequence[Conflict], back: Button) -> None:
    """Offer the points; also while they are seen, to come back to them."""

    def look() -> None:
        _show_bar(window, conflicts, back)
        show_points(window, conflicts)

    text = tr_count(
        "Merged, but for {count} point. Choose what stays.",
        "Merged, but for {count} points. Choose for each line what stays.",
        len(conflicts),
    )
    window.bars.show_bar(_BAR, text, (Button(tr("View points"), look, safe=True), back))


def _undo(window: "Window", before: int) -> None:
    """Go back to before a merge, with what was chosen after it."""
    session = window.session
    if session is not None and session.undo_stack.index() > before:
        session.go_to(before)
    window.panels.close_differences()


class _Undoing(QObject):
    """Asks nothing more about a merge once it is undone."""

    def __init__(self, window: "Window", before: int) -> None:
        """From now on.

        Args:
            window: the window with the merged map.
            before: the last state of the undo stack in which there was nothing to choose.
        """
        super().__init__(window)
        self._window, self._before = window, before
        assert window.session is not None
        window.session.undo_stack.indexChanged.connect(self._follow)

    def _follow(self, index: int) -> None:
        if index <= self._before:
            self._window.bars.settle(_BAR)
            self._window.panels.close_differences()
            self.deleteLater()


def show_points(window: "Window", conflicts: Sequence[Conflict]) -> None:
    """List the points of a merge; each one is told, with what stands now and what else can be chosen."""
    listed = window.panels.differences
    rows = partial(_rows, tuple(conflicts))
    title = tr("Points of the merge")
    listed.show_matter(Matter(title, rows, tr("There is nothing to choose."), listed.close_matter))
    listed.list.setFocus()


def _rows(conflicts: Sequence[Conflict], kaart: Ketenkaart) -> Sequence[Issue]:
    return [_row(conflict, kaart) for conflict in conflicts]


def _row(conflict: Conflict, kaart: Ketenkaart) -> Issue:
    record, now, way = conflict.record, stands(kaart, conflict), other_way(kaart, conflict)
    state = _State(now.title, *_ICONS[now])
    there = kaart.records.get(record.id) if record is not None else None
    if record is None or isinstance(record, About):
        name = capital(noun("about"))
    else:
        name = Sayer(kaart).says(there) if there is not None else titled(record, kaart.records)
    elements = () if record is None else (record.id,)
    remedy = Remedy(way.text if way is not None else "", partial(_choose, conflict))
    return Issue("merge-conflict", state, conflict.matter(kaart.records), elements, name, remedy)


def _choose(conflict: Conflict, window: "Window") -> None:
    way = other_way(window.kaart, conflict)
    if way is not None:
        window.do(way.edit)
