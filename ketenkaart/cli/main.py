"""Main: choose the language, run the command, and turn every refusal into one line and an exit code."""

import io
import os
import sys

from ketenkaart.texts import LANGUAGES, language_of_locale, tr, use_language

DONE, NO, REFUSED = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0 done, 1 the answer is no, 2 wrong use or unreadable input.
    """
    _speak_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    use_language(language_of_locale())
    words, language = take_language(words)
    if language is not None:
        if language not in LANGUAGES:
            return refuse(tr("--lang takes nl or en, not “{value}”.", value=language))
        use_language(language)
    return _run(words or ["--help"])


def take_language(words: list[str]) -> tuple[list[str], str | None]:
    """The words without --lang and its value, wherever it stands, and that value."""
    kept: list[str] = []
    language = None
    for place, word in enumerate(words):
        if word == "--":
            return kept + words[place:], language
        if word == "--lang":
            language = words[place + 1] if place + 1 < len(words) else ""
        elif word.startswith("--lang="):
            language = word.removeprefix("--lang=")
        elif place == 0 or words[place - 1] != "--lang":
            kept.append(word)
    return kept, language


def refuse(sentence: str) -> int:
    """Say on the error stream why it is not done; give the exit code for that."""
    print(" ".join(sentence.split()), file=sys.stderr)  # noqa: T201 - this is where messages go out
    return REFUSED


def _run(words: list[str]) -> int:
    from ketenkaart.cli.app import command
    from ketenkaart.cli.wording import USAGE_ERROR, WrongUse, usage_sentence

    try:
        code = command().main(words, prog_name="ketenkaart", standalone_mode=False)
    except WrongUse as error:
        return refuse(str(error))
    except USAGE_ERROR as error:
        return refuse(usage_sentence(error))
    return code if isinstance(code, int) else DONE
