"""The command palette finds actions by what people call them, not only by their names."""

from ketenkaart.editor.actions.otherwords import OTHER_WORDS
from ketenkaart.editor.actions.table import actions

WORDS = {
    "afdrukken": "file.print",
    "printen": "file.print",
    "printer": "file.print",
    "pdf": "file.poster",
    "opslaan als": "file.save_as",
    "bewaren": "file.save",
    "excel": "file.new_table",
    "svg": "file.export",
    "powerpoint": "edit.copy_picture",
    "stoppen": "app.quit",
    "ongedaan": "edit.undo",
    "undo": "edit.undo",
    "terugdraaien": "edit.undo",
    "herhalen": "edit.redo",
    "geschiedenis": "edit.history",
    "kopiëren": "edit.copy",
    "copy": "edit.copy",
    "klonen": "edit.duplicate",
    "wissen": "edit.delete",
    "partners samenvoegen": "edit.delete",
    "hernoemen": "edit.rename",
    "zoek": "edit.find",
    "search": "edit.find",
    "instellingen": "edit.preferences",
    "settings": "edit.preferences",
    "taal": "edit.preferences",
    "stap toevoegen": "insert.step",
    "activiteit": "insert.step",
    "keuze": "insert.decision",
    "gateway": "insert.decision",
    "lijn": "insert.flow",
    "pijl": "insert.flow",
    "arrow": "insert.flow",
    "zwembaan": "insert.partner",
    "swimlane": "insert.partner",
    "kolom": "insert.phase",
    "applicatie": "insert.system",
    "opmerking": "insert.note",
    "knelpunt": "insert.finding",
    "verschuiven": "map.move_to",
    "uitlijnen": "map.tidy",
    "inklappen": "map.fold",
    "geldstroom": "map.flow_kind",
    "rol toekennen": "gov.assign",
    "raci": "gov.assign",
    "vergadering": "gov.body",
    "contract": "gov.agreement",
    "kpi": "gov.indicator",
    "vergroten": "view.zoom_in",
    "zoom in": "view.zoom_in",
    "verkleinen": "view.zoom_out",
    "donker": "view.theme",
    "dark mode": "view.theme",
    "lettergrootte": "view.large_text",
    "beamer": "view.present",
    "toetsenbord": "help.keys",
    "handleiding": "help.page",
    "verloren werk": "help.recovery",
}


def found(panel, typed):
    """The actions that are listed for what is typed."""
    panel.line.setText(typed)
    values = (row.value for row in panel.shown)
    return [(value[0] if isinstance(value, tuple) else value).id for value in values]


def test_actions_are_found_by_what_people_call_them(window):
    window.selection.set(("s2",))
    window.commands.run("help.command")
    panel = window.panels.palette

    assert {typed: one for typed, one in WORDS.items() if one not in found(panel, typed)[:4]} == {}


def test_what_is_found_by_another_word_tells_that_word_after_what_has_it_in_its_name(window):
    window.commands.run("help.command")
    panel = window.panels.palette

    panel.line.setText("samenvoegen")

    listed = [row.text for row in panel.shown]
    assert listed[0] == "Samenvoegen met…"
    assert "Verwijderen · partners samenvoegen" in listed


def test_what_is_typed_may_be_in_the_name_and_the_other_words_together(window):
    window.commands.run("help.command")

    assert found(window.panels.palette, "fase kolom") == ["insert.phase"]


def test_other_words_are_those_of_an_action():
    assert OTHER_WORDS.keys() <= actions().keys()
