"""How a map was fitted to its paper, in sentences for who asks."""

from collections.abc import Callable, Iterator

from ketenkaart.drawing.displaylist import Drawing, Face, Group, TextRun
from ketenkaart.drawing.omissions import Omissions
from ketenkaart.drawing.pages import Measured
from ketenkaart.drawing.papers import Paper
from ketenkaart.drawing.textmeasure import x_height
from ketenkaart.drawing.typeset import Style
from ketenkaart.drawing.widths import STANDARD
from ketenkaart.texts import language_in_use, tr, tr_count

Remark = Callable[[], str]
_FLUENT = 286  # times the x-height: from how far text is read fluently (Legge & Bigelow 2011)


def too_small() -> str:
    """Where nothing made the text large enough."""
    return tr("Some text is smaller than can be read well on this paper.")


def in_parts() -> str:
    """Where the map is too big for one picture."""
    return tr("The map is too big for this paper: an overview and a page per phase.")


def no_room_for_figures(count: int) -> str:
    """How many key figures the title has no room for."""
    return tr_count(
        "Left out, no room beside the title: {count} key figure.",
        "Left out, no room beside the title: {count} key figures.",
        count,
    )


def remarks_on(measured: Measured, paper: Paper, style: Style, pages: int) -> Iterator[Remark]:
    """How a map stands on its pages.

    Args:
        measured: the map as it stands on them.
        paper: the sheet.
        style: of the names of steps.
        pages: how many pages there are.
    """
    fit = measured.fit
    yield lambda: _fitted(paper, round(fit.scale * 100), len(fit.cuts) + 1, pages)
    if fit.cuts:
        yield lambda: tr("Cut {places}.", places="; ".join(_cuts(measured)))
    if not measured.sizes.steps:
        yield lambda: tr("The map has no steps yet.")
        return
    yield lambda: _widths(measured, fit.scale * paper.scale)
    if any(getattr(measured.sizes.omit, field) for field in _parts()):
        yield lambda: _left_out(measured.sizes.omit)
    size = style.size * fit.scale * paper.scale
    yield lambda: tr(
        "Names of steps {size} mm, read fluently at {distance}.",
        size=_number(size),
        distance=_distance(size, style.face, paper),
    )


def _fitted(paper: Paper, percent: int, strips: int, pages: int) -> str:
    """How many sheets there are, and in how many strips and how large the map is on them."""
    usual = tr("at its usual size")
    return tr(
        "{paper}: {sheets}, the map {pieces}, {size}.",
        paper=paper.title,
        sheets=tr_count("{count} sheet", "{count} sheets", pages),
        pieces=tr("in one piece") if strips == 1 else tr("in {count} strips", count=strips),
        size=usual if percent == 100 else tr("at {percent} % of its usual size", percent=percent),
    )


def smallest(drawing: Drawing, paper: Paper) -> str:
    """How large the smallest text is, what it says and where, and from how far it is read fluently."""
    found = _smallest(drawing)
    if found is None:
        return tr("There is no text.")
    run, title = found
    return tr(
        "Smallest text {size} mm (“{text}”, {where}), read fluently at {distance}.",
        size=_number(run.size),
        text=run.text,
        where=title or tr("wall grid"),
        distance=_distance(run.size, run.face, paper),
    )


def smallest_in_short(drawing: Drawing, paper: Paper) -> str:
    """How large the smallest text is and from how far it is read fluently; empty where there is none."""
    found = _smallest(drawing)
    if found is None:
        return ""
    size, face = found[0].size, found[0].face
    return tr(
        "{size} mm, read fluently at {distance}", size=_number(size), distance=_distance(size, face, paper)
    )


def _smallest(drawing: Drawing) -> tuple[TextRun, str] | None:
    """The smallest text, and the title of its group."""
    runs = [(run, group.title) for page in drawing.pages for group in page.groups for run in _runs(group)]
    return min(runs, key=lambda found: round(found[0].size, 3), default=None)


def _runs(group: Group) -> Iterator[TextRun]:
    return (item for item in group.walk() if isinstance(item, TextRun))


def _distance(size: float, face: Face, paper: Paper) -> str:
    """From how far text is read fluently; on a screen of unknown size as a share of its height."""
    far = size * x_height(face) * _FLUENT
    if paper.is_screen:
        return tr("{times} times the height of the picture", times=_number(far / paper.height))
    return f"{_number(far / 1000)} m"


def _number(value: float) -> str:
    """A number with one decimal, as the language in use writes it."""
    text = f"{value:.1f}"
    return text.replace(".", ",") if language_in_use() == "nl" else text


def _cuts(measured: Measured) -> Iterator[str]:
    """Where a map is cut, in words: by the step that comes next, or its phase where that starts there."""
    boxes, sizes = measured.layout.boxes, measured.sizes
    names = {phase.id: phase.name or tr("unnamed") for phase in sizes.kaart.phases}
    order = sorted(sizes.steps, key=lambda step: (boxes[step].left, boxes[step].top))
    for cut in measured.fit.cuts:
        ahead = [sizes.steps[step] for step in order if boxes[step].left > cut]
        begun = {sizes.steps[step].step.phase for step in order if boxes[step].left <= cut}
        if not ahead:
            yield tr("after all steps")
        elif ahead[0].step.phase in names and ahead[0].step.phase not in begun:
            yield tr("before phase “{phase}”", phase=names[ahead[0].step.phase])
        else:
            yield tr("before step {number}", number=ahead[0].number)


def _widths(measured: Measured, scale: float) -> str:
    """How wide boxes and names are on the sheet."""
    chosen = measured.sizes.widths
    values = {"step": chosen.step * scale, "name": chosen.tall * scale}
    if chosen._replace(clear=False) == STANDARD:
        return tr("Steps {step:.0f} mm wide, names of flows up to {name:.0f} mm: as usual.", **values)
    if chosen.step < STANDARD.step:
        return tr(
            "Steps {step:.0f} mm wide, names of flows up to {name:.0f} mm: "
            "narrower than usual, which makes the text larger.",
            **values,
        )
    return tr(
        "Steps {step:.0f} mm wide, names of flows up to {name:.0f} mm: "
        "wider than usual, which makes the text larger.",
        **values,
    )


def _left_out(omit: Omissions) -> str:
    parts = ", ".join(word for field, word in _parts().items() if getattr(omit, field))
    return tr("Left out, too small to read: {parts}.", parts=parts)


def _parts() -> dict[str, str]:
    return {
        "grid": tr("wall grid"),
        "summaries": tr("lane summaries"),
        "details": tr("detail lines"),
        "tags": tr("tags"),
        "chips": tr("chips"),
        "names": tr("flow names"),
        "kinds": tr("kinds of partners"),
    }
