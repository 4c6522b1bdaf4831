"""Documents laid out by Chromium: HTML and CSS whose client rectangles tell where everything is."""
