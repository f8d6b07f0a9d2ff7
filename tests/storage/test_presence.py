"""Who has a map open is told beside it, until they close it or their computer stops."""

import os
import time

import pytest

from ketenkaart.storage.presence import Presence

HOUR = 3600


@pytest.fixture
def file(tmp_path):
    """The file of a map on a share."""
    path = tmp_path / "keten [v1].ketenkaart"
    path.touch()
    return path


def names(others):
    return [other.who for other in others]


def left_behind(file, seconds):
    """Let what others told be so old."""
    for path in file.parent.glob(".~*"):
        os.utime(path, (time.time() - seconds,) * 2)


def test_each_hears_of_the_others_until_they_leave(file):
    anna, bert = Presence(file, "anna (PC-1)"), Presence(file, "bert (PC-2)")
    assert anna.tell() == []
    [other] = bert.tell()
    assert other.who == "anna (PC-1)"
    assert other.since == pytest.approx(time.time(), abs=60)
    assert names(anna.tell()) == ["bert (PC-2)"]

    anna.leave()
    assert bert.tell() == []
    bert.leave()
    assert list(file.parent.iterdir()) == [file]


def test_another_map_in_the_same_folder_is_none_of_it(file):
    Presence(file.with_name("keten [v1] 2.ketenkaart"), "anna (PC-1)").tell()
    Presence(file.with_name("keten.ketenkaart"), "anna (PC-1)").tell()

    assert Presence(file, "bert (PC-2)").tell() == []


def test_what_a_crash_left_is_passed_over_and_taken_away_in_the_end(file):
    Presence(file, "anna (PC-1)").tell()
    bert = Presence(file, "bert (PC-2)")
    left_behind(file, 100)
    assert names(bert.tell()) == ["anna (PC-1)"]
    left_behind(file, HOUR)
    assert bert.tell() == []
    left_behind(file, 25 * HOUR)
    bert.tell()
    assert len(list(file.parent.glob(".~*"))) == 1


def test_a_person_that_started_anew_after_a_crash_is_nobody_else(file):
    Presence(file, "anna (PC-1)").tell()

    assert Presence(file, "anna (PC-1)").tell() == []


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"who": 1}', '{"who": "x", "since": "y"}', "\udcff" * 5_000]
)
def test_a_file_that_tells_nothing_is_passed_over(file, text):
    anna, bert = Presence(file, "anna (PC-1)"), Presence(file, "bert (PC-2)")
    anna.tell()
    [told] = file.parent.glob(".~*")
    told.write_text(text, "utf-8", "surrogateescape")

    assert bert.tell() == []


def test_where_nothing_can_be_written_nothing_is_told(tmp_path):
    gone = Presence(tmp_path / "weg" / "keten.ketenkaart", "anna (PC-1)")

    assert gone.tell() == []
    gone.leave()
