"""Which elements of a map are not what they were before an edit, for who made something of each of them."""

from ketenkaart.drawing.content import Content


def changed(before: Content, after: Content) -> set[str] | None:
    """The elements that came, went or changed, or have another number or code, by id.

    Args:
        before: what the map said of its elements.
        after: what it says now.

    Returns:
        none where all may be others: of a map that shows other codes.
    """
    if (before.coded, before.uncoded) != (after.coded, after.uncoded):
        return None
    old, new = before.kaart.records, after.kaart.records
    found = {key for key, record in new.items() if old.get(key) is not record}
    found |= old.keys() - new.keys()
    codes = before.codes
    found.update(key for key, code in after.codes.items() if codes.get(key) != code)
    return found
