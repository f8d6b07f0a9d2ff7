"""Dragging: what moves under the mouse, where it would go, and the one edit that a drop is."""
