"""Reading the map together: lenses, layers, folding, the map in words, presenting, and work sessions."""
