# Sourced after packages.sh: sets JAVA_HOME to a JDK 17 or newer. One that JAVA_HOME names comes
# first, then the one on the PATH, then those where systems put them.

# jdk_version HOME: its number, 0 if that is no JDK. Starts no process: this runs at every start.
jdk_version() {
  jdk_version=0
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  while IFS='=' read -r name value; do
    [ "$name" = JAVA_VERSION ] || continue
    value=${value#\"}
    value=${value%%[!0-9]*}
    jdk_version=${value:-0}
  done <"$1/release"
}

use_jdk() {
  jdk_version "$1"
  [ "$jdk_version" -ge 17 ] || return 1
  JAVA_HOME=$1
  export JAVA_HOME
}

home_on_path() {
  javac=$(command -v javac) || return 1
  javac=$(readlink -f "$javac" 2>/dev/null) || return 1
  printf '%s\n' "${javac%/bin/javac}"
}

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ]; then
    use_jdk "$JAVA_HOME" && return 0
    say "JAVA_HOME=$JAVA_HOME is no JDK 17 or newer: looking for another."
  fi
  on_path=$(home_on_path) && use_jdk "$on_path" && return 0
  if [ -x /usr/libexec/java_home ]; then
    on_mac=$(/usr/libexec/java_home -v 17+ 2>/dev/null) && use_jdk "$on_mac" && return 0
  fi
  for home in /usr/lib/jvm/* /opt/homebrew/opt/openjdk* /usr/local/opt/openjdk*; do
    use_jdk "$home" && return 0
  done
  return 1
}

if ! find_jdk; then
  unset JAVA_HOME
  install_package "a JDK" openjdk-17-jdk-headless default-jdk-headless && find_jdk ||
    how_to_install "a JDK 17 or newer" openjdk-17-jdk-headless java-17-openjdk-devel openjdk@17 \
      EclipseAdoptium.Temurin.17.JDK
fi
