# Sourced by the scripts at the root: installs a package where the user may, else says how.

say() { printf '%s\n' "$*" >&2; }

stop() {
  say "$*"
  exit 1
}

# as_root COMMAND...: runs it as root if that needs no password.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    return 1
  fi
}

# install_package WHAT APT_PACKAGE...: tries the Debian packages in turn. All its output goes to a file
# that is shown if it fails: stdout belongs to the command that was asked for.
install_package() {
  what=$1
  shift
  command -v apt-get >/dev/null 2>&1 || return 1
  as_root true || return 1
  say "installing $what ..."
  log=$(mktemp)
  patience="-o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20"
  # shellcheck disable=SC2086 # a list of options
  as_root apt-get $patience update </dev/null >"$log" 2>&1 || true
  for package in "$@"; do
    # shellcheck disable=SC2086
    if as_root env DEBIAN_FRONTEND=noninteractive apt-get $patience install -y \
      --no-install-recommends "$package" </dev/null >>"$log" 2>&1; then
      rm -f "$log"
      return 0
    fi
  done
  tail -n 20 "$log" >&2
  rm -f "$log"
  return 1
}

# how_to_install WHAT APT DNF BREW WINGET: the one command for this machine, and stops.
how_to_install() {
  if command -v apt-get >/dev/null 2>&1; then
    command="sudo apt-get update && sudo apt-get install -y $2"
  elif command -v dnf >/dev/null 2>&1; then
    command="sudo dnf install -y $3"
  elif command -v brew >/dev/null 2>&1; then
    command="brew install $4"
  elif command -v winget >/dev/null 2>&1 || command -v winget.exe >/dev/null 2>&1; then
    command="winget install $5"
  else
    stop "Threadmark needs $1 and none was found. Install it, put it on the PATH and try again."
  fi
  stop "Threadmark needs $1 and none was found. Install it with

  $command

and try again."
}
