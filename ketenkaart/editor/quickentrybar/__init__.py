"""What the quick-entry bar is made of: its line, the chips above it, and the names it offers."""
