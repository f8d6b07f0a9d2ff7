"""The command line: reads words, calls the other packages, prints; may import all but the editor."""
