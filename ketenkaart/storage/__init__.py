"""The file: reading, checking, migrating and safely writing a chain map.

May import: model and changes.
"""
