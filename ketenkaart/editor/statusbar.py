"""The status bar: the keys for this moment, counts, issues, whether all is saved, and the zoom."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton

from ketenkaart.analysis.codes import Codes
from ketenkaart.analysis.process import is_branch
from ketenkaart.editor.keyhints import BETWEEN, KeyHints
from ketenkaart.editor.look.apply import dress, text_scale
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.sign import Sign
from ketenkaart.editor.messages import announce, plain_label, plain_tip
from ketenkaart.model.characters import visible, visible_name
from ketenkaart.model.nouns import COUNTED, noun
from ketenkaart.model.process import Flow, Partner, Phase, Step
from ketenkaart.model.record import Record
from ketenkaart.texts import capital, mark, tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_COUNTS_FROM = 1440  # px
_AIR = 12  # beside what it says, px
_TICK = 16  # px
_LONGEST = 40  # letters of a name
_KEYS = {
    "matrix_view": mark("Enter or Space assigns   Del takes away   Shift+F10 chooses the part"),
    "meetings_view": mark("Arrows go from body to body   Alt+Enter properties   Tab next"),
    "text_view": mark("Enter shows it on the map   ← → fold   Ctrl+C copies the line   Alt+Enter properties"),
    "poster_view": mark(
        "+ − zoom   0 whole sheet   Arrows scroll   Page Up and Page Down turn   Ctrl+E make"
    ),
}


class StatusBar(QStatusBar):
    """The bar at the bottom."""

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window
        self.setObjectName("status_bar")
        self.setSizeGripEnabled(False)
        self.setContentsMargins(_AIR, 0, _AIR, 0)
        self._keys = KeyHints()
        self._keys.setObjectName("status_keys")
        self._counts = self._label("status_counts")
        self.issues = QToolButton(self)
        self.issues.setObjectName("status_issues")
        dress(self.issues, "warn")
        self.issues.setIcon(icon("warning", "warn"))
        self.issues.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.issues.hide()  # until they are counted
        self.since = self._tool("since")
        self.since.setIcon(icon("compare"))
        self.since.setCheckable(True)
        self._tick, self._saved = Sign("check", "accent", _TICK), self._label("status_saved")
        self._tick.setObjectName("status_tick")
        self._zoom = self._label("status_zoom")
        self.addWidget(self._keys, 1)
        for part in (self._counts, self.since, self.issues, self._tick, self._saved):
            self.addPermanentWidget(part)
        self._out, self._in, self._fit = (self._tool(name) for name in ("zoom_out", "zoom_in", "zoom_fit"))
        for part in (self._out, self._zoom, self._in, self._fit):
            self.addPermanentWidget(part)
        window.views.currentChanged.connect(lambda _: self._show_view())
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        window.canvas.zoom_changed.connect(self.show_zoom)
        window.selection.changed.connect(self.show_keys)
        window.reading.lens.changed.connect(self.show_keys)
        window.reading.lens.changed.connect(self.show_since)
        window.quick.line.textChanged.connect(lambda _: self.show_keys())
        window.quick.line.entered.connect(self.show_keys)
        window.quick.line.left.connect(self.show_keys)
        window.map_changed.connect(lambda _: self._show_map())

    def connect_actions(self) -> None:
        """Connect its buttons, once the actions are there."""
        for button, action in ((self._out, "zoom_out"), (self._in, "zoom_in"), (self._fit, "zoom_fit")):
            button.setDefaultAction(self._window.commands[f"view.{action}"])
        self._window.names.turned.connect(self.show_keys)
        checks = self._window.commands["view.checks"]
        checks.changed.connect(lambda: self.issues.setToolTip(checks.toolTip()))
        self.issues.clicked.connect(lambda: self._window.commands.run("view.checks"))
        self.since.clicked.connect(lambda: self._window.panels.compare_with_adopted())

    def _label(self, name: str) -> QLabel:
        label = plain_label()
        label.setObjectName(name)
        label.setWordWrap(False)
        return label

    def _tool(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"status_{name}")
        button.setAutoRaise(True)
        return button

    def _show_view(self) -> None:
        """Another view of the map is seen."""
        self.show_zoom()
        self.show_keys()

    def show_zoom(self) -> None:
        """Show how large the map is; or the sheet, where that is what is seen; nothing of words."""
        poster = self._window.panels.seen_poster
        if self._window.panels.shows_words:
            self._zoom.setText("")
            return
        zoom = self._window.canvas.zoom if poster is None else poster.sheets.zoom
        self._zoom.setText(f"{round(100 * zoom)} %")

    def show_file(self) -> None:
        """Show whether all is saved."""
        session = self._window.session
        if session is None:
            return
        if session.unsaved:
            text = tr("Not saved yet")
        elif session.file.saved_at:
            clock = time.strftime("%H:%M", time.localtime(session.file.saved_at))
            text = tr("Saved {time}", time=clock)
            if text != self._saved.text():
                announce(self, text)
        else:
            text = tr("Saved") if session.file.path is not None else ""
        self._saved.setText(text)
        self._show_tick()

    def _show_tick(self) -> None:
        """A tick where all is saved."""
        session = self._window.session
        saved = session is not None and not session.unsaved and session.file.path is not None
        self._tick.setVisible(saved)

    def _show_map(self) -> None:
        session = self._window.session
        if session is None:
            return
        kaart = session.kaart
        counts = (
            tr_count(*COUNTED["partners"], len(kaart.partners)),
            tr_count(*COUNTED["steps"], len(kaart.steps)),
            tr_count(*COUNTED["flows"], len(kaart.flows)),
        )
        self._counts.setText("   ".join(counts))
        self.show_since()
        self.show_keys()
        self.show_zoom()

    def show_since(self) -> None:
        """Offer what changed since the version that was adopted last; it is on while that is shown."""
        session = self._window.session
        adopted = session.kaart.about.adopted if session is not None else ()
        self.since.setVisible(bool(adopted))
        self.since.setChecked(self._window.panels.shows_since_adopted)
        if adopted:
            version = visible(adopted[-1].version, _LONGEST)
            self.since.setText(tr("Since {version}", version=version))
            told = tr("What changed since version {version} was adopted", version=version)
            self.since.setToolTip(plain_tip(told))
            self.since.setAccessibleName(told)

    def show_issues(self, count: int) -> None:
        """Show how many issues there are."""
        self.issues.setText(tr_count("{count} issue", "{count} issues", count))
        self.issues.setVisible(count > 0)

    def show_hints(self, hints: str) -> None:
        """Tell what can be done while something is dragged, with three spaces between."""
        self._keys.show_hints(hints)

    def show_keys(self) -> None:
        """Tell the keys that are of use now."""
        session = self._window.session
        if session is None:
            return
        current = session.kaart.records.get(self._window.selection.current or "")
        on_map = self._window.views.currentWidget() is self._window.canvas
        lens = self._window.reading.lens.told_steps() if on_map else ""
        if self._window.quick.is_typing:
            self._keys.show_hints(tr("Tab completes   Enter draws   Esc back to the map"))
        elif self._window.names.editing:
            self._keys.show_hints(_keys_in_name(session.kaart.records.get(self._window.names.editing)))
        elif lens:
            if self._window.selection.ids:  # which the first Esc lets go
                hints = tr("{lens}   ← → along the flows   Esc twice closes the lens", lens=lens)
            else:
                hints = tr("{lens}   Esc closes the lens", lens=lens)
            self._keys.show_hints(hints)
        else:
            own = next((keys for view, keys in _KEYS.items() if self._window.panels.shows(view)), "")
            several = len(self._window.selection.ids) > 1
            answers = isinstance(current, Flow) and is_branch(session.kaart, current)
            keys = _keys_for(current, several, answers)
            if current is not None and self._window.quick.line.hasFocus():
                keys, own = _keys_in_line(keys, isinstance(current, Step)), ""
            parts = (self._told_selected(), tr(own) or keys)
            self._keys.show_hints(BETWEEN.join(part for part in parts if part))

    def _told_selected(self) -> str:
        """What is selected, by its number or name; of several how many."""
        session, chosen = self._window.session, self._window.selection.ids
        if session is None or not chosen:
            return ""
        if len(chosen) > 1:
            return tr_count("{count} element selected.", "{count} elements selected.", len(chosen))
        record = session.kaart.records.get(chosen[0])
        if record is None:
            return ""
        name = Codes(session.kaart).of(record) or visible_name(record.name, _LONGEST)
        return tr("{name} selected.", name=name or capital(noun(record.collection)))

    def changeEvent(self, event: QEvent) -> None:
        """Leave room for letters of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit(self._window.width())

    def fit(self, width: int) -> None:
        """Leave the counts out where there is no room."""
        self._zoom.setMinimumWidth(self._zoom.fontMetrics().horizontalAdvance("400 %"))
        wide = width >= _COUNTS_FROM * text_scale()
        self._counts.setVisible(wide)
        style = Qt.ToolButtonStyle
        self.since.setToolButtonStyle(style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly)


def _keys_in_name(record: Record | None) -> str:
    """The keys of use while a name is typed on the map."""
    if isinstance(record, Step):
        return tr("Enter done   Tab its document   Ctrl+Enter next step at another partner   Esc as it was")
    return tr("Enter done   Esc as it was")


def _keys_in_line(keys: str, is_step: bool) -> str:
    """Of the keys for what is selected those of use in the empty line of quick entry."""
    first = keys.split(BETWEEN)[0]
    return BETWEEN.join((first, *([tr("> goes on from it")] if is_step else []), tr("Esc back to the map")))


def _keys_for(record: Record | None, several: bool, answers: bool) -> str:
    if several:
        return tr("Ctrl+K assign   Del delete   Alt+Enter properties   Esc deselect")
    if isinstance(record, Step):
        return tr("Enter next step   Ctrl+Enter at another partner   Type for a new name   Ctrl+K assign")
    if answers:
        return tr("Enter step in between   Type for the answer   ← → its ends   Ctrl+K assign")
    if isinstance(record, Flow):
        return tr("Enter step in between   Type for its document   ← → its ends   Ctrl+K assign")
    if isinstance(record, Phase):
        return tr("Enter new step   Space fold   Alt+← → move   F2 rename")
    if isinstance(record, Partner):
        return tr("Enter new step   Space fold   Alt+↑↓ move   F2 rename")
    if record is not None:
        return tr("Alt+Enter properties   Del delete   Esc deselect")
    return tr("Click a step, or start typing")
