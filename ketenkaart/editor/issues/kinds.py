"""The kinds of issues: how much each matters, what it says, and what settles it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ketenkaart.editor.issues import remedies
from ketenkaart.editor.issues.issue import Level, Remedy
from ketenkaart.editor.issues.remedies import by_action, in_form
from ketenkaart.texts import mark


class IssueKind(NamedTuple):
    """What the issues of one check have in common.

    Attributes:
        level: how much they matter.
        sentence: what is the case; the sentence of the check where it is empty. It may name `record`.
        remedy: what settles it.
    """

    level: Level
    sentence: str
    remedy: Remedy


_TO_FORM = in_form(mark("Show properties"))

KINDS: Mapping[str, IssueKind] = MappingProxyType(
    {
        "unnamed-element": IssueKind(
            Level.IMPORTANT, mark("This has no name yet."), Remedy(mark("Give a name"), remedies.give_name)
        ),
        "ketenmanager-of-one-partner": IssueKind(
            Level.IMPORTANT,
            mark("This chain manager belongs to one partner but must be independent of all."),
            Remedy(mark("Take from partner"), remedies.take_from_partner),
        ),
        "flow-without-koppelvlak": IssueKind(
            Level.IMPORTANT,
            mark("This flow goes to another partner but has no interface."),
            by_action(mark("Choose interface"), "insert.koppelvlak"),
        ),
        "step-without-assignment": IssueKind(
            Level.ATTENTION,
            mark("Nobody is in charge of this step yet."),
            by_action(mark("Assign"), "gov.assign"),
        ),
        "partner-without-ketenregisseur": IssueKind(
            Level.ATTENTION,
            mark("This partner has no chain coordinator."),
            Remedy(mark("Add role"), remedies.add_ketenregisseur),
        ),
        "step-without-flow": IssueKind(
            Level.ATTENTION,
            mark("This step stands alone: nothing leads to it or from it."),
            by_action(mark("Connect"), "insert.flow"),
        ),
        "document-without-flow": IssueKind(
            Level.ATTENTION,
            mark("Nobody sends or receives this document."),
            Remedy(mark("Put on a flow"), remedies.ask_flow),
        ),
        "sequence-without-document": IssueKind(
            Level.TIP,
            mark("This sequence goes to another partner; what passes there is not told."),
            by_action(mark("Add document"), "insert.document"),
        ),
        "koppelvlak-between-others": IssueKind(
            Level.ATTENTION,
            mark("The flows across this interface go between other partners."),
            Remedy(mark("Adjust partners"), remedies.follow_flows),
        ),
        "koppelvlak-without-agreement": IssueKind(
            Level.ATTENTION,
            mark("Nothing is agreed about this interface."),
            by_action(mark("Add agreement"), "gov.agreement"),
        ),
        "koppelvlak-without-owner": IssueKind(
            Level.ATTENTION, mark("This interface has no owner."), in_form(mark("Fill in owner"))
        ),
        "koppelvlak-without-standard": IssueKind(
            Level.TIP, mark("This interface has no standard."), in_form(mark("Fill in standard"))
        ),
        "agreement-past-its-end": IssueKind(
            Level.ATTENTION,
            mark("This agreement ended on {record.valid_until:%d-%m-%Y}."),
            in_form(mark("Renew or end")),
        ),
        "body-without-participants": IssueKind(
            Level.ATTENTION, mark("This meeting body has no participants."), in_form(mark("Add participants"))
        ),
        "body-without-frequency": IssueKind(
            Level.TIP,
            mark("It is not known how often this meeting body meets."),
            in_form(mark("Fill in frequency")),
        ),
        "body-without-elements": IssueKind(
            Level.TIP,
            mark("This meeting body is about nothing yet."),
            Remedy(mark("Assign"), remedies.ask_element),
        ),
        "finding-without-body": IssueKind(
            Level.ATTENTION,
            mark("No meeting body deals with this finding."),
            Remedy(mark("Choose meeting body"), remedies.ask_body),
        ),
        "character-not-in-font": IssueKind(Level.ATTENTION, "", _TO_FORM),
        "unhonoured-pin": IssueKind(Level.ATTENTION, "", by_action(mark("Release"), "map.pin")),
        "unhonoured-sides": IssueKind(Level.ATTENTION, "", by_action(mark("Release"), "map.release_sides")),
        "unhonoured-group": IssueKind(
            Level.ATTENTION, "", by_action(mark("No longer keep together"), "map.apart")
        ),
    }
)
"""By the code of the check."""
