"""A step in no phase is drawn under one all the same: that it is a guess is told there and in the legend."""

from drawing.maps import sample

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeSet, SetField
from ketenkaart.drawing.displaylist import TextRun
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import set_field

TOLD, EXPLAINED = "nog geen fase", "fase nog te kiezen"


def without_phase(*steps):
    kaart = sample("loonaangifteketen")
    sets = (SetField(one, "phase", kaart.records[one].phase, None) for one in steps)
    return apply(kaart, ChangeSet(tuple(sets)))


def told(groups):
    """The groups that say so."""
    return {
        group.id
        for group in groups
        for item in group.walk()
        if isinstance(item, TextRun) and item.text in (TOLD, EXPLAINED)
    }


def test_a_poster_tells_which_step_has_no_phase_and_what_that_sign_is():
    sheet = make_sheet(without_phase("s10"), paper="A0", landscape=True)

    assert told(sheet.drawing.pages[0].groups) == {"s10", "legend"}


def test_nothing_is_told_once_a_phase_is_chosen_or_where_there_are_none():
    kaart = without_phase("s10")
    before = draw_screen(kaart)
    assert told(before.chart.groups) == {"s10"}

    chosen = apply(kaart, set_field(kaart, ["s10"], "phase", "f3").changes)
    assert not told(draw_screen(chosen, before.layout.memory, before=before).chart.groups)

    none = apply(kaart, delete(kaart, [phase.id for phase in kaart.phases]).changes)
    assert not told(draw_screen(none, before.layout.memory, before=before).chart.groups)
