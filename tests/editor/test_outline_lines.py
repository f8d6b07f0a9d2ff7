"""The lines of the outline follow a map through edits, undo and redo: they say what new ones would."""

import random

from benchmarks.chains import chain

from ketenkaart.changes.apply import apply
from ketenkaart.editor.outlinetree import Told, outline_of
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename
from ketenkaart.model.about import ABOUT_ID

NAMES = ("Aanvraag", "", "Besluit op bezwaar")


def edited(kaart, dice):
    """A map with something by chance renamed or deleted: names of documents are those of flows, too."""
    element = dice.choice([one for one in kaart.records if one != ABOUT_ID])
    edit = delete(kaart, [element]) if dice.random() < 0.2 else rename(kaart, element, dice.choice(NAMES))
    return apply(kaart, edit.changes) if edit.changes else kaart


def test_lines_that_follow_a_map_say_what_new_ones_would():
    dice = random.Random(7)
    told = Told()
    states = [chain(40)]
    for _ in range(150):
        undone = dice.random() < 0.3
        states.append(dice.choice(states) if undone else edited(states[-1], dice))

        assert outline_of(states[-1], told) == outline_of(states[-1])


def test_a_line_that_did_not_change_is_the_same_one_again():
    kaart, told = chain(40), Told()
    first, second, *_ = kaart.steps
    before = {entry.row.id: entry for entry in flat(outline_of(kaart, told))}
    after = flat(outline_of(apply(kaart, rename(kaart, first.id, "Anders").changes), told))
    again = [entry for entry in after if before[entry.row.id] is entry]

    assert second.id in {entry.row.id for entry in again}
    assert first.id not in {entry.row.id for entry in again}


def flat(entries):
    """All lines below each other."""
    return [one for entry in entries for one in (entry, *flat(entry.parts))]
