"""The command that lays out a map afresh, and what is seen of work that takes a while."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from catalogue import ROOT
from drawing.maps import chance, small

import ketenkaart.cli.progress
from ketenkaart.cli.main import main
from ketenkaart.drawing.tidying import settle
from ketenkaart.memory import Cell, Memory
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write

CROOKED = Memory({"s1": Cell(0, 1), "s2": Cell(2, 0), "s3": Cell(3, 2)})
BETTER = "1 of 3 steps moved, 0 bends instead of 2, 2 columns instead of 3, 2 rows instead of 3."


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("scheef.ketenkaart", small(), CROOKED)


def run(capsys, *words, lang="en") -> tuple[int, list[str], str]:
    """The exit code, the lines on the output and what stands on the error stream."""
    code = main([*map(str, words), "--lang", lang])
    out, error = capsys.readouterr()
    return code, out.splitlines(), error


def is_straight(places):
    """Whether all flows of the small map run without a bend: down from s1 to s2, and on to s3 beside it."""
    (down, _), (first, row), (second, other) = (places[box] for box in ("s1", "s2", "s3"))
    return down == first < second and row == other


def test_tidying_up_tells_what_would_become_better_and_touches_nothing(capsys):
    before = Path("scheef.ketenkaart").read_bytes()

    code, lines, error = run(capsys, "tidy", "scheef.ketenkaart", lang="nl")

    changes = "0 bochten in plaats van 2, 2 kolommen in plaats van 3, 2 rijen in plaats van 3"
    assert (code, error) == (0, "")
    assert lines == [f"Netjes leggen zou 1 van 3 stappen verplaatsen: {changes}."]
    assert Path("scheef.ketenkaart").read_bytes() == before
    assert [path.name for path in Path().iterdir()] == ["scheef.ketenkaart"]


def test_a_tidier_map_is_made_where_one_is_asked_for(capsys):
    before = Path("scheef.ketenkaart").read_bytes()

    code, lines, _ = run(capsys, "tidy", "scheef.ketenkaart", "-o", "recht.ketenkaart")

    made = read("recht.ketenkaart")
    assert (code, lines) == (0, [f"Tidied up: {BETTER}", "Made recht.ketenkaart."])
    assert Path("scheef.ketenkaart").read_bytes() == before
    assert made.kaart == read("scheef.ketenkaart").kaart
    assert is_straight(made.memory.places)


@pytest.mark.rule("P5", "F3")
def test_the_map_itself_is_tidied_up_with_force_only(capsys):
    before = Path("scheef.ketenkaart").read_bytes()

    refused = run(capsys, "tidy", "scheef.ketenkaart", "-o", "scheef.ketenkaart")
    assert refused == (2, [], "scheef.ketenkaart exists already. Add --force to replace it.\n")
    assert Path("scheef.ketenkaart").read_bytes() == before

    assert run(capsys, "tidy", "scheef.ketenkaart", "--force")[0] == 0
    assert is_straight(read("scheef.ketenkaart").memory.places)


def test_all_stays_as_it_is_where_nothing_better_is_found(capsys):
    straight = Memory({"s1": Cell(0, 0), "s2": Cell(0, 0), "s3": Cell(1, 0)})
    write("recht.ketenkaart", small(), settle(small(), straight))
    before = Path("recht.ketenkaart").read_bytes()

    code, lines, _ = run(capsys, "tidy", "recht.ketenkaart", "--force")

    sentence = "Tidying up finds nothing better: 0 crossings, 0 bends. Every step stays where it is."
    assert (code, lines) == (0, [sentence, "Made recht.ketenkaart."])
    assert Path("recht.ketenkaart").read_bytes() == before


def test_a_map_without_steps_is_tidy(capsys):
    run(capsys, "new", "leeg.ketenkaart")

    assert run(capsys, "tidy", "leeg.ketenkaart")[0] == 0


@pytest.mark.rule("P4")
def test_what_is_no_map_is_not_tidied_up(capsys):
    Path("kapot.ketenkaart").write_text("{", "utf-8")

    code, lines, error = run(capsys, "tidy", "kapot.ketenkaart", "--force")

    assert (code, lines) == (2, [])
    assert error == "kapot.ketenkaart, line 1: the file is cut off. Look for an earlier copy.\n"


def test_no_bar_is_shown_where_nobody_looks(capsys, monkeypatch):
    monkeypatch.setattr(ketenkaart.cli.progress, "PATIENCE", 0.0)

    assert run(capsys, "export", "scheef.ketenkaart", "-o", "x.svg") == (0, ["Made x.svg."], "")


class Terminal:
    """A command whose error stream is a terminal."""

    def __init__(self, *words):
        pty = pytest.importorskip("pty", reason="needs a terminal of our own")
        self._master, end = pty.openpty()
        words = [sys.executable, "-m", "ketenkaart", "--lang", "en", *words]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm"}
        self.running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=end, env=environment)
        os.close(end)
        self.seen = b""

    def watch(self, until=None):
        """Read until something is seen, or the command ends."""
        while until is None or until not in self.seen:
            try:
                self.seen += os.read(self._master, 65536)
            except OSError:  # the command has closed it
                break
        return self.seen

    def end(self):
        """The exit code, the output, and what was seen after the bar was taken away."""
        self.watch()
        os.close(self._master)
        out = self.running.communicate(timeout=60)[0]
        return self.running.returncode, out, self.seen.rpartition(b"\x1b[2K")[2]


@pytest.mark.parametrize("words", [["tidy", "-o", "net.ketenkaart"], ["tidy", "--force"]])
def test_a_bar_is_shown_of_long_work_and_ctrl_c_ends_it_without_a_trace(words):
    write("groot.ketenkaart", chance(60, 6, 4, 1))
    before = Path("groot.ketenkaart").read_bytes()
    terminal = Terminal(words[0], "groot.ketenkaart", *words[1:])

    assert b"Tidying up" in terminal.watch(until=b"%")
    terminal.running.send_signal(signal.SIGINT)

    assert terminal.end() == (130, b"", b"Stopped; no file was made or changed.\r\n")
    assert Path("groot.ketenkaart").read_bytes() == before
    assert sorted(path.name for path in Path().iterdir()) == ["groot.ketenkaart", "scheef.ketenkaart"]
