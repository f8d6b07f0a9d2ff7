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
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PO = ROOT / "resources" / "translations" / "nl" / "LC_MESSAGES" / "ketenkaart.po"
MO = PO.with_suffix(".mo")


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
        if isinstance(node, ast.FunctionDef):
            yield from _docstring(node)
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


def _docstring(node: ast.FunctionDef) -> Iterator[str]:
    """The docstring of a command of the command line, which is its help."""
    decorators = [d.func for d in node.decorator_list if isinstance(d, ast.Call)]
    if any(isinstance(d, ast.Attribute) and d.attr in ("command", "callback") for d in decorators):
        yield ast.get_docstring(node) or ""


def _constant(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value


def read() -> Catalog:
    """The Dutch catalogue."""
    with PO.open("rb") as file:
        return read_po(file, locale="nl")


def translations(catalogue: Catalog) -> dict[str, str]:
    """The Dutch of every text."""
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def read_compiled() -> dict[str, str]:
    """The Dutch of every text, as the program reads it."""
    with MO.open("rb") as file:
        return translations(read_mo(file))


def places(text: str) -> set[str]:
    """The {named} places of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def update(extra: list[Path]) -> list[str]:
    """Bring the catalogue up to date; translations are also taken from extra .po files.

    Returns:
        The texts that have no translation yet.
    """
    known = {text: done for text, done in translations(read()).items() if done}
    for path in extra:
        with path.open("rb") as file:
            known = translations(read_po(file, locale="nl")) | known
    new = Catalog(locale="nl", project="ketenkaart", charset="utf-8", fuzzy=False)
    for text, module in texts().items():
        new.add(text, known.get(text, ""), locations=[(module, None)])
    _write(new)
    return [str(message.id) for message in new if message.id and not message.string]


def _write(catalogue: Catalog) -> None:
    file = io.BytesIO()
    write_po(file, catalogue, sort_output=True, omit_header=True, width=100, include_lineno=False)
    header = 'msgid ""\nmsgstr ""\n"Language: nl\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    whole = PO.with_suffix(".new")  # another one may be reading the catalogue
    whole.write_text(header + file.getvalue().decode(), encoding="utf-8")
    whole.replace(PO)
    if not MO.exists() or read_compiled() != translations(catalogue):
        with MO.open("wb") as compiled:
            write_mo(compiled, read())


if __name__ == "__main__":
    missing = update([Path(argument) for argument in sys.argv[1:]])
    print("\n".join(missing) or "Every text has a translation.")
