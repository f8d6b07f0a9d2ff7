"""Names of files that every system can keep, also where a file is made on another one."""

from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import tr

_FORBIDDEN = '<>:"/\\|?*'
_NUMBERED = (f"{kind}{number}" for kind in ("com", "lpt") for number in range(10))
_DEVICES = frozenset(("con", "prn", "aux", "nul", *_NUMBERED))  # of Windows, whatever the name ends with
_LONGEST = 80  # characters


def name_for(kaart: Ketenkaart) -> str:
    """A name for a file, from the title of the map."""
    return safe_name(kaart.about.name) or tr("Chain map")


def safe_name(text: str) -> str:
    """A text as a name of a file that every system can keep."""
    kept = (" " if letter in _FORBIDDEN or ord(letter) < 32 else letter for letter in text)
    name = " ".join("".join(kept).split()).strip(". ")[:_LONGEST].rstrip(". ")
    is_device = name.split(".")[0].strip().lower() in _DEVICES
    return f"{tr('Chain map')} {name}" if is_device else name
