"""The editor: the window in which a chain map is drawn. Beside export.png no other package knows Qt."""
