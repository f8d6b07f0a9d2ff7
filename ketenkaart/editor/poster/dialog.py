"""The dialog to make a poster, or to print it: the sheet itself, beside what can be chosen."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from ketenkaart.drawing.papers import PaperError
from ketenkaart.editor.filenames import name_for, safe_name
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.onscreen import Scrolled, room_on_screen
from ketenkaart.editor.messages import Button, ask
from ketenkaart.editor.poster.form import PosterForm
from ketenkaart.editor.poster.latest import Latest, Tell
from ketenkaart.editor.poster.making import Output, write_files
from ketenkaart.editor.poster.preview import Preview
from ketenkaart.editor.poster.printing import (
    give_back_size,
    holds,
    paper_in,
    print_pages,
    printer_for,
    usual_paper,
)
from ketenkaart.editor.poster.sheets import Made, Wish, keep_setup, larger_paper, make, setup_for, too_small
from ketenkaart.editor.reading.sights import Sight, chosen_by
from ketenkaart.editor.versions.comparing import Compared
from ketenkaart.editor.work import Stopped, run_beside
from ketenkaart.export.outfile import ExportRefused
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.fileformat import SUFFIX
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_PATIENCE = 150  # ms: someone who walks through the papers does not have each of them made

_CHOICES, _BESIDE = 0.85, 4  # share of the height that the choices may have; room beside them, px


class PosterDialog(QDialog):
    """Makes a poster, or prints it.

    Attributes:
        form: what can be chosen.
        preview: the sheet.
        made: the sheet as it is wished; None while it is being made.
    """

    def __init__(self, window: "Window", *, to_print: bool = False, sight: Sight | None = None) -> None:
        """For the map in a window, or for what a lens shows of it."""
        super().__init__(window)
        session = window.session
        assert session is not None
        self._window, self._to_print = window, to_print
        self._kaart, self._memory, self._sight = session.kaart, session.memory, sight
        path = session.file.path
        self._folder = path.parent if path is not None else window.program.folder
        self.made: Made | None = None
        self.setObjectName("print_dialog" if to_print else "poster_dialog")
        self.setWindowTitle(tr("Print") if to_print else tr("Make poster"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        settings = window.program.settings
        name = path.stem if path is not None and not self._kaart.about.name else name_for(self._kaart)
        name = safe_name(f"{name} {_told(sight, self._kaart)}")
        proposed = None if to_print else self._folder / name
        setup = (usual_paper() if to_print else None) or setup_for(self._kaart, settings)
        self.form = PosterForm(self._kaart, setup, proposed)
        self.form.restore(settings)
        self.preview = Preview()
        self._arrange()
        self._sheets = Latest(self, (PaperError,))
        self._sheets.done.connect(self._show)
        self._sheets.failed.connect(lambda error: self.preview.show_refusal(str(error)))
        self._advice = Latest(self)
        self._advice.done.connect(self._advise)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._ask)
        self.form.changed.connect(self._change)
        self.form.browse.clicked.connect(self._browse)
        self.preview.larger_chosen.connect(self._take_larger)
        self._ask()

    def _arrange(self) -> None:
        self.go = QPushButton(tr("Print…") if self._to_print else tr("Make"))
        self.go.setObjectName("poster_go")
        dress(self.go, "filled")
        self.go.setDefault(True)
        self.go.clicked.connect(self._print if self._to_print else self._make)
        buttons = QDialogButtonBox()
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        choices, below, right = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        choices.setContentsMargins(0, 0, _BESIDE, 0)
        choices.addWidget(self.form)
        choices.addStretch(1)
        below.addWidget(buttons)
        right.addWidget(Scrolled(choices, below, _CHOICES), 1)
        right.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(20)
        row.addWidget(self.preview, 1)
        row.addLayout(right)
        room = self._window.size()
        size = QSize(min(1240, max(room.width() - 80, 900)), min(800, max(room.height() - 80, 600)))
        self.resize(size.boundedTo(room_on_screen(self)))
        self.go.setFocus()

    # The sheet

    def _change(self) -> None:
        """Another sheet is wished."""
        self.made = None
        self._sheets.stop()
        self._advice.stop()
        self.preview.show_busy()
        self._patience.start()

    def _ask(self) -> None:
        """Have the sheet made."""
        wish = self.form.wish
        self._sheets.ask(lambda tell: self._made_as(wish, tell))

    def _show(self, made: Made) -> None:
        if made.wish != self.form.wish:
            return
        self.made = made
        self.preview.show_made(made)
        if too_small(made):
            self._advice.ask(lambda tell: (made, larger_paper(self._kaart, self._memory, made.wish, tell)))

    def _advise(self, advice: tuple[Made, str]) -> None:
        made, larger = advice
        if made is self.made:
            self.preview.show_small(too_small(made), made.wish.paper, larger)

    def _take_larger(self, paper: str) -> None:
        self.form.paper.set(paper, self.form.paper.landscape)
        self.go.setFocus()

    def _ready(self, wish: Wish, tell: Tell) -> Made:
        """The sheet that is shown, or the one that would be shown soon."""
        made = self.made
        return made if made is not None and made.wish == wish else self._made_as(wish, tell)

    def _made_as(self, wish: Wish, tell: Tell) -> Made:
        """The sheet as it is wished; through the lens, if there is one."""
        return make(self._kaart, self._memory, wish, tell, self._sight)

    # Making the files

    def _browse(self) -> None:
        path = self._choose_path()
        if path is not None:
            self.form.path.setText(str(path))
            self.form.path.editingFinished.emit()

    def _choose_path(self) -> Path | None:
        form = self.form.format
        output = self.form.output(self._folder)
        start = str(output.path if output is not None else self._folder)
        name, _ = QFileDialog.getSaveFileName(
            *(self, tr("Make poster"), start, f"{form.upper()} (*.{form})"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # we ask ourselves, for all the pages
        )
        return Path(name) if name else None

    def _make(self) -> None:
        """Make the poster, and say so."""
        self.form.path.editingFinished.emit()
        wish = self.form.wish
        try:
            made = run_beside(self, tr("Making the poster…"), lambda tell: self._ready(wish, tell))
            output = self._agreed(len(made.sheet.drawing.pages))
            if output is None:
                return
            drawing = made.sheet.drawing
            work = tr("Making the poster…")
            paths = run_beside(self, work, lambda tell: write_files(drawing, output, tell))
        except (ExportRefused, PaperError) as refused:
            self.form.refuse(str(refused))
            self.form.path.setFocus()
            return
        except Stopped:
            return
        settings = self._window.program.settings
        keep_setup(settings, wish)
        self.form.keep(settings)
        self.accept()
        self._tell(made, paths)

    def _agreed(self, pages: int) -> Output | None:
        """The file to make; asks where there is one of that name already."""
        while True:
            output = self.form.output(self._folder)
            if output is None:
                self.form.refuse(tr("Give the file a name."))
                self.form.path.setFocus()
                return None
            there = output.in_the_way(pages)
            if not there:
                return output
            replace = Button(tr("Replace"))
            other = Button(tr("Other name"), safe=True)
            question = tr("{name} exists already.", name=there[0].name)
            answer = ask(self, question, (replace, other, Button(tr("Cancel"))))
            if answer == replace:
                return output
            path = self._choose_path() if answer == other else None
            if path is None:
                return None
            self.form.path.setText(str(path))

    def _tell(self, made: Made, paths: Sequence[Path]) -> None:
        """Say what was made, and offer to see it."""
        file, folder = (QUrl.fromLocalFile(str(path)) for path in (paths[0], paths[0].parent))
        self._window.say(
            tr("Poster made: {what}.", what=made.title),
            buttons=(
                Button(tr("Open"), lambda: QDesktopServices.openUrl(file)),
                Button(tr("Show folder"), lambda: QDesktopServices.openUrl(folder)),
            ),
        )

    # Printing

    def _print(self) -> None:
        """Let the person choose a printer, and print on the paper that is chosen there."""
        wish = self.form.wish
        try:
            made = run_beside(self, tr("Making the sheet…"), lambda tell: self._ready(wish, tell))
            page = made.sheet.drawing.pages[0]
            printer = printer_for(page)
            chooser = QPrintDialog(printer, self)
            chooser.setObjectName("printers")
            if chooser.exec() == QDialog.DialogCode.Accepted:
                give_back_size(printer, page)
                self.print_on(printer, wish)
        except (ExportRefused, PaperError) as refused:
            self.form.refuse(str(refused))
        except Stopped:
            return

    def print_on(self, printer: QPrinter, wish: Wish) -> None:
        """Print on a printer, on the paper it has now; where that holds the sheet that is seen, that one.

        Raises:
            ExportRefused: the printer does not take it.
            PaperError: there can be no sheet of that size.
            Stopped: the person stopped it.
        """
        chosen = paper_in(printer)
        other = wish._replace(paper=chosen.paper, landscape=chosen.landscape)

        def work(tell: Tell) -> Made:
            made = self._ready(wish, tell)
            if not holds(printer, made.sheet.drawing.pages[0]):
                made = self._ready(other, tell)
            drawing = made.sheet.drawing
            print_pages(printer, drawing.pages, drawing.title, tell)
            return made

        made = run_beside(self, tr("Printing…"), work)
        self.accept()
        self._window.say(tr("Sent to the printer: {what}.", what=made.title))

    def done(self, result: int) -> None:
        """Close; nothing is made any more."""
        self._patience.stop()
        self._sheets.stop()
        self._advice.stop()
        super().done(result)


def _told(sight: Sight | None, kaart: Ketenkaart) -> str:
    """What a lens is called in the name of a file, with what it is by, or the map that is compared with."""
    seen = sight.lit(kaart) if sight is not None else None
    if sight is None or seen is None:
        return ""
    other = seen.name.removesuffix(SUFFIX) if isinstance(sight, Compared) else chosen_by(sight, kaart)
    return f"{seen.title.lower()} {other}"
