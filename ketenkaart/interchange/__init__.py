"""Import and export of other people's formats: a file becomes a map and a report of what became of it.

May import: storage, changes and model.
"""
