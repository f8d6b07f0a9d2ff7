"""Following a document: the flows that carry it, in order."""

from changes.strategies import by_chance, maps
from drawing.maps import sample, small
from hypothesis import given

from ketenkaart.analysis.following import journey, told
from ketenkaart.model.process import Document, Flow, Partner, Step

DOCUMENT = Document(id="doc", name="Dossier")


def test_a_document_is_followed_to_its_end_past_who_passes_it_on():
    kaart = sample("strafrechtketen")
    proces_verbaal = next(one for one in kaart.documents if one.name.startswith("Proces-verbaal"))

    way = journey(kaart, proces_verbaal.id)

    names = [kaart.records[partner].short_name or kaart.records[partner].name for partner in way.partners]
    assert names == ["Politie", "JustID", "OM"]
    assert len(way.koppelvlakken) == 1
    assert told(kaart, way).endswith(": Politie → JustID → OM; 1 stroom, 1 koppelvlak")


def test_flows_come_in_the_order_in_which_the_document_travels():
    kaart = small(
        DOCUMENT,
        Partner(id="p3", name="Archief", order="3"),
        Flow(id="a", source="s3", target="p3", documents=("doc",), order="1"),
        Flow(id="b", source="s2", target="s3", documents=("doc",), order="2"),
        Flow(id="c", source="s1", target="s2", documents=("doc",), order="3", koppelvlakken=("k1",)),
    )

    way = journey(kaart, "doc")

    assert way.flows == ("c", "b", "a")
    assert way.stops == ("s1", "s2", "s3", "p3")
    assert way.partners == ("p1", "p2", "p3")
    assert way.lit == {"doc", "a", "b", "c", "s1", "s2", "s3", "p3", "k1"}
    assert told(kaart, way) == "Dossier: Bron → Dienst → Archief; 3 stromen, 1 koppelvlak"


def test_ways_that_do_not_meet_are_told_apart():
    kaart = small(
        DOCUMENT,
        Partner(id="p3", name="Archief", order="3"),
        Step(id="s4", name="Bewaren", partner="p3", phase="f2"),
        Flow(id="a", source="s1", target="s3", documents=("doc",)),
        Flow(id="b", source="s4", target="s3", documents=("doc",)),
    )

    assert told(kaart, journey(kaart, "doc")) == "Dossier: Bron → Dienst, Archief → Dienst; 2 stromen"


def test_a_document_that_nobody_sends_is_said_to_be_so():
    kaart = small(DOCUMENT)

    assert told(kaart, journey(kaart, "doc")) == "Dossier: gaat met geen enkele stroom mee"


@by_chance
@given(maps())
def test_every_flow_that_carries_the_document_comes_once(kaart):
    for document in kaart.documents:
        way = journey(kaart, document.id)

        assert sorted(way.flows) == sorted(flow.id for flow in kaart.flows if document.id in flow.documents)
        assert told(kaart, way)
