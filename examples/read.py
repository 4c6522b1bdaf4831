"""Read a document: python examples/read.py paper.pdf."""

import os
import sys

from docreader.client import Client

with Client(
    os.environ.get("DOCREADER_SERVER", "http://127.0.0.1:8000"), api_key=os.environ.get("DOCREADER_API_KEY")
) as docreader:
    result = docreader.read(sys.argv[1], crops="none")

for page in result.pages:
    for region in page.regions:
        sys.stdout.write(f"{page.number}  {region.label:<15} {region.score:.2f}  {region.text[:60]!r}\n")
