"""Reads the window as a screen reader does and prints what it finds; run by a Python that knows AT-SPI.

It is told by which Python, and on which map, the window is to be shown.
"""

import json
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - only once the version is chosen

PATIENCE = 30.0  # s
heard = []


def until(found):
    """What is found, once it is there; while waiting, events are heard."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        result = found()
        if result:
            return result
        GLib.MainContext.default().iteration(False)
        time.sleep(0.01)
    raise SystemExit(f"waited in vain; heard {heard}")


def below(one):
    """All that is in an element of the window."""
    yield one
    for place in range(one.get_child_count()):
        child = one.get_child_at_index(place)
        if child is not None:
            yield from below(child)


def found_map():
    """The canvas, once the window is there."""
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        window = desktop.get_child_at_index(place)
        for one in below(window) if window is not None else ():
            if one.get_role() == Atspi.Role.CANVAS:
                return one
    return None


def told(one):
    """What is told of an element."""
    room = one.get_extents(Atspi.CoordType.SCREEN)
    return {
        "role": one.get_role_name(),
        "name": one.get_name(),
        "description": one.get_description(),
        "rect": (room.x, room.y, room.width, room.height),
        "states": [state.value_nick for state in one.get_state_set().get_states()],
    }


def hear(event):
    """Keep an event."""
    heard.append((event.type, event.detail1, event.source.get_name(), str(event.any_data)))


def is_heard(*words):
    """Whether an event was heard in which these words are."""
    return any(all(word in str(event) for word in words) for event in heard)


def focused():
    """What got the focus, in turn."""
    return [name for kind, on, name, _ in heard if "focused" in kind and on]


def press(*keys):
    """Press keys as a person does."""
    subprocess.run(["xdotool", "key", *keys], check=True)


def main():
    """Read, select and change the map."""
    shown = until(found_map)
    listener = Atspi.EventListener.new(hear)
    for kind in ("state-changed:focused", "state-changed:selected", "announcement"):
        listener.register(f"object:{kind}")
    children = [shown.get_child_at_index(place) for place in range(shown.get_child_count())]
    result = {"map": told(shown), "before": [told(child) for child in children]}
    around = [told(one) for one in below(shown.get_application())]
    result["tabs"] = [one["name"] for one in around if one["role"] == "page tab"]
    result["folded"] = [one["name"] for one in around if "expandable" in one["states"]]
    step = next(child for child in children if child.get_name().startswith("Stap S02 "))
    Atspi.Action.do_action(step, 0)
    until(lambda: is_heard("selected", "Stap S02 ") and is_heard("focused", "Stap S02 "))
    result["pressed"] = told(step)
    result["selected"] = Atspi.Selection.get_selected_child(shown, 0).get_name()
    press("Right")
    until(lambda: is_heard("focused', 1", "Stap S03 "))
    press("F2")
    until(lambda: focused()[-1:] == ["Naam"])
    press("Escape")
    until(lambda: focused()[-2:-1] == ["Ketenkaart"] and focused()[-1].startswith("Stap S03 "))
    press("Delete")
    until(lambda: is_heard("announcement", "S03"))
    press("ctrl+z")
    until(lambda: is_heard("announcement", "Ongedaan gemaakt: "))
    result["announced"] = [text for kind, _, _, text in heard if "announcement" in kind]
    json.dump(result, sys.stdout)


main()
