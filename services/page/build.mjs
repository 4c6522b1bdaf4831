// Builds the page into the folder that the API serves, or into the one that is named.

import { build } from "esbuild";

await build({
  entryPoints: {
    page: "src/page.tsx",
    early: "src/early.ts",
    reference: "src/style/reference.css",
    index: "src/index.html",
    favicon: "src/favicon.svg",
    example: "../../examples/paper.pdf",
    "licences/preact": "node_modules/preact/LICENSE",
    "licences/signals": "node_modules/@preact/signals/LICENSE",
    "licences/openapi-fetch": "node_modules/openapi-fetch/LICENSE",
  },
  loader: { ".html": "copy", ".svg": "copy", ".pdf": "copy", "": "copy" },
  outdir: process.argv[2] ?? "../api/docreader_api/static",
  bundle: true,
  format: "esm",
  charset: "utf8",
  logLevel: "warning",
});
