"""How long bpmn-js in headless Chromium takes for what the map widget is timed for, on as large a diagram.

python tests/benchmarks/bpmnjs.py [ELEMENTS ...]

The diagram has the same boxes, lines and lanes at the same places. A frame is timed from the call that
changes the diagram until the page has its turn again after the frame was painted, by the clock, without
waiting for the screen. It is skipped where there is no Chromium, or bpmn-js cannot be installed.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, Queue
from xml.sax.saxutils import quoteattr

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.chains import chain
from benchmarks.layout.programs import npm_missing
from benchmarks.sidebyside import STEPS, many

from ketenkaart.drawing.screen import Screen, draw_screen
from ketenkaart.layout.geometry import Rect
from ketenkaart.layout.result import Route

HERE = Path(__file__).resolve().parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-frame-rate-limit", "--disable-gpu-vsync")
SIZE = (1920, 1080)
POOL = 20.0  # mm: the head of the pool
TASK = 100.0  # px: as wide as a box is in bpmn-js
PATIENCE = 300.0  # s
OMG = "http://www.omg.org/spec"
SPACES = (
    f'xmlns="{OMG}/BPMN/20100524/MODEL" xmlns:bpmndi="{OMG}/BPMN/20100524/DI" '
    f'xmlns:dc="{OMG}/DD/20100524/DC" xmlns:di="{OMG}/DD/20100524/DI"'
)
PAGE = """<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="dist/assets/diagram-js.css">
<link rel="stylesheet" href="dist/assets/bpmn-js.css">
<style>html, body, #map { height: 100%; margin: 0; overflow: hidden }</style><div id="map"></div>
<script src="dist/bpmn-modeler.production.min.js"></script><script src="bpmnjs.js"></script>"""


def missing() -> str:
    """Why it cannot run here."""
    if _browser() is None:
        return "Chromium is not there"
    return npm_missing("bpmn-js", HERE)


def _browser() -> str | None:
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def bpmn_of(screen: Screen) -> str:
    """A drawn map as BPMN: its steps, flows and lanes at their places."""
    layout, sizes, records = screen.layout, screen.sizes, screen.kaart.records
    scale = TASK / next(iter(layout.boxes.values())).width
    flows = {f"f_{key}": one for key, one in sizes.stretches.items() if key in layout.routes}

    def named(kind: str, key: str) -> str:
        record = records.get(key.partition("-")[2])  # the maps side by side have numbers before their ids
        return f'<{kind} id="{kind}_{key}" name={quoteattr(record.name if record is not None else key)}/>'

    model = [
        f'<definitions {SPACES} targetNamespace="map"><collaboration id="all">',
        '<participant id="pool" name="" processRef="process"/></collaboration>',
        '<process id="process"><laneSet id="lanes">',
        *(named("lane", key) for key in layout.lanes),
        "</laneSet>",
        *(named("task", key) for key in layout.boxes),
        *(
            f'<sequenceFlow id="{key}" sourceRef="task_{one.source}" targetRef="task_{one.target}"/>'
            for key, one in flows.items()
        ),
        "</process>",
    ]
    shapes = [
        _shape("pool", Rect(-POOL, 0.0, layout.width + POOL, layout.height), scale),
        *(_shape(f"lane_{key}", rect, scale) for key, rect in layout.lanes.items()),
        *(_shape(f"task_{key}", rect, scale) for key, rect in layout.boxes.items()),
        *(_edge(key, layout.routes[key.removeprefix("f_")], scale) for key in flows),
    ]
    plane = '<bpmndi:BPMNDiagram id="drawing"><bpmndi:BPMNPlane id="plane" bpmnElement="all">'
    return "".join((*model, plane, *shapes, "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>"))


def _shape(key: str, rect: Rect, scale: float) -> str:
    left, top, width, height = (value * scale for value in (rect.left, rect.top, rect.width, rect.height))
    bounds = f'<dc:Bounds x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
    across = "" if key.startswith("task") else ' isHorizontal="true"'
    return f'<bpmndi:BPMNShape id="d_{key}" bpmnElement="{key}"{across}>{bounds}</bpmndi:BPMNShape>'


def _edge(key: str, route: Route, scale: float) -> str:
    points = (f'<di:waypoint x="{x * scale:.1f}" y="{y * scale:.1f}"/>' for x, y in route.points)
    return f'<bpmndi:BPMNEdge id="d_{key}" bpmnElement="{key}">{"".join(points)}</bpmndi:BPMNEdge>'


class _Server(SimpleHTTPRequestHandler):
    """Gives the page its files, and takes what it found."""

    found: "Queue[bytes]" = Queue()

    def do_POST(self) -> None:
        """Take it."""
        self.found.put(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def timed(screen: Screen) -> dict[str, list[float]]:
    """The milliseconds of each deed in bpmn-js; an error instead where it fails."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "bpmnjs.js").symlink_to(HERE / "bpmnjs.js")
        (folder / "dist").symlink_to(HERE / "node_modules" / "bpmn-js" / "dist")
        for file, text in (("index.html", PAGE), ("map.bpmn", bpmn_of(screen))):
            (folder / file).write_text(text, "utf-8")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Server, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/index.html"
        window = f"--window-size={SIZE[0]},{SIZE[1]}"
        words = [str(_browser()), *FLAGS, window, f"--user-data-dir={folder / 'profile'}", address]
        browser = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            return json.loads(_Server.found.get(timeout=PATIENCE))
        except Empty:
            return {"error": f"no answer within {PATIENCE:g} s"}
        finally:
            browser.terminate()
            browser.wait()
            server.shutdown()


def bench(screen: Screen) -> None:
    """Print median and 95th percentile of each deed."""
    print("bpmn-js in headless Chromium; ms by the clock: median, 95 %")
    reason = missing()
    found = {"error": reason} if reason else timed(screen)
    if "error" in found:
        print(f"  skipped: {found['error']}")
        return
    for name, times in found.items():
        high = sorted(times)[min(round(0.95 * len(times)), len(times) - 1)]
        print(f"  {name:32} {statistics.median(times):7.1f} {high:7.1f}")


if __name__ == "__main__":
    first = draw_screen(chain(STEPS))
    for wanted in [int(word) for word in sys.argv[1:]] or [1_000]:
        bench(many(first, wanted))
