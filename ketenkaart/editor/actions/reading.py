"""Actions for reading the map together: views, lenses, layers, folding, presenting."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ketenkaart.analysis.around import around
from ketenkaart.analysis.lenses import has_lens
from ketenkaart.analysis.saying import Sayer
from ketenkaart.analysis.telling import Line
from ketenkaart.analysis.twin import as_markdown, as_text, twin
from ketenkaart.editor.actions.action import Action, Choice, Pad
from ketenkaart.editor.actions.conditions import both, partner_or_phase_selected, with_map
from ketenkaart.editor.prompt import Offer, offers_of
from ketenkaart.editor.reading.layers import NAMES
from ketenkaart.editor.reading.lensbar import DEPTHS, told_depth
from ketenkaart.editor.reading.sights import (
    Belonging,
    Certainty,
    Findings,
    Followed,
    Neighbours,
    Sight,
    with_neighbours,
)
from ketenkaart.model.characters import visible
from ketenkaart.model.governance import Body, Finding, Role
from ketenkaart.model.process import Document, Flow, Partner, System
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FindingKind, FindingState
from ketenkaart.texts import capital, mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_LONGEST = 40  # letters of the name of a version
_LENSES: tuple[tuple[type[Record], str, str], ...] = (
    (Partner, mark("Partner…"), mark("Lens by partner")),
    (Role, mark("Role…"), mark("Lens by role")),
    (Body, mark("Meeting body…"), mark("Lens by meeting body")),
    (Document, mark("Document…"), mark("Lens by document")),
    (System, mark("System…"), mark("Lens by system")),
    (Finding, mark("Finding…"), mark("Lens by finding")),
)


# Views


def _text(window: "Window") -> None:
    window.reading.show_text()


def _shows_text(window: "Window") -> bool:
    return window.reading.shows_text


def _copy(write: Callable[[tuple[Line, ...]], str]) -> Callable[["Window"], None]:
    def run(window: "Window") -> None:
        QGuiApplication.clipboard().setText(write(twin(window.kaart)))
        window.say(tr("The map in words is on the clipboard."))

    return run


# Lenses


def look(window: "Window", sight: Sight) -> None:
    """Look at the map through a lens."""
    window.reading.show_map()
    window.reading.lens.open_lens(sight)


def _can_neighbours(window: "Window") -> str:
    found = _sees_neighbours(window) or with_neighbours(window.kaart, window.selection.ids)
    return "" if found else tr("Select a step, partner or flow first.")


def _sees_neighbours(window: "Window") -> bool:
    return isinstance(window.reading.lens.sight, Neighbours)


def _neighbours(window: "Window") -> None:
    """On for what is selected, or off."""
    if _sees_neighbours(window):
        window.reading.lens.close_lens()
        return
    look(window, Neighbours(with_neighbours(window.kaart, window.selection.ids)))


def _has_documents(window: "Window") -> str:
    return "" if window.kaart.documents else tr("There is no document on the map yet.")


def _follow(window: "Window") -> None:
    """Of the selected flows and documents; asks where it could be several, those nearby first."""
    kaart = window.kaart
    found: dict[str, None] = {}
    for one in window.selection.ids:
        record = kaart.records.get(one)
        if isinstance(record, Document):
            found[one] = None
        elif isinstance(record, Flow):
            found |= dict.fromkeys(record.documents)
    if len(found) == 1:
        look(window, Followed(next(iter(found))))
        return
    chosen = [one for one in kaart.documents if one.id in found] or _nearest_first(window)
    offers = offers_of(Offer(one.name, one.id) for one in chosen)
    window.ask(tr("Follow which document?"), offers, lambda offer: look(window, Followed(str(offer.value))))


def _nearest_first(window: "Window") -> list[Document]:
    """All documents, first those that come to or leave what is selected."""
    kaart = window.kaart
    near = {one for element in window.selection.ids for one in around(kaart, element, 1).lit}
    return sorted(kaart.documents, key=lambda one: one.id not in near)


def _lenses(window: "Window") -> Iterator[Choice]:
    if window.session is None:
        return
    kaart, sayer = window.kaart, Sayer(window.kaart)
    current = kaart.records.get(window.selection.current or "")
    now = window.reading.lens.sight
    if current is not None and has_lens(current):
        sight = Belonging(current.id)
        yield Choice(sayer.says(current), partial(look, window, sight), now == sight)
    for kind, text, label in _LENSES:
        if kaart.all(kind):
            yield Choice(tr(text), partial(_ask_lens, window, kind, label))
    yield from _states(window, now)
    if kaart.about.adopted:
        version = visible(kaart.about.adopted[-1].version, _LONGEST)
        panels = window.panels
        text = tr("Changed since version {version}", version=version)
        yield Choice(text, panels.compare_with_adopted, panels.shows_since_adopted)


def _states(window: "Window", now: Sight | None) -> Iterator[Choice]:
    """The lenses by what is not done or not certain."""
    open_ones = {one.kind for one in window.kaart.findings if one.state is not FindingState.DONE}
    states: list[tuple[str, Sight]] = []
    if open_ones:
        states.append((tr("Findings that are not done"), Findings()))
    states += [
        (tr("Not done: {kind}", kind=kind.title), Findings(kind)) for kind in FindingKind if kind in open_ones
    ]
    states += [(tr("Still to be confirmed"), Certainty(False)), (tr("Confirmed"), Certainty(True))]
    for text, sight in states:
        yield Choice(capital(text), partial(look, window, sight), now == sight)


def _short(record: Record) -> str:
    """By what else a partner is known, such as OM."""
    return record.short_name if isinstance(record, Partner) and record.short_name != record.name else ""


def _ask_lens(window: "Window", kind: type[Record], label: str) -> None:
    kaart, sayer = window.kaart, Sayer(window.kaart)
    offers = offers_of(Offer(sayer.says(one), one.id, _short(one)) for one in kaart.all(kind))
    window.ask(tr(label), offers, lambda offer: look(window, Belonging(str(offer.value))))


def _lens_off(window: "Window") -> None:
    window.reading.lens.close_lens()


def _has_lens(window: "Window") -> str:
    return "" if window.reading.lens.sight is not None else tr("No lens is on.")


def _depths(window: "Window") -> Iterator[Choice]:
    lens = window.reading.lens
    if isinstance(lens.sight, Neighbours):
        for depth in DEPTHS:
            yield Choice(told_depth(depth), partial(lens.reach, depth), lens.sight.depth == depth)


def _reaches(window: "Window") -> str:
    return "" if _sees_neighbours(window) else tr("Before and after me is not on.")


def _lens_poster(window: "Window") -> None:
    window.panels.make_poster(sight=window.reading.lens.sight)


# Layers and folds


def _layers(window: "Window") -> Iterator[Choice]:
    layers = window.reading.layers
    for layer, name in NAMES.items():
        yield Choice(tr(name), partial(layers.toggle, layer), layer not in layers.hidden)
    yield Choice(tr("Fixed places"), layers.toggle_pins, layers.pins)
    if layers.hidden:
        yield Choice(tr("Show all layers"), layers.show_all)


def _fold(window: "Window") -> None:
    window.reading.folds.toggle(window.selection.ids)


def _is_folded(window: "Window") -> bool:
    closed = window.reading.folds.closed
    return bool(closed & set(window.selection.ids))


def _unfold_all(window: "Window") -> None:
    window.reading.folds.unfold_all()


def _has_folds(window: "Window") -> str:
    return "" if window.reading.folds.closed else tr("Nothing is folded.")


# On the whole screen


def _present(window: "Window") -> None:
    presentation = window.reading.presentation
    presentation.end() if presentation.is_on else presentation.begin()


def _spotlight(window: "Window") -> None:
    window.reading.presentation.spotlight.toggle()


def _lights(window: "Window") -> bool:
    return window.reading.presentation.spotlight.isVisible()


def _presents(window: "Window") -> str:
    return "" if window.reading.presentation.is_on else tr("Begin to present first.")


def _workshop(window: "Window") -> None:
    window.reading.workshop.toggle()


def _minimap(window: "Window") -> None:
    window.minimap.set_wanted(not window.minimap.wanted)


def _minimap_wanted(window: "Window") -> bool:
    return window.minimap.wanted


def _in_workshop(window: "Window") -> bool:
    return window.reading.workshop.is_on


ACTIONS = (
    Action("view.text", mark("Text"), _text, with_map, ("Ctrl+5",), checked=_shows_text),
    Action("edit.copy_text", mark("Copy map as text"), _copy(as_text), with_map),
    Action("edit.copy_markdown", mark("Copy map as Markdown"), _copy(as_markdown), with_map),
    Action(
        "view.neighbours",
        mark("Before and after me"),
        _neighbours,
        both(with_map, _can_neighbours),
        ("Ctrl+B",),
        pad=Pad.MORE,
        pad_kinds=frozenset({"steps", "partners", "flows"}),
        checked=_sees_neighbours,
    ),
    Action(
        "view.follow",
        mark("Follow document"),
        _follow,
        both(with_map, _has_documents),
        ("Ctrl+Shift+B",),
        pad=Pad.MORE,
        pad_kinds=frozenset({"flows"}),
    ),
    Action("view.lens", mark("Lens by"), with_map, with_map, choices=_lenses),
    Action(
        "view.lens_depth",
        mark("How far before and after me"),
        with_map,
        both(with_map, _reaches),
        choices=_depths,
    ),
    Action("file.poster_lens", mark("Lens as poster…"), _lens_poster, both(with_map, _has_lens)),
    Action("view.lens_off", mark("Close lens"), _lens_off, both(with_map, _has_lens)),
    Action("view.layers", mark("Layers"), with_map, with_map, choices=_layers),
    Action(
        "map.fold",
        mark("Fold or unfold"),
        _fold,
        partner_or_phase_selected,
        ("Space",),
        on_map=True,
        pad=Pad.BUTTON,
        pad_kinds=frozenset({"partners"}),
        checked=_is_folded,
    ),
    Action("map.unfold_all", mark("Unfold all"), _unfold_all, both(with_map, _has_folds)),
    Action("view.minimap", mark("Minimap"), _minimap, with_map, checked=_minimap_wanted),
    Action("view.present", mark("Present"), _present, with_map, ("F5",), ("Ctrl+Alt+P",)),
    Action("view.spotlight", mark("Spotlight"), _spotlight, both(with_map, _presents), checked=_lights),
    Action(
        "view.workshop",
        mark("Workshop"),
        _workshop,
        with_map,
        ("Shift+F11",),
        ("Ctrl+Alt+K",),
        checked=_in_workshop,
    ),
)
