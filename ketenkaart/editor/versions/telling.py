"""What a merge did, as the window tells it: a sentence, and the points where a person chooses what stays."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from ketenkaart.analysis.differences import told
from ketenkaart.analysis.saying import Sayer
from ketenkaart.changes.change import ChangeSet
from ketenkaart.changes.conflict import Conflict
from ketenkaart.changes.merge import Merged, merge
from ketenkaart.changes.wording import titled
from ketenkaart.editor.issues.issue import Issue, Remedy
from ketenkaart.editor.messages import Button
from ketenkaart.editor.versions.comparing import Compared
from ketenkaart.editor.versions.differencelist import Matter
from ketenkaart.edits.conflicts import Stands, other_way, stands
from ketenkaart.model.about import About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.nouns import noun
from ketenkaart.texts import capital, mark, tr, tr_count

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
    if merged.conflicts:
        _Points(window, merged, before).offer()
        return
    window.bars.settle(_BAR)
    sight = Compared(was, mark("Changed since"), mark("before the merge"))
    look = Button(tr("Take a look"), partial(window.panels.comparing.begin, sight))
    back = Button(tr("Undo merge"), partial(_undo, window, before))
    if merged.changes:
        window.say(tr("Merged: {changes}", changes=told(sight.found(merged.kaart))), buttons=(look, back))
    elif window.session is not None and window.session.undo_stack.index() > before:
        window.say(tr("Merged: only places on the map differ."), buttons=(back,))
    else:
        window.say(tr("Merged: {changes}", changes=told(())))


def tell_again(window: "Window", base: Ketenkaart, ours: Ketenkaart, theirs: Ketenkaart) -> None:
    """Offer the points of a merge that was made before the program stopped; not where that was undone.

    Args:
        window: the window with the map as it was then.
        base: the map from which both grew.
        ours: our map before the merge.
        theirs: the other one.
    """
    merged = merge(base, ours, theirs)
    if merged.conflicts and not (merged.changes and window.kaart == ours):
        _Points(window, replace(merged, changes=ChangeSet()), 0).offer()


def _undo(window: "Window", before: int) -> None:
    """Go back to before a merge, with what was chosen after it."""
    session = window.session
    if session is not None and session.undo_stack.index() > before:
        session.go_to(before)
    window.panels.close_differences()


class _Points(QObject):
    """Offers the points of a merge, as long as that is not undone, and again once it is redone."""

    def __init__(self, window: "Window", merged: Merged, before: int) -> None:
        """Of one merge.

        Args:
            window: the window with the merged map.
            merged: the merge.
            before: the state of the undo stack before it.
        """
        super().__init__(window)
        self._window, self._conflicts, self._before = window, merged.conflicts, before
        self._session, self._there = window.session, True
        assert self._session is not None
        self._merge = self._session.deed_at(before) if merged.changes else None
        if merged.changes:
            self._session.undo_stack.indexChanged.connect(self._follow)

    def offer(self) -> None:
        """Ask to look at them; also while they are seen, to come back to them."""
        text = tr_count(
            "Merged, but for {count} point. Choose what stays.",
            "Merged, but for {count} points. Choose for each line what stays.",
            len(self._conflicts),
        )
        look = Button(tr("View points"), self._look, safe=True)
        back = Button(tr("Undo merge"), partial(_undo, self._window, self._before))
        buttons = (look, back) if self._merge is not None else (look,)
        self._window.bars.show_bar(_BAR, text, buttons)

    def _look(self) -> None:
        self.offer()
        show_points(self._window, self._conflicts)

    def _follow(self, index: int) -> None:
        if self._window.session is not self._session or self._session is None:
            return
        there = index > self._before and self._session.deed_at(self._before) is self._merge
        if there and not self._there:
            self.offer()
        elif self._there and not there:
            self._window.bars.settle(_BAR)
            self._window.panels.close_differences()
        self._there = there


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
