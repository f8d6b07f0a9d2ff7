"""The words of the command line: languages, help, and refusals in one line."""

import os
import signal
import subprocess
import sys
import tomllib

import pytest
from catalogue import ROOT

from ketenkaart.cli.app import command
from ketenkaart.cli.main import main, take_language

COMMANDS = ["edit", "export", "layout", "tidy", "check", "validate", "info", "new", "import", "diff", "merge"]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def test_the_commands_are_those_of_the_design():
    assert list(command().commands) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_dutch(capsys, name):
    code = main([name, "--help", "--lang", "nl"])

    printed = capsys.readouterr().out
    assert code == 0
    assert "Gebruik: ketenkaart " + name in printed
    assert "Opties" in printed
    assert not {"Usage", "Options", "Show", "The", "required"} & set(printed.split())


def test_help_is_given_for_h_too(capsys):
    main(["export", "--help", "--lang", "en"])
    long = capsys.readouterr()

    assert main(["export", "-h", "--lang", "en"]) == 0
    assert capsys.readouterr() == long


def test_the_version_is_told(capsys):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert main(["--version"]) == 0
    assert capsys.readouterr() == (f"ketenkaart {project['version']}\n", "")


def test_help_is_english_where_the_computer_is(capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    main(["--help"])

    printed = capsys.readouterr().out
    assert "Usage: ketenkaart [OPTIONS] COMMAND" in printed
    assert "Make a poster of a map." in printed


@pytest.mark.parametrize("words", [["--lang", "en", "info", "x"], ["info", "--lang=en", "x"]])
def test_the_language_may_stand_before_or_after_the_command(words):
    assert take_language(words) == (["info", "x"], "en")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
@pytest.mark.parametrize("words", [[], ["x.ketenkaart"], ["edit"]])
def test_no_command_opens_the_editor_and_says_so_where_there_is_no_screen(words, capsys, monkeypatch):
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)

    assert main([*words, "--lang", "nl"]) == 2

    assert "De editor heeft een scherm nodig" in capsys.readouterr().err


@pytest.mark.rule("P4")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["exprt"], "De opdracht “exprt” bestaat niet."),
        (["info"], "BESTAND ontbreekt."),
        (["export", "x.ketenkaart"], "--output ontbreekt."),
        (["export", "x.ketenkaart", "-o"], "De optie -o heeft een waarde nodig"),
        (["info", "--papier"], "De optie “--papier” bestaat niet."),
        (["info", "a", "b", "c"], "“b c” is meer dan deze opdracht verwacht."),
        (["info", "a", "--lang", "fr"], "Bij --lang hoort nl of en, niet “fr”."),
        (["info", "a", "--lang"], "Bij --lang hoort nl of en, niet “”."),
    ],
)
def test_wrong_use_gives_one_line_and_exit_code_2(capsys, monkeypatch, words, sentence):
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")

    code = main(words)

    out, error = capsys.readouterr()
    assert (code, out) == (2, "")
    assert error.startswith(sentence)
    assert error.count("\n") == 1


def test_the_program_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "ketenkaart", "--lang", "en", "--help"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip

    assert "Usage: ketenkaart" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_ctrl_c_ends_a_command_without_a_word(tmp_path):
    pipe = tmp_path / "kaart.ketenkaart"
    os.mkfifo(pipe)
    words = [sys.executable, "-m", "ketenkaart", "info", str(pipe)]
    running = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with pipe.open("wb"):  # opens as soon as the command reads
        running.send_signal(signal.SIGINT)
        out, error = running.communicate(timeout=60)

    assert (running.returncode, out, error) == (130, "", "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_the_editor_starts_without_what_it_does_not_need():
    script = (
        "import builtins, sys; usual = builtins.__import__; from ketenkaart.cli.main import main; "
        "code = main(['x.ketenkaart']); print(code, builtins.__import__ is usual, *sys.modules)"
    )
    there = {name: value for name, value in os.environ.items() if name not in SCREENS}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT, env=there
    )

    code, is_usual, *modules = done.stdout.split()
    assert (code, is_usual) == ("2", "True")
    assert "ketenkaart.editor.window" in modules
    assert not {"typer", "rich", "openpyxl", "lxml", "pikepdf"} & set(modules)
