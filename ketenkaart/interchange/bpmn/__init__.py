"""BPMN 2.0: what a process model says, as partners, steps and flows of a chain map.

May import: the rest of interchange, storage and model.
"""
