"""Documents laid out by ReportLab's flowables, each of which tells where it was drawn."""
