"""The document: the records of a chain map, their vocabularies, ids and order keys.

May import: texts and resources only; no Qt, no file access.
"""
