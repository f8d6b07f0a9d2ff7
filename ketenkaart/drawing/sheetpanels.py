"""The panels of a sheet: which stand at the foot of the map, and which on pages of their own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ketenkaart.drawing.chart.marks import Mark, marks_of, told_joints
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.displaylist import Group
from ketenkaart.drawing.fitting import Limits
from ketenkaart.drawing.foot import FootMaker, panels_of
from ketenkaart.drawing.panels.panel import Panel, PanelSource
from ketenkaart.drawing.sizes import Sizes
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.transform import placed
from ketenkaart.drawing.wallgrid import Square
from ketenkaart.layout.result import Layout
from ketenkaart.model.process import Koppelvlak

SMALLEST_TEXT = 4.7
_LARGEST = 1.9
_STEP = 0.94
_LEAST_SCALE = 0.2
_GROWTHS = (1.3, 1.2, 1.1)
_ANY_SQUARE = "K20"
ALL = frozenset({"legend", "register", "bodies"})
AT_FIRST = frozenset({"legend"})
_DROPPED = ((), ("bodies",), ("register",), ("register", "bodies"), ("legend", "register", "bodies"))


class SheetPanels:
    """Keeps what stands on the pages of a map, and makes its panels of it.

    Attributes:
        small: whether text had to be smaller than can be read.
    """

    def __init__(self, theme: Theme, limits: Limits, names: frozenset[str] = ALL) -> None:
        """Keep the panels of these names."""
        self._theme = theme
        self._names = names
        self._least = self._larger = max(1.0, limits.rest / SMALLEST_TEXT)
        self._marks: list[Mark] = []
        self._told: list[str] = []
        self._strips = False
        self._squares: dict[str, dict[Square, None]] = {}
        self._planned = FootMaker(())
        self._whole = False
        self._shares: tuple[float, ...] = ()
        self._plan: tuple[Layout, tuple[float, float, float], float] | None = None
        self._shown: frozenset[str] = frozenset()
        self.small = False

    def note(self, mark: Mark, square: Square) -> None:
        """Remember a mark on a page and the square of the wall grid it stands in."""
        self._marks.append(mark)
        for joint in mark.joints:
            self._squares.setdefault(joint.id, {})[square] = None

    def note_told(self, joint: Koppelvlak, square: Square) -> None:
        """Remember an interface that stands in the name of a flow, and its square."""
        self._told.append(joint.id)
        self._squares.setdefault(joint.id, {})[square] = None

    def note_cut(self) -> None:
        """Remember that a map is cut into strips."""
        self._strips = True

    def plan(self, sizes: Sizes, layout: Layout, width: float, most: float, spare: float = 0.0) -> float:
        """The height of the foot under a map; 0 where no panel has a place there.

        Args:
            sizes: the map.
            layout: where everything is.
            width: the width of the foot.
            most: how high it may be.
            spare: the height the map has no use for; the panels are larger where that gives them room.
        """
        room = (width, most, spare)
        if self._plan is None or self._plan[0] is not layout or self._plan[1] != room:
            self._larger = self._least
            height = self._planned_height(sizes, layout, width, most)
            self._plan = (layout, room, self._grown(layout, width, spare) or height)
        return self._plan[2]

    @property
    def is_whole(self) -> bool:
        """Whether all panels of the map were planned."""
        return self._whole

    def _grown(self, layout: Layout, width: float, spare: float) -> float:
        """The height of the panels in the largest size for which there is room; 0 where they do not grow."""
        for growth in _GROWTHS if self._whole else ():
            larger = self._least * growth
            wide = width / larger
            edges = sorted(left / layout.width * wide for left, _ in layout.phases.values())
            height = self._planned.height(wide, edges, spare / larger)
            if height is not None:
                self._larger = larger
                self._shares = tuple(left / wide for left in self._planned.lefts(wide, edges, spare / larger))
                return height * larger
        return 0.0

    def _planned_height(self, sizes: Sizes, layout: Layout, width: float, most: float) -> float:
        most /= self._larger
        scene = Scene(sizes, layout, self._theme)
        marks, told = marks_of(scene), tuple(joint.id for joint, _ in told_joints(scene))
        count = Counter((*(joint.id for mark in marks for joint in mark.joints), *told))
        squares = {joint.id: (_ANY_SQUARE,) * count[joint.id] for joint in sizes.kaart.koppelvlakken}
        shown = {} if sizes.omit.grid else squares
        source = PanelSource(sizes, self._theme, tuple(marks), True, shown, told)
        panels = self._own(source)
        wide = width / self._larger
        edges = sorted(left / layout.width * wide for left, _ in layout.phases.values())
        for dropped in _DROPPED:
            self._planned = FootMaker([panel for panel in panels if panel.name not in dropped])
            height = self._planned.height(wide, edges, most)
            if height is not None:
                self._whole = not dropped
                self._shares = tuple(left / wide for left in self._planned.lefts(wide, edges, most))
                return height * self._larger
        return 0.0

    def fit(self, width: float, room: float) -> bool:
        """Whether the panels that were planned fit a room."""
        return self._planned.height(width / self._larger, most=room / self._larger) is not None

    def height_on(self, width: float, edges: Iterable[float]) -> float:
        """The height of the foot that was planned, on phases that start at these places."""
        larger = self._larger
        height = self._planned.height(width / larger, [edge / larger for edge in edges])
        return 0.0 if height is None else height * larger

    def foot(self, sizes: Sizes, width: float, room: float, edges: Iterable[float]) -> tuple[Group, ...]:
        """The panels at the foot of a map, in the room that was kept for them.

        Phases may start elsewhere than when the room was kept; where the panels do not fit on them they
        stand where they were planned.
        """
        names = {panel.name for panel in self._planned.panels}
        panels = [panel for panel in self._panels(sizes) if panel.name in names]
        larger, maker = self._larger, FootMaker(panels)
        wide, room = width / larger, room / larger
        on_edges = [edge / larger for edge in edges]
        groups = maker.foot_like(self._planned, wide, on_edges, room) or maker.foot(wide, on_edges, room)
        groups = groups or maker.foot(wide, [share * wide for share in self._shares], room)
        if groups is None:
            return ()
        self._shown = frozenset(panel.name for panel in panels)
        return _scaled(groups, larger)

    def _panels(self, sizes: Sizes) -> tuple[Panel, ...]:
        squares = {} if sizes.omit.grid else self._squares
        sheets = len({square.sheet for found in squares.values() for square in found})
        named = {
            joint: tuple(square.told(with_sheet=sheets > 1) for square in sorted(found))
            for joint, found in squares.items()
        }
        marks, told = tuple(self._marks), tuple(self._told)
        return self._own(PanelSource(sizes, self._theme, marks, self._strips, named, told, sheets > 1))

    def _own(self, source: PanelSource) -> tuple[Panel, ...]:
        return tuple(panel for panel in panels_of(source) if panel.name in self._names)

    def pages(self, sizes: Sizes, width: float, height: float) -> Iterator[tuple[Group, ...]]:
        """The panels that stand on no page yet: on one page as large as it holds, else on a page each."""
        panels = [panel for panel in self._panels(sizes) if panel.name not in self._shown]
        together = self._page(panels, width, height, self._least)
        if together is not None:
            yield together
            return
        for panel in panels:
            alone = self._page([panel], width, height, self._least)
            if alone is None:
                self.small = True
                alone = self._page([panel], width, height, _LEAST_SCALE)
            if alone is not None:
                yield alone

    def _page(
        self, panels: Sequence[Panel], width: float, height: float, least: float
    ) -> tuple[Group, ...] | None:
        """Panels in the largest size in which they fit a page, if that is large enough."""
        maker, scale = FootMaker(panels), max(_LARGEST, self._least)
        while panels and scale >= least - 1e-9:
            groups = maker.foot(width / scale, most=height / scale)
            if groups is not None:
                return _scaled(groups, scale)
            scale = max(scale * _STEP, least) if scale > least else 0.0
        return None


def _scaled(groups: Sequence[Group], scale: float) -> tuple[Group, ...]:
    return tuple(placed(group, scale) for group in groups)
