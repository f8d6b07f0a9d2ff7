"""Layers: what of the map a window shows; kept for the next time."""

from typing import TYPE_CHECKING, Final

from ketenkaart.editor.canvas.layers import Layer
from ketenkaart.editor.messages import announce
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

NAMES: Final[dict[Layer, str]] = {
    Layer.CHIPS: mark("Roles and meeting bodies"),
    Layer.DOCUMENTS: mark("Names and documents of flows"),
    Layer.KOPPELVLAKKEN: mark("Interfaces"),
    Layer.NORMS: mark("Norms and results"),
    Layer.FINDINGS: mark("Findings and notes"),
    Layer.BOUNDARY: mark("Chain boundary"),
}
"""What each layer is called."""

_HIDDEN = "window/hidden_layers"
_PINS = "window/fixed_places"


class Layers:
    """The layers of a window.

    Attributes:
        hidden: those that are not shown.
        pins: whether the steps with a fixed place are marked.
    """

    def __init__(self, window: "Window") -> None:
        """As it was the last time."""
        self._window = window
        settings = window.program.settings
        kept = settings.value(_HIDDEN, [])
        names = {str(one) for one in (kept if isinstance(kept, list) else [kept])}
        self.hidden = frozenset(layer for layer in Layer if layer.value in names)
        self.pins = str(settings.value(_PINS, "false")) == "true"
        self._show()

    def _show(self) -> None:
        self._window.canvas.set_hidden(self.hidden)
        self._window.canvas.show_pins(self.pins)

    def toggle(self, layer: Layer) -> None:
        """Hide a layer, or show it again."""
        self.hidden ^= {layer}
        self._window.program.settings.setValue(_HIDDEN, sorted(one.value for one in self.hidden))
        self._show()
        name = tr(NAMES[layer])
        hidden = layer in self.hidden
        told = tr("Hidden: {names}", names=name) if hidden else tr("Shown: {names}", names=name)
        announce(self._window.canvas, told)

    def toggle_pins(self) -> None:
        """Mark the steps with a fixed place, or no more."""
        self.pins = not self.pins
        self._window.program.settings.setValue(_PINS, "true" if self.pins else "false")
        self._show()

    def show_all(self) -> None:
        """Hide nothing."""
        for layer in self.hidden:
            self.toggle(layer)
