"""Small BPMN files for the tests, written as an editor would."""

from ketenkaart.interchange.bpmn.importing import import_bytes
from ketenkaart.texts import use_language

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DRAWN = 'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"'


def bpmn(*parts, shapes=()):
    """The text of a file.

    Args:
        parts: what stands in it.
        shapes: the id, x and y of what is drawn, with more attributes of its shape if any.
    """
    drawn = "".join(_shape(*shape) for shape in shapes)
    plane = f"<bpmndi:BPMNDiagram><bpmndi:BPMNPlane>{drawn}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"
    return f'<definitions xmlns="{MODEL}" {DRAWN}>{"".join(parts)}{plane if shapes else ""}</definitions>'


def _shape(element, x, y, width=100, height=80, more=""):
    bounds = f'<dc:Bounds x="{x}" y="{y}" width="{width}" height="{height}"/>'
    return f'<bpmndi:BPMNShape bpmnElement="{element}" {more}>{bounds}</bpmndi:BPMNShape>'


def process(*parts, id="p", name=""):
    return f'<process id="{id}" name="{name}">{"".join(parts)}</process>'


def node(tag, id, name="", *parts, more=""):
    return f'<{tag} id="{id}" name="{name}" {more}>{"".join(parts)}</{tag}>'


def task(id, *parts, name=None):
    return node("task", id, id.title() if name is None else name, *parts)


def flow(source, target, name="", *parts):
    ends = f'sourceRef="{source}" targetRef="{target}"'
    return node("sequenceFlow", f"{source}-{target}", name, *parts, more=ends)


def message(source, target, name=""):
    return node("messageFlow", f"{source}-{target}", name, more=f'sourceRef="{source}" targetRef="{target}"')


def association(source, target):
    return f'<association id="a-{source}-{target}" sourceRef="{source}" targetRef="{target}"/>'


def collaboration(*parts):
    return f'<collaboration id="c">{"".join(parts)}</collaboration>'


def pool(id, name="", process=""):
    return node("participant", id, name, more=f'processRef="{process}"' if process else "")


def lane(id, *parts, name=None):
    """A lane with the ids of its steps, and lanes."""
    steps = "".join(f"<flowNodeRef>{part}</flowNodeRef>" for part in parts if not part.startswith("<"))
    inner = "".join(part for part in parts if part.startswith("<"))
    inside = f"<childLaneSet>{inner}</childLaneSet>" if inner else ""
    return f'<lane id="{id}" name="{id.title() if name is None else name}">{steps}{inside}</lane>'


def lanes(*parts):
    return f"<laneSet>{''.join(parts)}</laneSet>"


def makes(data):
    return f"<dataOutputAssociation><targetRef>{data}</targetRef></dataOutputAssociation>"


def uses(data):
    return (
        f"<dataInputAssociation><sourceRef>{data}</sourceRef><targetRef>x</targetRef></dataInputAssociation>"
    )


def imported(text, name="proces.bpmn", language="en"):
    """The map made from a file, and the lines of the report."""
    use_language(language)
    done = import_bytes(text.encode() if isinstance(text, str) else text, name)
    lines = [line.strip() for line in done.report.lines()]
    use_language("nl")
    return done.kaart, lines


def kaart_of(*parts, shapes=()):
    return imported(bpmn(*parts, shapes=shapes))[0]


def names(records):
    return [record.name for record in records]


def joined(kaart):
    """The names at both ends of each flow."""
    return [(kaart.records[flow.source].name, kaart.records[flow.target].name) for flow in kaart.flows]
