"""Order keys: short strings that sort, with always room for one between two others.

Method: fractional indexing, as in Figma's list ordering (Wallace 2017); digits are base 62.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)


def key_between(before: str, after: str | None) -> str:
    """A key that sorts after `before` and before `after`.

    Args:
        before: the key it follows; "" for the start.
        after: the key it precedes; None for the end.

    Raises:
        ValueError: `before` does not sort before `after`, or `after` leaves no room.
    """
    if after is not None and before >= after:
        raise ValueError(f"no key between {before!r} and {after!r}")
    key = ""
    bounded = after is not None
    for place in range(max(len(before), len(after or "")) + 2):
        low = DIGITS.index(before[place]) if place < len(before) else 0
        high = DIGITS.index(after[place]) if bounded and after and place < len(after) else BASE
        if high - low > 1:
            return key + DIGITS[(low + high) // 2]
        key += DIGITS[low]
        bounded = bounded and high == low
    raise ValueError(f"no key between {before!r} and {after!r}")


def keys(count: int) -> list[str]:
    """Keys in order for a new list, evenly spread so that later ones stay short."""
    width = 1
    while BASE**width < 2 * (count + 1):
        width += 1
    step = BASE**width // (count + 1)
    return [_digits(step * (index + 1), width).rstrip("0") or DIGITS[1] for index in range(count)]


def _digits(number: int, width: int) -> str:
    text = ""
    for _ in range(width):
        number, digit = divmod(number, BASE)
        text = DIGITS[digit] + text
    return text
