"""The texts of the program and their translations: python tests/catalogue.py brings the catalogue up to date.

It adds the texts that are new (with an empty translation), drops those that are gone, sorts, and compiles.
"""

import ast
import io
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PO = ROOT / "resources" / "translations" / "nl" / "LC_MESSAGES" / "ketenkaart.po"


def texts() -> dict[str, str]:
    """Every text a person reads, with the module it stands in."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "ketenkaart").rglob("*.py")):
        module = path.relative_to(ROOT).as_posix()
        for text in _texts_of(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(text, module)
    return found


def _texts_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in ("tr", "mark"):
            yield from _constant(node.args[0])
        elif node.func.id == "tr_count":
            yield from _constant(node.args[0])
            yield from _constant(node.args[1])
        elif node.func.id == "Field":
            for keyword in node.keywords:
                if keyword.arg == "description":
                    yield from _constant(keyword.value)


def _constant(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value


def read() -> Catalog:
    """The Dutch catalogue."""
    with PO.open("rb") as file:
        return read_po(file, locale="nl")


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def places(text: str) -> set[str]:
    """The {named} places of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def update(extra: list[Path]) -> list[str]:
    """Bring the catalogue up to date; translations are also taken from extra .po files.

    Returns:
        The texts that have no translation yet.
    """
    known = read() if PO.exists() else Catalog(locale="nl")
    translations = {str(message.id): str(message.string) for message in known if message.id}
    for path in extra:
        with path.open("rb") as file:
            more = {str(m.id): str(m.string) for m in read_po(file, locale="nl") if m.id and m.string}
        translations = more | {text: done for text, done in translations.items() if done}
    new = Catalog(locale="nl", project="ketenkaart", charset="utf-8", fuzzy=False)
    for text, module in texts().items():
        new.add(text, translations.get(text, ""), locations=[(module, None)])
    _write(new)
    return [str(message.id) for message in new if message.id and not message.string]


def _write(catalogue: Catalog) -> None:
    file = io.BytesIO()
    write_po(file, catalogue, sort_output=True, omit_header=True, width=100, include_lineno=False)
    header = 'msgid ""\nmsgstr ""\n"Language: nl\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    PO.write_text(header + file.getvalue().decode(), encoding="utf-8")
    PO.with_suffix(".mo").write_bytes(compiled(read()))


if __name__ == "__main__":
    missing = update([Path(argument) for argument in sys.argv[1:]])
    print("\n".join(missing) or "Every text has a translation.")
