"""Pieces of the patterns that names from outside have to fit."""

NAME = "[a-z0-9][a-z0-9._-]{0,63}"
"""The name of a model, of its version or of a dataset: it is part of keys."""
END = r"$(?!\n)"
"""The end of a text: in Python ``$`` alone lets a newline follow."""
