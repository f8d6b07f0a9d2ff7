"""Versions of a map: comparing with one, merging another file, adopting, and the adopted versions."""
