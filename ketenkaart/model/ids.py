"""Ids: short, random and stable."""

from collections.abc import Container
from random import Random

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 6


def new_id(taken: Container[str], random: Random) -> str:
    """An id that is not taken: six letters and digits that are not easily confused."""
    while True:
        candidate = "".join(random.choice(LETTERS) for _ in range(LENGTH))
        if candidate not in taken:
            return candidate
