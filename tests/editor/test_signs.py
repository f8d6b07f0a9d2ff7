"""Signs beside words follow the colours and the size of letters while the window stands."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from ketenkaart.editor.look.apply import apply_look
from ketenkaart.editor.look.tokens import DARK, LIGHT


def arrow(window):
    """The arrow in the head of a section of the form, as it is painted."""
    QApplication.processEvents()
    head = next(one.head for one in window.form.page.sections)
    return head.findChild(QLabel).pixmap().toImage()


def ink(image):
    """The colour of what is painted."""
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(colours, key=QColor.alpha).name()


def test_an_arrow_of_the_form_has_the_colours_in_use(window, qapp):
    assert ink(arrow(window)) == LIGHT.muted.lower()
    apply_look(qapp, "dark")
    assert ink(arrow(window)) == DARK.muted.lower()


def test_an_arrow_of_the_form_is_as_large_as_the_letters_need(window, qapp):
    usual = arrow(window).width()
    apply_look(qapp, "light", 2.0)
    assert arrow(window).width() == 2 * usual
