"""A small map for the tests of the window, and hands that press its keys and choose from its menus."""

from functools import cache

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.governance import Assignment, Body, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Flow, Koppelvlak, Partner, Phase, Step
from ketenkaart.model.vocabulary import FlowKind, PartnerKind

STEPS = ("Melden", "Beoordelen", "Beslissen", "Uitbetalen", "Verantwoorden")


@cache
def chain():
    """The map; it never changes."""
    partners = [
        Partner(id="burger", name="Burger", kind=PartnerKind.SUBJECT, inside=False, order="a"),
        Partner(id="uwv", name="UWV", kind=PartnerKind.OWNER, order="b"),
        Partner(id="bd", name="Belastingdienst", order="c"),
    ]
    phases = [
        Phase(id="f1", name="Aanvragen", number=1, order="a"),
        Phase(id="f2", name="Betalen", number=2, order="b"),
    ]
    owners = ("burger", "uwv", "uwv", "bd", "bd")
    steps = [
        Step(id=f"s{n}", name=name, partner=owner, phase="f1" if n < 4 else "f2", number=n, order=f"a{n}")
        for n, (name, owner) in enumerate(zip(STEPS, owners, strict=True), 1)
    ]
    flows = [
        Flow(
            id="d1",
            source="s1",
            target="s2",
            kind=FlowKind.DOCUMENT,
            documents=("aanvraag",),
            koppelvlakken=("k1",),
            number=1,
            order="a",
        ),
        Flow(id="v2", source="s2", target="s3", order="b"),
        Flow(id="d3", source="s3", target="s4", kind=FlowKind.DATA, number=2, order="c"),
        Flow(id="v4", source="s4", target="s5", order="d"),
    ]
    rest = [
        Document(id="aanvraag", name="Aanvraag", order="a"),
        Koppelvlak(id="k1", name="Portaal", number=1, partners=("burger", "uwv"), order="a"),
        Role(id="regie", name="Ketenregisseur UWV", partner="uwv", order="a"),
        Body(id="lmo", name="Lijnmanagementoverleg", short_name="LMO", order="a"),
        Assignment(id="a1", element="s2", assignee="lmo", order="a"),
    ]
    return Ketenkaart.of(
        [About(id=ABOUT_ID, name="Uitkeringsketen"), *partners, *phases, *steps, *flows, *rest]
    )


def press(window, keys, times=1):
    """Press keys as a person does: where the focus is."""
    if not window.isActiveWindow():
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
    for _ in range(times):
        QTest.keySequence(window.focusWidget() or window.canvas, QKeySequence(keys))


def type_text(window, text):
    """Type letters where the focus is."""
    for letter in text:
        QTest.keyClicks(window.focusWidget() or window.canvas, letter)


def choose(window, action_id):
    """Choose an action from the menus; it must be there, and can be done."""
    action = window.commands[action_id]
    assert action.isEnabled(), action.toolTip()
    action.trigger()


def pick(window, action_id, text):
    """Choose an entry of the submenu of an action."""
    menu = window.commands[action_id].menu()
    menu.aboutToShow.emit()
    entry = next(one for one in menu.actions() if text in one.text())
    entry.trigger()


def answer(window, text, key="Return"):
    """Type into the prompt that is open, and take what it offers."""
    assert window.prompt.isVisible()
    QTest.keyClicks(window.prompt.line, text)
    QTest.keySequence(window.prompt.line, QKeySequence(key))


def steps(window):
    return {step.name: step for step in window.session.kaart.steps}


def flows(window):
    return {(flow.source, flow.target): flow for flow in window.session.kaart.flows}


def new(window, kind, before):
    """The record of a kind that was not there before."""
    found = [one for one in window.session.kaart.all(kind) if one.id not in before.records]
    assert len(found) == 1
    return found[0]


def agree(monkeypatch, words):
    """Answer every question with the button that says these words; gives the questions."""
    asked = []

    def ask(_, text, buttons, more=""):
        asked.append(text)
        return next(button for button in buttons if button.text == words)

    for module in ("editor.files", "editor.filechoice", "editor.actions.mapping", "editor.actions.editing"):
        monkeypatch.setattr(f"ketenkaart.{module}.ask", ask)
    return asked


def save_as(monkeypatch, path):
    """Answer the question where to save."""
    from PySide6.QtWidgets import QFileDialog

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
