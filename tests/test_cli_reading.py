"""The commands that read a map: validate and info (check has tests of its own)."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from catalogue import ROOT

import ketenkaart.storage.opening
from ketenkaart.cli.main import main

SAMPLE = ROOT / "samples" / "loonaangifteketen.ketenkaart"


def test_a_sound_map_is_called_sound(capsys):
    assert main(["validate", str(SAMPLE), "--lang", "nl"]) == 0
    assert capsys.readouterr() == ("loonaangifteketen.ketenkaart is een goede kaart.\n", "")


@pytest.mark.parametrize("command", ["validate", "info", "check", "layout"])
def test_what_is_no_map_is_refused_with_its_place(capsys, tmp_path, command):
    path = tmp_path / "kapot.ketenkaart"
    path.write_text('{\n"ketenkaart": 1,\n"steps": [{"id": "s1", "partner": "weg"}]\n}\n', encoding="utf-8")

    code = main([command, str(path), "--lang", "en"])

    sentence = "step “s1”: “partner” points at “weg”, which is not in the map."
    assert code == 2
    assert capsys.readouterr() == ("", f"kapot.ketenkaart, line 3: {sentence}\n")


@pytest.mark.parametrize("command", ["validate", "info", "check", "layout"])
def test_a_file_that_is_not_there_is_refused(capsys, tmp_path, command):
    assert main([command, str(tmp_path / "weg.ketenkaart"), "--lang", "en"]) == 2
    assert capsys.readouterr() == ("", "weg.ketenkaart: there is no such file.\n")


def test_info_tells_what_the_map_is_and_counts_what_it_has(capsys):
    assert main(["info", str(SAMPLE), "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Title: Loonaangifteketen"
    assert {"Status: draft, not adopted", "Steps: 23", "Interfaces: 8"} <= set(lines)


def test_info_keeps_a_goal_of_more_lines_on_one(capsys, tmp_path):
    path = tmp_path / "doel.ketenkaart"
    path.write_text('{"ketenkaart": 1, "about": {"id": "about", "goal": "een\\ntwee"}}', encoding="utf-8")

    main(["info", str(path), "--lang", "en"])

    assert "Chain goal: een twee\n" in capsys.readouterr().out


def test_info_of_an_empty_map_says_only_what_there_is(capsys, tmp_path):
    path = tmp_path / "leeg.ketenkaart"
    path.write_text('{"ketenkaart": 1}', encoding="utf-8")

    main(["info", str(path), "--lang", "en"])

    assert capsys.readouterr().out == "Title: Untitled\nStatus: draft, not adopted\n"


def stopped(running):
    """What a command says on the error stream once it is stopped, however often that must be asked.

    A signal just before it waits for the pipe is only seen after that: the next one breaks off the wait.
    """
    for _ in range(20):
        running.send_signal(signal.SIGINT)
        try:
            return running.communicate(timeout=5)[1]
        except subprocess.TimeoutExpired:
            continue
    running.kill()
    return running.communicate()[1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_command_that_is_stopped_just_ends(tmp_path):
    pipe = tmp_path / "traag.ketenkaart"
    os.mkfifo(pipe)
    words = [sys.executable, "-m", "ketenkaart", "validate", str(pipe), "--lang", "en"]
    running = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, cwd=ROOT)

    with pipe.open("w"):  # waits until the command opens it
        error = stopped(running)

    assert (running.returncode, error) == (130, "")


@pytest.mark.rule("P4")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for_forever(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(ketenkaart.storage.opening, "_PATIENCE", 0.2)
    pipe = tmp_path / "leeg.ketenkaart"
    os.mkfifo(pipe)

    assert main(["validate", str(pipe), "--lang", "en"]) == 2
    assert capsys.readouterr() == ("", "leeg.ketenkaart: this is a pipe, and nobody writes to it.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_map_is_read_from_a_pipe(capsys, tmp_path):
    pipe = tmp_path / "kaart.ketenkaart"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(SAMPLE.read_bytes()))
    writer.start()

    assert main(["validate", str(pipe), "--lang", "en"]) == 0
    writer.join()


@pytest.mark.rule("P4")
def test_an_answer_that_cannot_be_printed_gives_one_line(tmp_path):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this computer has no device that is full")
    words = [sys.executable, "-m", "ketenkaart", "info", str(SAMPLE), "--lang", "en"]

    with full.open("w") as out:
        done = subprocess.run(words, stdout=out, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)

    assert (done.returncode, done.stderr) == (2, "The system refuses: the disk is full.\n")
