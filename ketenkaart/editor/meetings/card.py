"""A card for each body: its questions, and what it is about, each one click away."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ketenkaart.analysis.meetings import Meeting, Question, Subject
from ketenkaart.editor.form.rows import RowButton
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.meetings.flowing import Flowing
from ketenkaart.editor.messages import plain_label, plain_tip
from ketenkaart.model.characters import visible
from ketenkaart.model.vocabulary import BodyKind, BodyStatus, Part
from ketenkaart.texts import capital, tr

_LONGEST = 40  # letters on a button
_GAP = 6  # px

Goes = Callable[[str], object]


class Card(QFrame):
    """What is asked and known of one body."""

    def __init__(
        self, meeting: Meeting, choose: Goes, answer: Callable[[str, str], object], go: Goes
    ) -> None:
        """Made anew where anything of it changed.

        Args:
            meeting: the body.
            choose: selects the body.
            answer: goes to where a question of it can be answered.
            go: shows an element on the map.
        """
        super().__init__()
        self.meeting = meeting
        body = meeting.body
        dress(self, "card")
        self.setAccessibleName(told(meeting))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 10)
        column.setSpacing(6)
        self.title = RowButton(told(meeting), _caption(meeting), ("body", "muted"))
        dress(self.title, "plain_row")
        self.title.clicked.connect(lambda: choose(body.id))
        column.addWidget(self.title)
        if meeting.questions:
            column.addWidget(
                _flowing(_asked(one, lambda field: answer(body.id, field)) for one in meeting.questions)
            )
        if meeting.subjects:
            label = plain_label(tr("Is about"))
            dress(label, "caption")
            label.setContentsMargins(4, 2, 0, 0)
            column.addWidget(label)
            column.addWidget(_flowing(_subject(one, go) for one in meeting.subjects))
        column.addStretch()

    def show_chosen(self, chosen: bool) -> None:
        """Show whether its body is selected."""
        dress(self, "card_chosen" if chosen else "card")


def told(meeting: Meeting) -> str:
    """A body by its letters and name."""
    body = meeting.body
    return " ".join(part for part in (body.short_name, body.name or tr("unnamed")) if part)


def _caption(meeting: Meeting) -> str:
    body = meeting.body
    parts = [capital(body.level.title)]
    parts += [body.kind.title] if body.kind is not BodyKind.OTHER else []
    parts += [body.status.title] if body.status is BodyStatus.LAPSED else []
    return " · ".join(parts)


def _asked(question: Question, answer: Goes) -> QPushButton:
    button = QPushButton(question.text)
    dress(button, "link")
    button.setObjectName(f"question_{question.field or 'about'}")
    button.setIcon(icon("warning", "warn"))
    button.clicked.connect(lambda: answer(question.field))
    return button


def _flowing(buttons: Iterable[QPushButton]) -> QWidget:
    """Buttons in rows."""
    row = Flowing(_GAP)
    for button in buttons:
        row.add(button)
    return row


def _subject(subject: Subject, go: Goes) -> QPushButton:
    """An element by its code; what the body does with it, where that is not just discussing."""
    name = subject.code or visible(subject.title, _LONGEST)
    shown = name if subject.part is Part.DISCUSSES else f"{name}  {subject.part.title}"
    button = QPushButton(shown.replace("&", "&&"))
    dress(button, "chip")
    words = tr("{element}, {part}", element=subject.title, part=subject.part.title)
    button.setAccessibleName(words)
    button.setToolTip(plain_tip(words))
    button.clicked.connect(lambda: go(subject.element))
    return button
