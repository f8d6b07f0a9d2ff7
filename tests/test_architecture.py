"""Who may know whom: what import-linter cannot see."""

import os
import re
import subprocess
import sys
import zipfile

import pytest
from catalogue import ROOT
from hatchling.builders.wheel import WheelBuilder

from ketenkaart.resources import resource

CORE = sorted(
    path.parent.relative_to(ROOT).joinpath(path.stem).as_posix().replace("/", ".").removesuffix(".__init__")
    for path in (ROOT / "ketenkaart").rglob("*.py")
    if path.stem != "__main__" and "editor" not in path.parts
)


@pytest.mark.rule("P1")
def test_no_module_loads_qt_when_it_is_imported():
    imports = "\n".join(f"import {module}" for module in CORE)
    code = f"import sys\n{imports}\nprint([m for m in sys.modules if m.split('.')[0] == 'PySide6'])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "package", ["model", "changes", "storage", "analysis", "layout", "drawing", "export"]
)
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
