"""Writers that turn a drawing into SVG, PDF and PNG.

May import: drawing and what is below it; Qt only in png, inside the function that needs it.
"""
