"""The version of the program."""

import tomllib
from importlib import metadata
from pathlib import Path


def version() -> str:
    """The version that is installed; of a checkout what it would be installed as."""
    try:
        return metadata.version("ketenkaart")
    except metadata.PackageNotFoundError:
        pyproject = Path(__file__).parents[1] / "pyproject.toml"
        return str(tomllib.loads(pyproject.read_text("utf-8"))["project"]["version"])
