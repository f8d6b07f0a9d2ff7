"""Characters that no text of a chain map may hold: a file, a poster or a screen cannot show them."""

import re

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_BEYOND_ASCII = "\x7f-\x9f\ud800-\udfff" + _NONCHARACTERS
FORBIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f{_BEYOND_ASCII}]")
"""Control characters but the tab and the new line, half characters (surrogates) and noncharacters."""
FORBIDDEN_BEYOND_ASCII = re.compile(f"[{_BEYOND_ASCII}]")
"""The same without those that JSON does not take either."""


def is_blank(text: str) -> bool:
    """Whether there is nothing to see in a text: only white space and soft hyphens."""
    return not text.replace("\u00ad", "").strip()


def visible(text: str, longest: int) -> str:
    """The text in one line and not too long; what cannot be seen, such as a zero-width space, as a code."""
    return _shown(text if len(text) <= longest else text[: longest - 1] + "…")


def visible_name(name: str, longest: int = 60) -> str:
    """A name as `visible` shows a text; a long one without its middle, as names often differ at the end."""
    half = longest // 2
    return _shown(name if len(name) <= longest else f"{name[: longest - half]}…{name[1 - half :]}")


def _shown(text: str) -> str:
    shown = " ".join(text.split())
    return "".join(one if one.isprintable() else f"<{code_of(one)}>" for one in shown)


def code_of(character: str) -> str:
    """The code of a character, such as U+0007."""
    return f"U+{ord(character):04X}"
