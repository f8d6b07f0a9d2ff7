"""Likeness of names: the same but for capitals and accents, or one typing mistake apart."""

import re
import unicodedata
from functools import lru_cache

_NOT_COMPARED = ("Mn", "Cf", "Cc", "Cs")
_ONSETS = (
    " bl br ch cl cr dr dw fl fr gl gr kl kn kr kw ph pl pr ps qu sc sch sh sj sk sl sm sn sp spl spr st str"
    " th tj tr tw vl vr wr zw "
)
_CODAS = (
    " ch ck ct ds ff fs ft gd gs gt kt ks ld lf lk ll lm lp ls lt mp ms mt nd ng nk nn ns nt ps pt rd rf rg"
    " rk rm rn rp rs rt rts sch sk sp ss st th ts tt "
)
"""How Dutch words may begin before their first vowel, and end after their last, with more than one letter."""
_VOWELS = " aa ai au ee ei eu ie io oe oi oo ou ui uu "
"""Which vowels may stand together in a short Dutch word."""


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """A text as it is compared: no capitals, no accents, nothing that cannot be seen, single spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(
        " " if one.isspace() else one
        for one in apart
        if one.isspace() or unicodedata.category(one) not in _NOT_COMPARED
    )
    return " ".join(kept.casefold().split())


def one_apart(one: str, other: str) -> bool:
    """Whether one letter added, left out, replaced or changed places makes one text the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    start = next((at for at in range(len(short)) if short[at] != long[at]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[:start] + short[start : start + 2][::-1] + short[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or swapped == long


def is_mistyped(typed: str, name: str) -> bool:
    """Whether a folded text is likely meant to be this folded name; never where just a digit differs."""
    if len(typed) < 5 or not one_apart(typed, name):
        return False
    return re.sub("[^0-9]", "", typed) == re.sub("[^0-9]", "", name)


def is_abbreviation(name: str) -> bool:
    """Whether a short word in small letters, such as uwv, is none that can be said in Dutch."""
    consonant = "[b-df-hj-np-tv-xz]"
    word = re.fullmatch(f"({consonant}*)([a-z]*?)({consonant}*)", name.replace("ij", "y"))
    if word is None or not 2 <= len(name) <= 4:
        return False
    onset, middle, coda = word.groups()
    if not middle or len(name) == 2:
        return True
    if re.fullmatch("[aeiouy]{2}", middle) and f" {middle} " not in _VOWELS:
        return True
    begins_well = len(onset) < 2 or f" {onset} " in _ONSETS
    ends_well = len(coda) < 2 or f" {coda} " in _CODAS
    return not (begins_well and ends_well)
