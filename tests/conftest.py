"""What every test starts with: no screen, the Dutch language, no settings from outside."""

import os

import pytest

from ketenkaart.texts import use_language

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in ("QT_SCALE_FACTOR", "SOURCE_DATE_EPOCH", "LANGUAGE"):
    os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def _dutch() -> None:
    use_language("nl")
