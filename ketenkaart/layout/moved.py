"""Which boxes moved from one layout to another, as people see it.

Needs:   the cells of both, and the lane of each box.
Gives:   the boxes that stand in both and moved.
Method:  the columns of both are paired off from left to right, and the rows of each lane from top to
         bottom, such that the most boxes keep their column and row (own, as longest common subsequences
         are found [Wagner and Fischer 1974]). A box moved unless both its column and its row are such a
         pair: a column that was put in between moves nobody, though all after it have another number.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from ketenkaart.memory import Places

_Pairs = set[tuple[int, int]]


def moved(before: Places, after: Places, lanes: Mapping[str, str]) -> frozenset[str]:
    """The boxes that moved.

    Args:
        before: the cells of the one; boxes that only one of them knows did not move but came or went.
        after: the cells of the other.
        lanes: the lane of each box, the same in both.
    """
    boxes = [box for box in lanes if box in before and box in after]
    columns = rising((before[box].column, after[box].column) for box in boxes)
    staying = [box for box in boxes if (before[box].column, after[box].column) in columns]
    rows: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for box in staying:
        rows[lanes[box]].append((before[box].row, after[box].row))
    kept = {lane: rising(pairs) for lane, pairs in rows.items()}
    still = {box for box in staying if (before[box].row, after[box].row) in kept[lanes[box]]}
    return frozenset(boxes) - still


def rising(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Of pairs of numbers those that rise on both sides and come most often, taken together."""
    pairs = list(pairs)
    in_order = sorted(set(pairs))
    if all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(in_order)):
        return set(in_order)
    weights = Counter(pairs)
    olds = sorted({old for old, _ in weights})
    news = sorted({new for _, new in weights})
    most = [[0] * (len(news) + 1)]
    for old in olds:
        above = most[-1]
        line = [0]
        for place, new in enumerate(news):
            line.append(max(above[place + 1], line[-1], above[place] + weights.get((old, new), 0)))
        most.append(line)
    return _traced(most, olds, news)


def _traced(most: list[list[int]], olds: list[int], news: list[int]) -> _Pairs:
    """The pairs that made up the most boxes, from the last back to the first."""
    found: _Pairs = set()
    row, column = len(olds), len(news)
    while row and column:
        if most[row][column] == most[row - 1][column]:
            row -= 1
        elif most[row][column] == most[row][column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            found.add((olds[row], news[column]))
    return found
