"""The window is tested without a screen, in Dutch, at 100 %; and not at all where there is no Qt."""

import os

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded
os.environ.pop("QT_SCALE_FACTOR", None)
pytest.importorskip("PySide6.QtGui", exc_type=ImportError)

from ketenkaart.editor.look.apply import apply_look
from ketenkaart.texts import use_language


@pytest.fixture(autouse=True)
def _as_at_the_start(qapp):
    """Dutch, light, and texts of the usual size, whatever the test before chose."""
    use_language("nl")
    apply_look(qapp, "light")
