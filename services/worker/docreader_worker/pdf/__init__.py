"""PDF pages: what they hold."""
