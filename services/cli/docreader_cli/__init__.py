"""The one command line: ``docreader``. Each command loads only what it needs."""
