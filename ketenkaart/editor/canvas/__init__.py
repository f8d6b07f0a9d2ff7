"""The map on the screen: painting, zoom, what is under the mouse, and the states of elements."""
