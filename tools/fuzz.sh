#!/bin/sh
# The long run of the fuzzer, one process at a time:
#   tools/fuzz.sh blind [TARGET[=RUNS] ...]    inputs drawn from a seed (FUZZ_SEED), nothing instrumented
#   tools/fuzz.sh guided SECONDS [TARGET ...]  Jazzer, guided by coverage, so long for each target
# Targets are those of dev.threadmark.fuzz.Target; all of them by default. Prints a line for each.
# What the guided run learns stays in .build/fuzz, an input that fails in
# .build/fuzz/TARGET-failure-*: make that one a test.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/tools/packages.sh"
. "$root/tools/jdk.sh"
folder=$root/.build/fuzz
failed=0

build() {
  mkdir -p "$folder"
  cd "$root"
  ./mvnw -q -pl connector-core test-compile dependency:build-classpath \
    -Dmdep.outputFile="$folder/classpath" >"$folder/build.log" 2>&1 ||
    stop "The build failed; its output is in $folder/build.log."
  class_path=$root/connector-core/target/test-classes:$root/connector-core/target/classes:$(cat "$folder/classpath")
  cd connector-core
  all=$("$JAVA_HOME/bin/java" -cp "$class_path" dev.threadmark.fuzz.Fuzzer "$folder")
}

java_here() { "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx1g -cp "$class_path" "$@"; }

# fuzz TARGET COMMAND...: runs it and prints its result.
fuzz() {
  log=$folder/$1.log
  shift
  verdict="no failure"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    verdict="FAILED, see $log"
    failed=1
  fi
  printf '%s, %s\n' "$(sed -n 's/^RESULT //p' "$log")" "$verdict"
}

blind() {
  [ $# -gt 0 ] || set -- $(printf '%s\n' "$all" | tr ' ' '=')
  for target in "$@"; do
    name=${target%%=*}
    case $target in
      *=*) runs=${target#*=} ;;
      *) runs=$(printf '%s\n' "$all" | sed -n "s/^$name //p") ;;
    esac
    fuzz "$name" java_here dev.threadmark.fuzz.BlindRun "$name" "$runs" "${FUZZ_SEED:-20261123}"
  done
}

guided() {
  seconds=$1
  shift
  [ $# -gt 0 ] || set -- $(printf '%s\n' "$all" | cut -d ' ' -f 1)
  for name in "$@"; do
    # Of the others the input is decisions, and more than a few hundred are never read.
    case $name in MAIL | HTML) longest=65536 ;; *) longest=400 ;; esac
    mkdir -p "$folder/$name"
    fuzz "$name" java_here com.code_intelligence.jazzer.Jazzer \
      --target_class=dev.threadmark.fuzz.Fuzzer --target_args="$name" \
      --instrumentation_includes='dev.threadmark.**' --custom_hook_includes='dev.threadmark.**' \
      --reproducer_path="$folder" -artifact_prefix="$folder/$name-failure-" \
      -max_total_time="$seconds" -max_len="$longest" -timeout=60 \
      "$folder/$name" "$folder/$name-seeds"
  done
}

case ${1:-} in
  blind | guided) ;;
  *) stop "usage: tools/fuzz.sh blind [TARGET[=RUNS] ...] | guided SECONDS [TARGET ...]" ;;
esac
way=$1
shift
build
"$way" "$@"
exit "$failed"
