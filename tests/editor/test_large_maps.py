"""An edit of a map that takes long to draw: the window stays alive, and it can be stopped."""

import pytest
from benchmarks.chains import chain
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton

from ketenkaart.edits.lines import paste_lines
from ketenkaart.edits.setting import rename
from ketenkaart.edits.stepping import next_step
from ketenkaart.storage.fileformat import to_bytes


@pytest.fixture
def large(open_window, monkeypatch):
    """A window on a map that counts as large, and takes long enough to be stopped."""
    monkeypatch.setattr("ketenkaart.editor.largemaps._LARGE", 0)
    return open_window(chain(200))


def test_an_edit_of_a_large_map_is_done_beside_the_window(large):
    step = large.kaart.steps[0].id

    done = large.do(rename(large.kaart, step, "Anders"))

    assert done
    assert large.kaart.records[step].name == "Anders"
    large.commands.run("edit.undo")
    assert large.kaart.records[step].name != "Anders"


def test_an_edit_that_is_stopped_leaves_all_as_it_was(large):
    before = to_bytes(large.kaart, large.session.memory)

    def stop():
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QProgressDialog):
                dialog.findChild(QPushButton).click()

    QTimer.singleShot(0, stop)
    done = large.do(next_step(large.kaart, large.kaart.steps[0].id, name="Erbij"))  # needs another layout

    assert not done
    assert to_bytes(large.kaart, large.session.memory) == before
    assert not large.session.undo_stack.canUndo()
    assert large.do(rename(large.kaart, large.kaart.steps[0].id, "Toch anders"))


def test_a_long_list_is_pasted_beside_the_window_and_can_be_stopped(open_window, chain):
    window = open_window(chain)
    before = to_bytes(window.kaart, window.session.memory)
    QApplication.clipboard().setText("\n".join(f"Stap {number}" for number in range(1_500)))
    told = []

    def stop():
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QProgressDialog):
                told.append(dialog.labelText())
                dialog.findChild(QPushButton).click()

    QTimer.singleShot(0, stop)
    window.commands.run("edit.paste")

    assert any(text.startswith("Plakken…") for text in told)
    assert to_bytes(window.kaart, window.session.memory) == before


def test_an_edit_that_makes_a_small_map_a_large_one_is_drawn_beside_the_window(
    open_window, chain, monkeypatch
):
    monkeypatch.setattr("ketenkaart.editor.largemaps._LARGE", 30)
    window = open_window(chain)
    told = []
    QTimer.singleShot(
        0,
        lambda: told.extend(
            one.labelText() for one in QApplication.topLevelWidgets() if isinstance(one, QProgressDialog)
        ),
    )

    assert window.do(paste_lines(window.kaart, "\n".join(map(str, range(40)))).edit)

    assert [text.split()[1] for text in told] == ["tekenen…"]
