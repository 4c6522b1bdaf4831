"""Writes the OpenAPI document to standard output: the types of the page's calls are made from it."""

import sys

import msgspec

from docreader_api import app, openapi

sys.stdout.buffer.write(msgspec.json.encode(openapi.build(app.ROUTES, "", keyed=False)))
