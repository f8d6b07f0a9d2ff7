"""When something was, in words that are short and still say it."""

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from ketenkaart.texts import language_in_use, tr


def moment(when: datetime, now: datetime) -> str:
    """Such as "Today 10:42", "Yesterday 16:05", "12 Nov" or "12 Nov 2025"."""
    days = now.date() - when.date()
    time = f"{when:%H:%M}"
    if days == timedelta(0):
        return tr("Today {time}", time=time)
    if days == timedelta(1):
        return tr("Yesterday {time}", time=time)
    pattern = "d MMM" if when.year == now.year else "d MMM yyyy"
    return QLocale(language_in_use()).toString(QDate(when.year, when.month, when.day), pattern)


def time_or_moment(when: datetime, now: datetime) -> str:
    """Such as "10:42", "yesterday 16:05" or "12 Nov", within a sentence."""
    if when.date() == now.date():
        return f"{when:%H:%M}"
    told = moment(when, now)
    return told[:1].lower() + told[1:]
