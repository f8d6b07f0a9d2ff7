"""What the import of BPMN reports: a line for each thing that was taken over, guessed or left out."""

from ketenkaart.interchange.report import Line, Part
from ketenkaart.texts import mark

POOL = Line(Part.TAKEN, mark("{count} pool as a partner"), mark("{count} pools as partners"))
LANE = Line(Part.TAKEN, mark("{count} lane as a partner"), mark("{count} lanes as partners"))
TASK = Line(Part.TAKEN, mark("{count} task"), mark("{count} tasks"))
SUBPROCESS = Line(
    Part.TAKEN,
    mark("{count} subprocess or call activity as one step"),
    mark("{count} subprocesses and call activities, each as one step"),
)
EVENT = Line(Part.TAKEN, mark("{count} event"), mark("{count} events"))
GATEWAY = Line(Part.TAKEN, mark("{count} gateway as a decision"), mark("{count} gateways as decisions"))
SEQUENCE = Line(Part.TAKEN, mark("{count} sequence flow"), mark("{count} sequence flows"))
MESSAGE = Line(
    Part.TAKEN,
    mark("{count} message flow as a document flow"),
    mark("{count} message flows as document flows"),
)
DOCUMENT = Line(
    Part.TAKEN, mark("{count} data object as a document"), mark("{count} data objects as documents")
)
STORE = Line(Part.TAKEN, mark("{count} data store as a register"), mark("{count} data stores as registers"))
NOTE = Line(
    Part.TAKEN,
    mark("{count} text annotation as a note, which a poster does not show"),
    mark("{count} text annotations as notes, which a poster does not show"),
)

NAME_OF_KIND = Line(
    Part.GUESSED,
    mark("the name of {count} event, gateway or event subprocess that had none"),
    mark("the names of {count} events, gateways and event subprocesses that had none"),
)
NAME_OF_FILE = Line(
    Part.GUESSED,
    mark("{count} process stands in no pool; the partner who does it has its name"),
    mark("{count} processes stand in no pool; the partners who do them have their names"),
)
LANE_BY_PLACE = Line(
    Part.GUESSED,
    mark("{count} step is in the lane where the drawing shows it"),
    mark("{count} steps are in the lane where the drawing shows them"),
)
BOUNDARY = Line(
    Part.GUESSED,
    mark("{count} event on the border of a task is a step that follows the task"),
    mark("{count} events on the border of a task are steps that follow the task"),
)
ASSOCIATED = Line(
    Part.GUESSED,
    mark("{count} association between two steps is a sequence"),
    mark("{count} associations between two steps are sequences"),
)
LINK = Line(
    Part.GUESSED,
    mark("{count} pair of link events is a line straight on"),
    mark("{count} pairs of link events are lines straight on"),
)
INNER_END = Line(
    Part.GUESSED,
    mark("{count} message flow of a step in a subprocess is one of the whole subprocess"),
    mark("{count} message flows of steps in a subprocess are of the whole subprocess"),
)
DOCUMENT_FLOW = Line(
    Part.GUESSED,
    mark("{count} document flow was made, from the step that makes a document to one that uses it"),
    mark("{count} document flows were made, from the step that makes a document to one that uses it"),
)
DOCUMENT_ON_FLOW = Line(
    Part.GUESSED,
    mark("{count} flow of a step that makes or uses a document carries that document"),
    mark("{count} flows of steps that make or use a document carry that document"),
)

KOPPELVLAK = Line(
    Part.TO_FILL_IN,
    mark("{count} interface, proposed: its standard, owner and agreements"),
    mark("{count} interfaces, proposed: their standard, owner and agreements"),
)
NO_NAME = Line(Part.TO_FILL_IN, mark("{count} name that is missing"), mark("{count} names that are missing"))
NO_PARTNER = Line(
    Part.TO_FILL_IN,
    mark("the partner of {count} step in no lane"),
    mark("the partner of {count} steps in no lane"),
)
LOOSE_DOCUMENT = Line(
    Part.TO_FILL_IN, mark("the flow of {count} document"), mark("the flows of {count} documents")
)

INNER_STEP = Line(
    Part.LEFT_OUT,
    mark("{count} step in a subprocess; the description of the subprocess names it"),
    mark("{count} steps in subprocesses; the description of the subprocess names them"),
)
INNER_FLOW = Line(Part.LEFT_OUT, mark("{count} flow in a subprocess"), mark("{count} flows in subprocesses"))
INNER_DATA = Line(
    Part.LEFT_OUT,
    mark("{count} data object or store in a subprocess"),
    mark("{count} data objects and stores in subprocesses"),
)
CALLED_PROCESS = Line(
    Part.LEFT_OUT,
    mark("{count} process that a call activity calls; its description names the steps"),
    mark("{count} processes that call activities call; their descriptions name the steps"),
)
EMPTY_PROCESS = Line(Part.LEFT_OUT, mark("{count} empty process"), mark("{count} empty processes"))
LOOSE_FLOW = Line(
    Part.LEFT_OUT,
    mark("{count} flow of which an end is not in the file"),
    mark("{count} flows of which an end is not in the file"),
)
LOOSE_EVENT = Line(
    Part.LEFT_OUT,
    mark("{count} line from a task to an event on its border, as that task is not in the file"),
    mark("{count} lines from a task to an event on its border, as those tasks are not in the file"),
)
GROUP = Line(Part.LEFT_OUT, mark("{count} group"), mark("{count} groups"))
EMPTY_NOTE = Line(
    Part.LEFT_OUT, mark("{count} empty text annotation"), mark("{count} empty text annotations")
)
CONVERSATION = Line(Part.LEFT_OUT, mark("{count} conversation"), mark("{count} conversations"))
CHOREOGRAPHY = Line(Part.LEFT_OUT, mark("{count} choreography"), mark("{count} choreographies"))
