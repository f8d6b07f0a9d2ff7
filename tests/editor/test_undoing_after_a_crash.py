"""After a crash what was done is undone step by step, back to the map in its file."""

import resource

import pytest
import shiboken6
from editor.chain import press
from editor.crashing import click, journals

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeSet
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.setting import rename
from ketenkaart.storage.journalreading import read_journal
from ketenkaart.storage.reading import read
from ketenkaart.storage.replaying import count_of, replay


def edit(window, element, name):
    assert window.do(rename(window.session.kaart, element, name))


def all_undone(window):
    """The map when all that a crash would leave is undone, and the one in its file."""
    [kept] = map(read_journal, journals())
    recovered = replay(kept)
    assert (recovered.kaart, recovered.memory) == (window.session.kaart, window.session.memory)
    assert count_of(kept) == len(recovered.edits)
    kaart = recovered.kaart
    for made in reversed(recovered.edits):
        kaart = apply(kaart, made.changes.inverted())
    return kaart, kept.base.kaart


def leave(window):
    """End without a word, as when the system ends the program; gives the map as it was then."""
    session = window.session
    left = session.kaart
    window.set_session(None)
    shiboken6.delete(session)
    return left


@pytest.mark.rule("J3")
def test_what_is_undone_from_before_the_last_save_is_undone_back_to_it_after_a_crash(start, path):
    window = start()
    window.program.open(path, window)
    for element, name in (("s1", "Aanmelden"), ("s2", "Wegen"), ("s3", "Kiezen")):
        edit(window, element, name)
    press(window, "Ctrl+S")
    for element, name in (("s4", "Overmaken"), ("s5", "Afronden")):
        edit(window, element, name)

    for state, name in ((1, "Bel"), (0, "Bellen"), (1, ""), (0, "Vragen")):
        window.session.go_to(state)
        undone, in_file = all_undone(window)
        assert undone == in_file == read(path).kaart
        if name:
            edit(window, "s2", name)
            edit(window, "s3", name)
    undone, in_file = all_undone(window)
    assert undone == in_file

    left = leave(window)
    again = start()
    click(again, "Terugzetten")
    assert again.session.kaart == left
    press(again, "Ctrl+Z")
    edit(again, "s4", "Betalen")
    press(again, "Ctrl+Z", times=2)
    undone, in_file = all_undone(again)
    assert undone == in_file == read(path).kaart


@pytest.mark.parametrize("undone", [0, 1])
def test_what_a_full_disk_did_not_keep_is_kept_later_and_can_be_undone(start, path, undone):
    window = start()
    window.program.open(path, window)
    edit(window, "s1", "Aanmelden")
    edit(window, "s5", "Afronden")
    [journal] = journals()
    size = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (journal.stat().st_size, size[1]))
    try:
        edit(window, "s2", "Wegen")
        press(window, "Ctrl+Z", times=2 * undone)
        edit(window, "s3", "Kiezen")
        assert window.bars.texts()[0].startswith("Je werk kan niet worden bijgehouden")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, size)
    edit(window, "s4", "Overmaken")
    undone_all, in_file = all_undone(window)
    assert undone_all == in_file
    assert count_of(read_journal(journal)) == (1 if undone else 3)

    press(window, "Ctrl+Z")
    undone_all, in_file = all_undone(window)
    assert undone_all == in_file
    assert window.bars.texts() == []


@pytest.mark.rule("J3")
def test_a_step_that_was_only_moved_goes_back_to_its_place_after_a_crash(start, path):
    window = start()
    window.program.open(path, window)
    before = dict(window.session.memory.places)
    moved = {**before, "s5": before["s5"]._replace(row=before["s5"].row + 1)}
    window.do(Edit(ChangeSet((), "Verplaatsen"), memory=window.session.memory._replace(places=moved)))
    assert dict(window.session.memory.places) != before
    edit(window, "s4", "Overmaken")
    leave(window)

    again = start()
    click(again, "Terugzetten")
    assert again.session.undo_stack.index() == 2
    press(again, "Ctrl+Z", times=2)
    assert dict(again.session.memory.places) == before
