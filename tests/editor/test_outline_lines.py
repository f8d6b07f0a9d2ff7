"""The lines of the outline follow a map through edits, undo and redo: they say what new ones would."""

import random

from benchmarks.chains import chain

from ketenkaart.changes.apply import apply
from ketenkaart.editor.outlinetree import Told, outline_of
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Step
from ketenkaart.model.vocabulary import StepKind

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


def test_the_answers_of_a_decision_tell_which_decision():
    told = Told()
    yes = Flow(id="f1", name="Ja", source="s1", target="s2")
    asked = Step(id="s1", name="Volledig?", kind=StepKind.DECISION, number=1)
    map_ = Ketenkaart.of([asked, Step(id="s2", name="Beslissen", number=2), yes])
    assert "Ja · S01 Volledig?" in texts(map_, told)

    renamed = apply(map_, rename(map_, "s1", "Alles er?").changes)

    assert "Ja · S01 Alles er?" in texts(renamed, told)
    assert "Ja" in texts(Ketenkaart.of([asked.model_copy(update={"kind": StepKind.ACTIVITY}), yes]), told)


def texts(kaart, told):
    """What all lines say."""
    return [entry.row.text for entry in flat(outline_of(kaart, told))]


def flat(entries):
    """All lines below each other."""
    return [one for entry in entries for one in (entry, *flat(entry.parts))]
