"""Measurements: figures with the command that prints them. Speed is a ratio, measured side by side."""
