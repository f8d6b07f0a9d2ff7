"""Saving: the new file as a whole or the old one as it was, whatever happens."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

import pytest
from catalogue import ROOT

from ketenkaart.memory import Cell, Memory
from ketenkaart.model.about import About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Step
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.reading import read
from ketenkaart.storage.refusal import FileChanged, FileExists, FileGone, FileRefused
from ketenkaart.storage.writing import write


def kaart(version: int) -> Ketenkaart:
    """A map that tells its version in every record, so that a mix of two would show."""
    steps = [Step(id=f"s{number}", name=str(version), description="x" * 1_000) for number in range(60)]
    return Ketenkaart.of([About(id="about", name=str(version)), *steps])


OLD = kaart(0)
NEW = kaart(1)
MEMORY = Memory({"s1": Cell(1, 2)})


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "keten.ketenkaart"
    write(path, OLD)
    return path


can_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def unharmed(file) -> bool:
    """Whether the old file is as it was, with nothing left beside it."""
    return file.read_bytes() == to_bytes(OLD) and list(file.parent.iterdir()) == [file]


def refusal(path, kaart=NEW, **how) -> str:
    with pytest.raises(FileRefused) as refused:
        write(path, kaart, **how)
    return refused.value.message


def in_child(work) -> str:
    """What goes wrong with `work` in a process of its own; "" where nothing does."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - runs in the child
        try:
            work()
            message = ""
        except FileRefused as refused:
            message = refused.message
        except BaseException as error:
            message = repr(error)
        os.write(writing, message.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        return pipe.read().decode()


@pytest.mark.rule("F2")
def test_a_saved_map_replaces_the_old_one(file):
    fingerprint = write(file, NEW, MEMORY, expected=read(file).fingerprint)

    loaded = read(file)
    assert loaded == (NEW, MEMORY, fingerprint)
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.rule("F3")
def test_a_file_is_not_replaced_unasked(file):
    with pytest.raises(FileExists):
        write(file, NEW)

    assert unharmed(file)


@pytest.mark.rule("F3")
def test_a_file_that_someone_else_changed_is_not_replaced(file):
    seen = read(file).fingerprint
    write(file, kaart(7), replace=True)

    with pytest.raises(FileChanged, match="door iemand anders gewijzigd"):
        write(file, NEW, expected=seen)

    assert read(file).kaart == kaart(7)


def test_a_file_that_is_gone_is_not_made_again(file):
    seen = read(file).fingerprint
    file.unlink()

    with pytest.raises(FileGone, match="weg"):
        write(file, NEW, expected=seen)

    assert not file.exists()


@pytest.mark.rule("F2")
@can_fork
@pytest.mark.parametrize("room", [0, 1, 4_096, 4_097, 30_000, 50_000])
def test_a_save_that_does_not_fit_leaves_the_old_file(file, room):
    limits = pytest.importorskip("resource")

    def save() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limits.setrlimit(limits.RLIMIT_FSIZE, (room, room))
        write(file, NEW, replace=True)

    assert in_child(save) == (
        "keten.ketenkaart: de kaart kan niet worden geschreven: bestanden mogen hier niet zo groot zijn. "
        "Sla haar ergens anders op."
    )
    assert unharmed(file)


@pytest.mark.rule("F2")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to mount")
def test_a_full_disk_leaves_the_old_file(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    options = ["-t", "tmpfs", "-o", "size=100k", "tmpfs", str(disk)]
    if subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
        pytest.skip("no right to mount")
    try:
        file = disk / "keten.ketenkaart"
        write(file, OLD)

        assert "de schijf is vol" in refusal(file, replace=True)
        assert unharmed(file)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.rule("F2")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to become another")
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "sentence"),
    [
        (0o555, 0o666, "je hebt er het recht niet toe. Sla haar ergens anders op."),
        (0o777, 0o444, "dit bestand mag niet worden gewijzigd. Sla de kaart op onder een nieuwe naam."),
    ],
)
def test_who_may_not_write_there_leaves_the_old_file(folder_mode, file_mode, sentence):
    def save() -> None:
        os.setuid(65_534)
        write(file, NEW, replace=True)

    with tempfile.TemporaryDirectory() as folder:  # not in tmp_path, which is of root alone
        file = Path(folder) / "keten.ketenkaart"
        write(file, OLD)
        file.chmod(file_mode)
        file.parent.chmod(folder_mode)

        assert in_child(save).endswith(sentence)
        assert unharmed(file)


SAVE = """
import sys
from pathlib import Path
from ketenkaart.storage.reading import parse
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.storage.writing import write
new = parse(Path(sys.argv[2]).read_bytes()).kaart
try:
    write(sys.argv[1], new, replace=True)
except FileRefused as refused:
    sys.exit(refused.problem)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to become another")
def test_who_may_not_read_a_map_is_told_whom_to_ask():
    def open_it() -> None:
        os.setuid(65_534)
        read(file)

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "keten.ketenkaart"
        write(file, OLD)
        file.chmod(0o600)
        file.parent.chmod(0o755)

        assert in_child(open_it) == (
            "keten.ketenkaart: je mag dit bestand niet lezen. Vraag de beheerder om leesrecht."
        )


def saved_with(fault: str, file, folder) -> str:
    """What a program says that saves NEW in a file while the system fails it as told."""
    new = folder / "nieuw.ketenkaart"
    write(new, NEW)
    program = [sys.executable, "-B", "-c", SAVE, str(file), str(new)]
    strace = ["strace", "-f", "-o", "/dev/null", "-e", f"inject={fault}"]
    done = subprocess.run([*strace, *program], capture_output=True, text=True, check=False, cwd=ROOT)
    if "ptrace" in done.stderr:
        pytest.skip("no right to trace")
    return done.stderr


needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")


@pytest.mark.rule("F2")
@needs_strace
@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("write:error=EIO:when=1", "de schijf of de verbinding ermee hapert"),
        ("write:error=ENOSPC:when=1", "de schijf is vol"),
        ("write:error=EDQUOT:when=1", "jouw deel van de schijf is vol"),
        ("write:retval=10:when=1", "de schijf heeft niet bewaard wat is geschreven"),
        ("fsync:error=EIO:when=1", "de schijf of de verbinding ermee hapert"),
        ("rename:error=EACCES:when=1", "je hebt er het recht niet toe"),
        ("rename:error=ESTALE:when=1", "de verbinding met de schijf is weg"),
    ],
)
def test_a_disk_that_fails_halfway_leaves_the_old_file(file, tmp_path_factory, fault, sentence):
    assert sentence in saved_with(fault, file, tmp_path_factory.mktemp("nieuw"))
    assert unharmed(file)


@needs_strace
@pytest.mark.parametrize("fault", ["chmod:error=EPERM", "fsync:error=EINVAL:when=2"])
def test_a_share_that_knows_no_rights_and_syncs_no_folders_takes_a_save(file, tmp_path_factory, fault):
    assert saved_with(fault, file, tmp_path_factory.mktemp("nieuw")) == ""
    assert read(file).kaart == NEW


@needs_strace
def test_rights_that_cannot_be_given_again_are_rather_too_few_than_too_many(file, tmp_path_factory):
    file.chmod(0o640)

    assert saved_with("chmod:error=EPERM", file, tmp_path_factory.mktemp("nieuw")) == ""
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.rule("F2")
@can_fork
def test_a_hundred_kills_while_saving_lose_nothing(file):
    for round_ in range(100):
        acknowledged = _killed_while_saving(file, patience=round_ * 400)

        found = read(file).kaart
        version = int(found.about.name)
        assert version >= acknowledged
        assert found == kaart(version)

    _as_of_yesterday(file.parent)
    write(file, OLD, replace=True)
    assert unharmed(file)


def _killed_while_saving(file, patience: int) -> int:
    """The last version that a process said it had saved before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - runs in the child
        try:
            for version in count(1):
                write(file, kaart(version), replace=True)
                os.write(writing, f"{version}\n".encode())
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        first = pipe.readline()
        for _ in range(patience):  # another moment each time; a clock would be too coarse
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return int((first + pipe.read()).split()[-1])


def _as_of_yesterday(folder) -> None:
    for draft in folder.glob(".*"):
        os.utime(draft, (0, 0))


def test_a_draft_of_someone_who_is_saving_now_is_left_alone(file):
    draft = file.with_name(".ketenkaart-0123456789abcdef.tmp")
    draft.touch()

    write(file, NEW, replace=True)

    assert draft.exists()


def test_a_link_is_followed_to_its_file(file, tmp_path):
    link = tmp_path / "link.ketenkaart"
    link.symlink_to(file)

    write(link, NEW, replace=True)

    assert link.is_symlink()
    assert read(file).kaart == NEW


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path):
    link, elsewhere = tmp_path / "link.ketenkaart", tmp_path / "elders"
    link.symlink_to(elsewhere)

    assert "er is al een bestand" in refusal(link)
    assert "een koppeling naar een bestand dat er niet is" in refusal(link, replace=True)
    assert not elsewhere.exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("geen/map.ketenkaart", "de map waarin het bestand hoort, bestaat niet"),
        ("keten.ketenkaart/x", "een deel van het pad is een bestand, geen map"),
        ("x" * 256, "de naam is te lang"),
        ("a\0b", "deze naam kan hier niet worden gebruikt"),
        (".", "dit is een map of een apparaat, geen bestand"),
    ],
)
def test_a_place_that_cannot_be_is_told(file, name, sentence):
    message = refusal(f"{file.parent}/{name}", replace=True)

    assert sentence in message
    assert unharmed(file)


def test_a_device_is_not_replaced():
    assert "dit is een map of een apparaat, geen bestand" in refusal("/dev/null", replace=True)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_the_longest_name_can_be_saved(tmp_path):
    path = tmp_path / ("x" * 244 + ".ketenkaart")

    write(path, OLD)

    assert read(path).kaart == OLD


def test_the_rights_of_the_old_file_stay(file):
    file.chmod(0o640)

    write(file, NEW, replace=True)

    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (Step(id="s1", nieuw="\ud800"), "een tekst of getal dat niet in een bestand kan"),
        (Step(id="s1", nieuw=float("nan")), "een tekst of getal dat niet in een bestand kan"),
        (Step(id="s1", name="a\x07"), "een tekst bevat het onleesbare teken U+0007"),
        (Flow(id="d1", source="s9"), "verwijst naar “s9”, en dat staat niet in de kaart"),
        (Step.model_construct(**{**dict(Step(id="s1")), "number": "7"}), "moet een geheel getal zijn"),
        (
            Step.model_construct(**{**dict(Step(id="s1")), "participants": []}),
            "anders worden gelezen dan ze is",
        ),
    ],
)
def test_a_map_that_could_not_be_read_again_is_not_saved(file, record, sentence):
    message = refusal(file, Ketenkaart.of([record]), replace=True)

    assert message.startswith("keten.ketenkaart: de kaart kan niet worden geschreven, want ze")
    assert sentence in message
    assert unharmed(file)
