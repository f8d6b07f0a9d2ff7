"""Saving at the same time: who saves later waits, and then is told that the file was changed."""

import os
import signal
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from ketenkaart.model.about import About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Step
from ketenkaart.storage import locking
from ketenkaart.storage.locking import turn
from ketenkaart.storage.reading import read
from ketenkaart.storage.refusal import FileChanged, FileRefused
from ketenkaart.storage.writing import turn_of, write

OLD = Ketenkaart.of([About(id="about")])
NEW = Ketenkaart.of([About(id="about", name="Nieuw")])
can_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "keten.ketenkaart"
    write(path, OLD)
    return path


@pytest.mark.rule("F3")
@can_fork
def test_who_save_at_the_same_time_do_not_write_over_each_other(file):
    children = [_in_the_background(lambda who=who: _save_one_by_one(file, who)) for who in "abc"]

    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0, 0]
    assert {step.name for step in read(file).kaart.steps} == {f"{who}{n}" for who in "abc" for n in range(30)}
    assert list(file.parent.iterdir()) == [file]


def _in_the_background(work) -> int:
    child = os.fork()
    if child == 0:  # pragma: no cover - runs in the child
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return child


def _save_one_by_one(file, who) -> None:
    """Add steps to a map and save it after each, from what is in the file then."""
    for name in (f"{who}{number}" for number in range(30)):
        while True:
            known = read(file)
            more = Ketenkaart.of([*known.kaart.records.values(), Step(id=name, name=name)])
            with suppress(FileChanged):
                write(file, more, expected=known.fingerprint)
                break


@can_fork
def test_a_turn_to_save_goes_with_the_program_that_had_it(file):
    place = turn_of(file)
    child = _in_the_background(lambda: _end_in_a_turn(place))
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert place.exists()

    write(file, NEW, replace=True)

    assert list(file.parent.iterdir()) == [file]


def _end_in_a_turn(place) -> None:
    with turn(place):
        os.kill(os.getpid(), signal.SIGKILL)


def test_who_waits_too_long_for_a_turn_is_told(file, monkeypatch):
    monkeypatch.setattr(locking, "_PATIENCE", 0.0)
    with turn(turn_of(file)), pytest.raises(FileRefused) as refused:
        write(file, NEW, replace=True)
    assert "een ander programma gebruikt het bestand" in refused.value.message
    assert read(file).kaart == OLD


@can_fork
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs the rights of another user")
def test_a_turn_that_a_crash_of_another_user_left_behind_keeps_nobody_from_saving(monkeypatch):
    monkeypatch.setattr(locking, "_PATIENCE", 0.0)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "keten.ketenkaart"
        write(file, OLD)
        file.chmod(0o666)
        file.parent.chmod(0o777)
        turn_of(file).touch(0o644)

        child = _in_the_background(lambda: _save_as_somebody_else(file))

        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert read(file).kaart == NEW
        assert list(file.parent.iterdir()) == [file]


def _save_as_somebody_else(file) -> None:
    os.setuid(65534)
    write(file, NEW, replace=True)
