"""Folds: the partners and phases that are closed in a window, and the map as it is drawn then.

Folding is how one window looks at a map, never a change of it. The session keeps the whole drawing, so
that unfolding brings back the same picture; all edits are of the whole map.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ketenkaart.analysis.saying import Sayer
from ketenkaart.drawing.folding import Folding, fold
from ketenkaart.drawing.lanetree import NO_PARTNER
from ketenkaart.drawing.screen import Screen, draw_screen
from ketenkaart.editor.messages import announce
from ketenkaart.memory import Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Phase, Step, System
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_REMEMBERED = 24  # folded drawings: for as many edits as the session keeps whole ones


class Folds(QObject):
    """What is folded in a window.

    Attributes:
        closed: the ids of the closed partners and phases.
        redrawn: is sent when it is known what is drawn instead of what, before that is shown.
        changed: is sent when something was folded or unfolded.
    """

    redrawn = Signal()
    changed = Signal()

    def __init__(self, window: "Window") -> None:
        """All is open."""
        super().__init__(window)
        self._window = window
        self.closed: frozenset[str] = frozenset()
        self._folding: Folding | None = None
        self._screen: Screen | None = None
        self._of: Screen | None = None  # the whole drawing of which `_screen` is the folded one
        self._seen: list[tuple[Screen, Screen | None, Folding | None]] = []  # whole, folded; the latest last

    def screen(self) -> Screen:
        """The drawing this window shows."""
        session = self._window.session
        assert session is not None
        if session.screen is not self._of:
            self._draw(session.screen)
        return self._screen or session.screen

    def _draw(self, whole: Screen) -> None:
        """Fold a whole drawing; the cells of the folded one before it are kept where they fit.

        One that was seen is seen again as it was, so that undo also brings back the folded picture.
        """
        left = self.closed & whole.kaart.records.keys()
        if left != self.closed:
            self.closed, self._seen = left, []
        known = next((one for one in self._seen if one[0] is whole), None)
        if known is None:
            known = (whole, *_folded(self.closed, self._screen, whole))
            self._seen = [*self._seen, known][-_REMEMBERED:]
        self._of, self._screen, self._folding = known

    def seeing(self) -> Callable[[Screen], Screen]:
        """Gives of another whole drawing the one this window would show; may be called in a thread."""
        closed, before = self.closed, self._screen
        return lambda whole: _folded(closed, before, whole)[0] or whole

    def show(self, keep: str | None = None, moving: bool = False) -> None:
        """Show the map as it is folded now.

        Args:
            keep: the element that stays where it is in the widget.
            moving: whether boxes are seen going to their new places.
        """
        screen, canvas = self.screen(), self._window.canvas
        drawn = self._folding.drawn if self._folding is not None else {}
        self._window.selection.stands_for = self._stand_for()
        canvas.set_drawn(drawn, self.closed)
        self.redrawn.emit()
        canvas.set_screen(screen, keep=self.drawn(keep) if keep is not None else None, moving=moving)

    def reset(self) -> None:
        """All is open, without a word: another map is shown."""
        self.closed, self._seen = frozenset(), []
        self._of = self._screen = self._folding = None

    def drawn(self, element: str) -> str:
        """What is drawn for an element: itself, or what stands for it and others."""
        return self._folding.drawn.get(element, element) if self._folding is not None else element

    @property
    def hides(self) -> bool:
        """Whether anything is drawn otherwise than it is."""
        return self._folding is not None

    def _stand_for(self) -> dict[str, tuple[str, ...]]:
        """For each box and line that stands for several: those; the lane of no partner is no element."""
        if self._folding is None or self._of is None:
            return {NO_PARTNER: ()}
        kaart, made = self._of.kaart, self._folding.uncoded
        found: dict[str, list[str]] = {one: [] for one in made}
        for element, drawn in self._folding.drawn.items():
            if drawn in found and type(kaart.records[element]) is type(self._folding.kaart.records[drawn]):
                found[drawn].append(element)
        return {NO_PARTNER: (), **{one: tuple(several) for one, several in found.items()}}

    def toggle(self, ids: Iterable[str]) -> None:
        """Close partners and phases, or open them where all are closed."""
        session = self._window.session
        if session is None:
            return
        kaart = session.kaart
        heads = {one for one in ids if isinstance(kaart.records.get(one), Partner | Phase)}
        self._become(self.closed - heads if heads <= self.closed else self.closed | heads, heads)

    def unfold_all(self) -> None:
        """Open all."""
        self._become(frozenset(), self.closed)

    def uncover(self, element: str) -> bool:
        """Open what hides an element.

        Returns:
            Whether anything did.
        """
        real = self._window.selection.stands_for.get(element, (element,))[:1]
        if self._of is None or not real or self.drawn(real[0]) == real[0]:
            return False
        hiding = self.closed & _around(self._of.kaart, real[0])
        self._become(self.closed - hiding if hiding else frozenset(), hiding or self.closed)
        return True

    def _become(self, closed: frozenset[str], heads: Iterable[str]) -> None:
        session = self._window.session
        if session is None or closed == self.closed:
            return
        opened = closed < self.closed
        names = Sayer(session.kaart).says_all(heads)
        was = self._folding.drawn if self._folding is not None else {}
        if not opened and fold(session.kaart, closed).drawn == was:
            self._window.say(tr("Nothing folds together in {names}: each step stands apart.", names=names))
            return
        self.closed, self._seen = closed, []
        self._of = None
        if opened:
            self._screen = None  # a fresh start from the whole drawing, so that open parts are as they were
        self.show(next(iter(heads), None), moving=True)
        self.changed.emit()
        told = tr("Unfolded: {names}", names=names) if opened else tr("Folded: {names}", names=names)
        announce(self._window.canvas, told)


def _folded(
    closed: frozenset[str], before: Screen | None, whole: Screen
) -> tuple[Screen | None, Folding | None]:
    """The folded drawing of a whole one, and what was folded; nothing where nothing is."""
    folding = fold(whole.kaart, closed) if closed else None
    if folding is None or not folding.drawn:
        return None, None
    memory = before.layout.memory if before is not None else _kept(whole.layout.memory, folding)
    return draw_screen(folding.kaart, memory, uncoded=folding.uncoded), folding


def _kept(memory: Memory, folding: Folding) -> Memory:
    """The memory of a whole map for its folded one: several stand where the first of them stood."""
    places = dict(memory.places)
    for element, drawn in folding.drawn.items():
        if element in places and drawn not in places and drawn in folding.uncoded:
            places[drawn] = places[element]
    return Memory({box: cell for box, cell in places.items() if box in folding.kaart.records})


def _around(kaart: Ketenkaart, element: str) -> frozenset[str]:
    """The partners and phases an element stands in, and those they are parts of."""
    found: set[str] = set()
    waiting: list[str | None] = [element]
    while waiting:
        record = kaart.records.get(waiting.pop() or "")
        if record is None or record.id in found:
            continue
        found.add(record.id)
        if isinstance(record, Flow):
            waiting += [record.source, record.target]
        elif isinstance(record, Step):
            waiting += [record.partner, record.phase]
        elif isinstance(record, System):
            waiting.append(record.partner)
        elif isinstance(record, Partner):
            waiting.append(record.parent)
    return frozenset(found)
