"""The catalogue holds every text a person reads, in good order."""

import re

import catalogue
import pytest

from ketenkaart.model.ketenkaart import RECORD_TYPES
from ketenkaart.texts import language_of_locale, tr, tr_count, use_language

TRANSLATED = catalogue.translations(catalogue.read())
SAME_IN_BOTH = {
    *(
        "document",
        "id",
        "link",
        "medium",
        "norm",
        "open",
        "partner",
        "Poster",
        "procedures",
        "professional",
        "register",
        "S",
        "{bodies}; {questions}.",
        "{element}, {part}",
        "{part}, {via}",
        "{row}, {column}: {state}",
    ),
    *("Document…", "Element", "Partner…", "tip", "{count} tip", "{count} tips"),
    *(
        "status",
        "I",
        "Matrix",
        "N",
        "Partners",
        "Status",
        "Partner",
        "Document",
        "Lens",
        "&Help",
        "Help",
        "Recent",
        "Spreadsheet",
    ),
    *("{count} partner", "{count} partners", "{count} document", "{count} element", "{count} norm"),
}
UNWANTED = re.compile(
    r"!|’|\b(u|uw|fout|fouten|crash|lay-out|lane|lanes|vel|vellen|enquêtes?|toewijzing(en)?|opgelicht)\b",
    re.I,
)
"""What no text says: *u* for *je*, mistakes, and a second word for one thing, as for *baan* and *blad*."""
OWN_WORDS = ("actions/otherwords.py", "bpmn/kinds.py")
"""Where other words stand: those that people search by, and those of BPMN."""


@pytest.mark.rule("P3")
def test_every_text_has_a_dutch_translation():
    missing = [text for text in catalogue.texts() if not TRANSLATED.get(text)]

    assert missing == [], "run: python tests/catalogue.py"


@pytest.mark.rule("P3")
def test_a_translation_is_dutch_and_not_the_english_again():
    english = [text for text, done in TRANSLATED.items() if text == done]

    assert sorted(set(english) - SAME_IN_BOTH) == []


def test_texts_keep_one_tone_and_one_word_for_one_thing():
    read = {text for text, module in catalogue.texts().items() if not module.endswith(OWN_WORDS)}

    assert [done for text, done in TRANSLATED.items() if text in read and UNWANTED.search(done)] == []


def test_the_catalogue_holds_no_texts_that_are_gone():
    assert sorted(TRANSLATED.keys() - catalogue.texts().keys()) == [], "run: python tests/catalogue.py"


@pytest.mark.rule("P3")
def test_a_translation_has_the_places_of_its_text():
    different = [
        text for text, done in TRANSLATED.items() if done and catalogue.places(text) != catalogue.places(done)
    ]

    assert different == []


def test_the_compiled_catalogue_is_the_readable_one():
    done = {text: done for text, done in TRANSLATED.items() if done}

    assert catalogue.read_compiled() == done, "run: python tests/catalogue.py"


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.collection)
def test_every_field_of_a_record_says_what_it_means(record_type):
    silent = [name for name, field in record_type.model_fields.items() if not field.description]

    assert silent == []


def test_a_text_is_in_the_language_in_use():
    assert tr("chain coordinator") == "ketenregisseur"

    use_language("en")

    assert tr("chain coordinator") == "chain coordinator"


def test_one_is_counted_otherwise_than_many():
    use_language("en")

    counted = [tr_count("{count} page", "{count} pages", count) for count in (0, 1, 2)]

    assert counted == ["0 pages", "1 page", "2 pages"]


@pytest.mark.parametrize(
    ("locale", "language"),
    [("en_GB.UTF-8", "en"), ("nl_NL.UTF-8", "nl"), ("C.UTF-8", "nl"), ("fr_FR.UTF-8", "nl")],
)
def test_the_language_follows_the_locale(monkeypatch, locale, language):
    for name in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", locale)

    assert language_of_locale() == language
