"""How jobs come in: HTTP, uploads, events and the page. Loads no ML and no PDF library."""
