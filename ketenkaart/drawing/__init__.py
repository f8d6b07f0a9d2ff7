"""The drawing: one display list that every output renders.

May import: model, changes, analysis, layout; no Qt.
"""
