"""Answers about a chain map: the checks, and what comes before and after an element.

May import: model and changes.
"""
