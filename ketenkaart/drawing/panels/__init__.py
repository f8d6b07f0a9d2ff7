"""The panels of a sheet: the legend, the register of interfaces, the bodies by level.

May import: the rest of drawing but foot, pages, sheet and fitting.
"""
