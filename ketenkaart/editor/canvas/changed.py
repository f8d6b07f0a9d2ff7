"""Where one drawing looks different from another, so that the rest need not be painted anew."""

from PySide6.QtCore import QRectF

from ketenkaart.editor.canvas.compiling import Form, Piece
from ketenkaart.editor.canvas.scenery import Scenery

_MOST = 0.5  # of all pieces; where more look different all is painted
_FEW = 40  # where more look different they are not told apart
_EDGE = 2.0  # how far lines of the ground reach outside their shapes, mm


def changed(before: Scenery, after: Scenery) -> list[QRectF] | None:
    """Where two drawings look different, mm; none where all must be painted anew.

    Args:
        before: the drawing that was painted.
        after: the other drawing.
    """
    was, now = _looks(before), _looks(after)
    same = was.keys() & now.keys()
    if len(now) - len(same) > _MOST * len(now):
        return None
    ground = _ground(before.ground, after.ground)
    if [look for look in was if look in same] != [look for look in now if look in same] or ground is None:
        return None
    other = [piece for looks in (was, now) for look, piece in looks.items() if look not in same]
    if len(other) + len(ground) <= _FEW:
        return [*ground, *(rect for piece in other for rect in piece.rects)]
    around = QRectF()
    for rect in (*ground, *(piece.bounds for piece in other)):
        around |= rect
    return [around]


def _ground(before: list[Piece], after: list[Piece]) -> list[QRectF] | None:
    """Where the ground looks different; none where it has other parts."""
    found: list[QRectF] = []
    if len(before) != len(after):
        return None
    for one, other in zip(before, after, strict=True):
        if one.looks_like(other):
            continue
        if one.group[-2:] != other.group[-2:] or len(one.form.steps) != len(other.form.steps):
            return None
        pairs = zip(one.form.steps_in_rooms, other.form.steps_in_rooms, strict=True)
        rooms = [room for was, now in pairs if was[1] != now[1] for room in (was[0], now[0])]
        found += [room.translated(one.origin).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE) for room in rooms]
    return found


def _looks(scenery: Scenery) -> dict[tuple[Form, float, float], Piece]:
    """The pieces of a drawing by what they look like and where: each has a form of its own."""
    return {(piece.form, piece.group.x, piece.group.y): piece for piece in scenery.pieces}
