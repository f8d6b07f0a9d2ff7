"""Edits: what a person does to a map, each as one change set; without a window.

`edit` says what an edit is, `draft` is the map while a deed changes it, `making` has the parts from which
deeds are put together. The deeds stand by subject: `stepping`, `adding`, `connecting`, `deleting` (with the
`questions` before it), `assigning`, `setting`, `lanes`, `moving`, `copying`, `lines` and `tables`.
"""
