"""Every action of the table does what it says: the table itself."""

import re
from pathlib import Path

import pytest


@pytest.mark.rule("W1")
def test_every_action_is_proven_by_a_test():
    from ketenkaart.editor.actions.table import actions

    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.rglob("test_*.py"))
    marked = re.findall(r"mark\.action\(([^)]*)\)", tests)
    proven = {name for names in marked for name in re.findall(r'"([a-z_.0-9]+)"', names)}

    assert sorted(actions().keys() - proven) == []
    assert sorted(proven - actions().keys()) == [], "there is no such action"


def test_no_two_actions_have_the_same_key():
    from ketenkaart.editor.actions.table import actions

    keys = [key for action in actions().values() for key in action.keys]

    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_an_action_that_cannot_be_done_says_why(window):
    action = window.commands["insert.step_parallel"]

    assert not action.isEnabled()
    assert "Kies eerst" in action.toolTip()
