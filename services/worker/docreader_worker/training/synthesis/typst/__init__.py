"""Documents laid out by Typst (https://typst.app/docs/reference/)."""
