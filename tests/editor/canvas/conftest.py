"""The map widget with a real sample, as large as it is in a window of 1920 by 1080 px."""

import pytest
from drawing.maps import sample

from ketenkaart.drawing.screen import draw_screen


@pytest.fixture(scope="session")
def screen():
    return draw_screen(sample("loonaangifteketen"))


@pytest.fixture
def canvas(qtbot, screen):
    from ketenkaart.editor.canvas.canvas import Canvas
    from ketenkaart.editor.selection import Selection

    widget = Canvas(Selection())
    qtbot.addWidget(widget)
    widget.resize(1336, 884)
    widget.set_screen(screen)
    widget.show()
    return widget
