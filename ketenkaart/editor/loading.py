"""Loading Qt, before anything else of the editor."""

import builtins
from importlib import import_module


def load_qt() -> None:
    """Load Qt, and leave the loading of modules to Python.

    PySide puts itself in between, and then looks through the source of every module that is loaded for a
    switch (`__feature__`) that no module of ours has: a tenth of a second at each start.

    Raises:
        ImportError: Qt is not installed, or a library it needs is not.
    """
    usual = builtins.__import__
    try:
        import_module("PySide6.QtCore")
    finally:
        builtins.__import__ = usual
