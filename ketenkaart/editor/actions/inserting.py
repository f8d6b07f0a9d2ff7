"""Actions that add to the map: steps, flows, partners, phases, notes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from ketenkaart.analysis.process import is_branch
from ketenkaart.editor import offering
from ketenkaart.editor.actions.action import Action, Pad
from ketenkaart.editor.actions.conditions import (
    both,
    flow_selected,
    one_selected,
    step_or_flow_selected,
    step_or_partner_selected,
    step_selected,
    writable,
)
from ketenkaart.editor.prompt import Offer, offers_of
from ketenkaart.edits import adding, connecting, setting, stepping
from ketenkaart.edits.between import put_between
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.making import New, NewKoppelvlak
from ketenkaart.edits.phasing import phase_around
from ketenkaart.edits.quickentry.likeness import fold
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Flow, Partner, Phase, Step
from ketenkaart.model.vocabulary import StepKind
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _source(window: "Window") -> str | None:
    """The selected step or partner that a next step follows."""
    kaart = window.kaart
    current = window.selection.current
    return current if kaart.get(Step, current) or kaart.get(Partner, current) else None


def _next_step(window: "Window") -> None:
    kaart, current = window.kaart, window.selection.current
    if kaart.get(Flow, current) is not None and current is not None:
        window.do(_step_in_flow(window, current))
    elif kaart.get(Step, current) is not None and current is not None:
        window.do(stepping.next_step(kaart, current))
    elif kaart.get(Partner, current) is not None:
        window.do(stepping.first_step(kaart, current))
    elif kaart.get(Phase, current) is not None:
        _ask_partner(window, lambda partner: stepping.first_step(window.kaart, partner, current))
    else:
        _ask_partner(window, lambda partner: stepping.first_step(window.kaart, partner))


def _step_in_flow(window: "Window", flow: str, partner: str | New | None = None) -> Edit:
    assert window.session is not None
    edit = stepping.step_in_flow(window.kaart, flow, partner)
    return put_between(window.kaart, window.session.memory, edit, flow)


def _step_at_partner(window: "Window") -> None:
    source, current = _source(window), window.selection.current
    if window.kaart.get(Flow, current) is not None and current is not None:
        _ask_partner(window, lambda partner: _step_in_flow(window, current, partner))
    elif source is None:
        _next_step(window)
    else:
        _ask_partner(window, lambda partner: stepping.next_step(window.kaart, source, partner))


def _ask_partner(window: "Window", edit_of: Callable[[str | New], Edit]) -> None:
    def taken(offer: Offer) -> None:
        assert isinstance(offer.value, str | New)
        window.do(edit_of(offer.value))

    window.ask(tr("Partner"), offering.partners(window.kaart), taken)


def _parallel(window: "Window") -> None:
    window.do(stepping.step_parallel(window.kaart, window.selection.current or ""))


def _before(window: "Window") -> None:
    window.do(stepping.step_before(window.kaart, window.selection.current or ""))


def _decision(window: "Window") -> None:
    source = _source(window)
    if source is not None:
        window.do(stepping.decision(window.kaart, source))
        return
    _ask_partner(window, lambda partner: stepping.first_step(window.kaart, partner, kind=StepKind.DECISION))


def _connect(window: "Window") -> None:
    source = window.selection.current or ""

    def taken(offer: Offer) -> None:
        window.do(connecting.connect(window.kaart, source, str(offer.value)))

    window.ask(tr("Connect with"), offering.places(window.kaart, but=source), taken)


def _document(window: "Window") -> None:
    """A document on the selected flow, or on the flow into the selected step; of a decision the answer."""
    kaart, current = window.kaart, window.selection.current
    found = kaart.get(Flow, current) or _flow_into(kaart, current)
    if found is None:
        window.say(tr("No flow leads to this step yet; a document goes along a flow."))
        return
    if is_branch(kaart, found):
        _answer(window, found)
        return
    flow = found.id
    left = _answers_left(kaart, found) if _may_answer(kaart, found) else []
    answers = [Offer(one, _Answer(one), tr("answer")) for one in left]
    known = [*answers, *(Offer(one.name, one.id) for one in kaart.all(Document))]

    def new(text: str) -> Offer:
        return Offer(tr("New document: {name}", name=text), New(text), new=True)

    def taken(offer: Offer) -> None:
        assert isinstance(offer.value, str | New | _Answer)
        kept = window.selection.ids
        if isinstance(offer.value, _Answer):
            edit = connecting.answer(window.kaart, flow, offer.value.name)
        else:
            edit = connecting.put_document(window.kaart, [flow], offer.value)
        window.do(edit._replace(select=kept))

    label = tr("Answer or document") if answers else tr("Document")
    window.ask(label, offers_of(known, new), taken, near=flow)


class _Answer(NamedTuple):
    """Yes or no, offered where a flow to another partner comes from a decision."""

    name: str


def _may_answer(kaart: Ketenkaart, flow: Flow) -> bool:
    """Whether a flow to another partner comes from a decision, and nothing is known of it yet."""
    source = kaart.get(Step, flow.source)
    decides = source is not None and source.kind is StepKind.DECISION
    return decides and not flow.documents and not flow.name


def _answers_left(kaart: Ketenkaart, flow: Flow) -> list[str]:
    """Yes and no, as far as no flow from the same decision has them."""
    given = {fold(one.name) for one in kaart.flows if one.source == flow.source}
    return [one for one in (tr("Yes"), tr("No")) if fold(one) not in given]


def _answer(window: "Window", branch: Flow) -> None:
    """The answer for which a branch of a decision is; those it has already are not offered again."""
    known = [Offer(one, New(one)) for one in _answers_left(window.kaart, branch)]

    def taken(offer: Offer) -> None:
        assert isinstance(offer.value, New)
        kept = window.selection.ids
        window.do(setting.rename(window.kaart, branch.id, offer.value.name)._replace(select=kept))

    offers = offers_of(known, lambda text: Offer(text, New(text), new=True))
    window.ask(tr("Answer"), offers, taken, near=branch.id)


def _flow_into(kaart: Ketenkaart, step: str | None) -> Flow | None:
    """The flow into a step that was drawn last."""
    found = [flow for flow in kaart.flows if flow.target == step]
    return found[-1] if found else None


def _return(window: "Window") -> None:
    window.do(connecting.return_flow(window.kaart, window.selection.current or ""))


def _koppelvlak(window: "Window") -> None:
    kaart = window.kaart
    flows = [one for one in window.selection.ids if kaart.get(Flow, one) is not None]
    flow = kaart.get(Flow, flows[-1])
    assert flow is not None

    def taken(offer: Offer) -> None:
        assert offer.value is None or isinstance(offer.value, str | NewKoppelvlak)
        window.do(connecting.set_koppelvlak(window.kaart, flows, offer.value))

    window.ask(tr("Interface"), offering.koppelvlakken(kaart, flow), taken, first=True)


def _crosses(window: "Window") -> str:
    flow = window.kaart.get(Flow, window.selection.current)
    if flow is not None and connecting.crosses_boundary(window.kaart, flow.source, flow.target):
        return ""
    return tr("This flow stays with one partner.")


def _partner(window: "Window") -> None:
    kaart = window.kaart
    owner = kaart.partner_of(window.selection.current)
    window.do(adding.add_partner(kaart, after=owner.id if owner is not None else None))


def _phase(window: "Window") -> None:
    """A phase; round the selected steps where there are several."""
    kaart, current = window.kaart, window.selection.current
    steps = [one for one in window.selection.ids if kaart.get(Step, one) is not None]
    if len(steps) > 1:
        window.do(phase_around(kaart, steps))
        return
    step = kaart.get(Step, current)
    after = step.phase if step is not None else current if kaart.get(Phase, current) else None
    window.do(adding.add_phase(kaart, after=after))


def _system(window: "Window") -> None:
    kaart = window.kaart
    owner = kaart.partner_of(window.selection.current)
    window.do(adding.add_system(kaart, partner=owner.id if owner is not None else None))


def _note(window: "Window") -> None:
    window.do(adding.add_note(window.kaart, window.selection.current))


def _finding(window: "Window") -> None:
    window.do(adding.add_finding(window.kaart, element=window.selection.current))


def _quick(window: "Window") -> None:
    window.quick.setFocus()


_STEPS = frozenset({"steps"})
_FLOWS = frozenset({"flows"})
ACTIONS = (
    Action("insert.quick", mark("Quick entry"), _quick, writable, ("Ctrl+L",)),
    Action(
        "insert.step",
        mark("Next step"),
        _next_step,
        writable,
        ("Return", "Enter"),
        on_map=True,
        pad=Pad.BUTTON,
    ),
    Action(
        "insert.step_partner",
        mark("Next step at other partner"),
        _step_at_partner,
        writable,
        ("Ctrl+Return", "Ctrl+Enter"),
        on_map=True,
    ),
    Action(
        "insert.step_parallel",
        mark("Parallel step"),
        _parallel,
        both(writable, one_selected, step_selected),
        ("Shift+Return", "Shift+Enter"),
        on_map=True,
        pad=Pad.MORE,
        pad_kinds=_STEPS,
    ),
    Action(
        "insert.step_before",
        mark("Step before"),
        _before,
        both(writable, one_selected, step_selected),
        pad=Pad.MORE,
        pad_kinds=_STEPS,
    ),
    Action(
        "insert.decision",
        mark("Decision"),
        _decision,
        writable,
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        on_map=True,
        pad=Pad.BUTTON,
        pad_kinds=frozenset({"steps", "partners"}),
    ),
    Action(
        "insert.flow",
        mark("Connect"),
        _connect,
        both(writable, one_selected, step_or_partner_selected),
        ("Ctrl+J",),
        pad=Pad.BUTTON,
        pad_kinds=frozenset({"steps", "partners"}),
    ),
    Action(
        "insert.document",
        mark("Document on flow"),
        _document,
        both(writable, one_selected, step_or_flow_selected),
        pad=Pad.MORE,
        pad_kinds=_STEPS | _FLOWS,
    ),
    Action(
        "insert.return",
        mark("Return flow"),
        _return,
        both(writable, one_selected, flow_selected),
        pad=Pad.BUTTON,
        pad_kinds=_FLOWS,
    ),
    Action(
        "insert.koppelvlak",
        mark("Interface on flow…"),
        _koppelvlak,
        both(writable, flow_selected, _crosses),
        ("Ctrl+Shift+K",),
        pad=Pad.BUTTON,
        pad_kinds=_FLOWS,
    ),
    Action(
        "insert.partner",
        mark("Chain partner"),
        _partner,
        writable,
        ("Ctrl+Shift+N",),
        pad=Pad.BUTTON,
        pad_kinds=frozenset({"partners"}),
    ),
    Action(
        "insert.phase",
        mark("Phase"),
        _phase,
        writable,
        ("Ctrl+Shift+F",),
        pad=Pad.BUTTON,
        pad_kinds=frozenset({"phases"}),
    ),
    Action("insert.system", mark("System"), _system, writable),
    Action("insert.note", mark("Note"), _note, writable, ("Ctrl+Shift+T",), pad=Pad.BUTTON),
    Action("insert.finding", mark("Finding…"), _finding, writable, ("Ctrl+Shift+I",), pad=Pad.MORE),
)
