"""The look of the window: colours, style sheet, icons and fonts. It knows Qt and the drawing's faces only."""
