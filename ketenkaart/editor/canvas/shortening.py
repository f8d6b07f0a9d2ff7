"""Names with their longest words cut short as people do, where a whole name has no room."""

from collections.abc import Iterator

_VOWELS = frozenset("aeiouyáéíóúàèìòùâêîôûäëïöü")
_LEAST, _MISSED = 3, 3  # letters of a word that is cut short, and how many it misses at least
_LONGEST = 200  # letters of a name; longer ones are no names


def shortened(name: str) -> Iterator[str]:
    """Ever shorter forms of a name, each cut between a consonant and a vowel: of one word, then of more.

    Args:
        name: such as "Ministeries SZW en Financiën", which ends as "Min. SZW en Fin.".
    """
    if len(name) > _LONGEST:
        return
    words = name.split(" ")
    forms = [_with(words, at, cut) for at, word in enumerate(words) for cut in _cuts(word)]
    yield from sorted(forms, key=len, reverse=True)
    while True:
        at = max(range(len(words)), key=lambda number: (len(words[number]), number))
        words[at] = next(_cuts(words[at]), "")
        if not words[at]:
            return
        yield " ".join(words)


def _with(words: list[str], at: int, other: str) -> str:
    """A name with another word in the place of one of its own."""
    return " ".join([*words[:at], other, *words[at + 1 :]])


def _cuts(word: str) -> Iterator[str]:
    """The word with more and more of its last syllables left out."""
    bare = word.removesuffix(".")
    missed = _MISSED if bare == word else 1
    for end in range(len(bare) - missed, _LEAST - 1, -1):
        before, after = bare[end - 1].casefold(), bare[end].casefold()
        if before.isalpha() and before not in _VOWELS and after in _VOWELS:
            yield f"{bare[:end]}."
