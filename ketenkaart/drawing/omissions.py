"""What a sheet leaves out because it would be too small to read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Omissions:
    """What is left out, in the order of look.md section 10."""

    grid: bool = False
    figures: bool = False
    summaries: bool = False
    details: bool = False
    tags: bool = False
    chips: bool = False
    panels: bool = False
    names: bool = False
    kinds: bool = False


NOTHING = Omissions()
