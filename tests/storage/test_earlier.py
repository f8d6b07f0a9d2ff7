"""What a file of a map held earlier is kept on this computer."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.earlier import earlier, keep
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    """Where files are kept; it is not there yet."""
    return tmp_path / "data" / "earlier"


@pytest.fixture
def save(tmp_path, folder):
    """Writes a map of a name at a time, and keeps it; gives its file."""

    def save(name, at, file="keten.ketenkaart"):
        path = tmp_path / file
        mark = write(path, Ketenkaart.of([About(id=ABOUT_ID, name=name)]), replace=True)
        os.utime(path, (at.timestamp(), at.timestamp()))
        keep(folder, path, mark)
        return path

    return save


def kept(folder, path):
    """The names and times of what is kept."""
    return [
        (read(one.path).kaart.about.name, datetime.fromtimestamp(one.at, UTC))
        for one in earlier(folder, path)
    ]


@pytest.mark.rule("F10")
def test_what_was_saved_can_be_read_again_the_last_one_first(folder, save):
    save("een", NOON)
    path = save("twee", NOON + timedelta(minutes=1))
    path.write_text("{")

    assert kept(folder, path) == [("twee", NOON + timedelta(minutes=1)), ("een", NOON)]


def test_the_same_is_kept_once_until_it_was_something_else(folder, save):
    for minute, name in enumerate(("een", "een", "twee", "een")):
        path = save(name, NOON + timedelta(minutes=minute))

    assert [name for name, _ in kept(folder, path)] == ["een", "twee", "een"]


def test_files_of_one_name_in_two_folders_are_kept_apart(folder, save, tmp_path):
    (tmp_path / "elders").mkdir()
    here, there = save("hier", NOON), save("daar", NOON, "elders/keten.ketenkaart")

    assert [name for name, _ in kept(folder, here)] == ["hier"]
    assert [name for name, _ in kept(folder, there)] == ["daar"]


def test_of_long_ago_the_last_of_each_hour_and_of_each_day_is_kept(folder, save):
    times = [NOON - timedelta(days=100)]
    times += [NOON - timedelta(days=day, minutes=minute) for day in (3, 2) for minute in (40, 20)]
    times += [NOON - timedelta(minutes=minute) for minute in range(150, -1, -3)]
    for number, at in enumerate(times):
        path = save(f"kaart {number}", at)

    found = [at for _, at in kept(folder, path)]
    assert found[:20] == [NOON - timedelta(minutes=minute) for minute in range(0, 60, 3)]
    assert len({at.hour for at in found[20:] if at > NOON - timedelta(days=1)}) == len(found[20:]) - 2
    assert found[-2:] == [NOON - timedelta(days=day, minutes=20) for day in (2, 3)]


def test_a_file_that_changed_or_went_meanwhile_and_a_folder_that_is_none_are_passed_over(
    folder, save, tmp_path
):
    path = save("een", NOON)
    keep(folder, path, "0" * 64)
    keep(folder, tmp_path / "weg.ketenkaart", "0" * 64)
    (tmp_path / "bestand").touch()
    keep(tmp_path / "bestand", path, read(path).fingerprint)

    assert [name for name, _ in kept(folder, path)] == ["een"]
    assert earlier(folder, tmp_path / "weg.ketenkaart") == []
