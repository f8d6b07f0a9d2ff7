"""The records of design section 1: what each carries, its words, and what it refuses."""

from random import Random

import pytest
from pydantic import BaseModel, ValidationError

from ketenkaart.model import about, governance, process, vocabulary
from ketenkaart.model.fieldnames import FIELD_NAMES, field_name
from ketenkaart.model.ids import new_id
from ketenkaart.model.ketenkaart import RECORD_TYPE_BY_COLLECTION, RECORD_TYPES, Ketenkaart
from ketenkaart.model.nouns import NOUN_BY_COLLECTION
from ketenkaart.model.plain import from_plain, plain_fields, same
from ketenkaart.model.process import Agreement, Flow, Partner, Pin, Step
from ketenkaart.model.record import Record, Value
from ketenkaart.model.references import reference_fields
from ketenkaart.model.vocabulary import Word
from ketenkaart.texts import use_language

EVERY = {"id", "name", "description", "order", "certain", "provenance"}
CARRIES = {
    "about": "goal key_figures status version date owner language theme pages last_numbers adopted",
    "partners": "kind short_name parent inside colour",
    "phases": "number",
    "steps": "partner phase kind participants system lead_time legal_basis number pin group",
    "systems": "partner kind",
    "documents": "classification personal_data legal_basis retention specification",
    "flows": "source target kind documents koppelvlakken via medium frequency volume answers quality timing"
    " cost contacts number hint",
    "koppelvlakken": "number partners standard owner status agreements opening_hours risk",
    "agreements": "kind parties valid_from valid_until covers status link",
    "roles": "kind partner level mandate escalates_to",
    "bodies": "kind short_name level participants chair rotation frequency decision_model reports_to"
    " escalates_to escalates_outside status",
    "assignments": "element assignee part",
    "indicators": "element unit norm results reported_to",
    "findings": "kind element state raised_by body escalated_to due",
    "plan_items": "year goal efforts elements",
    "settlements": "scheme key_figures amounts",
    "surveys": "statements",
    "notes": "anchor corner",
}
VALUES = [
    model
    for module in (about, process, governance)
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, Value) and model is not Value
]
WORDS = [word for kind in Word.__subclasses__() for word in kind]
SAME_IN_BOTH = {"document", "register", "open", "professional", "procedures"}


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.collection)
def test_a_record_carries_what_the_design_says(record_type):
    assert set(record_type.model_fields) == EVERY | set(CARRIES[record_type.collection].split())


def test_every_collection_has_a_noun():
    assert set(NOUN_BY_COLLECTION) == set(RECORD_TYPE_BY_COLLECTION) == set(CARRIES)


@pytest.mark.parametrize("model", [*RECORD_TYPES, *VALUES], ids=lambda t: t.__name__)
def test_every_field_has_a_meaning_in_one_line_and_a_name_in_both_languages(model):
    for name, info in model.model_fields.items():
        assert info.description.endswith(".")
        assert len(info.description) <= 80
        assert name in FIELD_NAMES
        for language in ("nl", "en"):
            use_language(language)
            assert field_name(getattr(model, "collection", ""), name)


def test_every_name_of_a_field_is_used():
    fields = {name for model in (*RECORD_TYPES, *VALUES) for name in model.model_fields}

    assert set(FIELD_NAMES) == fields


def _texts_without_limit(schema) -> list:
    if isinstance(schema, list):
        return [found for item in schema for found in _texts_without_limit(item)]
    if not isinstance(schema, dict):
        return []
    if schema.get("type") == "string" and not {"maxLength", "pattern", "format", "enum"} & set(schema):
        return [schema]
    return _texts_without_limit(list(schema.values()))


@pytest.mark.parametrize("model", [*RECORD_TYPES, *VALUES], ids=lambda t: t.__name__)
def test_every_text_but_ids_has_a_longest_length(model):
    fields = model.model_json_schema()["properties"].items()
    free = {name: schema for name, schema in fields if name not in reference_fields(model)}

    assert _texts_without_limit(free) == []


@pytest.mark.parametrize("word", WORDS, ids=lambda w: f"{type(w).__name__}.{w}")
def test_a_word_has_a_dutch_and_an_english_name(word):
    dutch = word.title
    use_language("en")

    assert word.title == word.label
    assert dutch != word.title or word in SAME_IN_BOTH


@pytest.mark.parametrize(
    ("word", "dutch"),
    [
        (vocabulary.PartnerKind.OWNER, "keteneigenaar"),
        (vocabulary.PartnerKind.CONSUMER, "afnemer"),
        (vocabulary.FlowKind.DOCUMENT, "documentenstroom"),
        (vocabulary.RoleKind.KETENREGISSEUR, "ketenregisseur"),
        (vocabulary.BodyKind.LIJNMANAGEMENTOVERLEG, "lijnmanagementoverleg"),
        (vocabulary.MapStatus.ADOPTED, "vastgesteld"),
    ],
)
def test_words_are_the_terms_of_the_field(word, dutch):
    assert word.title == dutch


@pytest.mark.parametrize(
    ("record_type", "fields"),
    [
        (Step, {"id": ""}),
        (Step, {"id": "a b"}),
        (Step, {"id": "s1\n"}),
        (Step, {"id": "é"}),
        (Step, {"id": "x" * 81}),
        (Step, {"id": "s1", "name": "x" * 201}),
        (Step, {"id": "s1", "order": "a-b"}),
        (Step, {"id": "s1", "number": "7"}),
        (Step, {"id": "s1", "number": True}),
        (Step, {"id": "s1", "certain": 1}),
        (Step, {"id": "s1", "pin": {"after": 7}}),
        (Partner, {"id": "p1", "colour": 360}),
        (Agreement, {"id": "c1", "valid_from": "31-12-2026"}),
        (Agreement, {"id": "c1", "parties": "p1"}),
        (Flow, {"id": "d1", "contacts": ["x" * 501]}),
    ],
)
def test_a_record_refuses_what_a_field_may_not_hold(record_type, fields):
    with pytest.raises(ValidationError):
        from_plain(record_type, fields)


def test_a_record_cannot_be_altered():
    with pytest.raises(ValidationError):
        Step(id="s1").name = "x"


def test_unknown_fields_stay_with_their_record_and_value():
    fields = {"id": "s1", "pin": {"after": "s2", "x": [1, {"y": None}]}, "collection": "iets", "kleur": 1.0}

    step = from_plain(Step, fields)

    assert step.collection == "steps"
    assert same(plain_fields(step), {**fields, "pin": {"after": "s2", "x": (1, {"y": None})}})


def test_references_are_found_wherever_they_stand():
    found = {
        (record_type.collection, name): ref.collections
        for record_type in RECORD_TYPES
        for name, ref in reference_fields(record_type).items()
    }

    assert found["flows", "source"] == ("steps", "partners")
    assert found["flows", "via"] == ("partners", "systems")
    assert found["assignments", "element"] == ("*",)
    assert reference_fields(Pin).keys() == {"before", "after", "above", "below"}


def test_a_new_id_is_short_and_not_taken():
    first = new_id((), Random(7))

    assert len(first) == 6
    assert new_id({first}, Random(7)) != first


def test_records_stand_in_their_order_and_equal_keys_by_id():
    steps = [Step(id="b", order="V"), Step(id="a", order="V"), Step(id="c", order="A")]

    assert [step.id for step in Ketenkaart.of(steps).steps] == ["c", "a", "b"]


def test_a_flow_without_name_is_called_by_its_documents():
    documents = [process.Document(id="x", name="Aangifte"), process.Document(id="y", name="Nota")]
    flow = Flow(id="d1", documents=("x", "y"))

    assert Ketenkaart.of([*documents, flow]).flow_name(flow) == "Aangifte, Nota"


def test_the_organisation_of_a_department_is_the_top_of_its_parents():
    partners = [Partner(id="a"), Partner(id="b", parent="a"), Partner(id="c", parent="b")]
    kaart = Ketenkaart.of([*partners, Step(id="s", partner="c")])

    assert kaart.root_of(kaart.partner_of("s")) == partners[0]


def test_records_and_values_are_models_that_keep_what_they_do_not_know():
    for model in (Record, Value):
        assert issubclass(model, BaseModel)
        assert model.model_config["extra"] == "allow"
