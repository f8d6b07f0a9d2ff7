"""The start page: begin a map, or go on with one. It says what was chosen; the window does it."""
