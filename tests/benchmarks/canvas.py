"""How long the map widget takes from an input to a painted frame, beside an empty QGraphicsView and bpmn-js.

python tests/benchmarks/canvas.py [ELEMENTS ...]

Elements are steps and flows.
"""

import gc
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import bpmnjs
from benchmarks.chains import chain
from benchmarks.sidebyside import STEPS, many
from PySide6.QtCore import QPointF
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from ketenkaart.drawing.screen import Screen, draw_screen
from ketenkaart.editor.canvas.canvas import Canvas
from ketenkaart.editor.canvas.minimap import Minimap
from ketenkaart.editor.selection import Selection

SIZE = (1920, 1080)
ROUNDS = 25
AT = QPointF(900, 500)  # the mouse
ZOOMS = (0.25, 0.35, 0.5, 1.0)


class Watched(Canvas):
    """A map widget that knows what it asked to have painted."""

    asked = QRegion()

    def update(self, *area) -> None:
        """Note what is to be painted."""
        self.asked = self.asked.united(QRegion(area[0]) if area else QRegion(self.rect()))


def frame(widget: QWidget, act: Callable[[], object]) -> float:
    """How long an input takes until its frame is painted, ms of the processor: others may use it, too."""
    start = time.process_time()
    act()
    asked = widget.asked if isinstance(widget, Watched) else QRegion(widget.rect())
    if not asked.isEmpty():
        widget.repaint(asked)
    took = (time.process_time() - start) * 1000
    if isinstance(widget, Watched):
        widget.asked = QRegion()
    return took


def report(name: str, times: list[float]) -> None:
    """Median and 95th percentile."""
    ordered = sorted(times)
    high = ordered[min(round(0.95 * len(ordered)), len(ordered) - 1)]
    print(f"  {name:32} {statistics.median(times):7.1f} {high:7.1f}")


def sharp(canvas: Watched) -> float:
    """How long the sharp picture takes after the pause, ms of the processor."""
    return frame(canvas, canvas.sharpen)


def bench(screen: Screen) -> None:
    """All figures for one map."""
    real = len(screen.sizes.steps) + len(screen.sizes.stretches)
    print(f"{real} elements, {len(screen.chart.groups)} groups; ms of the processor: median, 95 %")
    selection = Selection()
    canvas = Watched(selection)
    Minimap(canvas)
    canvas.resize(*SIZE)
    canvas.show()
    report("first set_screen", [frame(canvas, lambda: canvas.set_screen(screen))])
    report(
        "set_screen, nothing changed", [frame(canvas, lambda: canvas.set_screen(screen)) for _ in range(5)]
    )
    report("made ready, longest step", _made_ready(canvas))
    dice = random.Random(1)
    for zoom in (None, *ZOOMS):
        _bench_at(canvas, selection, zoom, dice)
    canvas.hide()


def _made_ready(canvas: Watched) -> list[float]:
    """Make the map ready as the minimap does in the lull after opening: the longest step, ms."""
    assert canvas.shown is not None
    longest, start = 0.0, time.process_time()
    for _ in canvas.shown.scenery.make_ready():
        now = time.process_time()
        longest, start = max(longest, (now - start) * 1000), now
    return [longest]


def _bench_at(canvas: Watched, selection: Selection, zoom: float | None, dice: random.Random) -> None:
    """The figures at one zoom; None is the whole map."""
    words = "fit" if zoom is None else f"{zoom:.0%}"
    _go(canvas, zoom)
    zooming, sharpening = [], []
    for number in range(ROUNDS):
        factor = 1.05 if number % 2 else 1 / 1.05
        zooming.append(frame(canvas, lambda factor=factor: canvas.zoom_to(canvas.zoom * factor, AT)))
        sharpening.append(sharp(canvas))
    report(f"zoom at {words}", zooming)
    report(f"sharp frame after zoom at {words}", sharpening)
    _go(canvas, zoom)
    pans = [(37, 0), (-37, 0), (0, 29), (0, -29), (-80, -60), (80, 60)]
    report(f"pan at {words}", [frame(canvas, lambda p=pan: canvas.scroll_by(*p)) for pan in pans * 5])
    assert canvas.shown is not None
    boxes = list(canvas.shown.screen.layout.boxes)
    seen = [box for box in boxes if canvas.rect().intersects(canvas.element_rect(box))] or boxes
    hovers = [frame(canvas, lambda: _hover(canvas, dice.choice(seen))) for _ in range(ROUNDS)]
    report(f"hover at {words}", hovers)
    selects = [frame(canvas, lambda: selection.set([dice.choice(seen)])) for _ in range(ROUNDS)]
    report(f"select at {words}", selects)


def _go(canvas: Watched, zoom: float | None) -> None:
    if zoom is None:
        canvas.fit()
    else:
        canvas.zoom_to(zoom)
        canvas.scroll_by(-300, -200)
    sharp(canvas)
    QApplication.processEvents()


def _hover(canvas: Watched, box: str) -> None:
    """The mouse came to rest on a box."""
    canvas.element_at(QPointF(canvas.element_rect(box).center()))
    canvas.set_hovered(box)


def empty_view() -> None:
    """An empty QGraphicsView, for what Qt itself takes."""
    scene = QGraphicsScene(0, 0, 20_000, 20_000)
    view = QGraphicsView(scene)
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    bar = view.horizontalScrollBar()
    print("empty QGraphicsView")
    report("pan", [frame(view.viewport(), lambda n=n: bar.setValue(n * 37)) for n in range(1, ROUNDS)])
    report(
        "zoom",
        [
            frame(view.viewport(), lambda n=n: view.scale(*(1.05 if n % 2 else 1 / 1.05,) * 2))
            for n in range(ROUNDS)
        ],
    )
    view.hide()


if __name__ == "__main__":
    app = QApplication([])
    gc.disable()
    empty_view()
    first = draw_screen(chain(STEPS))
    for wanted in [int(word) for word in sys.argv[1:]] or [1_000, 10_000]:
        screen = many(first, wanted)
        bench(screen)
        bpmnjs.bench(screen)
