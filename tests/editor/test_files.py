"""Files in the window: what others change, what cannot be written, and what a second start hands over."""

import errno
import os
import subprocess
import sys

import pytest
from editor.chain import chain, press, save_as
from editor.hands import drop_file
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from ketenkaart.changes.apply import apply
from ketenkaart.editor.session import FileState
from ketenkaart.edits.setting import rename
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write


@pytest.fixture
def saved(open_window, path):
    """A window on that file."""
    loaded = read(path)
    return open_window(loaded.kaart, FileState(path, loaded.fingerprint, base=loaded.kaart))


def someone_else_renames(path, element, name):
    kaart = read(path).kaart
    write(path, apply(kaart, rename(kaart, element, name).changes), replace=True)


def click(window, text):
    """Press the button with these words in the bars above the map."""
    [button] = [one for one in window.bars.findChildren(QPushButton) if one.text() == text]
    button.click()


@pytest.mark.rule("W4")
def test_what_someone_else_saved_is_merged_and_never_replaced(saved, path):
    someone_else_renames(path, "s4", "Overmaken")
    saved.do(rename(saved.session.kaart, "s1", "Aanmelden"))

    press(saved, "Ctrl+S")
    assert read(path).kaart.records["s4"].name == "Overmaken"
    assert "Iemand anders" in saved.bars.texts()[0]

    click(saved, "Bekijken en samenvoegen")
    assert saved.session.kaart.records["s4"].name == "Overmaken"
    assert saved.session.kaart.records["s1"].name == "Aanmelden"
    press(saved, "Ctrl+S")
    assert read(path).kaart == saved.session.kaart
    assert saved.bars.texts() == []


@pytest.mark.rule("W4")
def test_a_change_by_someone_else_is_told_without_saving(saved, path, qtbot):
    someone_else_renames(path, "s4", "Overmaken")

    qtbot.waitUntil(lambda: bool(saved.bars.texts()), timeout=8_000)

    assert "Iemand anders" in saved.bars.texts()[0]


def test_two_changes_of_one_name_are_told_and_ours_is_kept(saved, path):
    someone_else_renames(path, "s4", "Overmaken")
    saved.do(rename(saved.session.kaart, "s4", "Betalen"))
    press(saved, "Ctrl+S")

    click(saved, "Bekijken en samenvoegen")

    assert saved.session.kaart.records["s4"].name == "Betalen"
    assert "op 1 punt na" in saved.bars.texts()[0]
    click(saved, "Punten bekijken")
    assert "Overmaken" in saved.panels.differences.rows[0].sentence


def test_a_file_that_is_gone_is_told_and_the_work_stays(saved, path, tmp_path, monkeypatch):
    saved.do(rename(saved.session.kaart, "s1", "Aanmelden"))
    path.unlink()

    press(saved, "Ctrl+S")

    assert "keten.ketenkaart is verplaatst of verwijderd" in saved.bars.texts()[0]
    assert saved.isWindowModified()
    assert saved.session.kaart.records["s1"].name == "Aanmelden"
    save_as(monkeypatch, tmp_path / "elders.ketenkaart")
    press(saved, "Ctrl+Shift+S")
    assert read(tmp_path / "elders.ketenkaart").kaart == saved.session.kaart
    assert saved.bars.texts() == []


@pytest.mark.rule("W3")
def test_a_file_that_goes_away_is_told_without_saving_and_can_be_saved_again(saved, path, qtbot):
    path.unlink()

    qtbot.waitUntil(lambda: bool(saved.bars.texts()), timeout=8_000)

    assert saved.isWindowModified(), "what is in the window is all there is"
    click(saved, "Hier weer opslaan")
    assert read(path).kaart == saved.session.kaart
    assert saved.bars.texts() == []
    assert not saved.isWindowModified()


def test_a_file_that_comes_back_is_as_it_was(saved, path, tmp_path, qtbot):
    path.rename(tmp_path / "even weg")
    qtbot.waitUntil(lambda: bool(saved.bars.texts()), timeout=8_000)

    (tmp_path / "even weg").rename(path)

    qtbot.waitUntil(lambda: not saved.bars.texts(), timeout=8_000)
    press(saved, "Ctrl+S")
    assert not saved.isWindowModified()


def test_the_title_shows_the_map_and_whether_it_is_saved(saved):
    assert saved.windowTitle() == "Uitkeringsketen[*] – Ketenkaart"
    assert not saved.isWindowModified()

    saved.do(rename(saved.session.kaart, "s1", "Aanmelden"))

    assert saved.isWindowModified()


def test_a_map_that_may_only_be_read_is_not_changed(open_window, path):
    window = open_window(read(path).kaart, FileState(path, read_only=True))

    window.do(rename(window.session.kaart, "s1", "Aanmelden"))

    assert window.session.kaart == chain()
    assert "alleen te lezen" in window.toast.accessibleName()
    assert not window.commands["insert.step"].isEnabled()


def test_a_file_that_may_only_be_read_says_so_and_a_copy_of_it_can_be_edited(window, path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)  # who runs the tests may write everything
    window.program.open(path)
    shown = window.program.windows[-1]
    assert shown.bars.texts() == ["Alleen lezen: wijzigen kan niet in dit bestand."]
    assert not shown.commands["insert.step"].isEnabled()

    [copy] = [one for one in shown.bars.findChildren(QPushButton) if one.text() == "Kopie bewerken"]
    copy.click()

    assert shown.bars.texts() == []
    assert shown.do(rename(shown.kaart, "s1", "Aanmelden"))
    assert shown.commands["insert.step"].isEnabled()
    assert shown.session.file.path is None
    assert read(path).kaart == chain()


def test_a_file_that_is_no_map_is_refused_with_a_sentence(window, tmp_path):
    path = tmp_path / "kapot.ketenkaart"
    path.write_bytes(b"{")

    assert not window.program.open(path, window)

    assert "kapot.ketenkaart" in window.bars.texts()[0]
    assert window.session.kaart == chain()


def test_a_damaged_file_is_called_so_and_its_folder_can_be_shown(window, path):
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines[:5], lines[5][:20], *lines[6:]]), "utf-8")

    assert not window.program.open(path, window)

    [said] = window.bars.texts()
    assert said.startswith(f"{path.name} is beschadigd (regel 7).\nEr ontbreekt een komma")
    assert "Map tonen" in [one.text() for one in window.bars.findChildren(QPushButton)]


@pytest.mark.parametrize(
    ("number", "told", "first"),
    [
        (errno.ENOSPC, "De schijf is vol. Je vorige versie is nog heel.", "Elders opslaan…"),
        (
            errno.ETIMEDOUT,
            "Opslaan lukt nu niet: de netwerkmap is niet bereikbaar. Je werk staat veilig op deze computer.",
            "Opnieuw proberen",
        ),
        (
            errno.EACCES,
            "keten.ketenkaart: de kaart kan niet worden geschreven: je hebt er het recht niet toe. "
            "Sla haar ergens anders op.\nJe kaart staat hier nog.",
            "Opnieuw proberen",
        ),
    ],
)
def test_what_a_disk_does_not_take_is_told_with_what_is_safe(saved, path, monkeypatch, number, told, first):
    before = path.read_bytes()
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))

    def refuses(_):
        raise OSError(number, "")

    monkeypatch.setattr(os, "fsync", refuses)
    press(saved, "Ctrl+S")

    assert saved.bars.text_of("save") == told
    buttons = [one.text() for one in saved.bars.findChildren(QPushButton) if one.property("look") == "filled"]
    assert buttons == [first]
    assert path.read_bytes() == before
    assert saved.isWindowModified()
    monkeypatch.undo()
    if first == "Opnieuw proberen":
        click(saved, first)
        assert read(path).kaart == saved.kaart


def test_work_is_called_safe_on_this_computer_only_where_it_is(saved, monkeypatch):
    folder = saved.program.recovery.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("no folder, so that no journal can be kept")
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))

    def refuses(_):
        raise OSError(errno.ETIMEDOUT, "")

    monkeypatch.setattr(os, "fsync", refuses)
    press(saved, "Ctrl+S")

    assert saved.bars.text_of("save") == (
        "Opslaan lukt nu niet: de netwerkmap is niet bereikbaar. Je kaart staat hier nog."
    )


def test_a_map_of_a_newer_program_is_told_with_what_to_do(window, path):
    path.write_text(path.read_text("utf-8").replace('"ketenkaart": 1', '"ketenkaart": 99', 1), "utf-8")

    assert not window.program.open(path, window)

    told = "Deze kaart komt uit een nieuwere Ketenkaart. Werk het programma bij om haar te openen."
    assert window.bars.texts() == [f"{told}\n{path.name}"]
    [close] = [one for one in window.bars.findChildren(QPushButton) if one.text() == "Sluiten"]
    close.click()
    assert window.bars.texts() == []


def test_a_file_is_dragged_in(window, path):
    assert drop_file(window, path)
    QApplication.processEvents()
    assert window.program.windows[-1].session.file.path == path


@pytest.mark.parametrize("field", ["quick", "form", "canvas"])
def test_a_file_is_opened_wherever_it_is_dropped_and_its_name_stands_in_no_field(window, path, field):
    window.selection.set(("s1",))
    box = {
        "quick": window.quick.line,
        "form": window.form.page.fields["name"].control.box,
        "canvas": window.canvas,
    }[field]
    kaart = window.kaart

    assert drop_file(window, path, at=box.mapTo(window, box.rect().center()))
    QApplication.processEvents()

    assert window.program.windows[-1].session.file.path == path
    assert window.quick.line.text() == ""
    assert window.form.typed == []
    assert window.kaart is kaart


def test_of_several_files_those_that_are_maps_are_opened_and_the_others_told_together(start, path, tmp_path):
    letter, folder = tmp_path / "brief.docx", tmp_path / "stukken"
    letter.write_bytes(b"PK\x03\x04")
    folder.mkdir()
    window = start()

    assert drop_file(window, letter, path, folder)
    QApplication.processEvents()

    assert window.session.file.path == path
    assert window.program.windows == [window]
    (told,) = window.bars.texts()
    assert told.startswith("2 bestanden kunnen niet worden geopend.")
    assert "brief.docx: dit is een zip-bestand" in told
    assert "stukken: dit is een map met bestanden" in told

    drop_file(window, path)
    QApplication.processEvents()
    assert window.bars.texts() == [], "what could not be opened before is settled"


def test_no_file_is_taken_while_a_question_waits(window, path, qtbot):
    box = QMessageBox(window)
    box.open()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is box)

    assert not drop_file(window, path)

    assert len(window.program.windows) == 1
    box.close()


def test_a_map_that_is_open_comes_to_the_front_and_is_not_opened_twice(saved, path):
    assert saved.program.open(path)

    assert saved.program.windows == [saved]


@pytest.mark.parametrize("way", ["link", "linked folder", ".."])
def test_a_map_that_is_open_is_not_opened_twice_by_another_path(saved, path, tmp_path, way):
    (tmp_path / "map").mkdir()
    if way == "link":
        other = tmp_path / "anders.ketenkaart"
        other.symlink_to(path)
    elif way == "linked folder":
        (tmp_path / "elders").symlink_to(tmp_path, target_is_directory=True)
        other = tmp_path / "elders" / path.name
    else:
        other = tmp_path / "map" / ".." / path.name
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))

    assert saved.program.open(other)

    assert saved.program.windows == [saved]


def test_a_copy_of_a_map_that_is_open_is_another_map(saved, path, tmp_path):
    other = tmp_path / "kopie.ketenkaart"
    other.write_bytes(path.read_bytes())

    assert saved.program.open(other)

    assert len(saved.program.sessions()) == 2


def test_a_second_start_hands_its_file_to_the_first(window, path, qtbot, tmp_path):
    window.program.listen()
    code = "import sys; from ketenkaart.cli.main import main; sys.exit(main(sys.argv[1:]))"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}

    for files in ([str(path)], []):
        second = subprocess.Popen([sys.executable, "-c", code, *files], env=environment)
        qtbot.waitUntil(lambda second=second: second.poll() is not None, timeout=60_000)
        assert second.returncode == 0

    assert [one.session.file.path for one in window.program.windows] == [None, path]
    assert [one.bars.texts() for one in window.program.windows] == [[], []], "no file is no mistake"


def test_the_parts_of_the_window_come_back_as_they_were(open_window, window):
    press(window, "Ctrl+Shift+O")
    press(window, "Ctrl+Shift+M")
    window.session.undo_stack.setClean()
    window.close()

    again = open_window(Ketenkaart.of(list(chain().records.values())))

    assert not again.outline_dock.isVisible()
    assert again.checks_dock.isVisible()
