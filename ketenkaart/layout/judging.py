"""Judging: which pins and groups are not as people want them in given cells."""

from ketenkaart.layout.compiled import compile_graph
from ketenkaart.layout.graph import Graph
from ketenkaart.layout.grid import Cells
from ketenkaart.layout.impossible import Impossible, unkept
from ketenkaart.layout.start import without_empty
from ketenkaart.memory import Places


def judge(graph: Graph, places: Places) -> tuple[Impossible, ...]:
    """The pins and groups that are not honoured in these cells, which every box must have."""
    compiled = compile_graph(graph)
    column = [places[node.id].column for node in compiled.nodes]
    row = [places[node.id].row for node in compiled.nodes]
    return unkept(compiled, without_empty(compiled, Cells(column, row, 0, 0, [], [])))
