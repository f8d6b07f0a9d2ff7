"""Foreign texts, cleaned: a name in one line and not too long, and nothing that no file can hold."""

import unicodedata

from ketenkaart.model.characters import FORBIDDEN

LONGEST_NAME = 200
LONGEST_DESCRIPTION = 10_000
LONGEST_PROVENANCE = 2_000


def cleaned(text: str) -> str:
    """The text without characters that no map can hold, its letters composed."""
    return unicodedata.normalize("NFC", FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def one_line(text: str) -> str:
    """The text, cleaned, in one line."""
    return " ".join(cleaned(text).split())


def shortened(text: str, longest: int) -> str:
    """The text, cut off where it is too long."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def paragraphs(*texts: str) -> str:
    """The texts that say something, below each other, cut off where no description holds them."""
    kept = (cleaned(text).strip() for text in texts)
    return shortened("\n".join(text for text in kept if text), LONGEST_DESCRIPTION)
