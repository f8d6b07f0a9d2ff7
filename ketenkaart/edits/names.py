"""Names as they are kept: one line, no characters that cannot be shown, a capital at the start."""

from ketenkaart.model.characters import FORBIDDEN, is_blank

LONGEST_NAME = 200
LONGEST_TEXT = 10_000


def clean_line(text: str, longest: int = LONGEST_NAME) -> str:
    """A text in one line, without what a map may not hold, not too long; "" where nothing is to be seen."""
    shown = FORBIDDEN.sub("", " ".join(text.split()))
    line = " ".join(shown.split())[:longest].rstrip()
    return "" if is_blank(line) else line


def clean_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """A text of several lines, without what a map may not hold, and not too long."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return FORBIDDEN.sub("", lines).strip()[:longest]


def clean_name(text: str, longest: int = LONGEST_NAME) -> str:
    """A name as it is kept: in one line, with a capital; a first word such as iWlz stays as it is written."""
    line = clean_line(text, longest)
    first = line.split(" ", 1)[0]
    if first != first.lower() or len(line[:1].upper()) != 1:
        return line
    return line[:1].upper() + line[1:]


def is_question(name: str) -> bool:
    """Whether a step with this name is a decision."""
    return name.rstrip().endswith("?")
