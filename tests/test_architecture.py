"""Who may know whom: what import-linter cannot see."""

import ast
import os
import re
import subprocess
import sys
import zipfile

import pytest
from catalogue import ROOT
from hatchling.builders.wheel import WheelBuilder

from ketenkaart.resources import resource

QT_FREE = (
    *(
        "model",
        "changes",
        "storage",
        "analysis",
        "layout",
        "drawing",
        "edits",
        "export",
        "interchange",
        "cli",
    ),
)
PACKAGES = (*QT_FREE, "editor")
SOURCES = sorted((ROOT / "ketenkaart").rglob("*.py"))
WRITTEN = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py")), ROOT / "run.py"]
MODULES = [
    path.with_suffix("").relative_to(ROOT).as_posix().replace("/", ".").removesuffix(".__init__")
    for path in SOURCES
    if path.stem != "__main__"
]
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 50
LONGER: dict[str, str] = {}
"""Files and functions that may be longer, each with its reason."""


@pytest.mark.rule("P1")
@pytest.mark.parametrize("package", QT_FREE)
def test_no_module_loads_qt_when_it_is_imported(package):
    modules = [module for module in MODULES if module.split(".")[1:2] == [package]]
    code = "\n".join(f"import {module}" for module in modules)
    code += "\nimport sys\nprint([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6')])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert len(modules) > 0
    assert done.stdout.strip() == "[]"


def test_only_the_editor_and_the_png_writer_mention_qt():
    knowing = [path.relative_to(ROOT).as_posix() for path in SOURCES if "PySide6" in _imported(path)]

    assert [path for path in knowing if not path.startswith("ketenkaart/editor/")] == [
        "ketenkaart/export/png.py"
    ]


def test_every_package_is_known_to_these_tests():
    assert sorted({module.split(".")[1] for module in MODULES if module.count(".") > 1}) == sorted(PACKAGES)


def _imported(path):
    """The packages a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def test_files_and_functions_can_be_read_at_a_sitting():
    long = [what for path in WRITTEN for what in _too_long(path)]

    assert [what for what in long if what not in LONGER] == []
    assert sorted(LONGER.keys() - set(long)) == [], "no longer too long"


def _too_long(path):
    name, text = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    if len(text.splitlines()) > MOST_LINES:
        yield name
    for node in ast.walk(ast.parse(text)):
        lines = node.end_lineno - node.lineno + 1 if isinstance(node, ast.FunctionDef) else 0
        if lines > MOST_LINES_OF_A_FUNCTION:
            yield f"{name}: {node.name}"


def test_no_file_is_named_after_what_it_is_not_about():
    names = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}

    assert [path for path in WRITTEN if path.stem in names or path.parent.name in names] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_file_holds_a_docstring_only(package):
    lines = (ROOT / "ketenkaart" / package / "__init__.py").read_text(encoding="utf-8")

    assert compile(lines, package, "exec").co_consts[0].strip()
    assert "import " not in lines.replace("May import", "").split('"""')[-1]


@pytest.mark.rule("P2")
def test_an_installed_wheel_finds_fonts_translations_and_samples(tmp_path):
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path)))
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        "from ketenkaart.resources import resource as r; from ketenkaart.texts import tr; "
        "print(r('fonts', 'OFL.txt')); print(r('samples', 'loonaangifteketen.ketenkaart')); "
        "print(tr('chain coordinator'))"
    )
    paths = [str(tmp_path / "site"), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=environment,
    )

    data = tmp_path / "site" / "ketenkaart" / "data"
    assert done.stdout.split() == [
        str(data / "resources" / "fonts" / "OFL.txt"),
        str(data / "samples" / "loonaangifteketen.ketenkaart"),
        "ketenregisseur",
    ]


@pytest.mark.parametrize("parts", [("fonts", "OFL.txt"), ("translations",)])
def test_a_resource_is_found(parts):
    assert resource(*parts).exists()


def test_a_resource_that_is_not_there_is_named():
    with pytest.raises(FileNotFoundError, match=r"fonts/none\.ttf"):
        resource("fonts", "none.ttf")


def test_every_rule_has_a_test():
    rules = re.findall(r"\*\*([A-Z]\d+)\*\*", (ROOT / "docs" / "rules.md").read_text(encoding="utf-8"))
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))

    proven = set(re.findall(r"mark\.rule\((.*?)\)", tests))

    assert len(rules) == len(set(rules))
    assert sorted(set(rules) - {number for marks in proven for number in re.findall(r"\w+", marks)}) == []
