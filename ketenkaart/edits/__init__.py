"""Edits: what a person does to a map, each as one change set; without a window.

`edit` says what an edit is.
"""
