import datetime
import itertools

import pytest
from drawing.collisions import SLACK, text_rect

from ketenkaart.drawing.displaylist import TextRun
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.drawing.theme import load_theme
from ketenkaart.drawing.titleblock import TitleMaker
from ketenkaart.model.about import About, Adopted, KeyFigure
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.vocabulary import MapStatus
from ketenkaart.texts import use_language

LONG = "Keten van de arbeidsongeschiktheidsverzekering en de uitvoeringsorganisaties voor werk en inkomen"
FIGURES = tuple(
    KeyFigure(value=value, caption=caption)
    for value, caption in [
        ("± 720 000", "inhoudingsplichtigen"),
        ("> 8 mln", "aangiften per jaar"),
        ("€ 174 mld", "heffingen per jaar, van alle inhoudingsplichtigen in Nederland samen geteld"),
        ("1 : 1 000 000 000 000", "kans op uitval in het berichtenverkeer"),
        ("99,98 %", "beschikbaarheid"),
    ]
    * 3
)


def about(**fields):
    known = {
        "name": "Loonaangifteketen",
        "goal": "Loongegevens één keer uitvragen en meervoudig gebruiken.",
        "version": "0.3",
        "date": datetime.date(2026, 11, 24),
        "owner": "ketenbureau",
        "certain": False,
    }
    return About(id="about", **{**known, **fields})


def block(record, width=1141.0, floor=0.0):
    use_language("nl")
    return TitleMaker(record, load_theme(), "nl", floor).block(width)


def runs(found):
    return [item for item in found.group.walk() if isinstance(item, TextRun)]


def text(found):
    return " ".join(run.text for run in runs(found))


@pytest.mark.parametrize("floor", [0.0, 6.0, 9.0, 14.0, 17.7])
@pytest.mark.parametrize("width", [450.0, 793.0, 1141.0, 2000.0])
@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"name": LONG},
        {"name": LONG, "key_figures": FIGURES, "goal": "Een doel van de keten. " * 30},
        {"key_figures": FIGURES[:5]},
        {"key_figures": FIGURES, "owner": "ketenbureau van de samenwerkende organisaties " * 4},
        {"name": "", "goal": "", "version": "", "date": None, "owner": ""},
    ],
)
def test_no_text_of_the_title_block_meets_another_or_leaves_it(fields, width, floor):
    found = block(about(**fields), width, floor)
    for one, other in itertools.combinations(runs(found), 2):
        assert not _meet(text_rect(one), text_rect(other)), (one.text, other.text)
    for run in runs(found):
        rect = text_rect(run)
        assert rect.left >= -2.0
        assert rect.top >= 1.6, "on the line above it"
        assert rect.right <= width + SLACK
        assert rect.bottom <= found.height + 2.0


def _meet(one, other):
    across = one.left < other.right - SLACK and other.left < one.right - SLACK
    return across and one.top < other.bottom - SLACK and other.top < one.bottom - SLACK


def test_the_title_is_followed_by_the_light_word_for_the_kind_of_map():
    title, kind = (run for run in runs(block(about())) if run.text in ("Loonaangifteketen", "ketenkaart"))
    assert title.y == kind.y
    assert 2.0 < kind.x - (title.x + title.width) < 8.0
    assert kind.size < title.size / 2


def test_status_version_date_and_owner_stand_in_one_column_at_the_right():
    values = ("concept, niet vastgesteld", "0.3", "24 november 2026", "ketenbureau")
    found = {run.text: run for run in runs(block(about())) if run.text in values}
    assert len({run.x for run in found.values()}) == 1
    assert [found[value].y for value in values] == sorted(run.y for run in found.values())


def test_a_map_that_was_changed_since_it_was_adopted_does_not_bear_the_version_it_was():
    adopted = (Adopted(version="2.1"),)
    changed = text(block(about(version="2.1", adopted=adopted)))
    assert "concept, niet vastgesteld" in changed
    assert "na 2.1" in changed
    as_adopted = text(block(about(version="2.1", adopted=adopted, status=MapStatus.ADOPTED)))
    assert "2.1" in as_adopted
    assert "na 2.1" not in as_adopted
    assert "na 2.2" not in text(block(about(version="2.2", adopted=adopted))), "it has a name of its own"


def test_the_title_status_version_and_date_stand_on_every_width():
    for width in (350.0, 500.0, 793.0):
        said = text(block(about(name=LONG, key_figures=FIGURES), width)).replace("- ", "")
        assert all(word in said for word in ("concept", "0.3", "november", "inkomen"))


def test_key_figures_are_shown_whole_or_not_at_all():
    found = block(about(key_figures=FIGURES))
    assert 0 < found.figures < len(FIGURES)
    said = text(found).replace("- ", "")
    assert "heffingen per jaar, van alle inhoudingsplichtigen in Nederland samen geteld" in said
    assert "1 : 1 000 000 000 000" in said


def test_who_makes_a_poster_is_told_how_many_key_figures_were_left_out():
    record = about(key_figures=FIGURES)
    sheet = make_sheet(Ketenkaart.of([record]), language="en")
    left_out = len(FIGURES) - block(record).figures
    use_language("en")
    assert f"Left out, no room beside the title: {left_out} key figures." in sheet.explanation


def test_all_five_figures_of_a_poster_have_room():
    assert block(about(key_figures=FIGURES[:5])).figures == 5


def test_what_is_not_known_has_no_row():
    said = text(block(about(version="", date=None, owner="")))
    assert not any(label in said for label in ("Versie", "Datum", "Eigenaar"))


def test_no_word_under_a_key_figure_is_broken_where_there_is_room_beside_it():
    few = block(about(key_figures=FIGURES[:3]))
    assert "inhoudingsplichtigen" in text(few)
    assert not any(run.text.endswith("-") for run in runs(few))
