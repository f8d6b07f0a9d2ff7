"""Actions on files: new, open, save, close, quit."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ketenkaart.editor import filechoice, files
from ketenkaart.editor.actions.action import Action, Choice
from ketenkaart.editor.actions.conditions import always, both, saved_once, with_map, writable
from ketenkaart.editor.recent import recent_maps
from ketenkaart.editor.samples import Sample, sample_maps
from ketenkaart.editor.titles import tails
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _changed(window: "Window") -> str:
    assert window.session is not None
    return "" if window.session.unsaved else tr("Everything is saved.")


def _new(window: "Window") -> None:
    window.program.new_map(window)


def _open(window: "Window") -> None:
    path = filechoice.choose_file(window, window.program.folder)
    if path is not None:
        window.program.open(path, window)


def _recent(window: "Window") -> Iterator[Choice]:
    recent = [(Path(one.path), one.title) for one in recent_maps(window.program.settings)]
    ends = tails(path for path, _ in recent)
    for path, title in recent:
        yield Choice(f"{title}  ({ends[path]})", partial(window.program.open, path, window))


def _samples(window: "Window") -> Iterator[Choice]:
    for sample in sample_maps():
        yield Choice(sample.title, partial(_show_sample, window, sample))


def _show_sample(window: "Window", sample: Sample) -> None:
    window.program.show_sample(window, sample.path)


def _import(window: "Window") -> None:
    """Make a map of a BPMN file, and tell what was taken over."""
    name, _ = QFileDialog.getOpenFileName(
        window, tr("Import"), str(window.program.folder), "BPMN 2.0 (*.bpmn *.xml)"
    )
    if name:
        window.program.import_file(window, Path(name))


def _new_table(window: "Window") -> None:
    window.panels.show_new_table()


def _another_window(window: "Window") -> None:
    window.program.new_window(window.session)


def _next_window(window: "Window") -> None:
    windows = window.program.windows
    windows[(windows.index(window) + 1) % len(windows)].bring_forward()


def _several(window: "Window") -> str:
    return "" if len(window.program.windows) > 1 else tr("There is one window.")


def _close(window: "Window") -> None:
    window.close_map()


def _quit(window: "Window") -> None:
    window.program.quit()


ACTIONS = (
    Action("file.new", mark("New map"), _new, always, ("Ctrl+N",)),
    Action("file.new_sample", mark("New from sample"), _new, always, choices=_samples),
    Action("file.new_table", mark("New from spreadsheet…"), _new_table, always),
    Action("file.open", mark("Open…"), _open, always, ("Ctrl+O",)),
    Action("file.recent", mark("Recent maps"), _open, always, choices=_recent),
    Action("file.save", mark("Save"), files.save, writable, ("Ctrl+S",)),
    Action("file.save_as", mark("Save as…"), files.save_as, with_map, ("Ctrl+Shift+S",)),
    Action("file.save_copy", mark("Save a copy…"), files.save_copy, with_map),
    Action("file.revert", mark("Revert to saved…"), files.revert, both(saved_once, _changed)),
    Action("file.import", mark("Import…"), _import, always),
    Action("window.new", mark("New window on this map"), _another_window, with_map, (), ("Ctrl+Alt+N",)),
    Action("window.next", mark("Next window"), _next_window, _several, ("Ctrl+Tab",), ("Ctrl+`",)),
    Action("file.close", mark("Close"), _close, always, ("Ctrl+W",)),
    Action("app.quit", mark("Quit"), _quit, always, ("Ctrl+Q",)),
)
