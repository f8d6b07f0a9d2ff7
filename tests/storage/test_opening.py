"""Opening files and telling what a disk says, also where that is Windows or a share."""

import errno
import os

import pytest

from ketenkaart.storage import opening
from ketenkaart.storage.diskerrors import kind_of, reason_of
from ketenkaart.storage.opening import read_bytes
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import use_language


@pytest.fixture(autouse=True)
def _dutch():
    use_language("nl")


@pytest.fixture
def held(monkeypatch):
    """Windows, where as often as told a file cannot be opened: another program has it for itself."""
    open_now, left = os.open, {"times": 0}

    def open_later(path, *how):
        left["times"] -= 1
        if left["times"] >= 0:
            raise PermissionError(errno.EACCES, "in use", path)
        return open_now(path, *how)

    monkeypatch.setattr(os, "open", open_later)
    monkeypatch.setattr(opening, "IS_WINDOWS", True)
    monkeypatch.setattr(opening, "WAITS", (0.0, 0.0))
    return left


def test_a_file_that_a_scanner_holds_for_a_moment_is_read_after_that(tmp_path, held):
    file = tmp_path / "keten.ketenkaart"
    file.write_bytes(b"{}")
    held["times"] = 2

    assert read_bytes(file) == b"{}"


def test_a_file_that_another_program_keeps_for_itself_is_told_so_and_not_as_a_lack_of_rights_alone(
    tmp_path, held
):
    file = tmp_path / "keten.ketenkaart"
    file.write_bytes(b"{}")
    held["times"] = 99

    with pytest.raises(
        FileRefused, match="een ander programma gebruikt dit bestand, of je mag het niet lezen"
    ):
        read_bytes(file)


def test_a_folder_is_told_as_one_also_where_windows_says_that_it_may_not_be_opened(tmp_path, held):
    held["times"] = 99

    with pytest.raises(FileRefused, match="dit is een map met bestanden"):
        read_bytes(tmp_path)


def of_windows(number: int, known_as: int = errno.EINVAL) -> OSError:
    """An error as Python gives it on Windows; most of shares it knows no name of."""
    error = OSError(known_as, "told in the language of Windows")
    error.winerror = number
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (of_windows(32, errno.EACCES), "een ander programma gebruikt het bestand"),
        (of_windows(5, errno.EACCES), "je hebt er het recht niet toe"),
        (of_windows(19, errno.EACCES), "de schijf is alleen-lezen"),
        (of_windows(64), "de verbinding met de schijf is weg"),
        (of_windows(1231), "de verbinding met de schijf is weg"),
        (of_windows(39), "de schijf is vol"),
        (of_windows(206, errno.ENOENT), "de naam is te lang"),
        (of_windows(123), "deze naam kan hier niet worden gebruikt"),
        (of_windows(483, 0), "melding 483 van het systeem"),
        (ValueError("a null"), "deze naam kan hier niet worden gebruikt"),
    ],
)
def test_what_windows_says_of_a_disk_is_told_as_what_others_say(error, reason):
    assert reason_of(error) == reason


def test_a_share_that_went_away_is_known_by_whatever_windows_calls_that():
    assert {kind_of(of_windows(number)) for number in (53, 59, 64, 67, 121, 1231, 1232)} == {"ETIMEDOUT"}
