#!/bin/sh
# Makes the browser tests possible: Chromium, and a Node.js that drives it.
# Installs what is missing where it may (root on Debian or Ubuntu); elsewhere it says what is
# missing, and the tests skip themselves. Never fails a build.
set -u

missing=
command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
  || command -v google-chrome >/dev/null || missing="chromium"
command -v node >/dev/null || missing="$missing nodejs"
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  # shellcheck disable=SC2086 # a list of package names
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >/dev/null 2>&1
fi
for program in $missing; do
  [ "$program" = nodejs ] && program=node
  command -v "$program" >/dev/null || echo "no $program: the browser tests will be skipped" >&2
done
exit 0
