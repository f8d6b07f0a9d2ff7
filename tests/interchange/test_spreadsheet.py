"""Spreadsheets become rows of texts, or one sentence; nothing in them is calculated, fetched or blown up."""

import csv
import io
import zipfile
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ketenkaart.interchange.spreadsheet import MOST_ROWS, cells_of, cells_of_text, read_spreadsheet
from ketenkaart.storage.refusal import FileRefused

TABLE = [["Stap", "Partner"], ["Melden", "Burger"], ["Beslissen", "UWV; Jeugd"]]
DAMAGED = "this is no spreadsheet, or it is damaged. Save it anew as .xlsx or .csv."


@pytest.fixture(autouse=True)
def _english():
    from ketenkaart.texts import use_language

    use_language("en")


def xlsx(*sheets):
    """The bytes of a workbook."""
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data, name, content):
    """A workbook with another part in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part.filename, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


GOOD = xlsx(TABLE)


def refusal(data):
    with pytest.raises(FileRefused) as refused:
        cells_of(data)
    return refused.value.problem


@pytest.mark.parametrize("separator", ";,\t|")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_whatever_separates_its_cells_and_whatever_wrote_it(separator, encoding):
    table = [*TABLE, ["Geïnd", "€ 5,00 | ja"]]
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(table)

    assert cells_of(out.getvalue().encode(encoding)) == table


def test_the_first_sheet_with_anything_in_it_counts_and_cells_are_read_as_people_see_them():
    row = ["Melden", 3, 2.5, datetime(2026, 3, 1), None, "a\nb", True]

    assert cells_of(xlsx([], [[None], row])) == [["Melden", "3", "2.5", "2026-03-01", "", "a b", "True"]]


def test_a_formula_is_not_calculated_and_no_text_becomes_one():
    assert cells_of(xlsx([["Stap", "=1+1"], ["x", "y"]])) == [["Stap", ""], ["x", "y"]]
    assert cells_of(b"Stap;Partner\n'=1+1;'s Lands\n") == [["Stap", "Partner"], ["=1+1", "'s Lands"]]


def test_pasted_sentences_with_commas_stay_whole():
    assert cells_of_text("Melden, ook online\nBeoordelen, streng") == [
        ["Melden, ook online"],
        ["Beoordelen, streng"],
    ]
    assert cells_of_text('Melden\tBurger\n"Beoor\ndelen"\tUWV') == [
        ["Melden", "Burger"],
        ["Beoor delen", "UWV"],
    ]


def test_what_would_do_harm_is_refused_with_a_sentence():
    good = xlsx(TABLE)
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        sheet = archive.read(name)

    bomb = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]>' + sheet.split(b"?>")[-1]
    assert "DOCTYPE" in refusal(with_part(good, name, bomb))
    assert "too large" in refusal(with_part(good, "xl/media/x.xml", b" " * (2 << 20)))
    assert "outside" in refusal(with_part(good, "../../x.xml", b""))
    assert "outside" in refusal(with_part(good, "C:/x.xml", b""))
    assert "too many parts" in refusal(zip_of(2_001))
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9).startswith("this is an old Excel file.")
    assert refusal(zip_of(1)) == DAMAGED
    assert refusal(good[:-200]) == DAMAGED
    assert refusal(with_part(good, name, sheet[:-40])) == DAMAGED
    assert refusal(b"\0\1\2") == "this is no spreadsheet. Save it as .xlsx or .csv."


def zip_of(count):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(count):
            archive.writestr(str(number), b"")
    return out.getvalue()


def test_too_many_rows_or_columns_are_refused():
    assert len(cells_of(b"x\n" * MOST_ROWS)) == MOST_ROWS
    assert "more than 500 rows" in refusal(b"x\n" * (MOST_ROWS + 1))
    assert "more than 500 rows" in refusal(xlsx([["x"]] * (MOST_ROWS + 1)))
    assert "more than 50 columns" in refusal(b";".join([b"x"] * 51))


def test_an_empty_file_is_told_by_name(tmp_path):
    path = tmp_path / "leeg.csv"
    path.write_text("\n\n")

    with pytest.raises(FileRefused) as refused:
        read_spreadsheet(path)
    assert refused.value.message == "leeg.csv: there is nothing in this table."


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode), st.booleans())
def test_any_bytes_give_texts_or_a_sentence(data, as_zip):
    with suppress(FileRefused):
        cells = cells_of(b"PK\x03\x04" + data if as_zip else data)
        assert len({len(row) for row in cells}) <= 1


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_damaged_workbook_gives_texts_or_a_sentence(place, damage):
    data = bytearray(GOOD)
    data[place * (len(data) - 1) // 10_000] ^= damage
    with suppress(FileRefused):
        cells_of(bytes(data))
