"""The commands that make or compare maps: new, diff, merge."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest
from catalogue import ROOT
from drawing.maps import small

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import Add, ChangeSet, Remove, set_field
from ketenkaart.changes.changejson import from_json
from ketenkaart.changes.versions import adopting
from ketenkaart.cli.main import main
from ketenkaart.drawing.tidying import settle
from ketenkaart.memory import NO_MEMORY
from ketenkaart.model.governance import Assignment, Body
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Step
from ketenkaart.model.vocabulary import Part
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write

SVG = "{http://www.w3.org/2000/svg}"
SAMPLES = sorted(path.stem for path in (ROOT / "samples").glob("*.ketenkaart"))
STEP = small().get(Step, "s2")


def run(capsys, *words, lang="en") -> tuple[int, list[str], str]:
    """The exit code, the lines on the output and what stands on the error stream."""
    code = main([*map(str, words), "--lang", lang])
    out, error = capsys.readouterr()
    return code, out.splitlines(), error


def saved(path, *changes, memory=NO_MEMORY):
    write(path, apply(small(Body(id="b1", name="Beraad")), ChangeSet(changes)), memory)
    return path


@pytest.mark.parametrize("name", SAMPLES)
def test_a_map_made_from_a_sample_is_that_sample_with_its_layout(capsys, tmp_path, name):
    out = tmp_path / "mijn.ketenkaart"

    code, lines, _ = run(capsys, "new", out, "--sample", name)

    made = read(out)
    assert (code, lines) == (0, [f"Made {out}."])
    assert out.read_bytes() == (ROOT / "samples" / f"{name}.ketenkaart").read_bytes()
    assert {step.id for step in made.kaart.steps} <= set(made.memory.places)
    assert {flow.id for flow in made.kaart.flows} <= set(made.memory.ways)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_empty_map_is_sound_and_speaks_the_language_in_use(capsys, tmp_path, language):
    out = tmp_path / "mijn.ketenkaart"

    assert run(capsys, "new", out, lang=language)[0] == 0
    assert run(capsys, "validate", out)[0] == 0
    assert read(out).kaart.about.language == language
    assert len(read(out).kaart.records) == 1


def test_a_sample_that_is_not_there_is_answered_with_those_that_are(capsys, tmp_path):
    code, _, error = run(capsys, "new", tmp_path / "x.ketenkaart", "--sample", "../loonaangifteketen")

    names = ", ".join(SAMPLES)
    assert (code, error) == (2, f"There is no sample “../loonaangifteketen”; there are: {names}.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.rule("P5", "F3")
def test_new_and_merge_replace_a_file_with_force_only(capsys, tmp_path):
    file = saved(tmp_path / "a.ketenkaart")
    before = file.read_bytes()
    sentence = f"{file} exists already. Add --force to replace it.\n"

    assert run(capsys, "new", file) == (2, [], sentence)
    assert run(capsys, "merge", file, file, file, "-o", file) == (2, [], sentence)
    assert file.read_bytes() == before

    assert run(capsys, "merge", file, file, file, "-o", file, "--force")[0] == 0
    assert run(capsys, "new", file, "--force")[0] == 0
    assert len(read(file).kaart.records) == 1


@pytest.mark.parametrize("name", ["poster.pdf", "mijn", "mijn.ketenkaart.bak"])
def test_a_map_gets_the_name_of_a_map(capsys, tmp_path, name):
    out = tmp_path / name

    assert run(capsys, "new", out) == (2, [], f"{out} must end with .ketenkaart.\n")


def test_a_folder_that_is_not_there_is_told(capsys, tmp_path):
    code, _, error = run(capsys, "new", tmp_path / "geen" / "x.ketenkaart")

    assert code == 2
    assert (
        error == "x.ketenkaart: the map cannot be written: the folder is not there. Save it somewhere else.\n"
    )


def test_a_diff_reads_as_people_speak(capsys, tmp_path):
    old = saved(tmp_path / "oud.ketenkaart")
    flow = small().records["v1"]
    new = saved(
        tmp_path / "nieuw.ketenkaart",
        Add(Partner(id="p3", name="Gemeente", order="3")),
        Add(Assignment(id="t1", element="s2", assignee="b1", part=Part.DECIDES)),
        Remove(flow),
        set_field(STEP, "lead_time", "2 weken"),
        set_field(STEP, "partner", "p3"),
        set_field(STEP, "participants", ["p1", "p2"]),
        set_field(STEP, "kind", "decision"),
        set_field(STEP, "certain", False),
        set_field(STEP, "pin", {"after": "s1"}),
        set_field(STEP, "order", "9"),
        set_field(small().about, "key_figures", [{"value": "8 mln", "caption": "mensen"}]),
        set_field(STEP, "kleur", "rood"),
        set_field(small().about, "date", "2026-01-31"),
    )

    code, lines, _ = run(capsys, "diff", old, new, lang="nl")

    assert code == 0
    assert lines == [
        "Nieuw",
        "  ketenpartner “Gemeente”",
        "  koppeling “Beraad besluit Beoordelen”",
        "Verwijderd",
        "  stroom “Beoordelen → Besluiten”",
        "Gewijzigd",
        "  de kaart",
        "    kerncijfers: leeg → cijfer “8 mln”, bijschrift “mensen”",
        "    datum: leeg → 31-01-2026",
        "  processtap “Beoordelen”",
        "    verplaatst in de volgorde",
        "    bevestigd: ja → nee",
        "    ketenpartner: ketenpartner “Dienst” → ketenpartner “Gemeente”",
        "    soort: activiteit → beslissing",
        "    deelnemers: leeg → ketenpartner “Bron”, ketenpartner “Dienst”",
        "    doorlooptijd: leeg → “2 weken”",
        "    gekozen plaats: leeg → rechts van processtap “Aanvragen”",
        "    kleur: leeg → “rood”",
        "2 nieuw, 1 verwijderd, 2 gewijzigd.",
    ]


def test_parts_that_this_version_does_not_know_are_in_the_diff(capsys, tmp_path):
    old, new = tmp_path / "oud.ketenkaart", tmp_path / "nieuw.ketenkaart"
    write(old, Ketenkaart.of([], {"beelden": 1}))
    write(new, Ketenkaart.of([], {"beelden": [2, "x"]}))

    _, lines, _ = run(capsys, "diff", old, new)

    assert lines == [
        "Changed",
        "  parts that this version does not know",
        '    beelden: 1 → [2, "x"]',
        "0 new, 0 removed, 1 changed.",
    ]


def test_a_diff_of_the_same_says_so(capsys, tmp_path):
    file = saved(tmp_path / "a.ketenkaart")
    laid_out = saved(tmp_path / "b.ketenkaart", memory=settle(small()))

    assert run(capsys, "diff", file, laid_out) == (0, ["Nothing differs."], "")


@pytest.mark.parametrize(
    ("lang", "word", "title"), [("nl", "gewijzigd", "Gewijzigd"), ("en", "changed", "Changed")]
)
def test_a_diff_makes_a_poster_with_signs_at_what_changed(capsys, tmp_path, lang, word, title):
    version = set_field(small().about, "version", "1.0")
    old, new = saved(tmp_path / "oud.ketenkaart", version), tmp_path / "nieuw.ketenkaart"
    later = (set_field(small().about, "version", "1.1"), set_field(STEP, "name", "Keuren"))
    saved(new, *later)
    poster = tmp_path / "poster.svg"

    code, lines, error = run(capsys, "diff", old, new, "-o", poster, "--format", "json", lang=lang)

    svg = ElementTree.parse(poster)
    [sign] = [group for group in svg.iter(f"{SVG}g") if group.get("id") == "s2.sign"]
    assert code == 0
    assert from_json(json.loads("\n".join(lines))), "the changes alone stand on the output"
    assert str(poster) in error
    assert word in "".join(sign.itertext())
    assert f"{title} " in "".join(svg.getroot().itertext())
    assert "1.0" in "".join(svg.getroot().itertext())
    assert run(capsys, "diff", old, new, "-o", poster)[0] == 2, "it is not replaced unasked"
    assert run(capsys, "diff", old, new, "-o", old, "--force")[0] == 2


def test_a_diff_as_json_leads_from_the_one_to_the_other(capsys, tmp_path):
    old = saved(tmp_path / "oud.ketenkaart")
    new = saved(tmp_path / "nieuw.ketenkaart", set_field(STEP, "name", "Toetsen"), Add(Partner(id="p3")))

    code, lines, _ = run(capsys, "diff", old, new, "--format", "json")

    changeset = from_json(json.loads("\n".join(lines)))
    assert code == 0
    assert to_bytes(apply(read(old).kaart, changeset)) == to_bytes(read(new).kaart)


def test_a_diff_has_two_formats(capsys, tmp_path):
    file = saved(tmp_path / "a.ketenkaart")

    assert run(capsys, "diff", file, file, "--format", "xml")[0] == 2


def test_two_changed_maps_merge(capsys, tmp_path):
    base = saved(tmp_path / "basis.ketenkaart")
    ours = saved(tmp_path / "ons.ketenkaart", set_field(STEP, "name", "Toetsen"))
    theirs = saved(tmp_path / "hun.ketenkaart", set_field(STEP, "lead_time", "1 dag"))
    out = tmp_path / "samen.ketenkaart"

    assert run(capsys, "merge", base, ours, theirs, "-o", out) == (0, [f"Made {out}."], "")

    step = read(out).kaart.get(Step, "s2")
    assert (step.name, step.lead_time) == ("Toetsen", "1 dag")


def test_a_merge_of_an_adopted_map_with_other_changes_is_a_draft(capsys, tmp_path):
    base = saved(tmp_path / "basis.ketenkaart")
    ours = saved(tmp_path / "ons.ketenkaart", set_field(STEP, "name", "Toetsen"))
    theirs, out = tmp_path / "hun.ketenkaart", tmp_path / "samen.ketenkaart"
    kaart = read(base).kaart
    write(theirs, apply(kaart, adopting(kaart, "1.0", date(2026, 11, 26))))

    assert run(capsys, "merge", base, ours, theirs, "-o", out)[0] == 0

    assert read(out).kaart.about.is_changed_since_adopted


def test_a_merge_lists_its_conflicts_and_keeps_ours(capsys, tmp_path):
    base = saved(tmp_path / "basis.ketenkaart")
    ours = saved(tmp_path / "ons.ketenkaart", set_field(STEP, "name", "Toetsen"))
    theirs = saved(tmp_path / "hun.ketenkaart", set_field(STEP, "name", "Keuren"))
    out = tmp_path / "samen.ketenkaart"

    code, lines, error = run(capsys, "merge", base, ours, theirs, "-o", out)

    assert (code, error) == (1, "")
    assert lines == [
        "1 conflict to look at:",
        "  step “Toetsen”: “name” is “Toetsen” with us and “Keuren” with them; ours is kept.",
        f"Made {out}.",
    ]
    assert to_bytes(read(out).kaart) == to_bytes(read(ours).kaart)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_merge_with_a_file_that_is_no_map_makes_nothing(capsys, tmp_path, place):
    files = [saved(tmp_path / f"{name}.ketenkaart") for name in "abc"]
    files[place].write_text("{", encoding="utf-8")
    out = tmp_path / "samen.ketenkaart"

    code, lines, error = run(capsys, "merge", *files, "-o", out)

    assert (code, lines) == (2, [])
    assert error == f"{files[place].name}, line 1: the file is cut off. Look for an earlier copy.\n"
    assert not out.exists()


def test_a_diff_tells_that_a_version_was_adopted_and_not_all_it_keeps(capsys, tmp_path):
    old, new = saved(tmp_path / "oud.ketenkaart"), tmp_path / "nieuw.ketenkaart"
    before = read(old).kaart
    write(new, apply(before, adopting(before, "2.1", date(2026, 3, 12), "Ketenbestuur", "Akkoord.")))

    _, lines, _ = run(capsys, "diff", old, new, lang="nl")

    told = "versie “2.1”, datum 12-03-2026, vastgesteld door “Ketenbestuur”, notitie “Akkoord.”"
    assert f"    vastgestelde versies: leeg → {told}" in lines
