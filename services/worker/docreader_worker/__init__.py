"""How documents get read: actors, the supervised child, PDF, engines, reading, assembly and training."""
