"""Wrong use: what a command refuses for how it was given."""


class WrongUse(Exception):
    """The command cannot be done as it was given; the message says why, in one sentence."""
