"""Documents laid out by LibreOffice, as word processors write reports, forms, letters and accounts."""
