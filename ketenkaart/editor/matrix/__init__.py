"""The matrix: elements and who has a part in them, to look at and to fill in."""
