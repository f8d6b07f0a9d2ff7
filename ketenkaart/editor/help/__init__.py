"""Help in the program itself: pages, what is this, the tour and the log; it needs no network."""
