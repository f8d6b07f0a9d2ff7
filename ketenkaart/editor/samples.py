"""The samples: maps of real chains that come with the program, to begin with."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ketenkaart.resources import resource
from ketenkaart.storage.fileformat import SUFFIX
from ketenkaart.storage.reading import read


class Sample(NamedTuple):
    """A sample.

    Attributes:
        title: what the map is called.
        partners: how many partners it has.
        steps: how many steps it has.
    """

    path: Path
    title: str
    partners: int
    steps: int


@cache
def sample_maps() -> tuple[Sample, ...]:
    """All samples, the one with most steps first."""
    return tuple(sorted(_samples(), key=lambda sample: -sample.steps))


def _samples() -> Iterator[Sample]:
    for path in sorted(resource("samples").glob(f"*{SUFFIX}")):
        kaart = read(path).kaart
        yield Sample(path, kaart.about.name or path.stem, len(kaart.partners), len(kaart.steps))
