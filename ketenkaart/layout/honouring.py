"""Honouring: cells in which pins and groups are as people want them.

Needs:   first cells, and which boxes keep the cell they had.
Gives:   cells in which every pin that agrees with those before it is honoured, and groups are together
         where they can be.
Method:  own: pinned boxes and groups are tried in several places (see pins and groups); what leaves the
         least undone is taken. What pins promise comes before groups, and these before what pins wish.
"""

from collections.abc import Collection, Iterable

from ketenkaart.layout.agreement import Agreement
from ketenkaart.layout.compiled import Compiled
from ketenkaart.layout.grid import Cells
from ketenkaart.layout.groups import gatherings
from ketenkaart.layout.pins import beside, in_agreed_order
from ketenkaart.layout.rules import Rule, groups_of, phases_adjoin, wishes_of
from ketenkaart.layout.standing import Standing

ROUNDS = 3
Undone = tuple[int, int, int]


def honour(compiled: Compiled, cells: Cells, kept: Collection[int] = ()) -> Cells:
    """Cells in which pins and groups are as people want them; columns and rows may have become empty.

    Args:
        compiled: the graph.
        cells: a cell for each box.
        kept: the boxes that keep the cell they had, unless their pin or group is not honoured there.
    """
    if not any(node.pin or node.group for node in compiled.nodes):
        return cells
    return _Honouring(compiled, cells, kept).done()


class _Honouring:
    def __init__(self, compiled: Compiled, cells: Cells, kept: Collection[int]) -> None:
        self._compiled = compiled
        self._cells = cells
        self._kept = kept
        self._agreement = Agreement(compiled)
        self._wishes = wishes_of(compiled)
        self._groups = [group for group in groups_of(compiled) if phases_adjoin(compiled, group)]
        self._undone = self._count(cells)

    def done(self) -> Cells:
        """The cells, better with each round."""
        for _ in range(ROUNDS):
            before = self._undone
            for node in self._pinned():
                self._place(node)
            if self._undone[0]:
                self._take_better([in_agreed_order(self._compiled, self._cells, self._agreement)])
            for group in self._groups:
                if not group.is_together(Standing(self._cells)):
                    self._take_better(gatherings(self._compiled, self._cells, group))
            if self._undone in (before, (0, 0, 0)):
                break
        return self._cells

    def _count(self, cells: Cells) -> Undone:
        """How many promises, groups and wishes are not as they should be."""
        standing = Standing(cells)
        return (
            len(_broken(self._agreement.kept, cells)),
            sum(not group.is_together(standing) for group in self._groups),
            len(_broken(self._wishes, cells)),
        )

    def _pinned(self) -> list[int]:
        """The pinned boxes, each after the box its pin names where that is pinned, too."""
        names: dict[int, list[int]] = {}
        for rule in self._agreement.kept:
            names.setdefault(rule.node, []).append(rule.other)
        found: dict[int, None] = {}

        def visit(node: int, above: frozenset[int]) -> None:
            for other in names[node]:
                if other in names and other not in above and other not in found:
                    visit(other, above | {other})
            found.setdefault(node)

        for node in names:
            visit(node, frozenset((node,)))
        return list(found)

    def _place(self, node: int) -> None:
        """Put a pinned box where its pin is honoured, if it is not."""
        promises = [rule for rule in _broken(self._agreement.kept, self._cells) if rule.node == node]
        wishes = [rule for rule in _broken(self._wishes, self._cells) if rule.node == node]
        if promises or (wishes and node not in self._kept):
            least = (self._undone[0] - len(promises), self._undone[1], self._undone[2] - len(wishes))
            self._take_better(beside(self._compiled, self._cells, node), least)

    def _take_better(self, tries: Iterable[Cells], enough: Undone = (0, 0, 0)) -> None:
        """The cells that leave the least undone, if less than now; the first of them that does enough."""
        for cells in tries:
            undone = self._count(cells)
            if undone < self._undone:
                self._cells, self._undone = cells, undone
                if undone <= enough:
                    return


def _broken(rules: Iterable[Rule], cells: Cells) -> list[Rule]:
    return [rule for rule in rules if not rule.holds(cells.column, cells.row)]
