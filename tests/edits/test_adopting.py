"""A map is adopted as it is, and is a draft again once it says something else."""

from datetime import date

import pytest
from editor.chain import chain

from ketenkaart.changes.apply import apply
from ketenkaart.changes.versions import adopted_map
from ketenkaart.edits.adopting import adopt, drafted, proposed_version
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename, set_field
from ketenkaart.model.about import Adopted, PageSetup
from ketenkaart.storage.fileformat import to_bytes

DAY = date(2026, 3, 12)


def adopted(version="2.1"):
    kaart = chain()
    return apply(kaart, adopt(kaart, version, DAY, "Ketenbestuur").changes)


def named(version, *adopted_before):
    kaart = apply(chain(), set_field(chain(), ["about"], "version", version).changes)
    kept = tuple(Adopted(version=one) for one in adopted_before)
    return apply(kaart, set_field(kaart, ["about"], "adopted", kept).changes)


@pytest.mark.parametrize(
    ("version", "before", "proposed"),
    [
        ("", (), "1.0"),
        ("2.1", (), "2.1"),
        ("2.1", ("2.1",), "2.2"),
        ("2.9", ("2.9", "2.10"), "2.11"),
        ("", ("1.4",), "1.5"),
        ("voorjaar", ("voorjaar",), ""),
        ("Versie 3 (def)", ("Versie 3 (def)",), "Versie 4 (def)"),
        ("v" + "9" * 29, ("v" + "9" * 29,), ""),
    ],
)
def test_the_next_version_is_proposed(version, before, proposed):
    assert proposed_version(named(version, *before)) == proposed


@pytest.mark.parametrize("version", ["", "  ", "2.1", "x" * 31])
def test_a_version_has_a_name_of_its_own(version):
    assert adopt(adopted(), version, DAY).refusal


def test_an_edit_of_an_adopted_map_makes_it_a_draft_and_leaves_the_version():
    kaart = adopted()

    for edit in (rename(kaart, "s1", "Aanmelden"), delete(kaart, ["s3"])):
        changed = apply(kaart, drafted(kaart, edit).changes)
        assert changed.about.status.value == "draft"
        assert to_bytes(adopted_map(changed, -1)) == to_bytes(kaart)
        assert drafted(changed, edit) is edit


def test_how_a_map_is_shown_makes_it_no_draft():
    kaart = adopted()
    edit = set_field(kaart, ["about"], "pages", (PageSetup(paper="A1"),))

    assert drafted(kaart, edit) is edit
    edit = rename(chain(), "s1", "Aanmelden")
    assert drafted(chain(), edit) is edit
