"""Main: choose the language, run the command, and turn every refusal into one line and an exit code."""

import gc
import io
import os
import signal
import sys
import traceback
from pathlib import Path

from ketenkaart.texts import LANGUAGES, language_of_locale, tr, use_language

REFUSED, STOPPED = 2, 130


class _Stop:
    """Ctrl-C. It is remembered, for what is being loaded may turn the interrupt into another error."""

    pressed = False

    def __call__(self, *_: object) -> None:
        self.pressed = True
        raise KeyboardInterrupt


_STOP = _Stop()


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0 done, 1 the answer is no, 2 wrong use or unreadable input, 130 stopped by Ctrl-C.
    """
    if arguments is not None:
        return _main(arguments)
    gc.disable()  # a command ends soon: looking for cycles takes a tenth of its time and frees little
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # else it asks every package for some
    signal.signal(signal.SIGINT, _STOP)
    try:
        return _main(sys.argv[1:])
    except BaseException:
        if _STOP.pressed:
            return STOPPED
        raise


def _main(arguments: list[str]) -> int:
    _speak_utf8()
    use_language(language_of_locale())
    words, language = take_language(arguments)
    if language is not None:
        if language not in LANGUAGES:
            return refuse(tr("--lang takes nl or en, not “{value}”.", value=language))
        use_language(language)
    return _run(words, language)


def _maps_to_open(words: list[str]) -> list[Path] | None:
    """The maps to open in the editor, where the words ask for that and no more."""
    if any(word.startswith("-") for word in words):
        return None
    if words[:1] == ["edit"]:
        return [Path(word) for word in words[1:]]
    return [Path(word) for word in words] if not words or Path(words[0]).suffix else None


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


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _run(words: list[str], language: str | None) -> int:
    from ketenkaart.cli.wronguse import WrongUse
    from ketenkaart.export.outfile import ExportRefused
    from ketenkaart.storage.diskerrors import reason_of
    from ketenkaart.storage.refusal import FileRefused

    try:
        return _do(words, language)
    except (WrongUse, FileRefused, ExportRefused) as error:
        return refuse(str(error))
    except OSError as error:
        reason = ": ".join(str(part) for part in (error.filename, reason_of(error)) if part)
        return refuse(tr("The system refuses: {reason}.", reason=reason))
    except Exception as error:
        if _STOP.pressed or os.environ.get("KETENKAART_DEBUG"):
            raise
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}: {error} ({place.name}, {place.lineno})"
        return refuse(
            tr(
                "Something went wrong in Ketenkaart; your files are as they were. Report this: {error}",
                error=where,
            )
        )


def _do(words: list[str], language: str | None) -> int:
    """Do what the words ask; the commands are loaded only where one is wanted, which takes a while."""
    maps = _maps_to_open(words)
    if maps is not None:
        from ketenkaart.cli.editing import open_editor

        return open_editor(maps)
    from ketenkaart.cli.app import run_command

    return run_command(words, language)
