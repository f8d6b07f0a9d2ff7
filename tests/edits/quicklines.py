"""Lines typed in quick entry one after the other, as a person does, and what the map tells of the result."""

from random import Random

from ketenkaart.changes.apply import apply
from ketenkaart.edits.quickentry.completing import complete, completions
from ketenkaart.edits.quickentry.deeds import edit_of, phase_after
from ketenkaart.edits.quickentry.parsing import parse
from ketenkaart.model.ketenkaart import Ketenkaart


class Typist:
    """Types lines; ⇥ in a line takes the first completion."""

    def __init__(self, *lines, kaart=None, selection=()):
        self.kaart = kaart or Ketenkaart.of([])
        self.selection = selection
        self.phase = None
        self.edits = []
        for line in lines:
            self.type(line)

    def type(self, line):
        """Type a line and press Enter."""
        entry = self.read(line)
        edit = edit_of(self.kaart, entry, Random(len(self.edits)))
        assert not edit.refusal, edit.refusal
        self.kaart = apply(self.kaart, edit.changes)
        self.selection = edit.select or self.selection
        self.phase = phase_after(entry, edit)
        self.edits.append(edit)
        return entry

    def read(self, line):
        """Type a line, without Enter."""
        text = ""
        for key in line:
            if key == "⇥":
                choices = completions(self.kaart, text, len(text), self.selection)
                text, _ = complete(text, len(text), choices[0])
            else:
                text += key
        return parse(self.kaart, text, self.selection, self.phase)

    def refusal(self, line):
        """The part of a line that is wrong, and the sentence under it."""
        mistake = self.read(line).mistake
        return (line[mistake.start : mistake.end], mistake.sentence)

    @property
    def flows(self):
        """Each flow as "source -document-> target"."""
        return [self.told(flow) for flow in self.kaart.flows]

    @property
    def selected(self):
        """The names of what is selected."""
        return [self.kaart.records[one].name for one in self.selection]

    def told(self, flow):
        """A flow in words."""
        records = self.kaart.records
        name = ", ".join(records[one].name for one in flow.documents)
        joints = "".join(f" K{records[one].number}" for one in flow.koppelvlakken)
        return f"{records[flow.source].name} -{name}{joints}-> {records[flow.target].name}"


def chips(entry):
    """The chips above a line: what each part is, and its name; a * for what is new."""
    return [f"{part.what.value} {part.text}{'*' if part.new else ''}" for part in entry.parts]
