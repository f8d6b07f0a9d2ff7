"""Steering: what people put in place and what they keep together stays so while boxes move."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ketenkaart.layout.compiled import Compiled
from ketenkaart.layout.grid import Cells
from ketenkaart.layout.rules import Rect, Rule, groups_of, promises_of, wishes_of
from ketenkaart.layout.standing import Move, Standing


class Steering:
    """Tells whether a move breaks a pin that is honoured, or parts a group that is together.

    It follows the moves that are made; when the numbers of columns or rows change, it starts anew.

    Attributes:
        idle: whether there are no pins and no groups, so that every move is allowed.
    """

    def __init__(self, compiled: Compiled, cells: Cells) -> None:
        rules = promises_of(compiled) + wishes_of(compiled)
        groups = groups_of(compiled)
        self.idle = not rules and not groups
        self._standing = Standing(cells)
        self._rules: dict[int, list[Rule]] = defaultdict(list)
        for rule in rules:
            self._rules[rule.node].append(rule)
            self._rules[rule.other].append(rule)
        self._groups = groups
        self._group_of = {node: index for index, group in enumerate(groups) for node in group.nodes}
        self._together: set[int] = set()
        self._spans: dict[int, list[tuple[bool, int]]] = {}
        self._spanning: dict[tuple[bool, int], set[int]] = defaultdict(set)
        self._follow(range(len(groups)))

    def allows(self, move: Move) -> bool:
        """Whether all that is honoured and together now still is after a move.

        Args:
            move: boxes and their new cells, which are free or become so.
        """
        if self.idle:
            return True
        standing = self._standing
        rules = [
            rule
            for node, _, _ in move
            for rule in self._rules.get(node, ())
            if rule.holds(standing.column, standing.row)
        ]
        groups = self._touched(move) & self._together
        if not rules and not groups:
            return True
        back = standing.cells_of(move)
        standing.put(move)
        kept = all(rule.holds(standing.column, standing.row) for rule in rules) and all(
            self._groups[index].is_together(standing) for index in groups
        )
        standing.put(back)
        return kept

    def made(self, move: Move) -> None:
        """Follow a move that was made."""
        if not self.idle:
            touched = self._touched(move)
            back = self._standing.cells_of(move)
            self._standing.put(move)
            self._follow(touched | self._touched(back))

    def _touched(self, move: Move) -> set[int]:
        """The groups of boxes that move, and those that span the columns or rows where they arrive."""
        found = {self._group_of[node] for node, _, _ in move if node in self._group_of}
        lines = {(False, column) for _, column, _ in move} | {(True, row) for _, _, row in move}
        for line in lines:
            found |= self._spanning.get(line, frozenset())
        return found

    def _follow(self, groups: Iterable[int]) -> None:
        """Find out which of these groups are together now, and which columns and rows they span."""
        for index in groups:
            for line in self._spans.get(index, ()):
                self._spanning[line].discard(index)
            group = self._groups[index]
            if group.is_together(self._standing):
                self._together.add(index)
            else:
                self._together.discard(index)
            self._spans[index] = list(_spanned(group.rects(self._standing)))
            for line in self._spans[index]:
                self._spanning[line].add(index)


def _spanned(rects: Sequence[Rect]) -> Iterator[tuple[bool, int]]:
    """The columns, then the rows that a group spans; those of rows are marked."""
    left, right = min(rect.left for rect in rects), max(rect.right for rect in rects)
    yield from ((False, column) for column in range(left, right + 1))
    for rect in rects:
        yield from ((True, row) for row in range(rect.top, rect.bottom + 1))
