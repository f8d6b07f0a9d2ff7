"""Deeds by chance, one after another: the map stays sound, and undoing each of them brings it back."""

from random import Random

import pytest
from changes.strategies import by_chance, maps
from drawing.maps import SAMPLES, chance, sample
from hypothesis import given
from hypothesis import strategies as st

from ketenkaart.changes.apply import apply
from ketenkaart.edits import (
    adding,
    assigning,
    connecting,
    copying,
    deleting,
    lanes,
    lines,
    questions,
    setting,
    stepping,
    tables,
)
from ketenkaart.edits.making import New, NewBody, NewKoppelvlak, NewRole
from ketenkaart.model.integrity import bad_links
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.vocabulary import FindingKind, FlowKind, Part, RoleKind, Side
from ketenkaart.texts import use_language

SAMPLE_NAMES = sorted(path.stem for path in SAMPLES.glob("*.ketenkaart"))
NAMES = [
    "",
    "loon berekenen",
    "Aangifte",
    "UWV",
    "nog \x07 een\nregel\u2028",
    "klaar?",
    "x" * 300,
    "\u00ad",
    "iWlz",
]
TEXTS = [
    "",
    "- een\n- twee\n\n- drie",
    'stap\tpartner\tdocument\n"a\nb"\tUWV\tBrief\nc\t\t',
    "a\tb\nc",
    '"\t"\t"',
]
FIELDS = [
    "name",
    "partner",
    "phase",
    "kind",
    "lead_time",
    "description",
    "inside",
    "number",
    "parent",
    "order",
]


class Deeds:
    """Deeds a person may do to a map, with whatever there is in it."""

    def __init__(self, dice: Random, kaart: Ketenkaart) -> None:
        self.dice, self.kaart = dice, kaart

    def one(self, records):
        return self.dice.choice(records).id if records else "nothing"

    def maybe(self, records):
        return self.dice.choice([None, self.one(records)]) if records else None

    def any(self):
        return self.dice.choice(sorted(self.kaart.records))

    def some(self):
        ids = sorted(self.kaart.records)
        return self.dice.sample(ids, min(len(ids), self.dice.choice([1, 1, 2, 5, 12])))

    def name(self):
        return self.dice.choice(NAMES)

    def end(self):
        return self.one([*self.kaart.steps, *self.kaart.partners])

    def partner(self):
        return self.dice.choice([self.maybe(self.kaart.partners), New(self.name() or "Nieuw")])

    def koppelvlak(self):
        return self.dice.choice([None, NewKoppelvlak(self.name()), self.maybe(self.kaart.koppelvlakken)])

    def flows(self):
        return [self.one(self.kaart.flows) for _ in range(2)]

    def step(self):
        return self.one(self.kaart.steps)

    def value(self):
        return self.dice.choice([None, self.any(), self.name(), 3, True, "decision", "y" * 3_000])

    def deeds(self):
        """Each deed as a function of nothing."""
        new = Random(self.dice.random())  # the dice for ids
        groups = (self._steps, self._added, self._linked, self._changed, self._moved)
        return {name: deed for group in groups for name, deed in group(new).items()}

    def _steps(self, new):
        k = self.kaart
        return {
            "first": lambda: stepping.first_step(
                k, self.partner(), self.maybe(k.phases), self.name(), random=new
            ),
            "next": lambda: stepping.next_step(k, self.end(), self.partner(), self.name(), random=new),
            "decision": lambda: stepping.decision(k, self.maybe(k.steps), name=self.name(), random=new),
            "parallel": lambda: stepping.step_parallel(k, self.step(), self.name(), new),
            "before": lambda: stepping.step_before(k, self.step(), self.name(), new),
            "in flow": lambda: stepping.step_in_flow(k, self.one(k.flows), self.partner(), self.name(), new),
            "put in flow": lambda: stepping.put_in_flow(k, self.one(k.flows), self.step(), new),
        }

    def _added(self, new):
        k, dice = self.kaart, self.dice
        return {
            "partner": lambda: adding.add_partner(
                k, self.name(), self.maybe(k.partners), self.maybe(k.partners), new
            ),
            "phase": lambda: adding.add_phase(k, self.name(), self.maybe(k.phases), new),
            "system": lambda: adding.add_system(k, self.name(), self.maybe(k.partners), new),
            "document": lambda: adding.add_document(k, self.one(k.flows), self.name(), new),
            "note": lambda: adding.add_note(k, self.any(), self.name(), new),
            "finding": lambda: adding.add_finding(
                k, dice.choice(list(FindingKind)), self.any(), self.name(), new
            ),
            "role": lambda: adding.add_role(k, self.name(), dice.choice(list(RoleKind)), random=new),
            "body": lambda: adding.add_body(k, self.name(), random=new),
            "agreement": lambda: adding.add_agreement(k, self.name(), covers=tuple(self.some()), random=new),
            "indicator": lambda: adding.add_indicator(k, self.any(), self.name(), "98 %" * 40, new),
        }

    def _linked(self, new):
        k, dice = self.kaart, self.dice
        return {
            "connect": lambda: connecting.connect(
                k, self.end(), self.end(), koppelvlak=self.koppelvlak(), random=new
            ),
            "koppelvlak": lambda: connecting.set_koppelvlak(k, self.flows(), self.koppelvlak(), new),
            "reconnect": lambda: connecting.reconnect(k, self.one(k.flows), self.end(), self.end()),
            "reverse": lambda: connecting.reverse(k, self.flows()),
            "return": lambda: connecting.return_flow(k, self.one(k.flows), new),
            "kind": lambda: connecting.set_kind(k, self.flows(), dice.choice(list(FlowKind))),
            "put document": lambda: connecting.put_document(
                k, self.flows(), dice.choice([New("Brief"), *(one.id for one in k.documents)]), new
            ),
            "take document": lambda: connecting.take_document(k, self.flows(), self.one(k.documents)),
            "answer": lambda: connecting.answer(k, self.one(k.flows), "Nee"),
            "sides": lambda: connecting.choose_sides(k, self.one(k.flows), Side.TOP),
        }

    def _changed(self, new):
        k, dice = self.kaart, self.dice
        return {
            "delete": lambda: deleting.delete(k, self.some(), self.maybe(k.partners)),
            "delete all": lambda: deleting.delete(k, k.records),
            "delete healed": lambda: deleting.delete_healed(k, self.step(), new),
            "assign": lambda: assigning.assign(
                k,
                self.some(),
                dice.choice([NewBody("Overleg"), NewRole("Regisseur"), self.one([*k.roles, *k.bodies])]),
                dice.choice([None, *Part]),
                new,
            ),
            "assign each": lambda: assigning.assign_to_each(
                k, self.some(), dice.choice(list(RoleKind)), random=new
            ),
            "unassign": lambda: assigning.unassign(k, self.some(), self.one([*k.roles, *k.bodies])),
            "set": lambda: setting.set_field(k, self.some(), dice.choice(FIELDS), self.value()),
            "add to list": lambda: setting.add_to_list(k, self.some(), "participants", self.any()),
            "take from list": lambda: setting.take_from_list(k, self.some(), "partners", self.any()),
            "rename": lambda: setting.rename(k, self.any(), self.name(), new),
        }

    def _moved(self, new):
        k, dice = self.kaart, self.dice
        return {
            "lane": lambda: lanes.move_partner(
                k, self.one(k.partners), self.maybe(k.partners), self.maybe(k.partners)
            ),
            "lane up": lambda: lanes.partner_up(k, self.one(k.partners)),
            "lane down": lambda: lanes.partner_down(k, self.one(k.partners)),
            "phase first": lambda: lanes.move_phase(k, self.one(k.phases), self.maybe(k.phases)),
            "phase earlier": lambda: lanes.phase_earlier(k, self.one(k.phases)),
            "phase later": lambda: lanes.phase_later(k, self.one(k.phases)),
            "nest": lambda: lanes.nest(k, self.some(), self.maybe(k.partners)),
            "inside": lambda: lanes.set_inside(k, self.some()),
            "paste": lambda: copying.paste(
                k, copying.copy(k, self.some()), self.maybe(k.partners), self.maybe(k.phases), new
            ),
            "paste other": lambda: copying.paste(
                k, copying.copy(sample(), ["s08", "s09", "d10"]), random=new
            ),
            "duplicate": lambda: copying.duplicate(k, self.some(), new),
            "lines": lambda: lines.paste_lines(k, dice.choice(TEXTS), self.step(), random=new).edit,
        }


def do(kaart: Ketenkaart, edit) -> Ketenkaart:
    """The map after an edit that leaves it sound and can be undone."""
    if edit.refusal:
        assert not edit.changes
        return kaart
    after = apply(kaart, edit.changes)
    assert list(bad_links(after.records)) == []
    back = apply(after, edit.changes.inverted())
    assert (back.records, back.unknown) == (kaart.records, kaart.unknown)
    assert apply(back, edit.changes).records == after.records
    assert not edit.changes or edit.changes.label
    assert set(edit.select or ()) <= after.records.keys()
    assert not edit.naming or edit.naming in after.records
    return after


def begin(seed: int, made: Ketenkaart) -> Ketenkaart:
    kinds = [
        sample(SAMPLE_NAMES[seed % len(SAMPLE_NAMES)]),
        chance(1 + seed % 9, 2 + seed % 4, seed % 4, seed),
        made,
    ]
    return kinds[seed % 3]


@by_chance
@given(st.integers(0, 2**32 - 1), maps(), st.sampled_from(["nl", "en"]))
def test_any_deeds_in_a_row_keep_the_map_sound_and_each_can_be_undone(seed, made, language):
    use_language(language)
    dice, kaart = Random(seed), begin(seed, made)
    for _ in range(8):
        name, deed = dice.choice(list(Deeds(dice, kaart).deeds().items()))
        try:
            kaart = do(kaart, deed())
        except Exception as error:
            raise AssertionError(name) from error


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_every_deed_is_told_in_both_languages_on_every_sample(name, language):
    use_language(language)
    kaart = sample(name)
    deeds = Deeds(Random(1), kaart).deeds()
    for word, deed in deeds.items():
        edits = [deed() for _ in range(3)]
        assert all(one.changes.label or one.refusal or not one.changes for one in edits), word
        for edit in edits:
            do(kaart, edit)


@by_chance
@given(st.integers(0, 2**32 - 1), maps())
def test_what_is_asked_before_deleting_and_said_after_is_a_sentence(seed, made):
    dice, kaart = Random(seed), begin(seed, made)
    ids = Deeds(dice, kaart).some()
    asked = questions.before_deleting(kaart, ids)
    edit = deleting.delete(kaart, ids)
    assert asked is None or asked.text.endswith((".", "?"))
    assert edit.refusal or " verwijderd." in deleting.deleted_sentence(kaart, edit.changes)


@by_chance
@given(st.integers(0, 2**32 - 1), maps())
def test_a_table_has_a_row_for_every_element_that_is_selected(seed, made):
    dice, kaart = Random(seed), begin(seed, made)
    ids = [one for one in Deeds(dice, kaart).some() if one != "about"]
    rows = tables.table_of(kaart, ids)
    kinds = {kaart.records[one].collection for one in ids}
    assert len(rows) == len(ids) + len(kinds) + max(0, len(kinds) - 1)
    assert len(tables.as_text(rows).split("\n")) == len(rows) or not rows


@by_chance
@given(st.text(max_size=60), st.integers(0, 99))
def test_whatever_stands_on_the_clipboard_is_pasted_or_refused(text, seed):
    kaart = sample()
    for some in (text, text.replace(" ", "\t"), '{"format": "ketenkaart-selection", "chosen": ' + text):
        do(kaart, copying.paste(kaart, some))
        do(kaart, lines.paste_lines(kaart, some, "s08").edit)
