"""The gap a deleted step leaves: what it stood between, and how that is connected."""

from drawing.maps import sample, small

from ketenkaart.changes.apply import apply
from ketenkaart.edits import deleting


def test_the_gap_that_a_deleted_step_leaves_is_closed_on_demand():
    kaart = small()

    assert deleting.gap(kaart, "s2") == ("s1", "s3")
    after = apply(kaart, deleting.delete_healed(kaart, "s2").changes)

    assert [(one.source, one.target) for one in after.flows] == [("s1", "s3")]


def test_the_gap_leads_on_in_the_chain_and_not_back_with_what_was_wrong():
    kaart = sample()
    targets = [flow.target for flow in kaart.flows if flow.source == "s09"]
    assert targets.index("s06") < targets.index("s10"), "errors go back first"

    assert deleting.gap(kaart, "s09") == ("s08", "s10")
