"""Texts as they are shown: in one line, never too long, and nothing in them unseen."""

import pytest

from ketenkaart.model.characters import visible, visible_name

LONG = "Uitvoeringsinstituut voor werknemersverzekeringen en sociale zekerheid, afdeling "


def test_a_long_name_keeps_its_end_by_which_it_is_told_from_others():
    north, south = visible_name(LONG + "Noord"), visible_name(LONG + "Zuid")

    assert (len(north), len(south)) == (60, 60)
    assert north.startswith("Uitvoeringsinstituut voor")
    assert north.endswith("afdeling Noord")
    assert north != south


@pytest.mark.parametrize("shown", [visible, visible_name])
def test_what_fits_is_shown_whole_and_what_is_unseen_as_its_code(shown):
    assert shown("x" * 60, 60) == "x" * 60
    assert len(shown("x" * 61, 60)) == 60
    assert shown("a\u200bb\nc", 60) == "a<U+200B>b c"
