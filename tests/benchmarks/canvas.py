"""How long the map widget takes from an input to a painted frame, beside an empty QGraphicsView.

python tests/benchmarks/canvas.py [ELEMENTS ...]

Elements are steps and flows. Maps are made by drawing one map of some 170 elements side by side, since a
layout of 10,000 elements takes minutes; that is as many pieces as a map of that size has.
"""

import gc
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.chains import chain
from PySide6.QtCore import QPointF
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from ketenkaart.drawing.chart.chainmap import Chart
from ketenkaart.drawing.displaylist import Group
from ketenkaart.drawing.screen import Screen, draw_screen
from ketenkaart.drawing.transform import placed
from ketenkaart.editor.canvas.canvas import Canvas
from ketenkaart.editor.canvas.minimap import Minimap
from ketenkaart.editor.selection import Selection
from ketenkaart.layout.geometry import Point, Rect

SIZE = (1920, 1080)
ROUNDS = 25
STEPS = 80
AT = QPointF(900, 500)  # the mouse
GAP = 40.0  # between two maps, mm
ZOOMS = (0.25, 0.35, 0.5, 1.0)


def many(screen: Screen, elements: int) -> Screen:
    """The drawing beside and under itself until it has so many elements; lanes run through."""
    one = len(screen.sizes.steps) + len(screen.sizes.stretches)
    count = max(round(elements / one), 1)
    across = max(round((count * screen.layout.height / screen.layout.width) ** 0.5), 1)
    copies = [_Copy(number, number % across, number // across, screen) for number in range(count)]
    sizes, layout = screen.sizes, screen.layout
    sizes = sizes._replace(
        lanes=_all(
            copies,
            sizes.lanes,
            lambda lane, copy: lane._replace(
                id=copy.name(lane.id), root=copy.name(lane.root), parts=tuple(map(copy.name, lane.parts))
            ),
        ),
        headers=_all(copies, sizes.headers, lambda header, copy: header),
        steps=_all(copies, sizes.steps, lambda box, copy: box),
        capsules=_all(copies, sizes.capsules, lambda capsule, copy: capsule),
        stretches=_all(
            copies,
            sizes.stretches,
            lambda stretch, copy: stretch._replace(
                source=copy.name(stretch.source),
                target=copy.name(stretch.target),
                flow=stretch.flow.model_copy(update={"id": copy.name(stretch.flow.id)}),
            ),
        ),
        names=_all(copies, sizes.names, lambda name, copy: name),
        graph=sizes.graph._replace(
            nodes=tuple(
                node._replace(id=copy.name(node.id), lane=copy.name(node.lane))
                for copy in copies
                for node in sizes.graph.nodes
            )
        ),
    )
    height = max(copy.dy for copy in copies) + layout.height
    width = max(copy.dx for copy in copies) + layout.width
    layout = layout._replace(
        boxes=_all(copies, layout.boxes, lambda rect, copy: rect.moved(copy.dx, copy.dy)),
        lanes=_all(
            [copy for copy in copies if not copy.column],
            layout.lanes,
            lambda rect, copy: Rect(rect.left, rect.top + copy.dy, width, rect.height),
        ),
        phases=_all(
            [copy for copy in copies if not copy.row],
            layout.phases,
            lambda ends, copy: (ends[0] + copy.dx, ends[1] + copy.dx),
        ),
        routes=_all(
            copies,
            layout.routes,
            lambda route, copy: route._replace(
                points=tuple(Point(x + copy.dx, y + copy.dy) for x, y in route.points)
            ),
        ),
        memory=layout.memory._replace(places=_all(copies, layout.memory.places, lambda cell, copy: cell)),
        width=width,
        height=height,
    )
    sizes = sizes._replace(lanes={key: lane for key, lane in sizes.lanes.items() if key in layout.lanes})
    groups = tuple(copy.group(group) for copy in copies for group in screen.chart.groups if copy.has(group))
    bounds = Rect(0.0, screen.chart.bounds.top, width, height - screen.chart.bounds.top)
    scene = replace(screen.scene, sizes=sizes, layout=layout)
    return screen._replace(scene=scene, chart=Chart(groups, bounds, ()))


class _Copy:
    """One of the maps that stand side by side."""

    def __init__(self, number: int, column: int, row: int, screen: Screen) -> None:
        self.number, self.column, self.row = number, column, row
        self.dx = column * (screen.layout.width - screen.layout.head + GAP)
        self.dy = row * (screen.layout.height + GAP)
        self._heads = screen.sizes.lanes

    def name(self, key: str) -> str:
        """The id of an element of this map."""
        return f"{self.number}-{key}"

    def has(self, group: Group) -> bool:
        """Heads of lanes stand at the left only, phases at the top only."""
        if group.kind == "phases":
            return not self.row
        return not self.column or group.id not in self._heads

    def group(self, group: Group) -> Group:
        """A group in this map."""
        moved = placed(group, 1.0, self.dx, self.dy)
        return moved._replace(id=self.name(group.id)) if group.id else moved


def _all(copies, things, make):
    return {copy.name(key): make(thing, copy) for copy in copies for key, thing in things.items()}


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


def bench(screen: Screen, elements: int) -> None:
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
    dice = random.Random(1)
    boxes = list(screen.layout.boxes)
    for zoom in (None, *ZOOMS):
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
        seen = [box for box in boxes if canvas.rect().intersects(canvas.element_rect(box))] or boxes
        report(
            f"hover at {words}",
            [frame(canvas, lambda seen=seen: _hover(canvas, dice.choice(seen))) for _ in range(ROUNDS)],
        )
        report(
            f"select at {words}",
            [frame(canvas, lambda seen=seen: selection.set([dice.choice(seen)])) for _ in range(ROUNDS)],
        )
    canvas.hide()


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
        bench(many(first, wanted), wanted)
