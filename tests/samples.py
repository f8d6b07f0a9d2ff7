"""Save the samples with a fresh layout, as the editor does: python -m tests.samples."""

from pathlib import Path

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.reading import read

SAMPLES = sorted(Path(__file__).parents[1].joinpath("samples").glob("*.ketenkaart"))


def saved(path: Path) -> bytes:
    """What a sample is once it was laid out afresh and saved."""
    kaart = read(path).kaart
    return to_bytes(kaart, draw_screen(kaart).layout.memory)


if __name__ == "__main__":
    for sample in SAMPLES:
        sample.write_bytes(saved(sample))
