"""Set everything up, then make the poster, open the editor or run the tests.

    python run.py poster    makes the poster of the sample chain map
    python run.py test      runs the checks and the tests
    python run.py           opens the editor

Needs Python 3.11 or newer with pip, nothing else. Packages go into .venv, or into .packages where this
Python cannot make a virtual environment. Later runs use what is there, until pyproject.toml changes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PACKAGES = ROOT / ".packages"
CORE: tuple[str, ...] = ()
GUI = ("gui",)
ALL = ("gui", "dev")
SAMPLE = "loonaangifteketen"
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run(prog_name='lint-imports')"
CHECKS = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    "lint-imports": ("-c", LINT_IMPORTS),
    "pytest": ("-m", "pytest", "-n", "auto", "--dist", "worksteal"),
}
STAMP = "set-up"
STAMPS = (VENV / STAMP, PACKAGES / STAMP)
QT_LIBRARIES = "libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0"


def main(arguments: list[str]) -> int:
    """Do what is asked; return the exit code."""
    task = {"": editor, "poster": poster, "test": test}.get(" ".join(arguments))
    if task is None:
        print(__doc__)
        return 0 if arguments[0] in ("-h", "--help", "help") else 2
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must get the message
        print(f"Ketenkaart needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 2
    return task()


def editor() -> int:
    """Open the editor."""
    set_up(GUI)
    return run("-m", "ketenkaart")


def poster() -> int:
    """Make the poster of the sample."""
    set_up(CORE)
    out = ROOT / f"{SAMPLE}.pdf"
    sample = ROOT / "samples" / f"{SAMPLE}.ketenkaart"
    code = run("-m", "ketenkaart", "export", str(sample), "-o", str(out), "--force")
    if code == 0:
        print(f"The poster: {out}")
    return code


def test() -> int:
    """Run every check, also after one failed, and say at the end which failed."""
    set_up(ALL)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if run("-c", "import PySide6.QtGui", quiet=True) != 0:
        print("Qt does not load here: the tests that need it are skipped. On Debian and Ubuntu this helps:")
        print(f"    apt-get install {QT_LIBRARIES}")
    failed = []
    for name, arguments in CHECKS.items():
        print(f"== {name}", flush=True)
        if run(*arguments) != 0:
            failed.append(name)
    print(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0


def set_up(extras: tuple[str, ...]) -> None:
    """Install the packages of the core and the extras, unless that was done before."""
    done = next((stamp.read_text() for stamp in STAMPS if stamp.exists()), "")
    if done and done in (stamp_of(extras), stamp_of(ALL)) and run("-c", "import pydantic") == 0:
        return
    print("Setting up; this takes a minute or two the first time.", flush=True)
    is_other_python = bool(done) and done.split()[0] != stamp_of(extras).split()[0]
    home = VENV if make_venv(is_other_python) else PACKAGES
    install(home, extras)
    (home / STAMP).write_text(stamp_of(extras))


def stamp_of(extras: tuple[str, ...]) -> str:
    """What tells whether the packages that are there are the right ones."""
    digest = hashlib.sha256(repr(extras).encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return f"{sys.version_info.major}.{sys.version_info.minor} {digest.hexdigest()}"


def make_venv(clear: bool) -> bool:
    """Make the virtual environment if it is not there; False where this Python cannot."""
    if python_in_venv().exists() and not clear:
        return True
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, check=False
    )
    if made.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
    return made.returncode == 0


def python_in_venv() -> Path:
    """The Python of the virtual environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install(home: Path, extras: tuple[str, ...]) -> None:
    """Install what pyproject.toml names, in the versions of constraints.txt."""
    import tomllib  # only there from Python 3.11; an older Python must get as far as the message

    if run("-m", "pip", "--version", quiet=True) != 0:
        sys.exit("This Python has no pip. On Debian and Ubuntu: apt-get install python3-pip")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    packages = [*project["dependencies"]]
    for extra in extras:
        packages += project["optional-dependencies"][extra]
    where = ["--target", str(PACKAGES), "--upgrade"] if home == PACKAGES else []
    options = ["--quiet", "--disable-pip-version-check", "--constraint", "constraints.txt"]
    if run("-m", "pip", "install", *options, *where, *packages) != 0:
        sys.exit("The packages could not be installed; what pip says above tells why.")


def run(*arguments: str, quiet: bool = False) -> int:
    """Run Python with the packages that were set up; return its exit code."""
    in_venv = python_in_venv().exists()
    environment = dict(os.environ)
    if not in_venv:
        paths = [str(PACKAGES), os.environ.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    output = subprocess.DEVNULL if quiet else None
    python = str(python_in_venv()) if in_venv else sys.executable
    return subprocess.run(
        [python, *arguments], cwd=ROOT, env=environment, stdout=output, stderr=output, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
