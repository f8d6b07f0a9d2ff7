"""The text twin: a whole map as an ordered outline in words, for screen readers and for minutes."""

import re
from collections.abc import Iterable, Iterator

from ketenkaart.analysis.saying import one_line
from ketenkaart.analysis.telling import Line, Teller
from ketenkaart.analysis.twinsteering import Steering
from ketenkaart.analysis.twinwork import Work
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import tr

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_AT_START = re.compile(r"^(\d*)([-+=.)])")


def twin(kaart: Ketenkaart) -> tuple[Line, ...]:
    """The map in words, in the language in use: the work first, then the steering."""
    return tuple(_lines(Teller(kaart)))


def _lines(teller: Teller) -> Iterator[Line]:
    work = Work(teller)
    yield from _about(teller)
    yield from work.phases()
    yield from work.partners()
    yield from work.loose_flows()
    yield from Steering(teller).lines()


def _about(teller: Teller) -> Iterator[Line]:
    """The title, the goal, the version and the key figures."""
    about = teller.kaart.about
    yield Line(1, one_line(about.name) or tr("Chain map without a title"), about.id, heading=True)
    yield from teller.facts(about, ("goal", "status"))
    if about.version:
        yield Line(0, one_line(f"{tr('Version')}: {about.told_version}"), about.id)
    yield from teller.facts(about, ("date", "owner"))
    for figure in about.key_figures:
        text = " ".join(part for part in map(one_line, (figure.value, figure.caption)) if part)
        if text:
            yield Line(0, text, about.id)
    yield from teller.common(about)


def as_text(lines: Iterable[Line]) -> str:
    """The lines as plain text: an empty line above each heading, and lines below others set in."""
    return "\n".join(_plain(line) for line in lines).lstrip("\n") + "\n"


def _plain(line: Line) -> str:
    return f"\n{line.text}" if line.heading else f"{'  ' * line.level}- {line.text}"


def as_markdown(lines: Iterable[Line]) -> str:
    """The lines as Markdown, in which no character of a name means anything."""
    shown: list[str] = []
    before: Line | None = None
    for line in lines:
        if line.heading:
            shown += ["", f"{'#' * line.level} {_escaped(line.text)}"]
        else:
            shown += [""] if before is None or before.heading else []
            shown.append(f"{'  ' * line.level}- {_escaped(line.text)}")
        before = line
    return "\n".join(shown).lstrip("\n") + "\n"


def _escaped(text: str) -> str:
    return _AT_START.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text))
