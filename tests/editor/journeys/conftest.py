"""Journeys need a screen, a mouse and a keyboard; they are skipped where those cannot be had."""

import pytest
from editor.journeys.desk import Desk, missing


@pytest.fixture
def desk(tmp_path):
    """A desk with a screen, at which no program runs yet."""
    if missing():
        pytest.skip(f"needs {', '.join(missing())}")
    made = Desk(tmp_path)
    try:
        made.open_screen()
        yield made
    finally:
        made.leave()
