"""Who deletes a partner with parts is told what becomes of these, for they and their steps stay."""

import pytest

from ketenkaart.changes.apply import apply
from ketenkaart.edits.deleting import delete, deleted_sentence
from ketenkaart.model.about import About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Step

KAART = Ketenkaart.of(
    [
        About(id="about"),
        Partner(id="uwv", name="UWV", order="a"),
        Partner(id="data", name="Gegevensdiensten", parent="uwv", order="b"),
        Partner(id="pay", name="Uitkeren", parent="uwv", order="c"),
        Partner(id="desk", name="Balie", parent="pay", order="d"),
        Step(id="s1", name="Opnemen", partner="data", order="a"),
    ]
)


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        (["uwv"], "Ketenpartner “UWV” verwijderd. Gegevensdiensten en Uitkeren staan nu op zichzelf."),
        (["pay"], "Ketenpartner “Uitkeren” verwijderd. Balie hoort nu bij UWV."),
        (["desk"], "Ketenpartner “Balie” verwijderd."),
        (["uwv", "data", "pay"], "Balie staat nu op zichzelf."),
    ],
)
def test_it_is_said_where_the_parts_are_now(ids, sentence):
    edit = delete(KAART, ids)

    assert deleted_sentence(KAART, edit.changes).endswith(sentence)
    assert "desk" in ids or "desk" in apply(KAART, edit.changes).records
