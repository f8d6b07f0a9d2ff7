"""Foreign files that are damaged, hostile or something else: one sentence, and nothing is fetched."""

import socket

import pytest
from interchange.bpmnfiles import MODEL, bpmn, flow, imported, lane, lanes, node, process, task

from ketenkaart.cli.main import main
from ketenkaart.storage.opening import MOST_BYTES
from ketenkaart.storage.reading import read

SOUND = bpmn(process(task("a", name="Café"), name="P"))
DOCTYPE = "the file has a DOCTYPE, which can do harm. Save it without, or take the line out."
NO_XML = "this is not an XML file. Choose a BPMN file, such as a BPMN editor saves."
NO_BPMN = "this is XML, but not BPMN 2.0. Choose a BPMN file, such as a BPMN editor saves."
NOTHING = "there is no process and no pool in this file, so there is nothing to take over."
DEEP = "elements stand more than 64 deep; no map needs that."
ENCODING = "the text is not in the encoding that its first line names. Save it as UTF-8."
DAMAGED = "the XML is damaged here. Save the file anew, or look for an earlier copy."
BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
REFUSED = {
    "an entity bomb": (f'<!DOCTYPE d [<!ENTITY e0 "ha">{BOMB}]>{bpmn(process(name="&e11;"))}', DOCTYPE),
    "an external entity": (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>{bpmn(process(task("a", name="&e;")))}',
        DOCTYPE,
    ),
    "an external DTD": (f'<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">{SOUND}', DOCTYPE),
    "a DOCTYPE in UTF-16": (
        f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d>{SOUND}'.encode("utf-16"),
        DOCTYPE,
    ),
    "deep nesting": (bpmn("<subProcess>" * 100_000 + "</subProcess>" * 100_000), DEEP),
    "deep nesting of others": (bpmn('<x xmlns="u">' * 70 + "</x>" * 70), DEEP),
    "no text at all": ("", NO_XML),
    "plain text": ("Beste collega,", NO_XML),
    "a zip": (b"PK\x03\x04\x14\x00", NO_XML),
    "a web page": ("<html><body/></html>", NO_BPMN),
    "definitions of something else": ("<definitions/>", NO_BPMN),
    "an older BPMN": ('<definitions xmlns="http://schema.omg.org/spec/BPMN/2.0"/>', NO_BPMN),
    "no process": (bpmn(), NOTHING),
    "a choreography": (bpmn("<choreography/>"), NOTHING),
    "an unknown encoding": (f'<?xml version="1.0" encoding="klingon"?>{SOUND}', f"line 1: {ENCODING}"),
    "another encoding than declared": (
        f'<?xml version="1.0" encoding="UTF-8"?>{SOUND}'.encode("latin-1"),
        f"line 1: {ENCODING}",
    ),
    "half a file": (SOUND.replace("><", ">\n<")[:-30], f"line 4: {DAMAGED}"),
    "an entity that is not defined": (bpmn(process(task("a", name="&e;"))), f"line 1: {DAMAGED}"),
    "too many elements": (bpmn("<x/>" * 500_001), "the file has too many parts for one map."),
}


@pytest.mark.rule("I1", "I3", "P4")
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_over_is_refused_with_a_sentence(capsys, tmp_path, monkeypatch, name):
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("something is fetched"))
    text, sentence = REFUSED[name]
    file, out = tmp_path / "vreemd.bpmn", tmp_path / "kaart.ketenkaart"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())

    code = main(["import", str(file), "-o", str(out), "--lang", "en"])

    separator = ", " if sentence.startswith("line") else ": "
    printed = capsys.readouterr()
    assert (code, printed.out, printed.err) == (2, "", f"vreemd.bpmn{separator}{sentence}\n")
    assert not out.exists()


def test_a_file_that_is_too_large_is_refused(capsys, tmp_path):
    file = tmp_path / "groot.bpmn"
    with file.open("wb") as large:
        large.truncate(MOST_BYTES + 1)

    assert main(["import", str(file), "-o", str(tmp_path / "k.ketenkaart"), "--lang", "en"]) == 2
    assert capsys.readouterr().err == "groot.bpmn: the file is larger than 64 MiB, too large for a map.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_any_encoding_that_the_file_declares_is_read(encoding):
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?>{SOUND}'

    assert imported(text.encode(encoding))[0].steps[0].name == "Café"


@pytest.mark.parametrize("prefix", ["bpmn:", "semantic:"])
def test_any_prefix_may_stand_before_the_names(prefix):
    plain = process(lanes(lane("l", "a")), task("a"), task("b"), flow("a", "b"))
    text = plain.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")

    kaart, _ = imported(f'<{prefix}definitions xmlns:{prefix[:-1]}="{MODEL}">{text}</{prefix}definitions>')

    assert (len(kaart.steps), len(kaart.flows), len(kaart.partners)) == (2, 1, 1)


def test_what_an_editor_adds_of_its_own_is_passed_over():
    own = f'<x:task xmlns:x="urn:editor" id="z" name="Z"><task xmlns="{MODEL}" id="y" name="Y"/></x:task>'

    kaart, _ = imported(bpmn(process(f"<extensionElements>{own}</extensionElements>", own, task("a"))))

    assert [step.name for step in kaart.steps] == ["A"]


@pytest.mark.rule("P5")
def test_a_map_is_replaced_with_force_only(capsys, tmp_path):
    file, out = tmp_path / "proces.bpmn", tmp_path / "kaart.ketenkaart"
    file.write_text(SOUND, encoding="utf-8")
    words = ["import", str(file), "-o", str(out), "--lang", "en"]
    out.write_text("old", encoding="utf-8")

    assert main(words) == 2
    assert capsys.readouterr().err == f"{out} exists already. Add --force to replace it.\n"
    assert out.read_text(encoding="utf-8") == "old"
    assert main([*words, "--force"]) == 0
    assert read(out).kaart.steps[0].name == "Café"


@pytest.mark.rule("I2")
@pytest.mark.parametrize(
    ("language", "heading", "line"), [("en", "Taken over", "1 task"), ("nl", "Overgenomen", "1 taak")]
)
def test_the_report_is_in_the_language_in_use(capsys, tmp_path, language, heading, line):
    file, out = tmp_path / "proces.bpmn", tmp_path / "kaart.ketenkaart"
    file.write_text(SOUND, encoding="utf-8")

    assert main(["import", str(file), "-o", str(out), "--lang", language]) == 0

    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == heading
    assert f"  {line}: “Café”" in printed
    assert read(out).kaart.about.language == language


def test_an_output_that_is_no_map_is_refused(capsys, tmp_path):
    assert main(["import", "x.bpmn", "-o", str(tmp_path / "kaart.pdf"), "--lang", "en"]) == 2
    assert capsys.readouterr().err.endswith("must end with .ketenkaart.\n")


@pytest.mark.rule("I1")
@pytest.mark.parametrize(
    "text",
    [
        bpmn("<process/>"),
        bpmn("<process/><process/>"),
        bpmn(
            "<process><task/><sequenceFlow/><dataObjectReference/><laneSet><lane/><lane/></laneSet></process>"
        ),
        bpmn(process(task("x"), task("x"), flow("x", "x"), id="x")),
        bpmn(process(node("callActivity", "a", "Zichzelf", more='calledElement="p"'))),
        bpmn(process(task("a")), shapes=[("a", "NaN", "1e999", "", "x")]),
        bpmn(process(node("boundaryEvent", "a", "Los", more='attachedToRef="a"'))),
    ],
)
def test_odd_files_are_taken_over_as_far_as_they_go(tmp_path, text):
    file, out = tmp_path / "vreemd.bpmn", tmp_path / "kaart.ketenkaart"
    file.write_text(text, encoding="utf-8")

    assert main(["import", str(file), "-o", str(out)]) == 0
    assert main(["layout", str(out)]) == 0
