"""What a job is: its journal, keys, messages, errors, settings and metrics. Imports no web and no ML."""
