"""Order keys: short strings that sort, with always room for one between two others.

Method: fractional indexing, as in Figma's list ordering (Wallace 2017); digits are base 62. Before the
first and after the last the key moves by one digit and not by half, so that keys stay short when many
records are added one by one.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)
MIDDLE = DIGITS[BASE // 2]


def key_between(before: str, after: str | None) -> str:
    """A key that sorts after `before` and before `after`, and does not end in a zero.

    Args:
        before: the key it follows; "" for the start.
        after: the key it precedes; None for the end.

    Raises:
        ValueError: there is no room: `before` does not sort before `after`, or `after` is the same
            with only zeros behind it.
    """
    if after is None:
        return _after(before)
    bound = after.rstrip("0")
    if before >= bound:
        raise ValueError(f"no key between {before!r} and {after!r}")
    return _halfway(before, bound) if before else _before(bound)


def keys(count: int) -> list[str]:
    """Keys in order for a new list, evenly spread so that later ones stay short."""
    width = 1
    while BASE**width < 2 * (count + 1):
        width += 1
    step = BASE**width // (count + 1)
    return [_digits(step * (index + 1), width).rstrip("0") for index in range(count)]


def _after(key: str) -> str:
    for place, digit in enumerate(key):
        if digit != DIGITS[-1]:
            return key[:place] + DIGITS[DIGITS.index(digit) + 1]
    return key + DIGITS[1] if key else MIDDLE


def _before(key: str) -> str:
    zeros = key[: len(key) - len(key.lstrip("0"))]
    first = DIGITS.index(key[len(zeros)])
    return zeros + DIGITS[first - 1] if first > 1 else zeros + DIGITS[0] + DIGITS[-1]


def _halfway(before: str, after: str) -> str:
    key = ""
    bounded = True
    while True:
        place = len(key)
        low = DIGITS.index(before[place]) if place < len(before) else 0
        high = DIGITS.index(after[place]) if bounded else BASE
        if high - low > 1:
            return key + DIGITS[(low + high) // 2]
        key += DIGITS[low]
        bounded = bounded and high == low


def _digits(number: int, width: int) -> str:
    text = ""
    for _ in range(width):
        number, digit = divmod(number, BASE)
        text = DIGITS[digit] + text
    return text
