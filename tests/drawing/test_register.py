"""The squares that the register of interfaces tells, and the number of each sheet."""

from drawing.maps import chance, sample

from ketenkaart.drawing.displaylist import TextRun
from ketenkaart.drawing.sheet import make_sheet


def words(sheet):
    """What the register says."""
    found = [group for page in sheet.drawing.pages for group in page.groups if group.id == "register"]
    return [item.text for item in found[0].walk() if isinstance(item, TextRun)]


def test_the_squares_of_the_register_are_those_the_marks_stand_in():
    sheet = make_sheet(sample())
    (page,) = sheet.drawing.pages
    marks = [g.items[0].rect for g in page.groups if g.kind == "koppelvlakken" and g.id.startswith("k1.")]
    wide, high = (page.width - 34) / 20, (page.height - 34) / 11
    squares = {
        f"{'ABCDEFGHIJK'[int((rect.centre.y - 17) / high)]}{int((rect.centre.x - 17) / wide) + 1}"
        for rect in marks
    }
    said = words(sheet)
    row = said[said.index("K1") : said.index("K2")]
    assert squares
    assert set(row[-1].split(", ")) == squares


def test_an_interface_that_stands_in_the_name_of_a_flow_is_found_by_its_square_too():
    sheet = make_sheet(sample("wlz-keten"))
    (page,) = sheet.drawing.pages
    name = next(group for group in page.groups if group.id == "d06.name")
    code = next(item for item in name.walk() if isinstance(item, TextRun) and "K3" in item.text)
    wide, high = (page.width - 34) / 20, (page.height - 34) / 11
    said = words(sheet)

    square = said[said.index("K3") : said.index("K4")][-1]

    letter, number = square[0], int(square[1:])
    assert abs("ABCDEFGHIJK".index(letter) + 0.5 - (code.y - 17) / high) < 1
    assert abs(number - 0.5 - (code.x - 17) / wide) < 1


def test_squares_come_in_the_order_in_which_they_are_looked_for():
    said = words(make_sheet(sample("wlz-keten")))
    squares = said[said.index("K2") : said.index("K3")][-1].split(", ")

    assert len(squares) > 3
    assert squares == sorted(squares, key=lambda one: (one[0], int(one[1:])))


def test_on_more_sheets_each_has_its_number_and_squares_tell_theirs():
    sheet = make_sheet(chance(100, 8, 6, 4), paper="A0")
    pages = sheet.drawing.pages
    numbers = [
        word for page in pages for group in page.groups if group.id == "sheet" for word in group.walk()
    ]
    said = words(sheet)
    squares = " ".join(said[said.index("K2") + 1 : said.index("K3")]).split()
    marked = {
        number
        for number, page in enumerate(pages, 1)
        if any(group.id.startswith("k1.") and group.kind == "koppelvlakken" for group in page.groups)
    }

    assert [item.text for item in numbers] == [
        f"blad {one} van {len(pages)}" for one in range(1, len(pages) + 1)
    ]
    assert "vak = blad en plaats daarop, zie de rand" in said
    assert marked <= {int(square.partition(":")[0]) for square in squares}
    assert len(marked) > 1
    assert not any(group.id == "sheet" for group in make_sheet(sample()).drawing.pages[0].groups)
