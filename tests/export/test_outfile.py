import errno
import os
from pathlib import Path

import pytest

from ketenkaart.export.outfile import ExportRefused, OutputExists, new_file
from ketenkaart.storage import drafts
from ketenkaart.texts import use_language


def held_by_windows(number: int) -> OSError:
    """What Windows says of a file that another program has open."""
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = number
    return error


@pytest.fixture
def held(monkeypatch):
    """A system in which a file can be held: as often as told it cannot be replaced."""
    replace, left = os.replace, {"number": 32, "times": 0}

    def replace_later(draft, target):
        left["times"] -= 1
        if left["times"] >= 0:
            raise held_by_windows(left["number"])
        replace(draft, target)

    monkeypatch.setattr(os, "replace", replace_later)
    monkeypatch.setattr(drafts, "WAITS", (0.0, 0.0))
    return left


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_that_a_scanner_holds_for_a_moment_is_replaced_after_that(tmp_path, held, number):
    path = tmp_path / "kaart.pdf"
    path.write_bytes(b"old")
    held.update(number=number, times=2)

    with new_file(path, force=True) as file:
        file.write(b"new")

    assert path.read_bytes() == b"new"


@pytest.mark.rule("F2")
@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_that_another_program_shows_is_kept_and_that_is_told(tmp_path, held, number):
    use_language("nl")
    path = tmp_path / "kaart.pdf"
    path.write_bytes(b"old")
    held.update(number=number, times=99)

    with (
        pytest.raises(ExportRefused, match="een ander programma gebruikt het bestand"),
        new_file(path, force=True) as file,
    ):
        file.write(b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_draft_that_a_scanner_holds_makes_no_failure_of_a_file_that_was_made(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise held_by_windows(32)

    monkeypatch.setattr(os, "unlink", refuse)

    with new_file(tmp_path / "kaart.pdf") as file:
        file.write(b"new")

    assert (tmp_path / "kaart.pdf").read_bytes() == b"new"


@pytest.mark.rule("P5")
def test_a_file_that_exists_is_kept_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "kaart.pdf"
    path.write_bytes(b"old")

    with pytest.raises(OutputExists, match=r"kaart\.pdf"), new_file(path) as file:
        file.write(b"new")
    assert path.read_bytes() == b"old"

    with new_file(path, force=True) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"


def test_nothing_is_left_of_a_file_that_was_not_completed(tmp_path: Path) -> None:
    path = tmp_path / "kaart.pdf"
    path.write_bytes(b"old")

    def stop_halfway() -> None:
        with new_file(path, force=True) as file:
            file.write(b"half of it")
            raise KeyError

    with pytest.raises(KeyError):
        stop_halfway()

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "kaart.pdf"

    with pytest.raises(ExportRefused, match="nowhere"), new_file(path) as file:
        file.write(b"new")


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "kaart.pdf"
    path.mkdir()

    with pytest.raises(ExportRefused, match=r"kaart\.pdf"), new_file(path, force=True) as file:
        file.write(b"new")
    assert path.is_dir()
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_may_be_as_long_as_the_system_takes(tmp_path: Path) -> None:
    path = tmp_path / f"{'k' * 251}.pdf"

    with new_file(path) as file:
        file.write(b"new")

    assert path.read_bytes() == b"new"


@pytest.mark.rule("P5")
def test_a_link_is_followed_when_it_is_replaced_and_never_unasked(tmp_path: Path) -> None:
    real, link = tmp_path / "kaart.pdf", tmp_path / "link.pdf"
    link.symlink_to(real)

    with pytest.raises(OutputExists), new_file(link) as file:
        file.write(b"new")
    assert not real.exists()

    with new_file(link, force=True) as file:
        file.write(b"new")
    assert real.read_bytes() == b"new"
    assert link.is_symlink()
