"""Conditions: when an action can be done, and the sentence that says why not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ketenkaart.editor.actions.action import When
from ketenkaart.model.process import Flow, Partner, Phase, Step
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def always(_: "Window") -> str:
    """Also without a map."""
    return ""


def with_map(window: "Window") -> str:
    """A map is open."""
    return "" if window.session is not None else tr("Open or make a map first.")


def writable(window: "Window") -> str:
    """A map is open that may be changed."""
    if window.session is None:
        return with_map(window)
    return tr("This map can only be read.") if window.session.file.read_only else ""


def saved_once(window: "Window") -> str:
    """The map has a file."""
    if window.session is None:
        return with_map(window)
    return "" if window.session.file.path is not None else tr("Save the map first.")


def with_selection(window: "Window") -> str:
    """Anything is selected."""
    return with_map(window) or ("" if window.selection.ids else tr("Select something first."))


def one_selected(window: "Window") -> str:
    """Exactly one element is selected."""
    return with_map(window) or ("" if len(window.selection.ids) == 1 else tr("Select one element first."))


def _selected(window: "Window", *kinds: type) -> bool:
    kaart = window.session.kaart if window.session is not None else None
    return kaart is not None and any(
        isinstance(kaart.records.get(one), kinds) for one in window.selection.ids
    )


def step_selected(window: "Window") -> str:
    """One or more steps are selected."""
    return with_map(window) or ("" if _selected(window, Step) else tr("Select a step first."))


def flow_selected(window: "Window") -> str:
    """One or more flows are selected."""
    return with_map(window) or ("" if _selected(window, Flow) else tr("Select a flow first."))


def partner_selected(window: "Window") -> str:
    """One or more partners are selected."""
    return with_map(window) or ("" if _selected(window, Partner) else tr("Select a partner first."))


def step_or_partner_selected(window: "Window") -> str:
    """Steps or partners are selected."""
    found = _selected(window, Step, Partner)
    return with_map(window) or ("" if found else tr("Select a step or partner first."))


def step_or_flow_selected(window: "Window") -> str:
    """Steps or flows are selected."""
    return with_map(window) or ("" if _selected(window, Step, Flow) else tr("Select a step or flow first."))


def step_or_phase_selected(window: "Window") -> str:
    """Steps or phases are selected."""
    return with_map(window) or ("" if _selected(window, Step, Phase) else tr("Select a step or phase first."))


def partner_or_phase_selected(window: "Window") -> str:
    """Partners or phases are selected."""
    found = _selected(window, Partner, Phase)
    return with_map(window) or ("" if found else tr("Select a partner or phase first."))


def both(*conditions: Callable[["Window"], str]) -> When:
    """All of these hold; else the first sentence that says why not."""

    def when(window: "Window") -> str:
        return next((reason for condition in conditions if (reason := condition(window))), "")

    return when
