"""How long the editor takes from an edit to the painted map, to open a map and to start, beside a yardstick.

python tests/benchmarks/editing.py [STEPS ...]

Each edit is done in a window, without motion: what it takes until the map is painted anew, and until outline,
form, issues and commands have followed. The yardstick is a QGraphicsView of as many items as the drawing has
groups: all of them get another place and are painted. Times of edits are of the processor, since other
programs may use it, too; those of a start are of the clock.
"""

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.chains import chain
from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.canvas.canvas import Canvas
from ketenkaart.editor.collecting import Collecting
from ketenkaart.editor.program import Program
from ketenkaart.editor.session import Session
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.moving import shift
from ketenkaart.edits.setting import rename
from ketenkaart.edits.stepping import next_step
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1920, 1080)
ROUNDS, TIMES = 15, 3  # so many edits that are then undone, so often: the map stays about as large
FRAME = 16.7  # ms
STEPS = {130: 50.0, 460: 150.0}  # some 300 and 1,000 elements, and the goal for each, ms
MANY = 1_000
SAMPLE = ROOT / "samples" / "loonaangifteketen.ketenkaart"
STARTS = 5
SETTINGS = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
REST = 0.05  # s
PAINTED: list[float] = []  # when the map was painted, s of the processor


class Taken(NamedTuple):
    """What an edit took, ms of the processor.

    Attributes:
        painted: until the map shows it.
        followed: until all panels do.
    """

    painted: float
    followed: float


class Editor:
    """A window on a map, without motion, at one zoom."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.window = Program().new_window(session)
        self.canvas = self.window.canvas
        self.canvas.reduced_motion = True
        self.window.resize(*SIZE)
        self.window.show()
        self.rest()

    def look(self, zoom: float | None) -> None:
        """The whole map, or a part of it at a zoom."""
        self.canvas.fit()
        if zoom is not None:
            self.canvas.zoom_to(zoom)
        self.canvas.sharpen()
        self.rest()

    def rest(self) -> None:
        """Let all that waits for a while come, such as the end of a flash."""
        until = time.monotonic() + REST
        while time.monotonic() < until:
            QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # as an event loop does

    def taken(self, deed: Callable[[], object]) -> Taken:
        """How long it takes until what was done is painted, and until all panels followed."""
        PAINTED.clear()
        start = time.process_time()
        deed()
        while not PAINTED:
            QApplication.processEvents()
        QApplication.processEvents()
        took = Taken((PAINTED[0] - start) * 1000, (time.process_time() - start) * 1000)
        if self.window.names.editing:
            self.window.names.commit()
        self.rest()
        return took

    def done(self, make: Callable[[str], Edit]) -> Iterator[Taken]:
        """What the edits of steps by chance take, the making of the edit included."""
        dice = random.Random(5)
        while True:
            step = dice.choice(self.session.kaart.steps).id
            self.window.selection.set((step,))
            self.rest()
            before = self.session.undo_stack.count()
            took = self.taken(lambda step=step: self.window.do(make(step)))
            if self.session.undo_stack.count() > before:
                yield took


def report(name: str, times: list[float], goal: float | None = None, unit: str = "ms") -> None:
    """Median and 95th percentile, and whether the goal is met."""
    ordered = sorted(times)
    high = ordered[min(round(0.95 * len(ordered)), len(ordered) - 1)]
    told = "" if goal is None else f"   goal {goal:g} {unit}{'' if high <= goal else ', missed'}"
    print(f"  {name:36} {statistics.median(times):8.1f} {high:8.1f} {unit}{told}")


def report_edits(name: str, times: list[Taken], goal: float | None) -> None:
    """Until the map was painted, beside its goal, and until the panels had followed."""
    report(name, [taken.painted for taken in times], goal)
    report("with all panels", [taken.followed for taken in times])


def watch_painting() -> None:
    """Note when the map has been painted."""
    paint = Canvas.paintEvent

    def watched(canvas: Canvas, event: QPaintEvent) -> None:
        paint(canvas, event)
        PAINTED.append(time.process_time())

    Canvas.paintEvent = watched


def edits(steps: int, goal: float | None) -> None:
    """Rename, append, move and undo on one map, seen whole and at 100 %."""
    session = Session(draw_screen(chain(steps)))
    sizes = session.screen.sizes
    elements = len(sizes.steps) + len(sizes.stretches)
    print(f"{elements} elements: median, 95 % (a frame: {FRAME} ms)")
    editor = Editor(session)
    dice = random.Random(3)

    def renamed(step: str) -> Edit:
        return rename(session.kaart, step, f"Aanvraag beoordelen en vaststellen {dice.randrange(1000)}")

    def appended(step: str) -> Edit:
        return next_step(session.kaart, step, name="Dossier bekendmaken")

    def moved(step: str) -> Edit:
        return shift(session.kaart, session.memory, [step], dice.choice(("up", "down", "earlier", "later")))

    for zoom, words in ((None, "the whole map"), (1.0, "at 100 %")):
        editor.look(zoom)
        for name, make in (("rename", renamed), ("append a step", appended), ("move a step", moved)):
            found = editor.done(make)
            times, undone = [], []
            for _ in range(TIMES):
                times += [next(found) for _ in range(ROUNDS)]
                undone += [editor.taken(session.undo_stack.undo) for _ in range(ROUNDS)]
                session.undo_stack.clear()
            report_edits(f"{name}, {words}", times, goal)
            report_edits(f"undo it, {words}", undone, goal)
    yardstick(len(session.screen.chart.groups))
    editor.window.close()


def yardstick(count: int) -> None:
    """A QGraphicsView of so many rectangles that all get another place and are painted."""
    scene = QGraphicsScene(0, 0, 4_000, 2_200)
    items = [scene.addRect(QRectF(0, 0, 60, 24)) for _ in range(count)]
    view = QGraphicsView(scene)
    view.resize(*SIZE)
    view.fitInView(scene.sceneRect())
    view.show()
    QApplication.processEvents()
    times = []
    for number in range(ROUNDS):
        start = time.process_time()
        for place, item in enumerate(items):
            item.setPos(place * 61 % 3_900 + number % 2, place * 61 // 3_900 * 30)
        QApplication.processEvents()
        view.viewport().repaint()
        times.append((time.process_time() - start) * 1000)
    report(f"yardstick: {count} items of Qt", times)
    view.hide()


def opening(folder: Path) -> None:
    """Opening a large map, with what its last layout decided and without, and the memory it takes."""
    print(f"a map of {MANY} steps")
    kaart = chain(MANY)
    screen = draw_screen(kaart)
    for name, memory in (("with its layout", screen.layout.memory), ("without", None)):
        file = folder / f"{name}.ketenkaart"
        write(file, kaart, *([memory] if memory else []))
        taken, used, most = (float(word) for word in _own_process("--open", file).split())
        report(f"open it, {name}", [taken], 1.5 if memory else None, "s")
        report("of the processor", [used], None, "s")
        report(f"memory used, {name}", [most], 400.0 if memory else None, "MB")


def _own_process(*words: object) -> str:
    command = [sys.executable, __file__, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def open_one(file: Path) -> None:
    """Open a map and paint it: seconds of the clock and of the processor, and the most memory used, MB."""
    start, used = time.perf_counter(), time.process_time()
    loaded = read(file)
    Editor(Session(draw_screen(loaded.kaart, loaded.memory)))
    print(time.perf_counter() - start, time.process_time() - used, _most())


def _most() -> float:
    """The most memory this process had, MB; the usual call counts what its parent had, too."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


START = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ketenkaart.cli.main import main

wait = QApplication.exec

def until_idle(*_):
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: os._exit(0)))  # the end is not timed
    return wait()

QApplication.exec = until_idle
main()
"""


def starting() -> None:
    """From the start of the process until the window with a sample waits for a person."""
    print("the program")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    clock, processor = [], []
    for _ in range(STARTS):
        start, used = time.perf_counter(), _used()
        words = [sys.executable, "-c", START, str(SAMPLE)]
        subprocess.run(words, cwd=ROOT, check=True, env=environment, capture_output=True)
        clock.append(time.perf_counter() - start)
        processor.append(_used() - used)
    report("start until a sample is seen", clock, 1.5, "s")
    report("of the processor", processor, None, "s")


def _used() -> float:
    """The seconds of the processor that programs begun here took."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def main() -> None:
    """All figures."""
    with tempfile.TemporaryDirectory() as folder:
        for name in SETTINGS:
            os.environ[name] = folder  # so that it remembers nothing, and no other copy takes over
        app = QApplication([])
        Collecting.begin()
        if sys.argv[1:2] == ["--open"]:
            open_one(Path(sys.argv[2]))
            return
        watch_painting()
        given = [int(word) for word in sys.argv[1:]]
        for steps in given or STEPS:
            edits(steps, STEPS.get(steps))
        if not given:
            opening(Path(folder))
            starting()
        app.quit()


if __name__ == "__main__":
    main()
