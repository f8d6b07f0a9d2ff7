"""Where one drawing looks different from another, so that the rest need not be painted anew."""

from PySide6.QtCore import QRectF

from ketenkaart.editor.canvas.compiling import Piece
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
    kept = {id(piece) for piece in before.pieces} & {id(piece) for piece in after.pieces}
    gone, come = (
        {_key(piece): piece for piece in scenery.pieces if id(piece) not in kept}
        for scenery in (before, after)
    )
    if len(gone) + len(kept) < len(before.pieces) or len(come) + len(kept) < len(after.pieces):
        return None  # several pieces of one name
    same = {key for key, piece in come.items() if key in gone and piece.looks_like(gone[key])}
    if len(come) - len(same) > _MOST * len(after.pieces):
        return None
    orders = [
        [_key(piece) for piece in scenery.pieces if id(piece) in kept or _key(piece) in same]
        for scenery in (before, after)
    ]
    ground = _ground(before.ground, after.ground)
    if orders[0] != orders[1] or ground is None:
        return None
    other = [piece for some in (gone, come) for key, piece in some.items() if key not in same]
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


def _key(piece: Piece) -> tuple[str, str]:
    return piece.group.kind, piece.group.id
