"""The fixed words of a chain map: each value with its English name; Dutch is in the catalogue."""

from enum import StrEnum

from ketenkaart.texts import mark, tr


class Word(StrEnum):
    """A value from a fixed list, with the name a person reads."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Word":
        """Keep the English name beside the value that the file holds."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word

    @property
    def title(self) -> str:  # type: ignore[override]
        """The name in the language in use."""
        return tr(self.label)

    @property
    def short(self) -> str:
        """The name where room is scarce."""
        return self.title


class PartnerKind(Word):
    """What a partner is to the chain."""

    OWNER = "owner", mark("chain owner")
    PARTNER = "partner", mark("chain partner")
    COOPERATION = "cooperation", mark("cooperation partner")
    SUPPLIER = "supplier", mark("supplier")
    SERVICE = "service", mark("service provider")
    CONSUMER = "consumer", mark("data consumer")
    SOURCE = "source", mark("source, submitter")
    INFRASTRUCTURE = "infrastructure", mark("infrastructure provider")
    SUBJECT = "subject", mark("data subject")
    COMMISSIONER = "commissioner", mark("commissioning party")


class StepKind(Word):
    """What a process step is."""

    ACTIVITY = "activity", mark("activity")
    DECISION = "decision", mark("decision")
    START = "start", mark("start")
    END = "end", mark("end")
    WAIT = "wait", mark("wait")


class FlowKind(Word):
    """What goes along a flow."""

    DOCUMENT = "document", mark("document flow")
    DATA = "data", mark("data flow")
    MONEY = "money", mark("money flow")
    SEQUENCE = "sequence", mark("sequence")


class SystemKind(Word):
    """What a system is."""

    REGISTER = "register", mark("register")
    SYSTEM = "system", mark("system")


class Side(Word):
    """A side of a step."""

    LEFT = "left", mark("left")
    RIGHT = "right", mark("right")
    TOP = "top", mark("top")
    BOTTOM = "bottom", mark("bottom")


class KoppelvlakStatus(Word):
    """How far the two sides of an interface have agreed."""

    AGREED = "agreed", mark("agreed")
    PROPOSED = "proposed", mark("not agreed")


class AgreementKind(Word):
    """The instruments partners use to agree; the values name the Dutch instruments."""

    CONVENANT = "convenant", mark("covenant")
    BEHEEROVEREENKOMST = "beheerovereenkomst", mark("management agreement")
    SAMENWERKINGSOVEREENKOMST = "samenwerkingsovereenkomst", mark("cooperation agreement")
    GLO = "glo", mark("GLO/GLA (data delivery agreement)")
    SNO = "sno", mark("SNO/SLA (service level agreement)")
    DVO = "dvo", mark("DVO/DVA (service agreement)")
    DAP = "dap", mark("DAP (file of agreements and procedures)")
    VERWERKERSOVEREENKOMST = "verwerkersovereenkomst", mark("processing agreement")
    AANSLUITVOORWAARDEN = "aansluitvoorwaarden", mark("connection conditions")
    KOPPELVLAKSPECIFICATIE = "koppelvlakspecificatie", mark("interface specification")
    OTHER = "other", mark("other agreement")


class AgreementStatus(Word):
    """Where an agreement stands."""

    DRAFT = "draft", mark("draft")
    SIGNED = "signed", mark("signed")
    ENDED = "ended", mark("ended")


class RoleKind(Word):
    """The roles of chain governance."""

    BESTUURDER = "bestuurder", mark("executive")
    KETENMANAGER = "ketenmanager", mark("chain manager")
    KETENREGISSEUR = "ketenregisseur", mark("chain coordinator")
    LIJNMANAGER = "lijnmanager", mark("line manager")
    KETENBUREAU = "ketenbureau", mark("chain office")
    TEAMMANAGER = "teammanager", mark("team manager")
    PROFESSIONAL = "professional", mark("professional")


class Level(Word):
    """The level of governance."""

    STRATEGIC = "strategic", mark("strategic")
    TACTICAL = "tactical", mark("tactical")
    OPERATIONAL = "operational", mark("operational")


class BodyKind(Word):
    """The kinds of meeting bodies."""

    KETENBESTUUR = "ketenbestuur", mark("chain board")
    LIJNMANAGEMENTOVERLEG = "lijnmanagementoverleg", mark("line management meeting")
    PRODUCTIE_OVERLEG = "productie-overleg", mark("production meeting")
    WIJZIGINGEN_OVERLEG = "wijzigingen-overleg", mark("change meeting")
    LEERCIRKEL = "leercirkel", mark("learning circle")
    KETENCONFERENTIE = "ketenconferentie", mark("chain conference")
    OTHER = "other", mark("other meeting")


class BodyStatus(Word):
    """Whether a body still meets."""

    ACTIVE = "active", mark("active")
    LAPSED = "lapsed", mark("lapsed")


class Part(Word):
    """The part a role or body has in an element."""

    DECIDES = "decides", mark("decides")
    ACCOUNTABLE = "accountable", mark("accountable")
    RESPONSIBLE = "responsible", mark("responsible")
    CONSULTED = "consulted", mark("consulted")
    INFORMED = "informed", mark("informed")
    GUARDS = "guards", mark("guards")
    DISCUSSES = "discusses", mark("discusses")


class FindingKind(Word):
    """What a finding is."""

    KNELPUNT = "knelpunt", mark("bottleneck")
    ACTIE = "actie", mark("action")
    BESLUIT = "besluit", mark("decision taken")


class FindingState(Word):
    """Where a finding stands."""

    OPEN = "open", mark("open")
    IN_PROGRESS = "in_progress", mark("in progress")
    DONE = "done", mark("done")


class SettlementScheme(Word):
    """How the partners share the costs."""

    OWN_COSTS = "own_costs", mark("each bears its own costs")
    EQUAL = "equal", mark("equal shares")
    BY_USE = "by_use", mark("by use")
    BY_SIZE = "by_size", mark("by size")


class Dimension(Word):
    """The four dimensions of the yearly evaluation."""

    CONTENT = "content", mark("content")
    PROCEDURES = "procedures", mark("procedures")
    RELATIONS = "relations", mark("relations")
    CULTURE = "culture", mark("culture")


class MapStatus(Word):
    """Whether the partners have adopted the map."""

    DRAFT = "draft", mark("draft, not adopted")
    ADOPTED = "adopted", mark("adopted")

    @property
    def short(self) -> str:
        """The name where room is scarce: a draft is not adopted."""
        return tr("draft") if self is MapStatus.DRAFT else self.title


class Corner(Word):
    """A corner of the map."""

    TOP_LEFT = "top_left", mark("top left")
    TOP_RIGHT = "top_right", mark("top right")
    BOTTOM_LEFT = "bottom_left", mark("bottom left")
    BOTTOM_RIGHT = "bottom_right", mark("bottom right")
