"""The names that are proposed for files of posters."""

from editor.chain import chain

from ketenkaart.editor.poster.form import PosterForm
from ketenkaart.model.about import PageSetup


def test_a_poster_on_other_paper_is_called_after_it_unless_it_has_a_name_of_its_own(qtbot, tmp_path):
    form = PosterForm(chain(), PageSetup(paper="A3"), tmp_path / "Keten 1.0")
    qtbot.addWidget(form)
    assert form.output(tmp_path).path == tmp_path / "Keten 1.0 A3.pdf"

    for paper, called in (
        ("A1", " A1"),
        ("roll:914", " rol van 914 mm"),
        ("300x500", " 300 × 500 mm"),
        ("A0", ""),
    ):
        form.paper.set(paper, True)
        assert form.output(tmp_path).path == tmp_path / f"Keten 1.0{called}.pdf"
    form.formats.setCurrentIndex(form.formats.findData("svg"))
    form.paper.set("A3", True)
    assert form.output(tmp_path).path == tmp_path / "Keten 1.0 A3.svg"

    form.path.setText(str(tmp_path / "muur.svg"))
    form.paper.set("A1", True)
    assert form.output(tmp_path).path == tmp_path / "muur.svg"
