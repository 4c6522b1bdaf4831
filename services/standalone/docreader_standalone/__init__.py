"""One process for a laptop: API, worker, in-process broker and files. Only puts the parts together."""
