#!/bin/sh
# Read a document with curl: examples/read.sh paper.pdf
set -eu
server=${DOCREADER_SERVER:-http://127.0.0.1:8000}
ask() {
  curl --silent --show-error --fail-with-body --retry 3 ${DOCREADER_API_KEY:+--oauth2-bearer "$DOCREADER_API_KEY"} "$@"
}

# The short way: one request that answers the text itself. It waits for as long as the server allows.
ask --form "file=@$1" --header 'Accept: text/markdown' "$server/v1/read"

# The way for long documents: a job, its progress as events until it has ended, then the result.
location=$(ask --form "file=@$1" --form 'crops=none' --output /dev/null --write-out '%header{location}' "$server/v1/jobs")
ask --no-buffer "$server$location/events" >&2
ask "$server$location/result"
