#!/bin/sh
# The long run of the fuzzer (Jazzer, coverage-guided), one process at a time:
#   tools/fuzz.sh [TARGET[=RUNS] ...]      all targets of dev.threadmark.fuzz.Target by default
# Prints a line for each target. What it learns stays in .build/fuzz, an input that fails in
# .build/fuzz/TARGET-failure-*: make that one a test.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/tools/packages.sh"
. "$root/tools/jdk.sh"
folder=$root/.build/fuzz
mkdir -p "$folder"
cd "$root"
./mvnw -q -pl connector-core test-compile dependency:build-classpath \
  -Dmdep.outputFile="$folder/classpath" >"$folder/build.log" 2>&1 ||
  stop "The build failed; its output is in $folder/build.log."
class_path=$root/connector-core/target/test-classes:$root/connector-core/target/classes:$(cat "$folder/classpath")

cd connector-core
all=$("$JAVA_HOME/bin/java" -cp "$class_path" dev.threadmark.fuzz.Fuzzer "$folder")

fuzz() {
  mkdir -p "$folder/$1"
  if "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx1g -XX:+EnableDynamicAgentLoading \
    -cp "$class_path" com.code_intelligence.jazzer.Jazzer \
    --target_class=dev.threadmark.fuzz.Fuzzer --target_args="$1" \
    --instrumentation_includes='dev.threadmark.**' --reproducer_path="$folder" \
    -artifact_prefix="$folder/$1-failure-" -runs="$2" -max_len=65536 -timeout=60 \
    "$folder/$1" "$folder/$1-seeds" >"$folder/$1.log" 2>&1 </dev/null; then
    verdict="no failure"
  else
    verdict="FAILED, see $folder/$1.log"
    failed=1
  fi
  printf '%s, %s\n' "$(sed -n 's/^RESULT //p' "$folder/$1.log")" "$verdict"
}

failed=0
[ $# -gt 0 ] || set -- $(printf '%s\n' "$all" | tr ' ' '=')
for target in "$@"; do
  name=${target%%=*}
  case $target in
    *=*) runs=${target#*=} ;;
    *) runs=$(printf '%s\n' "$all" | sed -n "s/^$name //p") ;;
  esac
  fuzz "$name" "$runs"
done
exit "$failed"
