"""The escalation path of what is selected, lit up on the map."""

import pytest
from editor.chain import choose, press

from ketenkaart.changes.change import ChangeSet, SetField
from ketenkaart.edits.edit import Edit


@pytest.mark.action("gov.escalation")
def test_the_escalation_path_is_told_in_the_lens_bar_and_lit(window):
    window.selection.set(("s1",))
    assert not window.commands["gov.escalation"].isEnabled()
    assert "niemand" in window.commands["gov.escalation"].toolTip().lower()

    window.selection.set(("s2",))
    choose(window, "gov.escalation")

    lens = window.reading.lens
    assert lens.isVisible()
    assert lens.accessibleDescription().startswith("Escalatiepad: S02 Beoordelen: LMO (bespreekt)")
    assert {"s2", "lmo"} <= lens.lit.ids
    assert "s4" not in lens.lit.ids
    assert window.commands["gov.escalation"].isChecked()


def test_the_path_follows_an_edit_and_closes_with_escape(window):
    window.selection.set(("s2",))
    choose(window, "gov.escalation")
    outside = SetField("lmo", "escalates_outside", "", "de minister")
    window.do(Edit(ChangeSet((outside,), "Escaleert naar")))

    assert window.reading.lens.accessibleDescription().endswith("→ buiten de keten: de minister")
    press(window, "Esc", times=2)
    assert window.reading.lens.sight is None
