"""Maps of the same name are told apart: in titles of windows, in questions and among the recent maps."""

import pytest
from editor.chain import agree, chain, choose, save_as
from PySide6.QtWidgets import QMenu

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.session import FileState, Session
from ketenkaart.editor.titles import tails
from ketenkaart.edits.setting import rename
from ketenkaart.model.about import ABOUT_ID, About, Adopted
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.writing import write
from ketenkaart.texts import use_language


def titles(window):
    """The titles of all windows."""
    return [
        one.windowTitle().replace("[*]", "").removesuffix(" – Ketenkaart") for one in window.program.windows
    ]


def another(window, path=None):
    """A window on another map of the same name."""
    return window.program.new_window(Session(draw_screen(chain()), FileState(path)))


def test_maps_of_the_same_name_are_told_by_their_files_and_folders(open_window, tmp_path):
    window = open_window(chain(), FileState(tmp_path / "a" / "keten.ketenkaart"))
    assert titles(window) == ["Uitkeringsketen"]

    another(window, tmp_path / "a" / "concept.ketenkaart")
    assert titles(window) == ["Uitkeringsketen (keten.ketenkaart)", "Uitkeringsketen (concept.ketenkaart)"]

    last = another(window, tmp_path / "b" / "keten.ketenkaart")
    assert titles(window)[0].endswith("(a/keten.ketenkaart)")
    assert titles(window)[2].endswith("(b/keten.ketenkaart)")

    last.close()
    assert titles(window)[0] == "Uitkeringsketen (keten.ketenkaart)"


def test_a_new_name_tells_a_map_apart_by_itself(window):
    another(window)
    assert titles(window) == [f"Uitkeringsketen (nog niet opgeslagen, {number})" for number in (1, 2)]

    window.do(rename(window.kaart, ABOUT_ID, "Onze keten"))

    assert titles(window) == ["Onze keten", "Uitkeringsketen"]
    window.commands.run("edit.undo")
    assert titles(window)[1] == "Uitkeringsketen (nog niet opgeslagen, 2)"


def test_saving_and_closing_tell_it_too(window, tmp_path, monkeypatch):
    other = another(window)
    save_as(monkeypatch, tmp_path / "keten.ketenkaart")

    choose(window, "file.save_as")
    assert titles(window) == [
        *("Uitkeringsketen (keten.ketenkaart)", "Uitkeringsketen (nog niet opgeslagen)")
    ]

    choose(other, "file.close")
    assert titles(window) == ["Uitkeringsketen", "Ketenkaart"]


@pytest.mark.action("window.new")
def test_windows_on_one_map_are_numbered_until_one_is_left(window):
    choose(window, "window.new")
    assert titles(window) == ["Uitkeringsketen : 1", "Uitkeringsketen : 2"]

    window.do(rename(window.kaart, ABOUT_ID, "Onze keten"))
    assert titles(window) == ["Onze keten : 1", "Onze keten : 2"]

    window.program.windows[1].close()
    assert titles(window) == ["Onze keten"]


def test_the_question_on_closing_says_which_of_both_it_is_about(window, tmp_path, monkeypatch):
    another(window, tmp_path / "keten.ketenkaart")
    asked = agree(monkeypatch, "Annuleren")
    window.do(rename(window.kaart, "s1", "Aanmelden"))

    choose(window, "file.close")

    assert asked == ["Wijzigingen in Uitkeringsketen (nog niet opgeslagen) opslaan?"]


@pytest.mark.action("file.recent")
def test_recent_maps_of_the_same_name_are_told_apart(window, tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder / "keten.ketenkaart", chain())
        window.program.open(tmp_path / folder / "keten.ketenkaart")

    menu = window.commands["file.recent"].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()

    shown = [one.text() for one in menu.actions()]
    assert [f"Uitkeringsketen  ({folder}/keten.ketenkaart)" for folder in "ba"] == shown


def test_the_start_page_tells_them_apart(start, tmp_path):
    window = start()
    for name in ("eerste", "tweede"):
        write(tmp_path / f"{name}.ketenkaart", chain())
        window.program.open(tmp_path / f"{name}.ketenkaart", window)
        choose(window, "file.close")

    cards = window.start.page._recent.cards

    assert ["tweede.ketenkaart" in cards[0].accessibleDescription()] == [True]
    assert "eerste.ketenkaart" in cards[1].accessibleDescription()


def test_the_start_page_tells_the_status_of_a_map_in_the_language_of_the_window(start, tmp_path):
    window = start()
    adopted = (Adopted(version="1.0"),)
    for version, adopted_before in (("0.3", ()), ("1.0", adopted)):
        about = About(id=ABOUT_ID, name=f"Keten {version}", version=version, adopted=adopted_before)
        path = tmp_path / f"{version}.ketenkaart"
        write(path, Ketenkaart.of([about]))
        window.program.open(path, window)
        choose(window, "file.close")
    told = [card.accessibleDescription() for card in window.start.page._recent.cards]
    assert ["concept na 1.0" in told[0], "concept 0.3" in told[1]] == [True, True]

    use_language("en")
    window.start.refresh()

    told = [card.accessibleDescription() for card in window.start.page._recent.cards]
    assert ["draft after 1.0" in told[0], "draft 0.3" in told[1]] == [True, True]


def test_what_an_earlier_version_kept_of_recent_maps_is_still_known(start):
    window = start()
    window.program.settings.setValue("files/recent", [["/a.ketenkaart", "Keten", "1.0", "concept 0.3"]])

    window.start.refresh()

    assert [card.accessibleName() for card in window.start.page._recent.cards] == ["Keten"]


def test_of_a_path_as_much_is_told_as_is_needed(tmp_path):
    one, other, third = (tmp_path / part / "x" / "keten.ketenkaart" for part in "abc")
    fourth = tmp_path / "los.ketenkaart"

    told = tails([one, other, third, fourth, one])

    assert told[one].replace("\\", "/") == "a/x/keten.ketenkaart"
    assert told[fourth] == "los.ketenkaart"
