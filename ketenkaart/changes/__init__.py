"""Changes: the only way to make a new state of a document.

May import: model.
"""
