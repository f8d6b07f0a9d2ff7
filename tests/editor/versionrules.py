"""What any user may do with versions of the map, and what then holds of them."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from PySide6.QtWidgets import QApplication, QPushButton

from ketenkaart.changes.apply import apply
from ketenkaart.changes.diff import diff
from ketenkaart.changes.versions import adopted_map, last_in_common
from ketenkaart.editor.versions.merging import merge_with
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.writing import write

LOOK = "Punten bekijken"
which = st.integers(0, 999)
names = st.sampled_from(("Ketenbestuur", "", "<b>vet</b>", "\u202emo\u202c \u200f👩‍👩‍👧‍👦"))


class Versions:
    """Adopting, looking back and merging; with `editor.anyone.Anyone`."""

    @rule(name=names)
    def adopt(self, name):
        """The map as it is becomes a version; what it looks like then is kept from now on."""
        self.window.commands.run("file.adopt")
        asked = QApplication.activeModalWidget()
        if asked is None:  # it can only be read
            return
        asked.body.setCurrentText(name)
        asked.note.setPlainText(name)
        asked.adopt.click()
        self.adopted.add(to_bytes(self.window.session.kaart))
        self._settle()

    @rule(number=which, button=st.sampled_from(("compare", "open_copy")))
    def look_at_an_earlier_version(self, number, button):
        """One of those there are, on the map or in a window of its own."""
        self.window.finish_typing()  # what is typed becomes an edit once the person goes to another window
        before = self.window.session.kaart
        self.window.commands.run("file.history")
        asked = QApplication.activeModalWidget()
        if asked is not None and asked.list.topLevelItemCount():
            asked.list.setCurrentItem(asked.list.topLevelItem(number % asked.list.topLevelItemCount()))
            getattr(asked, button).click()
            assert not diff(before, self.window.session.kaart).changes, "looking changes nothing"
        self._settle()

    @rule(chosen=which, name=names, gone=st.booleans(), answers=st.integers(0, 5))
    def merge_a_copy(self, chosen, name, gone, answers):
        """What someone else made of a copy comes in; nothing of ours goes; what both changed is chosen."""
        one = self._some_id(chosen)
        for each in self.program.windows:
            each.finish_typing()
        ours = self.window.session.kaart
        theirs = apply(ours, (delete(ours, [one]) if gone else rename(ours, one, name)).changes)
        path = self._new_path()
        write(path, theirs)
        self.window.session.do(rename(ours, one, "Van ons"))
        ours = self.window.session.kaart
        merge_with(self.window, path)
        merged = self.window.session.kaart
        common = last_in_common(ours, theirs)
        assert common is not None or merged.records.keys() >= ours.records.keys()
        for button in [one for one in self.window.bars.findChildren(QPushButton) if one.text() == LOOK][-1:]:
            button.click()
            rows = self.window.panels.differences.rows
            for row in rows[:answers]:
                row.remedy.run(self.window)
        self._settle()

    @invariant()
    def _versions_stay(self):
        """Each adopted version comes back as it was, byte for byte; what is compared is told of this map."""
        session = self.window.session
        for place, version in enumerate(session.kaart.about.adopted):
            found = adopted_map(session.kaart, place)
            assert found.about.version == version.version
            assert to_bytes(found) in self.adopted
        for one in self.program.windows:
            drawn = one.shown_screen().sizes.kaart.records.keys()
            assert set(one.canvas.states.signs) <= drawn | session.kaart.records.keys()
