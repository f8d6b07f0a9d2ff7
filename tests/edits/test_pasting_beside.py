"""Copies stand beside what they are copies of, with who is in charge of them; what rows of a sheet become."""

from drawing.maps import sample, small

from ketenkaart.changes.apply import apply
from ketenkaart.edits import copying, lines, tables
from ketenkaart.edits.names import LONGEST_NAME
from ketenkaart.model.governance import Assignment, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Step


def done(kaart, edit):
    assert not edit.refusal
    return apply(kaart, edit.changes)


def names(records):
    return [one.name for one in records]


def called(kaart, name):
    """The id of the partner with this name."""
    return next(one.id for one in kaart.partners if one.name == name)


def order_of(kaart, parent):
    """The names of the parts of a partner, or of the organisations, from above."""
    return names(one for one in kaart.partners if one.parent == parent)


def pasted(kaart, text):
    """The steps that a text becomes, and the map with them."""
    edit = lines.paste_lines(kaart, text).edit
    after = done(kaart, edit)
    return after, [after.records[one] for one in edit.select]


def test_a_copy_of_a_partner_or_phase_stands_behind_it():
    kaart = sample()
    phase = kaart.phases[1]

    after = done(kaart, copying.duplicate(kaart, [called(kaart, "CBS"), phase.id]))

    roots = names(one for one in after.partners if one.parent is None)
    assert roots[roots.index("CBS") + 1] == "CBS"
    assert names(after.phases)[1:3] == [phase.name, phase.name]
    assert [one.number for one in after.phases] == list(range(1, len(after.phases) + 1))


def test_pasted_partners_come_below_the_chosen_one_and_else_inside_the_chain():
    kaart = sample()
    text = copying.copy(kaart, [called(kaart, "CBS")])

    free = done(kaart, copying.paste(kaart, text))
    chosen = done(kaart, copying.paste(kaart, text, partner=called(kaart, "Logius")))

    roots = [one for one in free.partners if one.parent is None]
    inside = [one.inside for one in roots]
    last_inside = len(inside) - 1 - inside[::-1].index(True)
    assert roots[last_inside].name == "CBS"
    assert not any(inside[last_inside + 1 :]), "the chain boundary goes round one part of the map"
    below = names(one for one in chosen.partners if one.parent is None)
    assert below[below.index("Logius") + 1] == "CBS"


def test_a_partner_that_is_pasted_with_its_steps_keeps_them_wherever_it_comes():
    kaart = sample()
    cbs = called(kaart, "CBS")
    text = copying.copy(kaart, [cbs, *(one.id for one in kaart.steps if one.partner == cbs)])
    other = small()

    after = done(other, copying.paste(other, text, partner="p1"))

    new = next(one for one in after.partners if one.name == "CBS")
    assert [one.name for one in after.steps if one.partner == new.id] == ["Statistiek maken"]


def test_a_whole_map_pasted_into_an_empty_one_keeps_its_order():
    kaart = sample()

    after = done(Ketenkaart.of([]), copying.paste(Ketenkaart.of([]), copying.copy(kaart, kaart.records)))

    assert order_of(after, None) == order_of(kaart, None)
    assert order_of(after, called(after, "UWV")) == order_of(kaart, called(kaart, "UWV"))
    assert names(after.phases) == names(kaart.phases)


def test_who_is_in_charge_comes_along_where_the_map_knows_that_role():
    office = Role(id="bureau", name="Ketenbureau", order="a")
    link = Assignment(id="a1", element="s1", assignee="bureau", order="a")
    kaart = Ketenkaart.of([*small().records.values(), office, link])
    same_office = Ketenkaart.of([*small().records.values(), office.model_copy(update={"id": "hier"})])
    text = copying.copy(kaart, ["s1"])

    edit = copying.duplicate(kaart, ["s1"])
    assert [type(done(kaart, edit).records[one]) for one in edit.select] == [Step]
    for other, role in ((kaart, "bureau"), (same_office, "hier")):
        after = done(other, copying.paste(other, text))
        made = [one for one in after.all(Assignment) if one.id != "a1"]
        assert [(one.assignee, after.records[one.element].name) for one in made] == [(role, "Aanvragen")]
    elsewhere = done(small(), copying.paste(small(), text))
    assert not elsewhere.all(Assignment)
    assert not elsewhere.roles


def test_what_was_copied_to_a_spreadsheet_comes_back_as_steps():
    kaart = small()
    table = tables.as_text(tables.table_of(kaart, ["s1", "s2"]))

    after, steps = pasted(kaart, table)

    assert names(steps) == names(kaart.records[one] for one in ("s1", "s2"))
    assert [one.partner for one in steps] == [kaart.records[one].partner for one in ("s1", "s2")]
    assert names(after.partners) == names(kaart.partners)


def test_a_column_that_counts_the_rows_is_no_step():
    after, steps = pasted(small(), "1\tAanvragen\tBurger\n2.\tToetsen\tUWV")

    assert names(steps) == ["Aanvragen", "Toetsen"]
    assert [after.get(Partner, one.partner).name for one in steps] == ["Burger", "UWV"]


def test_cells_of_several_lines_stay_whole_whatever_quotation_marks_stand_about_them():
    _, alone = pasted(small(), '"Toetsen\nen wegen"\nUitbetalen')
    _, steps = pasted(small(), 'Meten 15"\tBron\r\n"Toetsen\nen ""snel"" wegen"\tDienst\r\n"Snel" gaan\tBron')

    assert names(alone) == ["Toetsen en wegen", "Uitbetalen"]
    assert names(steps) == ['Meten 15"', 'Toetsen en "snel" wegen', '"Snel" gaan']


def test_a_line_that_is_too_long_for_a_name_is_kept_as_its_explanation():
    text = "De dienst ontvangt de aangifte en controleert deze. " * 12

    _, [step] = pasted(small(), text)

    assert len(step.name) <= LONGEST_NAME
    assert step.description == text.strip()
