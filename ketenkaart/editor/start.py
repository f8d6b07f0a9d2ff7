"""The start page in a window: recent maps, the samples, a new map."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketenkaart.editor.disk import AT_ONCE
from ketenkaart.editor.errand import Errand
from ketenkaart.editor.recent import recent_maps
from ketenkaart.editor.samples import sample_maps
from ketenkaart.editor.startpage.page import RecentMap, StartPage
from ketenkaart.editor.titles import tails

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class Start(QWidget):
    """What a window without a map shows."""

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window
        self._reachable: dict[str, bool] = {}  # as far as is known; a share that is away takes long to tell
        self._shows = False  # whether the recent maps are to be seen
        self._looking = Errand(self._looked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    @cached_property
    def page(self) -> StartPage:
        """The page itself; made when it is first shown, for it reads the samples."""
        page, window = StartPage(sample_maps(), tables=True), self._window
        self.setFocusProxy(page)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(page)
        page.put_first(window.start_bars)
        for signal, action in (
            (page.new_map, "file.new"),
            (page.open_file, "file.open"),
            (page.new_from_table, "file.new_table"),
            (page.show_keys, "help.keys"),
        ):
            signal.connect(lambda one=action: self._run(one))
        page.show_tour.connect(self._show_tour)
        page.open_path.connect(lambda path: window.program.open(Path(path), window))
        page.new_from_sample.connect(lambda path: window.program.show_sample(window, Path(path)))
        return page

    def _show_tour(self) -> None:
        """Open the first sample, which has all there is to show, and go round in it."""
        window = self._window
        window.program.show_sample(window, sample_maps()[0].path)
        QTimer.singleShot(0, window, window.panels.show_tour)  # once its panels have their places

    def _run(self, action: str) -> None:
        if action in self._window.commands:
            self._window.commands.run(action)

    def refresh(self) -> None:
        """Show the recent maps as they are now, and offer what a crash left."""
        self._shows = False
        if not self._looking.is_busy:
            paths = [one.path for one in recent_maps(self._window.program.settings)]
            self._looking.begin(partial(_look_at, paths))
            self._looking.wait(AT_ONCE)
        self._show_recent()
        self._window.program.recovery.offer(self._window)
        self._window.program.rows.offer(self._window)

    def _looked(self, found: Mapping[str, bool] | None, _: BaseException | None) -> None:
        """Show which maps can be reached, where that is something else than what is seen."""
        before, self._reachable = self._reachable, dict(found or {})
        if self._shows and any(
            reached != before.get(path, True) for path, reached in self._reachable.items()
        ):
            self._show_recent()

    def _show_recent(self) -> None:
        self._shows = True
        found = []
        recent = recent_maps(self._window.program.settings)
        titles = Counter(one.title for one in recent)
        ends = tails(Path(one.path) for one in recent)
        for one in recent:
            path = Path(one.path)
            moment = datetime.fromtimestamp(float(one.when)).astimezone()
            told = ends[path] if titles[one.title] > 1 else ""
            words = " · ".join(part for part in (told, one.told) if part)
            reachable = self._reachable.get(one.path, True)
            found.append(RecentMap(one.path, one.title, moment, words, None, reachable=reachable))
        self.page.set_recent(found)


def _look_at(paths: Sequence[str]) -> dict[str, bool]:
    """Which files are there, in a thread."""
    return {path: _is_file(Path(path)) for path in paths}


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
