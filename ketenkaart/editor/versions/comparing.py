"""Comparing: the map with signs at what is new, changed and removed since another one, and the list of it."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from ketenkaart.analysis.differences import Difference, differences, places, signs, told, version_name
from ketenkaart.analysis.signs import Sign
from ketenkaart.changes.change import ChangeRefused
from ketenkaart.changes.versions import adopted_map
from ketenkaart.drawing.fading import Seen
from ketenkaart.editor.canvas.signs import SIGN_ICONS
from ketenkaart.editor.disk import read_beside
from ketenkaart.editor.issues.issue import Issue, Remedy
from ketenkaart.editor.reading.sights import Lit, lit_by
from ketenkaart.editor.versions.differencelist import Matter
from ketenkaart.model.about import ABOUT_ID, Adopted
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.reading import read
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_BAR = "compare"
_TOKENS = {Sign.ADDED: "accent", Sign.CHANGED: "warn", Sign.REMOVED: "error"}
_NO_REMEDY = Remedy("", lambda _: None)


class _State(NamedTuple):
    """A sign, as a row begins with it."""

    title: str
    icon: str
    token: str


class Compared:
    """Looks at what differs from another map; the rest is faint."""

    def __init__(self, old: Ketenkaart, title: str, name: str, version: Adopted | None = None) -> None:
        """The map to compare with.

        Args:
            old: that map.
            title: how the two are compared, such as "Changed since"; a text that is marked.
            name: what the other map is called; a text that is marked, or the name of a file.
            version: the adopted version that it is, if it is one.
        """
        self.old, self.version = old, version
        self._title, self._name = title, name
        self._last: tuple[Ketenkaart, tuple[Difference, ...]] | None = None

    @property
    def title(self) -> str:
        """How the two are compared, in the language in use."""
        return tr(self._title)

    @property
    def name(self) -> str:
        """What the other map is called, in the language in use."""
        version = self.version
        return tr(self._name) if version is None else version_name(version.version, version.date)

    def found(self, kaart: Ketenkaart) -> tuple[Difference, ...]:
        """What differs."""
        if self._last is None or self._last[0] is not kaart:
            found = differences(self.old, kaart)
            self._last = kaart, found
            self._share(kaart, {one.record.id for one in found})
        return self._last[1]

    def _share(self, kaart: Ketenkaart, differ: set[str]) -> None:
        """Take over the records of the map that are the same, so that the next look is quick."""
        old = self.old.records
        same = {one: record for one, record in kaart.records.items() if one in old and one not in differ}
        same.pop(ABOUT_ID, None)  # versions it keeps and its last numbers may differ unseen
        self.old = Ketenkaart({**old, **same}, self.old.unknown)

    def lit(self, kaart: Ketenkaart) -> Lit:
        """Where it differs; all where nothing does."""
        found = self.found(kaart)
        return Lit(places(found) or frozenset(kaart.records), self.title, self.name, told(found))

    def seen(self, kaart: Ketenkaart) -> Seen:
        """What a poster shows of it: the signs as well."""
        found, lit = self.found(kaart), lit_by(self, kaart) or self.lit(kaart)
        return Seen(lit.ids, f"{lit.title} {lit.name}: {lit.facts}", signs(found))

    def rows(self, kaart: Ketenkaart) -> Sequence[Issue]:
        """Each difference in words."""
        return [_row(one) for one in self.found(kaart)]


def _row(one: Difference) -> Issue:
    state = _State(one.sign.title, SIGN_ICONS[one.sign], _TOKENS[one.sign])
    return Issue("difference", state, one.sentence, one.places, one.name, _NO_REMEDY)


class Comparing(QObject):
    """Comparing in one window: a lens, the signs on the map, and the list below it. The lens ends it."""

    def __init__(self, window: "Window") -> None:
        """Nothing is compared yet."""
        super().__init__(window)
        self._window = window
        self._matter: Matter | None = None
        window.reading.lens.changed.connect(self._follow)
        window.reading.folds.changed.connect(self._follow)
        window.map_changed.connect(self._follow)

    @property
    def is_since_adopted(self) -> bool:
        """Whether the map is compared with the version that was adopted last."""
        session, sight = self._window.session, self.sight
        adopted = session.kaart.about.adopted if session is not None else ()
        return sight is not None and bool(adopted) and sight.version == adopted[-1]

    @property
    def sight(self) -> Compared | None:
        """What the map is compared with, if it is."""
        sight = self._window.reading.lens.sight
        return sight if isinstance(sight, Compared) else None

    def begin(self, sight: Compared) -> None:
        """Compare with a map."""
        lens = self._window.reading.lens
        self._window.bars.settle(_BAR)
        self._window.reading.show_map()
        lens.open_lens(sight)
        title = f"{sight.title} {sight.name}"
        self._matter = Matter(title, sight.rows, tr("Nothing differs."), lens.close_lens)
        self._window.panels.differences.show_matter(self._matter)
        self._follow()

    def with_version(self, place: int) -> None:
        """Compare with an adopted version of the map.

        Args:
            place: which one, counted as in a list.
        """
        kaart = self._window.kaart
        try:
            old = adopted_map(kaart, place)
        except ChangeRefused as refused:
            self._window.bars.show_bar(_BAR, str(refused), error=True)
            return
        version = kaart.about.adopted[place]
        self.begin(Compared(old, mark("Changed since"), "", version))

    def with_saved(self) -> None:
        """Compare with the map as it is in its file."""
        session = self._window.session
        if session is not None and session.file.base is not None:
            self.begin(Compared(session.file.base, mark("Changed since"), mark("it was saved")))

    def with_earlier(self, kept: Path, when: str) -> None:
        """Compare with what the file of the map held earlier.

        Args:
            kept: the file that was kept.
            when: when it was saved.
        """
        try:
            old = read(kept).kaart
        except FileRefused as refused:
            self._window.bars.show_bar(_BAR, refused.message, error=True)
            return
        self.begin(Compared(old, mark("Changed since"), when))

    def with_file(self, path: Path) -> None:
        """Compare with the map in a file."""
        try:
            old = read_beside(self._window, path).kaart
        except FileRefused as refused:
            self._window.bars.show_bar(_BAR, refused.message, error=True)
            return
        self.begin(Compared(old, mark("Compared with"), path.name))

    def _follow(self, _: object = None) -> None:
        """Show the signs of the map as it is now; none once another lens is on, or none."""
        sight, canvas, session = self.sight, self._window.canvas, self._window.session
        marks: dict[str, Counter[Sign]] = {}
        if sight is not None and session is not None:
            drawn = self._window.reading.folds.drawn
            for element, counts in signs(sight.found(session.kaart)).items():
                marks.setdefault(drawn(element), Counter()).update(counts)
        elif self._matter is not None and self._window.panels.differences.matter is self._matter:
            self._window.panels.close_differences()
        if canvas.states.signs != marks:
            canvas.states.signs = marks
            canvas.update()
