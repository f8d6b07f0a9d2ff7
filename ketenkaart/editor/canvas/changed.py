"""Where one drawing looks different from another, so that the rest need not be painted anew."""

from PySide6.QtCore import QRectF

from ketenkaart.editor.canvas.compiling import Piece
from ketenkaart.editor.canvas.scenery import Scenery

_MOST = 0.3  # of all pieces; where more look different all is painted


def changed(before: Scenery, after: Scenery) -> list[QRectF] | None:
    """Where two drawings look different, mm; none where all must be painted anew.

    Args:
        before: the drawing that was painted.
        after: the other drawing.
    """
    grounds = zip(before.ground, after.ground, strict=False)
    if len(before.ground) != len(after.ground) or not all(one.looks_like(other) for one, other in grounds):
        return None
    kept = {id(piece) for piece in before.pieces} & {id(piece) for piece in after.pieces}
    gone, come = (
        {_key(piece): piece for piece in scenery.pieces if id(piece) not in kept}
        for scenery in (before, after)
    )
    if len(gone) + len(kept) < len(before.pieces) or len(come) + len(kept) < len(after.pieces):
        return None  # several pieces of one name
    same = {key for key, piece in come.items() if key in gone and piece.looks_like(gone[key])}
    orders = [
        [_key(piece) for piece in scenery.pieces if id(piece) in kept or _key(piece) in same]
        for scenery in (before, after)
    ]
    other = [piece for some in (gone, come) for key, piece in some.items() if key not in same]
    if orders[0] != orders[1] or len(other) > _MOST * len(after.pieces):
        return None
    return [rect for piece in other for rect in piece.rects]


def _key(piece: Piece) -> tuple[str, str]:
    return piece.group.kind, piece.group.id
