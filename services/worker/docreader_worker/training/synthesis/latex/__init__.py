"""Documents laid out by LaTeX in the classes that people publish with."""
