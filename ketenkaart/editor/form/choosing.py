"""What the fields of a form offer to choose, and how they show what was chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ketenkaart.analysis.saying import Sayer
from ketenkaart.editor.form.shape import Shape
from ketenkaart.editor.prompt import Offer, Offers, offers_of
from ketenkaart.edits.making import New
from ketenkaart.model.ketenkaart import RECORD_TYPE_BY_COLLECTION, Ketenkaart
from ketenkaart.model.nouns import noun
from ketenkaart.model.process import Phase
from ketenkaart.model.record import ANY, Record
from ketenkaart.model.vocabulary import Word
from ketenkaart.resources import resource
from ketenkaart.texts import capital, tr

FIXED = frozenset({"language", "theme"})
"""Texts that are one of a few."""
_CODED = frozenset({"steps", "flows", "koppelvlakken"})  # S08 tells that it is a step


@dataclass(frozen=True)
class Chooser:
    """Knows the map as it is shown now.

    Attributes:
        kaart: the map.
        own: the elements the form is of, which are no choice for themselves.
    """

    kaart: Ketenkaart
    own: frozenset[str] = frozenset()

    @property
    def language(self) -> str:
        """The language of the names in the map."""
        return self.kaart.about.language

    @cached_property
    def sayer(self) -> Sayer:
        """Says what elements are called."""
        return Sayer(self.kaart)

    def shown(self, value: Any) -> str:
        """A value as a person reads it."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return tr("Yes") if value else tr("No")
        if isinstance(value, Word):
            return capital(value.short)
        return str(value)

    def element(self, element_id: str | None) -> str:
        """What an element is called."""
        record = self.kaart.records.get(element_id or "")
        if record is None:
            return element_id or ""
        if isinstance(record, Phase) and record.number is not None:
            return f"{record.number}  {self.sayer.says(record)}"
        return self.sayer.says(record)

    def says(self, shape: Shape, value: Any) -> str:
        """A value of a field as a person reads it."""
        if shape.name in FIXED:
            return fixed_texts(shape.name).get(value, str(value))
        return self.element(value) if shape.links_to else self.shown(value)

    def offers(self, shape: Shape, but: Iterable[str] = ()) -> Offers:
        """What can be chosen in a field.

        Args:
            shape: the field.
            but: elements that are chosen already.
        """
        if shape.links_to:
            make = _new_document if shape.links_to == ("documents",) else None
            return offers_of(self._elements(shape.links_to, self.own.union(but)), make)
        return offers_of([*self._nothing(shape), *self._words(shape)])

    def _nothing(self, shape: Shape) -> Iterable[Offer]:
        if shape.optional and not shape.is_list:
            yield Offer(tr("Unknown") if shape.type is bool else tr("None"), None)

    def _words(self, shape: Shape) -> Iterable[Offer]:
        if issubclass(shape.type, Word):
            return [Offer(capital(one.short), one) for one in shape.type]
        if shape.type is bool:
            return [Offer(self.shown(one), one) for one in (True, False)]
        return [Offer(text, value) for value, text in fixed_texts(shape.name).items()]

    def _elements(self, collections: tuple[str, ...], but: frozenset[str]) -> list[Offer]:
        every = [one for one in RECORD_TYPE_BY_COLLECTION if one != "assignments"]
        kinds = every if ANY in collections else list(collections)
        several = len(kinds) > 1
        found: list[Offer] = []
        for collection in kinds:
            records: Iterable[Record] = self.kaart.all(RECORD_TYPE_BY_COLLECTION[collection])
            detail = noun(collection) if several and collection not in _CODED else ""
            found += [Offer(self.element(one.id), one.id, detail) for one in records if one.id not in but]
        return found


def _new_document(text: str) -> Offer:
    return Offer(tr("New document: {name}", name=text), New(text), new=True)


def fixed_texts(field: str) -> dict[str, str]:
    """The texts of a field that holds one of a few."""
    if field == "theme":
        known = {"neutral": tr("Neutral")}
        return {path.stem: known.get(path.stem, path.stem) for path in resource("themes").iterdir()}
    return {"nl": tr("Dutch"), "en": tr("English")}
