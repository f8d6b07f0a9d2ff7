"""The issues: what the checks find in a map, as the window lists it, and what settles each."""
