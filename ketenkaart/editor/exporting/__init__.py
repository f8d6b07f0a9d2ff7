"""Exporting a map to a format of other programs."""
