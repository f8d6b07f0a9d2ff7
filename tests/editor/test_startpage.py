"""The start page: begin a map or go on with one, by mouse and keyboard; pictures come afterwards."""

from datetime import datetime
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QPushButton

from ketenkaart.editor.look.apply import apply_look
from ketenkaart.editor.startpage.card import Card
from ketenkaart.editor.startpage.choice import Choice
from ketenkaart.editor.startpage.moments import moment
from ketenkaart.editor.startpage.page import RecentMap, StartPage
from ketenkaart.editor.startpage.thumbnails import Thumbnails, thumbnail
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Step
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.storage.writing import write
from ketenkaart.texts import use_language

NOW = datetime(2026, 11, 24, 10, 42)


class Sample(NamedTuple):
    """A sample as the page wants it."""

    path: str
    title: str
    partners: int
    steps: int


def small_map(path, name="Keten"):
    """A file with a small map."""
    records = [
        About(id=ABOUT_ID, name=name),
        Partner(id="p1", name="UWV", order="a"),
        Step(id="s1", name="Melden", partner="p1", number=1, order="a"),
        Step(id="s2", name="Beslissen", partner="p1", number=2, order="b"),
        Flow(id="f1", source="s1", target="s2", order="a"),
    ]
    write(path, Ketenkaart.of(records))
    return path


@pytest.fixture
def make_page(qtbot, tmp_path):
    """Makes a page that is shown."""

    def make(recent=(), samples=(), tables=False, width=1200):
        page = StartPage(samples, Thumbnails(tmp_path / "thumbnails"), tables)
        qtbot.addWidget(page)
        page.set_recent(recent)
        page.resize(width, 900)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return make


def recent(*titles, **more):
    """Maps that were used lately."""
    return [RecentMap(f"/kaarten/{title}.ketenkaart", title, NOW, **more) for title in titles]


def card(page, name):
    """The card with this name."""
    return next(one for one in page.findChildren(Card) if one.accessibleName() == name)


def focused(page):
    """The name of the card that has the focus."""
    return page.focusWidget().accessibleName()


@pytest.mark.parametrize(
    ("name", "signal"),
    [("Nieuwe kaart", "new_map"), ("Openen…", "open_file"), ("Uit een spreadsheet", "new_from_table")],
)
def test_a_map_can_be_begun_in_several_ways(make_page, qtbot, name, signal):
    page = make_page(tables=True)
    choice = next(one for one in page.findChildren(Choice) if one.accessibleName() == name)

    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(choice, Qt.Key.Key_Return)


def test_what_the_program_cannot_do_is_not_offered(make_page):
    page = make_page(tables=False)

    assert [one.accessibleName() for one in page.findChildren(Choice)] == ["Nieuwe kaart", "Openen…"]


def test_the_sheet_of_shortcuts_is_one_click_away(make_page, qtbot):
    page = make_page()

    with qtbot.waitSignal(page.show_keys):
        link(page, "Sneltoetsen op één blad").click()


def link(page, text):
    """The button with this text."""
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


@pytest.mark.parametrize("press", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_recent_map_is_opened_by_its_card(make_page, qtbot, press):
    page = make_page(recent("Wlz-keten"))

    with qtbot.waitSignal(page.open_path) as opened:
        qtbot.keyClick(card(page, "Wlz-keten"), press)

    assert opened.args == ["/kaarten/Wlz-keten.ketenkaart"]


def test_a_sample_is_the_beginning_of_a_new_map(make_page, qtbot):
    page = make_page(samples=[Sample("/nergens/s.ketenkaart", "Strafrechtketen", 14, 23)])

    with qtbot.waitSignal(page.new_from_sample) as begun:
        qtbot.mouseClick(card(page, "Strafrechtketen"), Qt.MouseButton.LeftButton)

    assert begun.args == ["/nergens/s.ketenkaart"]
    assert card(page, "Strafrechtketen").accessibleDescription() == "14 partners, 23 stappen"


def test_a_map_that_cannot_be_reached_says_so(make_page):
    page = make_page(recent("Keten werk en inkomen", status="concept 0.3", reachable=False))

    assert card(page, "Keten werk en inkomen").accessibleDescription() == "Netwerkmap niet bereikbaar"


def test_the_arrow_keys_walk_from_card_to_card(make_page, qtbot):
    samples = [Sample(f"/nergens/{name}", name, 1, 1) for name in ("d", "e", "f")]
    page = make_page(recent("a", "b", "c"), samples, width=1_100)
    card(page, "a").setFocus()

    walked = []
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Up,
        Qt.Key.Key_Up,
    ):
        qtbot.keyClick(page.focusWidget(), key)
        walked.append(focused(page))

    assert card(page, "a").y() == card(page, "b").y() < card(page, "c").y()  # two in a row
    assert walked == ["b", "c", "d", "c", "a", "a"]


def test_the_number_of_cards_in_a_row_goes_by_the_width(make_page, qtbot):
    page = make_page(recent(*"abcdef"), width=1_900)

    def in_a_row():
        cards = [card(page, name) for name in "abcdef"]
        return sum(one.y() == cards[0].y() for one in cards)

    qtbot.waitUntil(lambda: in_a_row() == 4)
    page.resize(760, 900)
    qtbot.waitUntil(lambda: in_a_row() == 1)


def test_texts_stay_whole_when_they_are_larger(make_page, qapp, qtbot):
    page = make_page(tables=True)

    apply_look(qapp, "light", 2.0)

    choices = page.findChildren(Choice)
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in choices))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (datetime(2026, 11, 24, 9, 5), "Vandaag 09:05"),
        (datetime(2026, 11, 23, 23, 59), "Gisteren 23:59"),
        (datetime(2026, 11, 12, 12, 0), "12 nov"),
        (datetime(2025, 3, 1, 12, 0), "1 mrt 2025"),
    ],
)
def test_when_a_map_was_used_is_said_shortly(when, words):
    assert moment(when, NOW) == words


def test_when_a_map_was_used_is_said_in_the_language_in_use():
    use_language("en")

    assert moment(datetime(2026, 11, 12), NOW) == "12 Nov"


def test_a_card_gets_the_picture_of_its_map(make_page, qtbot, tmp_path):
    path = small_map(tmp_path / "a.ketenkaart")

    page = make_page([RecentMap(str(path), "Keten", NOW)])

    before = card(page, "Keten").grab().toImage()
    qtbot.waitUntil(lambda: not card(page, "Keten").wants_picture)
    assert card(page, "Keten").grab().toImage() != before


def test_a_picture_that_is_there_already_is_not_made_again(make_page, tmp_path):
    picture = QPixmap(720, 520)
    picture.fill(QColor("red"))

    page = make_page([RecentMap(str(tmp_path / "gone"), "Keten", NOW, thumbnail=picture)])

    place = QPoint(100, 100)
    assert card(page, "Keten").grab().toImage().pixelColor(place) == QColor("red")


def test_a_file_that_cannot_be_read_does_not_keep_others_from_their_picture(make_page, qtbot, tmp_path):
    (tmp_path / "bad.ketenkaart").write_text("geen kaart")
    good = small_map(tmp_path / "good.ketenkaart")
    maps = [RecentMap(str(tmp_path / name), name, NOW) for name in ("none", "bad.ketenkaart", good.name)]

    page = make_page(maps)

    qtbot.waitUntil(lambda: not card(page, good.name).wants_picture)
    assert card(page, "bad.ketenkaart").wants_picture


def test_a_picture_is_kept_for_the_next_time(tmp_path, qapp):
    path, kept = small_map(tmp_path / "a.ketenkaart"), tmp_path / "kept"
    rests = []

    first = thumbnail(path, kept, rests.append)
    drawn = len(rests)
    again = thumbnail(path, kept, rests.append)

    assert again.convertToFormat(QImage.Format.Format_RGB888) == first
    assert len(rests) - drawn < drawn
    assert len(list(kept.iterdir())) == 1


def test_a_changed_map_gets_a_new_picture(tmp_path, qapp):
    kept = tmp_path / "kept"
    one = thumbnail(small_map(tmp_path / "a.ketenkaart"), kept, lambda _: None)
    (tmp_path / "a.ketenkaart").unlink()
    path = small_map(tmp_path / "a.ketenkaart", name="Andere keten")

    thumbnail(path, kept, lambda _: None)

    assert not one.isNull()
    assert len(list(kept.iterdir())) == 2


def test_a_map_that_is_gone_is_refused_in_words(tmp_path, qapp):
    with pytest.raises(FileRefused):
        thumbnail(tmp_path / "none.ketenkaart", tmp_path, lambda _: None)


def test_a_page_that_is_hidden_paints_no_more(make_page, qtbot, tmp_path):
    paths = [small_map(tmp_path / f"{number}.ketenkaart", f"Keten {number}") for number in range(30)]
    page = make_page([RecentMap(str(path), path.stem, NOW) for path in paths])
    qtbot.waitUntil(lambda: not card(page, "0").wants_picture)

    page.hide()

    assert card(page, "29").wants_picture
    page.deleteLater()
