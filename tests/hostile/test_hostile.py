"""Damaged and hostile files: each in `files` gives its sentence of `sentences.json`, in both languages."""

import json
from pathlib import Path

import pytest

from ketenkaart.cli.main import main

FOLDER = Path(__file__).parent / "files"
SENTENCES = json.loads((FOLDER.parent / "sentences.json").read_text("utf-8"))
MIB = 1024 * 1024
START = '{"ketenkaart": 1, "about": {"id": "about"}, '


def refused(capsys, path, language: str) -> str:
    """What `validate` says of a file, once it is sure that it says it as it should."""
    code = main(["validate", str(path), "--lang", language])

    out, error = capsys.readouterr()
    assert (code, out) == (2, "")
    assert error.count("\n") == 1
    assert error.endswith("\n")
    assert error.rstrip("\n").isprintable()
    return error.rstrip("\n")


def test_every_hostile_file_has_its_sentences():
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(SENTENCES)
    assert len(SENTENCES) >= 70


@pytest.mark.rule("F4", "P4")
@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_a_hostile_file_gives_its_sentence(capsys, name):
    path = FOLDER / f"{name}.ketenkaart"
    english, dutch = SENTENCES[name]

    assert refused(capsys, path, "en") == english
    assert refused(capsys, path, "nl") == dutch
    assert english != dutch


def _deep(path, bracket: str) -> None:
    path.write_text(START + '"diep": ' + bracket * 1_000_000, encoding="utf-8")


def _large(path) -> None:
    with path.open("wb") as file:
        file.truncate(64 * MIB + 1)


def _many_records(path) -> None:
    steps = ",\n".join(f'{{"id": "s{number}"}}' for number in range(100_001))
    path.write_text(f'{START}\n"steps": [\n{steps}]}}', encoding="utf-8")


def _many_parts(path) -> None:
    path.write_text(f'{START}"x": [{"[]," * 2_000_001}[]]}}', encoding="utf-8")


def _long_text(path) -> None:
    path.write_text(f'{START}"steps": [\n{{"id": "s1", "name": "{"x" * 20 * MIB}"}}]}}', encoding="utf-8")


@pytest.mark.rule("F4")
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: _deep(path, "["), ", line 1: brackets stand more than 64 deep; no map needs that."),
        (lambda path: _deep(path, '{"a":'), ", line 1: brackets stand more than 64 deep; no map needs that."),
        (_large, ": the file is larger than 64 MiB, too large for a map."),
        (_many_records, ": the map has more than 100000 records."),
        (_many_parts, ": the file has too many parts for one map."),
        (_long_text, ", line 2: step “s1”: “name” is longer than 200 characters."),
    ],
)
def test_a_huge_file_gives_its_sentence(capsys, tmp_path, make, sentence):
    path = tmp_path / "huge.ketenkaart"
    make(path)

    assert refused(capsys, path, "en") == path.name + sentence


def test_a_folder_or_nothing_gives_its_sentence(capsys, tmp_path):
    assert refused(capsys, tmp_path, "en") == f"{tmp_path.name}: this is a folder, not a file."
    assert refused(capsys, tmp_path / "x", "en") == "x: there is no such file."
    assert refused(capsys, "a" * 300, "nl").endswith(
        "het bestand kan niet worden gelezen: de naam is te lang."
    )
