# Sourced by ./threadmark: the built command and how Java is to start it. Everything lies in .build:
#   app-N/   the jars built from the sources with the checksum N, so that a build by Maven or of
#            other sources leaves a running command alone; the two latest are kept
#   bench-N/ the same with the benchmarks, which are built when they are asked for
#   app-N/*.jsa   the classes as that very Java has loaded them, for a faster start (AppCDS)

main_class=dev.threadmark.local.Threadmark
modules="connector-core provider-sandbox local-runner"
top_module=local-runner
kind=app
functions=
build=$root/.build

# Another main on more jars; the other commands do not wait for them. The functions' packages are
# what bench cold starts.
take_benchmarks() {
  main_class=dev.threadmark.bench.Bench
  functions="functions-aws/webhook functions-aws/worker"
  modules="$modules functions-aws/emulators functions-aws/service functions-aws/store $functions benchmarks"
  top_module=benchmarks
  kind=bench
}

# What the jars are made of. By content: a checkout or a touch alone builds nothing.
sources_checksum() {
  (
    cd "$root" || exit
    set -- pom.xml .mvn
    for module in $modules; do
      set -- "$@" "$module"/*.xml "$module/src/main"
    done
    [ -z "$functions" ] || set -- "$@" functions-aws/*.xml
    find "$@" -type f -exec cksum {} + | LC_ALL=C sort | cksum | tr ' ' -
  )
}

locate_app() {
  app=$build/$kind-$(sources_checksum)
}

# Every jar by name and in one order: an archive fits one class path only.
locate_classes() {
  class_path=
  for jar in "$app"/*.jar; do
    class_path=$class_path${class_path:+:}$jar
  done
}

build_app() {
  locate_app
  if [ ! -d "$app" ]; then
    mkdir -p "$build"
    lock
    # Another run may have built it while this one waited, or the sources have changed.
    locate_app
    [ -d "$app" ] || build_and_keep
    unlock
  fi
  locate_classes
}

build_and_keep() {
  if [ -n "$(find "$build" -maxdepth 1 -name "$kind-*")" ]; then
    words="building Threadmark (sources changed) ..."
  else
    words="building Threadmark (first run) ..."
  fi
  if ! watched "$words" run_maven; then
    tail -n 40 "$build/build.log" >&2
    stop "The build failed; all of its output is in $build/build.log."
  fi
  keep_jars
}

# Libraries of an earlier build would stay beside those of this one.
run_maven() {
  rm -rf "$root/$top_module/target/lib"
  for function in $functions; do
    rm -rf "$root/$function/target/aws-${function##*/}"
  done
  (cd "$root" && ./mvnw -q -B -DskipTests -Dspotless.check.skip=true -pl "$top_module" -am package) \
    </dev/null >"$build/build.log" 2>&1 9>&-
}

keep_jars() {
  rm -rf "$build/new"
  mkdir "$build/new"
  cp "$root/$top_module"/target/*.jar "$root/$top_module"/target/lib/*.jar "$build/new"
  for function in $functions; do
    cp -R "$root/$function/target/aws-${function##*/}" "$build/new"
  done
  mv "$build/new" "$app"
  # shellcheck disable=SC2012 # the names are ours
  ls -dt "$build/$kind"-* | tail -n +3 | while read -r old; do rm -rf "$old"; done
}

# watched WORDS COMMAND: says on stderr what is going on, on a terminal also for how long.
watched() {
  if [ ! -t 2 ]; then
    say "$1"
    "$2"
    return
  fi
  begin=$(date +%s)
  (
    while :; do
      printf '\r%s %s s ' "$1" $(($(date +%s) - begin)) >&2
      sleep 1
    done
  ) 9>&- &
  ticker=$!
  result=0
  "$2" || result=$?
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  printf '\r%s done in %s s\n' "$1" $(($(date +%s) - begin)) >&2
  return "$result"
}

# One build at a time. A lock of flock goes with its process; a folder may be left by a dead one.
lock() {
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$build/lock"
    flock 9
    return
  fi
  until mkdir "$build/lock.d" 2>/dev/null; do
    holder=$(cat "$build/lock.d/pid" 2>/dev/null || true)
    [ -z "$holder" ] || kill -0 "$holder" 2>/dev/null || rm -rf "$build/lock.d"
    sleep 1
  done
  echo $$ >"$build/lock.d/pid"
  trap 'rm -rf "$build/lock.d"' EXIT
}

unlock() {
  if command -v flock >/dev/null 2>&1; then
    exec 9>&-
  else
    rm -rf "$build/lock.d"
    trap - EXIT
  fi
}

# For a short life: the first compiler only, the smallest collector. Stdout belongs to the command,
# so what the JVM itself has to say goes to stderr. The options for newer versions say that the
# native code of SQLite and the Unsafe of some libraries are known and need no warning.
java_options() {
  printf '%s ' -XX:TieredStopAtLevel=1 -Xshare:auto -XX:+DisplayVMOutputToStderr -Xlog:disable
  case ${THREADMARK_JAVA_OPTS:-} in
    *-XX:+Use*GC*) ;;
    *) printf '%s ' -XX:+UseSerialGC ;;
  esac
  jdk_version "$JAVA_HOME"
  [ "$jdk_version" -lt 22 ] || printf '%s ' --enable-native-access=ALL-UNNAMED
  [ "$jdk_version" -lt 23 ] || printf '%s ' --sun-misc-unsafe-memory-access=allow
}

# An archive fits one Java only, so it is named by it.
locate_archive() {
  archive=$app/$(cksum <"$JAVA_HOME/release" | tr ' ' -).jsa
}

# Makes the archive by a small run of the real thing. Never in the way: where it cannot be made,
# an empty one is left, which says not to try again.
make_archive() {
  locate_archive
  [ -e "$archive" ] && return 0
  lock
  [ -e "$archive" ] || watched "preparing a faster start (once) ..." train
  unlock
}

train() {
  training=$(mktemp -d "$build/training.XXXXXX")
  "$JAVA_HOME/bin/java" $(java_options) -XX:ErrorFile=/dev/null \
    -XX:-CreateCoredumpOnCrash -XX:ArchiveClassesAtExit="$training/classes.jsa" \
    -cp "$class_path" "$main_class" demo --once --json --port 0 --data "$training/data" \
    </dev/null >"$build/training.log" 2>&1 9>&- || true
  # One that was cut off by a full disk would kill every run: it must carry a first one.
  "$JAVA_HOME/bin/java" $(java_options) -XX:ErrorFile=/dev/null -XX:-CreateCoredumpOnCrash \
    -XX:SharedArchiveFile="$training/classes.jsa" -cp "$class_path" -version \
    </dev/null >>"$build/training.log" 2>&1 9>&- || : >"$training/classes.jsa"
  mv "$training/classes.jsa" "$archive"
  rm -rf "$training"
}
