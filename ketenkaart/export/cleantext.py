"""Text that every file format can hold."""

import re

_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    "|[" + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17)) + "]"
)
_BREAK = re.compile("[\t\n\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text on one line, as long as it was; characters that cannot be written shown as U+FFFD."""
    if text.isprintable():  # most texts are, and need no search
        return text
    return _BREAK.sub(" ", _UNWRITABLE.sub("\ufffd", text))
