"""Copying and pasting: selections, lines of text and rows of a spreadsheet."""

import json
from random import Random

from drawing.maps import sample, small

from ketenkaart.changes.apply import apply
from ketenkaart.edits import copying, lines, tables
from ketenkaart.model.governance import Assignment, Note, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Step


def done(kaart, edit):
    assert not edit.refusal
    return apply(kaart, edit.changes)


def flows_between(kaart, source, target):
    return [one for one in kaart.flows if (one.source, one.target) == (source, target)]


def test_a_copy_keeps_its_links_and_goes_to_what_has_the_same_name_in_another_map():
    kaart = sample()
    other = small(Partner(id="q", name="BELASTINGDIENST"))

    edit = copying.paste(other, copying.copy(kaart, ["s08", "s09", "s10"]), random=Random(3))
    after = done(other, edit)

    steps = [one for one in (after.get(Step, made) for made in edit.select) if one is not None]
    flows = [one for one in (after.get(Flow, made) for made in edit.select) if one is not None]
    assert {one.partner for one in steps} == {"q"}
    assert {end for flow in flows for end in (flow.source, flow.target)} <= {one.id for one in steps}
    assert len({one.number for one in after.steps if one.number}) == 3
    assert [one.name for one in after.phases].count("Controleren en innen") == 1
    assert edit.changes.label == "3 stappen en 2 stromen plakken"


def test_what_others_put_on_the_clipboard_is_no_copy():
    kaart = small()
    broken = json.dumps({"format": "ketenkaart-selection", "chosen": [["steps", {"id": 3}]], "context": []})

    for text in ("", "[]", "null", "gewoon tekst", broken, "[" * 100_000):
        assert copying.paste(kaart, text).refusal


def test_pasted_lines_become_steps_in_a_row():
    kaart = small()

    pasted = lines.paste_lines(kaart, "• ontvangen\n2. controleren\n\nafhandelen?\n", "s3")
    after = done(kaart, pasted.edit)

    made = [after.get(Step, one) for one in pasted.edit.select]
    assert [one.name for one in made] == ["Ontvangen", "Controleren", "Afhandelen?"]
    assert {(one.partner, one.phase) for one in made} == {("p2", "f2")}
    for source, target in zip(["s3", *pasted.edit.select], pasted.edit.select, strict=False):
        assert flows_between(after, source, target)
    assert pasted.sentence == "4 regels geplakt: 3 stappen, 1 overgeslagen."


def test_rows_of_a_spreadsheet_name_partner_phase_and_document_in_any_order():
    kaart = small()
    table = "Fase\tNr\tKetenpartner\tStap\tDocument\nBegin\t1\tdienst\tmaken\tbrief\n\t2\tNieuw\tlezen\t\n"

    pasted = lines.paste_lines(kaart, table)
    after = done(kaart, pasted.edit)

    one, two = (after.get(Step, made) for made in pasted.edit.select)
    assert (one.name, one.partner, one.phase) == ("Maken", "p2", "f1")
    assert (after.get(Partner, two.partner).name, two.phase) == ("Nieuw", "f1")
    assert after.flow_name(flows_between(after, one.id, two.id)[0]) == "Brief"


def test_a_partner_that_is_copied_alone_is_made_again_and_with_its_steps_is_the_same_one():
    kaart = small()

    alone = done(kaart, copying.paste(kaart, copying.copy(kaart, ["p1"])))
    together = done(kaart, copying.paste(kaart, copying.copy(kaart, ["p1", "s1"])))

    assert [one.name for one in alone.partners].count("Bron") == 2
    assert [one.name for one in together.partners].count("Bron") == 1
    assert len([one for one in together.steps if one.partner == "p1"]) == 2


def test_a_selection_as_a_table_names_what_it_points_at():
    kaart = small()

    rows = tables.table_of(kaart, ["s1", "d1"])

    assert rows[0] == ["Naam", "Ketenpartner", "Fase", "Soort"]
    assert rows[1] == ["Aanvragen", "Bron", "Begin", "activiteit"]
    assert rows[4][:3] == ["Aanvraag", "Aanvragen", "Beoordelen"]


def test_a_table_has_no_column_for_names_where_nothing_has_one():
    office = Role(id="bureau", name="Ketenbureau", order="a")
    link, note = Assignment(id="a1", element="s1", assignee="bureau", order="a"), Note(id="n1", order="a")
    kaart = Ketenkaart.of([*small().records.values(), office, link, note])

    assert tables.table_of(kaart, ["a1"]) == [["Gaat over", "Rol of gremium"], ["Aanvragen", "Ketenbureau"]]
    assert ["Gaat over", "Rol of gremium"] in [table.rows[0] for table in tables.tables_of(kaart)]
    assert tables.table_of(kaart, ["n1"]) == [["Naam"], [""]], "nothing at all is filled in yet"
