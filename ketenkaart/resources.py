"""Where the data files of the program are: fonts, themes, translations, schema, samples."""

from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a data file, as "fonts", "OFL.txt" or "samples", "x.ketenkaart".

    The files stand beside the package in a checkout and inside it in an installed wheel.

    Raises:
        FileNotFoundError: there is no such file.
    """
    package = Path(__file__).parent
    for root in (package / "data", package.parent):
        folder = root if parts[0] == "samples" else root / "resources"
        path = folder.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(parts))
