#!/bin/sh
# Builds the packages twice from nothing; fails unless both times they are the same, byte by byte.
set -eu
cd "$(dirname -- "$0")/.."
packages="functions-aws/webhook/target/aws-webhook.zip functions-aws/worker/target/aws-worker.zip"

build() {
  ./mvnw -B -ntp -q -pl functions-aws/webhook,functions-aws/worker -am clean package -DskipTests </dev/null
  # shellcheck disable=SC2086 # these are words
  sha256sum $packages
}

first=$(build)
second=$(build)
printf '%s\n' "$first"
[ "$first" = "$second" ] || {
  printf 'the second build differs:\n%s\n' "$second"
  exit 1
}
