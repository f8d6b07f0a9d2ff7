"""The layout: from a graph of measured boxes and names to places on the sheet.

Knows no chain map, no Qt and no file; lengths are in the unit of the graph (mm in the product).
"""
