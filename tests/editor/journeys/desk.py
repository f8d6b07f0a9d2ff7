"""A desk: a screen, a window manager, a mouse and a keyboard, and the program as its own process."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[3]
TOOLS = ("Xvfb", "xdotool", "openbox", "setxkbmap", "import")
SIZE = "1920x1080x24"
PATIENCE = 60.0  # s, for a machine that is busy
LOOKS_AGAIN = 0.05  # s
SHOTS = "KETENKAART_SHOTS"


def missing():
    """The tools a desk needs that are not on this computer."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


class Desk:
    """A screen of its own, with what a person does at it."""

    def __init__(self, folder):
        self.folder = folder
        self.home = folder / "home"
        self.running = []
        self.program = None
        self._socket = str(folder / "asked")
        runtime = folder / "run"
        for one in (self.home, runtime):
            one.mkdir(parents=True, exist_ok=True)
        runtime.chmod(0o700)
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        self.environment = kept | {
            "HOME": str(self.home),
            "TMPDIR": str(runtime),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_DATA_HOME": str(self.home / ".local"),
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
        }

    def open_screen(self):
        """Start a screen of its own, and a window manager on it."""
        read, write = os.pipe()
        words = ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
        self._start(words, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as told:
            self.environment["DISPLAY"] = ":" + told.readline().strip()
        self.until(lambda: self._answers("xdotool", "getdisplaygeometry"), "the screen is there")
        self._start(["openbox"])
        self.until(lambda: self._answers("xdotool", "get_num_desktops"), "the window manager is there")
        self._call("setxkbmap", "-layout", "us", "-option", "lv3:ralt_switch", "-option", "eurosign:e")

    def _start(self, words, **how):
        log = (self.folder / f"{Path(words[0]).name}.txt").open("ab")
        with log:
            made = subprocess.Popen(
                words, cwd=self.folder, env=self.environment, stdout=log, stderr=log, **how
            )
        self.running.append(made)
        return made

    def _call(self, *words):
        said = subprocess.run(
            words, env=self.environment, check=True, capture_output=True, text=True, timeout=PATIENCE
        )
        return said.stdout.strip()

    # The program

    def start(self, *words):
        """Start the program, and wait until its window is there."""
        command = [sys.executable, "-P", str(Path(__file__).with_name("askable.py")), self._socket]
        self.program = self._start([*command, "--lang", "nl", *map(str, words)])
        self.until(lambda: self.seen_title().endswith("Ketenkaart"), "the window is shown")
        self.until(lambda: self.state().get("active"), "the window is in front")

    def wait_for_end(self):
        """Wait until the program has ended by itself; it must be content."""
        assert self.program.wait(PATIENCE) == 0
        assert "Traceback" not in self.errors(), self.errors()

    def errors(self):
        """What the program wrote to where errors go."""
        log = self.folder / f"{Path(sys.executable).name}.txt"
        return log.read_text("utf-8") if log.exists() else ""

    def seen_title(self):
        """The title of the window that is in front, as the window manager knows it."""
        return self._answers("xdotool", "getactivewindow", "getwindowname")

    def _answers(self, *words):
        """What a tool says; nothing where it fails."""
        said = subprocess.run(words, env=self.environment, capture_output=True, text=True, timeout=PATIENCE)
        return said.stdout.strip() if said.returncode == 0 else ""

    def ask(self, **question):
        """Ask the program; nothing where it does not answer yet."""
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(PATIENCE)
                line.connect(self._socket)
                line.sendall(json.dumps(question).encode() + b"\n")
                with line.makefile() as said:
                    return json.loads(said.readline() or "{}")
        except (ConnectionError, FileNotFoundError):
            return {}

    def state(self):
        """What the program shows now."""
        return self.ask()

    def until(self, holds, what):
        """Wait until something holds."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            found = holds()
            if found:
                return found
            assert self.program is None or self.program.poll() is None, self.errors()
            time.sleep(LOOKS_AGAIN)
        if self.program is not None:
            self._picture("stuck")
        raise AssertionError(f"waited for: {what}; the program says: {self.state()} {self.errors()}")

    def until_state(self, **wanted):
        """Wait until the program shows this."""

        def holds():
            state = self.state()
            return state if all(state.get(name) == value for name, value in wanted.items()) else None

        return self.until(holds, str(wanted))

    # The hands

    def keys(self, *keys):
        """Press keys, such as "ctrl+s"."""
        self._call("xdotool", "key", "--clearmodifiers", "--delay", "20", *keys)

    def type(self, text):
        """Type a text; ⇥ is the Tab key."""
        for place, part in enumerate(text.split("⇥")):
            if place:
                self.keys("Tab")
            if part:
                self._call("xdotool", "type", "--delay", "8", "--", part)

    def to(self, place):
        """Move the mouse there."""
        self._call("xdotool", "mousemove", *(str(round(one)) for one in place))

    def click(self, place, holding=""):
        """Click there, with a key held."""
        self.to(place)
        held = (["keydown", holding], ["keyup", holding]) if holding else ([], [])
        self._call("xdotool", *held[0], "click", "1", *held[1])

    def drag(self, start, end):
        """Drag from a place to another."""
        self.hold(start, end)
        self.let_go()

    def hold(self, start, end):
        """Drag from a place to another, and hold it there."""
        self.to(start)
        self._call("xdotool", "mousedown", "1")
        for share in (0.1, 0.3, 0.6, 0.9, 1.0):
            self.to([one + (other - one) * share for one, other in zip(start, end, strict=True)])

    def let_go(self):
        """Drop what is held."""
        self._call("xdotool", "mouseup", "1")

    def id_of(self, name):
        """The id of what has this name."""
        found = [one for one, called in self.state()["names"].items() if called == name]
        assert len(found) == 1, (name, found)
        return found[0]

    def middle(self, element, part="body"):
        """Where an element is on the screen: the middle of its body, head or line."""
        where = self.ask(where=element, part=part)
        assert where["width"] > 0, f"{element} is not on the screen"
        return [where["left"] + where["width"] / 2, where["top"] + where["height"] / 2]

    # What is seen

    def shot(self, name):
        """A picture of the screen, once nothing moves; kept where KETENKAART_SHOTS says."""
        self.until(lambda: not self.state().get("moving"), "nothing moves")
        return self._picture(name)

    def _picture(self, name):
        path = self.folder / f"{name}.png"
        self._call("import", "-window", "root", str(path))
        if os.environ.get(SHOTS):
            Path(os.environ[SHOTS]).mkdir(parents=True, exist_ok=True)
            shutil.copy(path, os.environ[SHOTS])
        return path

    def leave(self):
        """End what was started."""
        for one in reversed(self.running):
            one.terminate()
        for one in reversed(self.running):
            try:
                one.wait(10)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()
