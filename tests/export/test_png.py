import struct
import subprocess
import sys
from pathlib import Path

import numpy
import pytest

from ketenkaart.drawing.displaylist import Page
from ketenkaart.export.outfile import ExportRefused, OutputExists
from ketenkaart.export.png import rows, write_png
from ketenkaart.export.svg import write_svg
from tests.export.drawings import drawing, hostile_drawing, sheet
from tests.export.tools import DPI, picture_by_rsvg, pixels, share_that_differs

pytest.importorskip("PySide6.QtGui", exc_type=ImportError)


@pytest.mark.rule("E9")
def test_size_and_density_are_as_asked(tmp_path: Path) -> None:
    path = tmp_path / "kaart.png"
    write_png(sheet(), path, 150)

    data = path.read_bytes()
    assert struct.unpack(">LL", data[16:24]) == (round(297 / 25.4 * 150), round(210 / 25.4 * 150))
    at = data.index(b"pHYs") + 4
    assert struct.unpack(">LLB", data[at : at + 9]) == (5906, 5906, 1)


@pytest.mark.parametrize("tile", [(10_000, 7), (10_000, 64), (101, 53)])
def test_tiles_join_without_a_seam(tile: tuple[int, int]) -> None:
    size = (702, 496)
    whole = b"".join(rows(sheet(), *size, 60 / 25.4, (10_000, 10_000)))
    tiled = b"".join(rows(sheet(), *size, 60 / 25.4, tile))

    apart = numpy.abs(
        numpy.frombuffer(whole, numpy.uint8).astype(int) - numpy.frombuffer(tiled, numpy.uint8).astype(int)
    )
    assert len(whole) == 3 * size[0] * size[1]
    assert apart.max() <= 2


def test_the_picture_is_that_of_the_outlined_svg(tmp_path: Path) -> None:
    write_png(sheet(), tmp_path / "kaart.png", DPI)
    write_svg(sheet(), drawing(), tmp_path / "kaart.svg", outlines=True)

    ours = pixels(tmp_path / "kaart.png")
    assert share_that_differs(ours, picture_by_rsvg(tmp_path / "kaart.svg")) < 0.01
    assert share_that_differs(ours, ours * 0 + 255) > 0.01


def test_hostile_text_breaks_nothing(tmp_path: Path) -> None:
    write_png(hostile_drawing().pages[0], tmp_path / "kaart.png", 50)

    assert pixels(tmp_path / "kaart.png").shape == (413, 585, 3)


def test_an_existing_file_is_not_replaced_by_accident(tmp_path: Path) -> None:
    write_png(Page(10, 10, ()), tmp_path / "kaart.png", 50)

    with pytest.raises(OutputExists):
        write_png(Page(10, 10, ()), tmp_path / "kaart.png", 50)


def test_an_image_too_large_for_any_program_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="dpi"):
        write_png(Page(10_000, 900, ()), tmp_path / "kaart.png", 2400)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        ("ModuleNotFoundError('No module named PySide6')", "pip install PySide6-Essentials"),
        ("ImportError('libEGL.so.1: cannot open shared object file')", "libegl1"),
    ],
)
def test_without_qt_the_message_names_what_to_install(tmp_path: Path, error: str, advice: str) -> None:
    program = f"""
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtGui":
            raise {error}
sys.meta_path.insert(0, Missing())
from ketenkaart.drawing.displaylist import Page
from ketenkaart.export.outfile import ExportRefused
from ketenkaart.export.png import write_png
try:
    write_png(Page(10, 10, ()), {str(tmp_path / "kaart.png")!r})
except ExportRefused as refused:
    print(refused)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert advice in done.stdout
    assert not done.stderr
    assert not list(tmp_path.iterdir())
