"""The chain map itself: lanes, boxes, flows, names, marks and the boundary, as groups of shapes."""
