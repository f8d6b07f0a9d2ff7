"""Days as people type them."""

import re
from datetime import date

from ketenkaart.texts import tr

_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def shown_date(day: date) -> str:
    """A day as it is typed."""
    return day.strftime("%d-%m-%Y")


def read_date(text: str) -> tuple[date | None, str]:
    """The day that was typed, or a sentence that says why it is none."""
    typed = text.strip()
    parts = tuple(reversed(found.groups())) if (found := _DATE.fullmatch(typed)) else _iso_parts(typed)
    try:
        year, month, day = map(int, parts)
        return date(year, month, day), ""
    except ValueError:
        return None, tr("Write a date as dd-mm-yyyy, such as 24-11-2026.")


def _iso_parts(typed: str) -> tuple[str, ...]:
    found = _ISO.fullmatch(typed)
    return found.groups() if found else ()
