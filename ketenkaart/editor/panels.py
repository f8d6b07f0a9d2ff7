"""Panels and dialogs of a window that are made when they are first asked for."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ketenkaart.editor.about import AboutDialog
from ketenkaart.editor.finding import FindPanel
from ketenkaart.editor.history import History
from ketenkaart.editor.keysheet import KeySheet
from ketenkaart.editor.newtable import NewTable
from ketenkaart.editor.palette import Palette
from ketenkaart.editor.preferences import Preferences
from ketenkaart.editor.recoverylist import RecoveryList

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class Panels:
    """Those of one window."""

    def __init__(self, window: "Window") -> None:
        """Nothing is made yet."""
        self._window = window

    @cached_property
    def find(self) -> FindPanel:
        """The search for elements."""
        return FindPanel(self._window)

    @cached_property
    def palette(self) -> Palette:
        """The search for commands."""
        return Palette(self._window)

    @cached_property
    def history(self) -> History:
        """The list of changes."""
        return History(self._window)

    def show_keys(self) -> None:
        """Show all shortcuts."""
        KeySheet(self._window).show()

    def show_preferences(self) -> None:
        """Let the person choose."""
        Preferences(self._window).show()

    def show_about(self) -> None:
        """Tell what the program is."""
        AboutDialog(self._window).show()

    def show_recovery(self) -> None:
        """Show what sessions that stopped unexpectedly left."""
        RecoveryList(self._window).show()

    def show_new_table(self, path: Path | None = None) -> None:
        """Make a map of a spreadsheet.

        Args:
            path: the file to begin with.
        """
        dialog = NewTable(self._window)
        dialog.show()
        if path is not None:
            dialog.read(path)
