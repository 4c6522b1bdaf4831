"""From a page's words, rulings and detections to labelled regions in reading order. Pure functions."""
