#!/bin/sh
# Makes the tests in a browser possible: Chromium, and a Node.js that drives it. Installs what is
# missing where the user may. Fails, with a line that says what is missing, where it cannot: the
# tests then skip themselves.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/tools/packages.sh"

has_chromium() {
  for browser in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$browser" >/dev/null 2>&1 && return 0
  done
  return 1
}

has_node() { command -v node >/dev/null 2>&1; }

has_chromium || install_package "Chromium" chromium || true
has_node || install_package "Node.js" nodejs || true
missing=
has_chromium || missing=" chromium"
has_node || missing="$missing node"
[ -z "$missing" ] || stop "missing for the tests in a browser:$missing"
