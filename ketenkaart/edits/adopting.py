"""Adopting: the map as it is becomes a version the partners adopted; changed later it is a draft."""

import re
from dataclasses import replace
from datetime import date

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeRefused, ChangeSet, SetField, set_field
from ketenkaart.changes.diff import diff
from ketenkaart.changes.merge import Merged
from ketenkaart.changes.versions import adopting, is_adopted, without_versions
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.names import clean_line, clean_text
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.vocabulary import MapStatus
from ketenkaart.texts import tr

LONGEST_VERSION, LONGEST_BODY, LONGEST_NOTE = 30, 200, 2_000
_NUMBER = re.compile(r"\d{1,9}(?=\D*$)")
_STATUS = frozenset({"status", "adopted"})
_ON_PAPER = frozenset({"pages", "theme", "language", "pin", "hint", "group"})
"""Fields that say how the map is shown, not what it says."""


def adopt(kaart: Ketenkaart, version: str, day: date, body: str = "", note: str = "") -> Edit:
    """Make the map as it is an adopted version, and keep what it looks like.

    Args:
        kaart: the map.
        version: what the version is called; another than those that were adopted.
        day: when it was adopted.
        body: the meeting body that adopted it.
        note: what was said then.
    """
    problem = why_not(kaart, version)
    if problem:
        return refused(problem)
    name = clean_line(version, LONGEST_VERSION)
    by, said = clean_line(body, LONGEST_BODY), clean_text(note, LONGEST_NOTE)
    try:
        return Edit(adopting(kaart, name, day, by, said, tr("Adopt version {version}", version=name)))
    except ChangeRefused as refusal:
        return refused(str(refusal))


def why_not(kaart: Ketenkaart, version: str) -> str:
    """Why a version cannot be called so, one sentence; empty where it can."""
    name = clean_line(version)
    if not name:
        return tr("Give the version a name, such as 2.1.")
    if len(name) > LONGEST_VERSION:
        return tr("The name of a version has room for {most} characters.", most=LONGEST_VERSION)
    if any(one.version == name for one in kaart.about.adopted):
        return tr("Version {version} was adopted already.", version=name)
    return ""


def proposed_version(kaart: Ketenkaart) -> str:
    """What the next version may be called: as the map says, or with the last number one higher."""
    about = kaart.about
    given = {one.version for one in about.adopted}
    name = clean_line(about.version, LONGEST_VERSION) or (about.adopted[-1].version if given else "1.0")
    while name in given:
        if _NUMBER.search(name) is None:
            return ""
        name = _NUMBER.sub(lambda found: str(int(found[0]) + 1), name)
    return name if len(name) <= LONGEST_VERSION else ""


def drafted(kaart: Ketenkaart, edit: Edit) -> Edit:
    """The edit; where it changes what an adopted map says, it makes that a draft, too."""
    if not edit.changes or not is_adopted(kaart) or not _changes_it(edit.changes):
        return edit
    draft = set_field(kaart.about, "status", MapStatus.DRAFT)
    return edit._replace(changes=ChangeSet((*edit.changes.changes, draft), edit.changes.label))


def drafted_merge(merged: Merged, ours: Ketenkaart, theirs: Ketenkaart) -> Merged:
    """A merge; where neither map was adopted as both together are now, that is a draft.

    Args:
        merged: the merge.
        ours: our map before it.
        theirs: the other one.
    """
    whole = merged.kaart
    as_adopted = (one for one in (ours, theirs) if is_adopted(one))
    if not is_adopted(whole) or any(not _changes_it(_difference(one, whole)) for one in as_adopted):
        return merged
    draft = apply(whole, ChangeSet((set_field(whole.about, "status", MapStatus.DRAFT),)))
    return replace(merged, kaart=draft, changes=diff(ours, draft, merged.changes.label))


def _difference(one: Ketenkaart, other: Ketenkaart) -> ChangeSet:
    """What differs in what two maps say, whatever versions they keep."""
    return diff(without_versions(one), without_versions(other))


def _changes_it(changes: ChangeSet) -> bool:
    """Whether changes alter what the map says, and say nothing themselves of its being adopted."""
    fields = [change for change in changes.changes if isinstance(change, SetField)]
    if any(change.record_id == ABOUT_ID and change.field in _STATUS for change in fields):
        return False
    return len(fields) < len(changes.changes) or any(one.field not in _ON_PAPER for one in fields)
