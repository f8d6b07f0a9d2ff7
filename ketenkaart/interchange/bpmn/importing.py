"""BPMN 2.0 becomes a chain map: a process that partners do together, and the messages between them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ketenkaart.interchange.bpmn import lines
from ketenkaart.interchange.bpmn.data import take_data
from ketenkaart.interchange.bpmn.draft import Draft
from ketenkaart.interchange.bpmn.file import BpmnFile, read_bpmn
from ketenkaart.interchange.bpmn.flows import streams_of, take_flows
from ketenkaart.interchange.bpmn.links import links_of
from ketenkaart.interchange.bpmn.partners import Pool, take_partners
from ketenkaart.interchange.bpmn.steps import count_inner, take_steps
from ketenkaart.interchange.cleantext import LONGEST_NAME, LONGEST_PROVENANCE, one_line, paragraphs, shortened
from ketenkaart.interchange.report import Report
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.governance import Note
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.opening import read_bytes
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import language_in_use


@dataclass(frozen=True, slots=True)
class Imported:
    """A map that was made from a foreign file.

    Attributes:
        kaart: the map.
        report: what was taken over, guessed and left out.
    """

    kaart: Ketenkaart
    report: Report


def import_bpmn(path: str | Path) -> Imported:
    """Read a BPMN 2.0 file.

    Args:
        path: the file.

    Raises:
        FileRefused: it cannot be read, or is not BPMN 2.0; its message says why and where.
    """
    path = Path(path)
    try:
        return import_bytes(read_bytes(path), path.name)
    except FileRefused as refused:
        refused.file = path.name or str(path)
        raise


def import_bytes(data: bytes, name: str) -> Imported:
    """Read the bytes of a BPMN 2.0 file.

    Args:
        data: the bytes.
        name: the name of the file.

    Raises:
        FileRefused: they are not BPMN 2.0.
    """
    draft = Draft(read_bpmn(data, one_line(name)))
    pools = take_partners(draft)
    links = links_of(pools, draft.report)
    take_steps(draft, pools, links.passed_over)
    streams = streams_of(draft, pools, links)
    take_data(draft, pools, streams)
    take_flows(draft, streams)
    _take_notes(draft)
    _report_rest(draft, pools)
    draft.add(_about(draft.file, pools))
    return Imported(draft.kaart(), draft.report)


def _take_notes(draft: Draft) -> None:
    """The text annotations; each by the element it is associated with, if there is one."""
    anchors: dict[str, str] = {}
    for node in draft.file.artifacts("association"):
        for text, other in (
            (node.get("sourceRef"), node.get("targetRef")),
            (node.get("targetRef"), node.get("sourceRef")),
        ):
            if (found := draft.found(other)) is not None:
                anchors.setdefault(text.rpartition(":")[2], found)
    for node in draft.file.artifacts("textAnnotation"):
        text = "\n".join(node.texts("text"))
        if not one_line(text):
            draft.report.add(lines.EMPTY_NOTE)
            continue
        draft.report.add(lines.NOTE, text)
        draft.add(Note(**draft.fields("notes", node, "", text), anchor=anchors.get(node.get("id"))))


def _report_rest(draft: Draft, pools: list[Pool]) -> None:
    """Report what a chain map has no place for."""
    for pool in pools:
        count_inner(draft, pool)
    for node in draft.file.artifacts("group"):
        category = draft.file.find(node.get("categoryValueRef"))
        draft.report.add(lines.GROUP, category.get("value") if category is not None else "")
    for node in draft.file.artifacts("conversation", "subConversation", "callConversation"):
        draft.report.add(lines.CONVERSATION, node.get("name"))
    for node in draft.file.artifacts("choreography", "globalChoreographyTask"):
        draft.report.add(lines.CHOREOGRAPHY, node.get("name"))


def _about(file: BpmnFile, pools: list[Pool]) -> About:
    """The map itself: called after its only process, else after the file."""
    names = [pools[0].node.get("name")] if len(pools) == 1 else []
    if len(pools) == 1 and pools[0].process is not None:
        names.insert(0, pools[0].process.get("name"))
    name = next(filter(None, map(one_line, (*names, file.root.get("name"), file.title))), "")
    language: Literal["nl", "en"] = "en" if language_in_use() == "en" else "nl"
    return About(
        id=ABOUT_ID,
        name=shortened(name, LONGEST_NAME),
        description=paragraphs(*file.root.texts("documentation")),
        provenance=shortened(file.name, LONGEST_PROVENANCE),
        language=language,
    )
