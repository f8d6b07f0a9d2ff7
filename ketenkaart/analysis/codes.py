"""The numbers and codes by which people find elements on a map, such as S08, D04 and K4."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Koppelvlak, Step
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FlowKind


@dataclass(frozen=True)
class Codes:
    """The numbers of the elements of a map: their own, else the first that is free."""

    kaart: Ketenkaart

    @cached_property
    def _steps(self) -> dict[str, int]:
        return _numbered(self.kaart.steps)

    @cached_property
    def _flows(self) -> dict[str, int]:
        return _numbered([flow for flow in self.kaart.flows if flow.kind is not FlowKind.SEQUENCE])

    @cached_property
    def _koppelvlakken(self) -> dict[str, int]:
        return _numbered(self.kaart.koppelvlakken)

    @cached_property
    def _step_digits(self) -> int:
        return _digits(self._steps)

    def _step_code(self, number: int) -> str:
        return f"S{number:0{self._step_digits}d}"

    @cached_property
    def _flow_codes(self) -> dict[str, str]:
        digits = _digits(self._flows)
        return {flow: f"D{number:0{digits}d}" for flow, number in self._flows.items()}

    @cached_property
    def by_id(self) -> dict[str, str]:
        """The codes of all elements that have one, for who asks for very many."""
        steps = {step: self._step_code(number) for step, number in self._steps.items()}
        joints = {joint: f"K{number}" for joint, number in self._koppelvlakken.items()}
        return {**steps, **self._flow_codes, **joints}

    def step_number(self, step: Step) -> int:
        """The number of a step."""
        return self._steps[step.id]

    def flow_number(self, flow: Flow) -> int | None:
        """The number of a flow that carries something; none for a sequence."""
        return self._flows.get(flow.id)

    def of(self, record: Record) -> str:
        """The code of a step, a flow that carries something or an interface; nothing for another."""
        kind = type(record)  # pydantic answers isinstance slowly
        if kind is Flow:
            return self._flow_codes.get(record.id, "")
        if kind is Step:
            return self._step_code(self._steps[record.id])
        return f"K{self._koppelvlakken[record.id]}" if kind is Koppelvlak else ""


def _numbered(records: Sequence[Step | Flow | Koppelvlak]) -> dict[str, int]:
    used = {record.number for record in records if record.number is not None}
    free = _free(used)
    return {record.id: next(free) if record.number is None else record.number for record in records}


def _free(used: set[int]) -> Iterator[int]:
    number = 0
    while True:
        number += 1
        if number not in used:
            yield number


def _digits(numbers: dict[str, int]) -> int:
    return max(2, len(str(max(numbers.values(), default=0))))
