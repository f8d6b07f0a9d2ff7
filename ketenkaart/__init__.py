"""Ketenkaart: the editor for the chain map, and its command line."""
