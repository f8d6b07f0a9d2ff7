"""Pictures for the style sheet: it takes them from files, so icons are written in their colours."""

import tempfile
from functools import cache
from pathlib import Path

from ketenkaart.editor.look.icons import drawing


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="ketenkaart-look-", ignore_cleanup_errors=True)


@cache
def picture(name: str, colour: str) -> str:
    """The path of an icon in a colour, as style sheets want it."""
    path = Path(_folder().name, f"{name}-{colour.removeprefix('#')}.svg")
    path.write_text(drawing(name).replace("currentColor", colour), encoding="utf-8")
    return path.as_posix()
