"""What holds for the map as a whole: title, goal, status, version, pages and adopted versions."""

import datetime
from typing import Any, ClassVar, Literal

from pydantic import Field

from ketenkaart.model.record import Record, Value
from ketenkaart.model.vocabulary import MapStatus
from ketenkaart.texts import tr

ABOUT_ID = "about"


class KeyFigure(Value):
    """A figure in the title block."""

    value: str = Field("", max_length=30, description="The figure, such as > 8 mln.")
    caption: str = Field("", max_length=100, description="What it counts.")


class PageSetup(Value):
    """A sheet the map is printed on."""

    paper: str = Field("A0", max_length=40, description="The paper, such as A0, roll:914 or 1200x900.")
    landscape: bool = Field(True, description="Landscape or portrait.")


class Adopted(Value):
    """A version the partners adopted, with the changes that lead back to it.

    Versions are told in words, not by ids, and so stay true whatever is renamed or deleted later.
    """

    version: str = Field("", max_length=30, description="The version that was adopted.")
    date: datetime.date | None = Field(None, description="The day it was adopted.")
    adopted_by: str = Field(
        "", max_length=200, description="The meeting body that adopted it, by its name then."
    )
    note: str = Field("", max_length=2_000, description="What was said when it was adopted.")
    changes_back: tuple[Any, ...] = Field(
        (),
        description="The changes back to it from the next version; to the last one from an empty map.",
    )


class LastNumbers(Value):
    """The highest number of each kind that was deleted: numbers stand on posters, so none is given again."""

    phases: int | None = Field(None, ge=0, le=9_999, description="Of the phases that were deleted.")
    steps: int | None = Field(None, ge=0, le=99_999, description="Of the steps that were deleted.")
    flows: int | None = Field(None, ge=0, le=99_999, description="Of the flows that were deleted.")
    koppelvlakken: int | None = Field(
        None, ge=0, le=99_999, description="Of the interfaces that were deleted."
    )


class About(Record):
    """The map itself; its name is the title."""

    collection: ClassVar[str] = "about"
    goal: str = Field("", max_length=2_000, description="The goal of the chain.")
    key_figures: tuple[KeyFigure, ...] = Field((), description="The figures that show how big the chain is.")
    status: MapStatus = Field(MapStatus.DRAFT, description="Draft or adopted.")
    version: str = Field("", max_length=30, description="The version of the map.")
    date: datetime.date | None = Field(None, description="The date of this version.")
    owner: str = Field("", max_length=200, description="Who keeps the map, by function.")
    language: Literal["nl", "en"] = Field("nl", description="The language of the poster.")
    theme: str = Field("neutral", max_length=60, description="The theme of the poster.")
    pages: tuple[PageSetup, ...] = Field((), description="The sheets it is printed on.")
    last_numbers: LastNumbers | None = Field(
        None, description="The highest numbers of what was deleted; they are not given again."
    )
    adopted: tuple[Adopted, ...] = Field((), description="The versions that were adopted.")

    @property
    def told_version(self) -> str:
        """The version as it is told: of a map that was changed since it was adopted, what it came after."""
        return told_version(self.version, is_changed=self.is_changed_since_adopted)

    @property
    def is_changed_since_adopted(self) -> bool:
        """Whether its version was adopted, and it is a draft again."""
        return self.status is not MapStatus.ADOPTED and any(
            one.version == self.version for one in self.adopted
        )


def told_version(version: str, *, is_changed: bool) -> str:
    """A version in words.

    Args:
        version: the version itself.
        is_changed: whether the map was changed since it was adopted.
    """
    return tr("after {version}", version=version) if is_changed and version else version
