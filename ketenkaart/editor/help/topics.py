"""The pages of the help: each tells of one part of the window."""

from typing import NamedTuple

from ketenkaart.editor.help.meanings import MEANING_BY_COLLECTION
from ketenkaart.model.nouns import NOUN_BY_COLLECTION
from ketenkaart.texts import mark


class Topic(NamedTuple):
    """A page; its texts are still to be translated.

    Attributes:
        name: what the program calls it.
        title: its heading.
        summary: what the part is for, in one sentence.
        texts: what to know, a paragraph each.
        signs: things with what they mean, for a list.
        actions: the actions that go with it, shown with their keys.
    """

    name: str
    title: str
    summary: str
    texts: tuple[str, ...] = ()
    signs: tuple[tuple[str, str], ...] = ()
    actions: tuple[str, ...] = ()


TOPICS = (
    Topic(
        "start",
        mark("Start page"),
        mark("Here you begin a new map, open one that you used before, or look at a sample."),
        (
            mark("A sample opens as a copy: you can change anything in it and lose nothing."),
            mark("You can also drag a map or spreadsheet into the window."),
        ),
        actions=("file.new", "file.new_table", "file.open", "help.tour"),
    ),
    Topic(
        "map",
        mark("The map"),
        mark(
            "The map is the poster: partners are lanes from top to bottom, phases bands from left to right."
        ),
        (
            mark(
                "You say what happens; the program finds the places. It keeps the map neat: no boxes, lines"
                " or names on each other."
            ),
            mark(
                "Select a step and press Enter: the next step stands beside it, connected; type its name."
                " In an empty lane that is selected, Enter makes the first step."
            ),
            mark(
                "Drag a step to move it, its edge to connect it, the end of a flow to connect that elsewhere."
                " A right click shows all that can be done."
            ),
            mark(
                "Copying takes whole lanes and phases along with their steps and flows, also to another map."
            ),
            mark("Each deed is one step to undo, so you can try anything."),
        ),
        actions=(
            *("insert.step", "insert.step_partner", "insert.decision", "insert.flow", "insert.koppelvlak"),
            *("edit.rename", "edit.copy", "edit.delete", "edit.undo", "view.zoom_fit", "view.zoom_100"),
        ),
    ),
    Topic(
        "quick",
        mark("Quick entry"),
        mark("Type what happens as people say it, and press Enter: it is drawn at once."),
        (
            mark("After > come in turn a step, a document and a partner; what is known already is found."),
            mark("Above the line you see what each part will be. Tab takes over a name that is offered."),
        ),
        signs=(
            (mark("partner > step > document > partner"), mark("from one to the next")),
            (";", mark("the next step of the same partner")),
            ("<", mark("an answer to the flow just drawn")),
            ("> >", mark("a flow without a document")),
            ("@ #", mark("a partner, a phase")),
            ("[ ] € ~", mark("a document, money, data")),
            ("via K2, via +", mark("across this interface, across a new one")),
            ("! ? + =", mark("a bottleneck, question, action or decision at what is selected")),
            ("& LMO", mark("assigns it to a role or meeting body")),
        ),
        actions=("insert.quick",),
    ),
    Topic(
        "outline",
        mark("Outline"),
        mark("All that is on the map, by kind; a click selects it on the map."),
        (
            mark("Type in the field above to filter by name or number."),
            mark("Drag partners, phases and steps to give them another order or place."),
        ),
        actions=("view.outline", "edit.find", "edit.rename", "insert.partner", "insert.phase"),
    ),
    Topic(
        "form",
        mark("Properties"),
        mark("The fields of what is selected; where nothing is selected, those of the map itself."),
        (
            mark(
                "A field counts once you leave it or press Enter. Rest the mouse on it to see what it means."
            ),
            mark("Where several elements are selected, what you fill in holds for all of them."),
            mark("Fill in functions, not names of persons: a map needs no personal data."),
        ),
        actions=("edit.form", "view.form", "gov.assign", "gov.escalation", "map.form"),
    ),
    Topic(
        "checks",
        mark("Issues"),
        mark("What is still missing or does not fit; a click goes there, and the link beside it settles it."),
        (mark("An issue stops nothing: you can save and make a poster with issues on the map."),),
        actions=("view.checks", "map.check_next", "map.check_previous", "map.check_fix"),
    ),
    Topic(
        "reading",
        mark("Reading together"),
        mark("A lens lights up what belongs together and makes the rest faint; nothing on the map changes."),
        (
            mark("Layers and folding leave out what is not needed now; flows stay to be seen."),
            mark(
                "Presenting fills the screen, with a spotlight by S; a workshop has large letters for a"
                " beamer."
            ),
        ),
        actions=(
            *(
                "view.neighbours",
                "view.lens_depth",
                "view.follow",
                "view.lens",
                "view.lens_off",
                "file.poster_lens",
                "gov.escalation",
                "view.layers",
            ),
            *("map.fold", "view.present", "view.spotlight", "view.workshop"),
        ),
    ),
    Topic(
        "poster",
        mark("Poster"),
        mark("The sheet as it will hang on the wall, on the paper you choose."),
        (
            mark(
                "What would be too small to read is left out, or goes on a further sheet;"
                " the program says so."
            ),
        ),
        actions=("view.poster", "file.poster", "file.export", "file.print"),
    ),
    Topic(
        "meetings",
        mark("Meetings"),
        mark("Who meets: the bodies by level as on the poster, and what each of them is about."),
        (
            mark(
                "A thick line shows where a body escalates to,"
                " a thin one with an open head where it reports to."
            ),
            mark("A click on a body shows its properties, a click on an element shows that on the map."),
            mark("A question without an answer takes you to where you can answer it."),
        ),
        actions=("view.meetings", "gov.body", "gov.role", "gov.assign", "edit.form"),
    ),
    Topic(
        "matrix",
        mark("Matrix"),
        mark("Who has a part in what: elements from top to bottom, roles and meeting bodies by level."),
        (
            mark(
                "A click, Enter or Space in a cell assigns; once more takes it away. Del takes it away, too."
            ),
            mark(
                "A right click in a cell, or Shift+F10, changes the part."
                " Several rows can be filled in at once."
            ),
            mark("A row with a warning sign has no role or meeting body yet; you can show these alone."),
            mark("Between brackets stands what comes by way of a phase, partner or document."),
        ),
        actions=("view.matrix", "edit.copy_matrix", "gov.body", "gov.role", "gov.assign", "edit.form"),
    ),
    Topic(
        "text",
        mark("The map in words"),
        mark("The whole map in ordered sentences, for a screen reader or for minutes."),
        actions=("view.text", "edit.copy_text", "edit.copy_markdown"),
    ),
    Topic(
        "files",
        mark("Saving"),
        mark("Your work stays on this computer; nothing is sent."),
        (
            mark(
                "Each edit is written down as you make it. Where the program stopped unexpectedly, the next"
                " start offers your work."
            ),
            mark(
                "Where something goes wrong in the program, Restart starts it anew with all your maps as they"
                " are then."
            ),
            mark(
                "What someone else saved in the same file meanwhile is merged with yours, not written over."
            ),
            mark(
                "What a file held when you opened or saved it is kept on this computer: see Earlier versions."
            ),
        ),
        actions=(
            *("file.save", "file.save_as", "file.revert", "file.history", "edit.history"),
            *("help.recovery", "help.log"),
        ),
    ),
    Topic(
        "versions",
        mark("Versions"),
        mark("What changed since a version was adopted, and what someone else made of a copy of the map."),
        (
            mark("An adopted version stays in the map as it was then; a change makes the map a draft again."),
            mark(
                "Comparing lights up what differs, with a sign at each element, and lists it in words;"
                " Esc ends it."
            ),
            mark(
                "The poster of a comparison shows these signs, too: choose As poster, or ketenkaart diff -o."
            ),
            mark("Merging takes over what another file has; where both changed the same you choose."),
        ),
        signs=(
            ("+", mark("new since")),
            ("~", mark("changed since")),
            ("−", mark("something was removed here")),
        ),
        actions=("file.adopt", "file.compare", "file.merge", "file.history"),
    ),
    Topic(
        "words",
        mark("Words"),
        mark("The kinds of elements that a map is made of."),
        signs=tuple((NOUN_BY_COLLECTION[one], meaning) for one, meaning in MEANING_BY_COLLECTION.items()),
    ),
)
"""All pages, in order."""


def topic(name: str) -> Topic:
    """A page by its name."""
    return next(one for one in TOPICS if one.name == name)
