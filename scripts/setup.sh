# Shared by ./run and ./test: packages, configure, build. Sourced, not run.
# Every step says what it does; the first failure stops with its reason and its log.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
BUILD=$ROOT/build
LOGS=$BUILD/logs

PROGRAM_PACKAGES=(
  cmake ninja-build g++ pkg-config python3-glad
  libglfw3-dev libgl-dev libegl-dev libgl1-mesa-dri libegl1 libimgui-dev libfreetype-dev fonts-inter
  libassimp-dev libtinygltf-dev libglm-dev libmeshoptimizer-dev nlohmann-json3-dev libtomlplusplus-dev
  libcli11-dev libfmt-dev libeigen3-dev libstb-dev
  libavcodec-dev libavformat-dev libswscale-dev libavutil-dev libopenal-dev
)
TEST_PACKAGES=(libgtest-dev libgmock-dev xvfb xauth xdotool imagemagick ffmpeg glslang-tools clang-format
  desktop-file-utils shared-mime-info)

say() { printf '\033[1mjointwise\033[0m  %s\n' "$*"; }
fail() {
  printf '\njointwise  stopped: %s\n' "$1" >&2
  if [ -n "${2:-}" ] && [ -s "$2" ]; then
    printf 'jointwise  the last lines of %s:\n\n' "${2#"$ROOT"/}" >&2
    tail -n 25 "$2" >&2
  fi
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
    fail "these packages are missing and there is neither root nor sudo to install them: $MISSING"
  fi
}

# Until the job ends: every ten seconds the log's last line that matches.
watch_job() { # watch_job JOB LOG PATTERN
  local shown= since=$SECONDS now
  while kill -0 "$1" 2>/dev/null; do
    sleep 2
    now=$(grep -oE "$3" "$2" 2>/dev/null | tail -n 1 | cut -c1-100)
    if [ "$now" != "$shown" ] && [ $((SECONDS - since)) -ge 10 ]; then
      say "  $now"
      shown=$now
      since=$SECONDS
    fi
  done
  wait "$1"
}

# Installs what dpkg does not list as installed.
install_packages() {
  command -v apt-get >/dev/null || fail "this script installs packages with apt-get (Debian 12, Ubuntu 24.04); on another system install the libraries of README.md by hand and build with: cmake --preset release && cmake --build build"
  MISSING=
  local package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || MISSING="$MISSING $package"
  done
  [ -z "$MISSING" ] && return
  say "installing packages:$MISSING"
  local log=$LOGS/packages.log
  as_root true  # a password is asked for here, not behind the progress
  {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update &&
    # shellcheck disable=SC2086  # a list of words
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $MISSING
  } >"$log" 2>&1 &
  watch_job $! "$log" '^(Get:|Unpacking |Setting up ).*' || fail "packages could not be installed:$MISSING" "$log"
}

# Everything that is newer than the last good build means building again; otherwise the start is instant.
is_built() { # is_built STAMP
  [ -f "$1" ] && [ -z "$(find "$ROOT/CMakeLists.txt" "$ROOT/CMakePresets.json" "$ROOT/cmake" "$ROOT/third_party" "$ROOT/src" \
    "$ROOT/shaders" "$ROOT/assets/body" "$ROOT/scripts" ${2:+"$ROOT/tests"} -newer "$1" -print -quit)" ]
}

configure() {
  local log=$LOGS/configure.log
  say "configuring"
  # A sourced Python environment can hide the system's glad; the presets name the generator.
  (cd "$ROOT" && cmake --preset release) >"$log" 2>&1 || fail "CMake could not configure the build" "$log"
}

# build TARGET...: ninja's own progress on a terminal, a line every few seconds elsewhere.
build() {
  local log=$LOGS/build.log
  say "building ($(nproc) cores; the first time takes some minutes, the bodies are made at the end)"
  if [ -t 1 ]; then
    (cd "$ROOT" && set -o pipefail && cmake --build build --target "$@" 2>&1 | tee "$log") || fail "the build failed" "$log"
  else
    (cd "$ROOT" && cmake --build build --target "$@") >"$log" 2>&1 &
    watch_job $! "$log" '^\[[0-9]+/[0-9]+\].*' || fail "the build failed" "$log"
  fi
}

mkdir -p "$LOGS"
