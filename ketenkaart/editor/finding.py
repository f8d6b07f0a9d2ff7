"""Finding: search for elements of the map by name, number or description."""

from typing import TYPE_CHECKING

from ketenkaart.editor.look.iconnames import icon_name_of
from ketenkaart.editor.lookuppanel import LookupPanel
from ketenkaart.editor.matching import matches
from ketenkaart.editor.rows import Row
from ketenkaart.model.characters import visible
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_LONGEST = 60  # characters


class FindPanel(LookupPanel):
    """The panel of Ctrl+F. Arrows show an element on the map, Enter goes there."""

    def __init__(self, window: "Window") -> None:
        """Hidden until it is opened."""
        super().__init__(window)
        self.setObjectName("find_panel")
        self._searched = ""

    def title(self) -> str:
        """What it is called."""
        return tr("Find")

    def placeholder(self) -> str:
        """What stands in the empty field."""
        return tr("Find by name, number or description")

    def rows(self, text: str) -> tuple[Row, ...]:
        """The elements that fit."""
        session = self._window.session
        if session is None:
            return ()
        self._searched = text
        found = matches(session.kaart, text)
        return tuple(
            Row(visible(one.title, _LONGEST * 2), one.record.id, one.where, icon_name_of(one.record))
            for one in found
        )

    def nothing(self, text: str) -> str:
        """Nothing was found, or nothing is typed yet."""
        return tr("Nothing found for “{text}”.", text=visible(text, _LONGEST)) if text else ""

    def moved_to(self, row: Row) -> None:
        """Show it on the map."""
        self._show(str(row.value))

    def take(self, row: Row) -> None:
        """Go there."""
        self._show(str(row.value))
        self._window.canvas.setFocus()

    def _show(self, element: str) -> None:
        self._window.selection.set((element,))
        self._window.canvas.reveal([element])

    @property
    def has_searched(self) -> bool:
        """Whether there is something to find again."""
        return bool(self._searched)

    def go_on(self, step: int) -> None:
        """The next match on the map as it is now, or with -1 the one before."""
        session = self._window.session
        if session is None:
            return
        found = [one.record.id for one in matches(session.kaart, self._searched)]
        if not found:
            self._window.say(self.nothing(self._searched))
            return
        current = self._window.selection.current
        place = found.index(current) + step if current in found else 0 if step > 0 else -1
        self._show(found[place % len(found)])
