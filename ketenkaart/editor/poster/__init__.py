"""The poster in the window: a dialog to make or print it, and a view of it; both show the sheet itself."""
