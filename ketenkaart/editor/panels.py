"""Panels and dialogs of a window that are made when they are first asked for.

Their modules are loaded only then, too: together they would make the program start a fifth of a second later.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ketenkaart.editor.finding import FindPanel
    from ketenkaart.editor.help.tour import Tour
    from ketenkaart.editor.history import History
    from ketenkaart.editor.matrix.view import MatrixView
    from ketenkaart.editor.meetings.view import MeetingsView
    from ketenkaart.editor.palette import Palette
    from ketenkaart.editor.poster.view import PosterView
    from ketenkaart.editor.reading.sights import Sight
    from ketenkaart.editor.versions.adoptdialog import AdoptDialog
    from ketenkaart.editor.versions.comparing import Comparing
    from ketenkaart.editor.versions.differencelist import DifferenceList
    from ketenkaart.editor.window import Window
    from ketenkaart.storage.typed import Typed


class Panels:
    """Those of one window.

    Attributes:
        poster: the view of the poster, once it was shown.
        matrix: the view of the matrix, once it was shown.
        meetings: the view of who meets, once it was shown.
    """

    def __init__(self, window: "Window") -> None:
        """Nothing is made yet."""
        self._window = window
        self.poster: PosterView | None = None
        self.matrix: MatrixView | None = None
        self.meetings: MeetingsView | None = None
        self._tour: Tour | None = None
        self._adopting: AdoptDialog | None = None

    @cached_property
    def find(self) -> "FindPanel":
        """The search for elements."""
        from ketenkaart.editor.finding import FindPanel

        return FindPanel(self._window)

    @cached_property
    def palette(self) -> "Palette":
        """The search for commands."""
        from ketenkaart.editor.palette import Palette

        return Palette(self._window)

    @cached_property
    def history(self) -> "History":
        """The list of changes."""
        from ketenkaart.editor.history import History

        return History(self._window)

    @cached_property
    def differences(self) -> "DifferenceList":
        """The list of what differs, or of what is to be chosen after a merge."""
        from ketenkaart.editor.versions.differencelist import DifferenceList

        return DifferenceList(self._window)

    @cached_property
    def comparing(self) -> "Comparing":
        """The map as it differs from another."""
        from ketenkaart.editor.versions.comparing import Comparing

        return Comparing(self._window)

    @property
    def shows_since_adopted(self) -> bool:
        """Whether the map is compared with the version that was adopted last."""
        return "comparing" in vars(self) and self.comparing.is_since_adopted

    def compare_with_adopted(self) -> None:
        """Show what changed since the version that was adopted last, or no longer."""
        if self.shows_since_adopted:
            self._window.reading.lens.close_lens()
        else:
            self.comparing.with_version(-1)
        self._window.status.show_since()

    def adopt_version(self, typed: Mapping[str, str] | None = None) -> None:
        """Ask what is to be known of a version that is adopted.

        Args:
            typed: what was typed by field in a session that stopped unexpectedly.
        """
        from ketenkaart.editor.versions.adoptdialog import AdoptDialog

        dialog = AdoptDialog(self._window, typed)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._adopted)
        self._adopting = dialog
        dialog.open()

    def _adopted(self) -> None:
        self._adopting = None
        self._window.program.unfinished.keep()

    @property
    def typed(self) -> "tuple[Typed, ...]":
        """What is being typed in dialogs about the map."""
        return self._adopting.typed if self._adopting is not None else ()

    def show_versions(self) -> None:
        """Show the versions of the map that were adopted, and how it was saved."""
        from ketenkaart.editor.versions.history import EarlierVersions

        dialog = EarlierVersions(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @property
    def beside(self) -> tuple[QWidget, ...]:
        """What stands in docks of its own, as far as it was made."""
        return (self.differences,) if "differences" in vars(self) else ()

    def close_differences(self) -> None:
        """List nothing any more in it, where it is there."""
        if "differences" in vars(self):
            self.differences.close_matter()

    def show_poster(self) -> None:
        """Show the poster in place of the map."""
        from ketenkaart.editor.poster.view import PosterView

        if self.poster is None:
            self.poster = PosterView(self._window)
            self._window.views.addWidget(self.poster)
        self._window.reading.show_view(self.poster)

    def show_matrix(self) -> None:
        """Show who has a part in what in place of the map."""
        from ketenkaart.editor.matrix.view import MatrixView

        if self.matrix is None:
            self.matrix = MatrixView(self._window)
            self._window.views.addWidget(self.matrix)
        self._window.reading.show_view(self.matrix)

    @property
    def seen_matrix(self) -> "MatrixView | None":
        """The matrix where it is what is seen now."""
        return self.matrix if self.shows("matrix_view") else None

    def show_meetings(self) -> None:
        """Show who meets in place of the map."""
        from ketenkaart.editor.meetings.view import MeetingsView

        if self.meetings is None:
            self.meetings = MeetingsView(self._window)
            self._window.views.addWidget(self.meetings)
        self._window.reading.show_view(self.meetings)

    @property
    def shows_words(self) -> bool:
        """Whether what is seen now is as large as the letters of the window are."""
        names = ("matrix_view", "meetings_view")
        return self._window.reading.shows_text or any(map(self.shows, names))

    def shows(self, name: str) -> bool:
        """Whether the view with this name is what is seen now."""
        seen = self._window.views.currentWidget()
        return seen is not None and seen.objectName() == name

    def make_poster(self, *, to_print: bool = False, sight: "Sight | None" = None) -> None:
        """Ask how the poster is wanted, of all or of what a lens shows, and make or print it."""
        from ketenkaart.editor.poster.dialog import PosterDialog

        PosterDialog(self._window, to_print=to_print, sight=sight).open()

    def export(self) -> None:
        """Ask in which other format the map is wanted, and write it."""
        from ketenkaart.editor.exporting.dialog import ExportDialog

        ExportDialog(self._window).open()

    @property
    def seen_poster(self) -> "PosterView | None":
        """The view of the poster where it is what is seen now."""
        return self.poster if self._window.views.currentWidget() is self.poster else None

    def show_help(self) -> None:
        """Show the page of the help about the part of the window that has the focus."""
        from ketenkaart.editor.help.page import HelpPages
        from ketenkaart.editor.help.parts import topic_of

        topic = topic_of(self._window, self._window.focusWidget())
        pages = self._window.findChild(HelpPages)
        if pages is None:
            HelpPages(self._window, topic).show()
        else:
            pages.turn_to(topic)
            pages.activateWindow()

    def ask_what(self) -> None:
        """Tell what the next thing is that is clicked."""
        from ketenkaart.editor.help.what import What

        What(self._window)

    def save_log(self) -> None:
        """Save the log where the person wants it."""
        from ketenkaart.editor.help.logsaving import save_log

        save_log(self._window)

    def show_tour(self) -> None:
        """Begin the tour, anew where it is on."""
        from ketenkaart.editor.help.tour import Tour

        self.end_tour()
        self._tour = Tour(self._window)

    def end_tour(self) -> None:
        """End the tour, where it is on."""
        if self._tour is not None and not self._tour.over:
            self._tour.end()
        self._tour = None

    def show_keys(self) -> None:
        """Show all shortcuts."""
        from ketenkaart.editor.keysheet import KeySheet

        KeySheet(self._window).show()

    def show_preferences(self) -> None:
        """Let the person choose."""
        from ketenkaart.editor.preferences import Preferences

        Preferences(self._window).show()

    def show_about(self) -> None:
        """Tell what the program is."""
        from ketenkaart.editor.about import AboutDialog

        AboutDialog(self._window).show()

    def show_recovery(self) -> None:
        """Show what sessions that stopped unexpectedly left."""
        from ketenkaart.editor.recoverylist import RecoveryList

        RecoveryList(self._window).show()

    def show_new_table(self, path: Path | None = None) -> None:
        """Make a map of a spreadsheet; in the dialog that is open already, if there is one.

        Args:
            path: the file to begin with.
        """
        from ketenkaart.editor.newtable import NewTable

        windows = self._window.program.windows
        open_ones = (dialog for one in windows for dialog in one.findChildren(NewTable) if dialog.isVisible())
        dialog = next(open_ones, None) or NewTable(self._window)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        if path is not None:
            dialog.read(path)
