"""A page: the form of one kind of element, or of the fields that several kinds share."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ketenkaart.editor.form.arrangement import NOT_SHARED, Group, Row, first_rows, groups
from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.field import Deed, Field
from ketenkaart.editor.form.picker import Picker
from ketenkaart.editor.form.section import Section
from ketenkaart.editor.form.shape import Shape, shapes
from ketenkaart.editor.form.taborder import tab_in_order
from ketenkaart.editor.form.writing import Writing
from ketenkaart.editor.look.apply import dress
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import Word

BOX = "box_"
"""What the names of boxes begin with."""
_SIDE = 16  # px
_HALF = 90  # room for words in a field that takes half a row of the narrowest form, px


class Part(QWidget):
    """What a page shows besides fields, such as who has a part in an element."""

    title = ""
    opened = True
    read_only = False

    def show_records(self, chooser: Chooser, records: Sequence[Record]) -> str:
        """Show it for these elements; gives what to say beside its heading."""
        raise NotImplementedError

    def applies(self, records: Sequence[Record]) -> bool:
        """Whether there is anything to show for these elements."""
        return True


class Page(QWidget):
    """A form; the elements it shows change, its fields do not.

    Attributes:
        fields: its fields by name.
        sections: its sections, from top to bottom.
        read_only: whether it can be read but not filled in.
    """

    def __init__(
        self,
        kinds: Sequence[type[Record]],
        deeds: tuple[Deed, Deed, Deed],
        parts: Iterable[Part],
        settings: QSettings,
        *,
        several: bool,
    ) -> None:
        """Empty.

        Args:
            kinds: the kinds of elements; the page has the fields they share.
            deeds: what sets a field, adds to a list and takes from one.
            parts: what it shows besides.
            settings: remember which sections are open.
            several: whether it shows several elements at once.
        """
        super().__init__()
        dress(self, "panel")
        self.fields: dict[str, Field] = {}
        self.sections: list[Section] = []
        self.read_only = False
        self._chooser, self._records = Chooser(Ketenkaart.of(())), tuple[Record, ...]()
        self._deeds, self._settings = deeds, settings
        self._shapes = _shared(kinds, several=several)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_SIDE, 4, _SIDE, _SIDE)
        self._column.setSpacing(10)
        collection = kinds[0].collection
        self._put_rows(self._column, first_rows(collection))
        self._parts = [(part, self._part_section(part)) for part in parts]
        for group in groups(collection, self._shapes):
            self._put_group(group)
        self._column.addStretch()

    def _part_section(self, part: Part) -> Section:
        section = Section(part.title, self._settings, opened=part.opened)
        section.column.addWidget(part)
        section.unfolded.connect(self._show_parts)
        self._add(section)
        return section

    def _put_group(self, group: Group) -> None:
        """A section with fields; these are made when it is first opened."""
        if not any(field in self._shapes for row in group.rows for field in row):
            return
        section = Section(group.title, self._settings, opened=group.opened)
        self._add(section)
        if section.is_open:
            self._put_rows(section.column, group.rows)
        else:
            section.unfolded.connect(lambda: self._fill(section, group))

    def _fill(self, section: Section, group: Group) -> None:
        known = set(self.fields)
        if not known.isdisjoint(field for row in group.rows for field in row):
            return
        self._put_rows(section.column, group.rows)
        for name in self.fields.keys() - known:
            self._show_field(self.fields[name], anew=True)
        tab_in_order(self)

    def _add(self, section: Section) -> None:
        self.sections.append(section)
        self._column.addWidget(section)

    def _put_rows(self, column: QVBoxLayout, rows: Iterable[Row]) -> None:
        for row in rows:
            fields = [self._field(self._shapes[name]) for name in row if name in self._shapes]
            if len(fields) > 1 and not any(map(_takes_row, fields)):
                column.addLayout(_side_by_side(fields))
            else:
                for field in fields:
                    column.addWidget(field)

    def _field(self, shape: Shape) -> Field:
        field = Field(shape, *self._deeds)
        self.fields[shape.name] = field
        return field

    def show_records(self, chooser: Chooser, records: Sequence[Record], *, anew: bool) -> None:
        """Show elements.

        Args:
            chooser: knows the map.
            records: the elements.
            anew: whether these are others than before.
        """
        self._chooser, self._records = chooser, tuple(records)
        if anew:
            for section in self.sections:
                section.restore()
        for field in list(self.fields.values()):
            self._show_field(field, anew=anew)
        self._show_parts()

    def _show_field(self, field: Field, *, anew: bool) -> None:
        values = [getattr(record, field.shape.name) for record in self._records]
        if field.shape.name == "name":
            values = [self._name(record) for record in self._records]
        field.show_values(self._chooser, values, anew=anew)
        field.control.set_read_only(self.read_only)

    def _name(self, record: Record) -> str:
        """A flow is called after its documents."""
        return self._chooser.kaart.flow_name(record) if isinstance(record, Flow) else record.name

    def _show_parts(self) -> None:
        for part, section in self._parts:
            there = part.applies(self._records)
            section.setVisible(there)
            if there and section.is_open:
                part.read_only = self.read_only
                section.set_count(part.show_records(self._chooser, self._records))
        tab_in_order(self)

    def finish(self) -> None:
        """Take over what is being typed."""
        for field in self.fields.values():
            field.control.finish()

    @property
    def typed(self) -> list[tuple[str, str]]:
        """The fields in which something is typed that is not taken over, with the text.

        What is typed to choose from a list is no text of its own.
        """
        boxes = (one for one in self.findChildren(Writing) if one.is_untold and not isinstance(one, Picker))
        return [(one.objectName().removeprefix(BOX), one.text) for one in boxes]

    def box_of(self, name: str) -> Writing | None:
        """Where a text is typed, by the name that `typed` gives; its section is unfolded."""
        box = self.findChild(Writing, BOX + name)
        for section in self.sections:
            if box is None:
                section.head.setChecked(True)
                box = self.findChild(Writing, BOX + name)
        return box if isinstance(box, Writing) else None

    def first_box(self) -> QWidget | None:
        """The first widget to fill in."""
        return next((field.control.box for field in self.fields.values()), None)


def _shared(kinds: Sequence[type[Record]], *, several: bool) -> dict[str, Shape]:
    """The fields that all kinds have with the same meaning; for several elements not what is their own."""
    first, *others = (shapes(kind) for kind in kinds)
    return {
        name: shape
        for name, shape in first.items()
        if not (several and name in NOT_SHARED)
        and all(name in other and _alike(shape, other[name]) for other in others)
    }


def _alike(one: Shape, other: Shape) -> bool:
    same = (one.type, one.is_list, one.optional, one.links_to)
    return same == (other.type, other.is_list, other.optional, other.links_to)


def _takes_row(field: Field) -> bool:
    """Whether one of the words to choose from would be cut in half a row."""
    kind, letters = field.shape.type, field.fontMetrics()
    titles = (one.short for one in kind) if issubclass(kind, Word) else ()
    return any(letters.horizontalAdvance(word) > _HALF for title in titles for word in title.split())


def _side_by_side(fields: Sequence[Field]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    for column, field in enumerate(fields):
        grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)
    return grid
