#!/usr/bin/env bash
# Makes the pictures of README.md and docs/ anew with the program itself, under Xvfb. Look at them before committing.
set -eu
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
XDG_CONFIG_HOME=$(mktemp -d)  # the settings of a new user
export XDG_CONFIG_HOME LIBGL_ALWAYS_SOFTWARE=1
trap 'rm -rf "$XDG_CONFIG_HOME"' EXIT
# A palette keeps pictures of the repository below 200 KB.
small() { convert "$1" -strip -dither None -colors 256 "$1"; }

xvfb-run -a -s "-screen 0 2000x1200x24" "$ROOT/build/jointwise" --window-size 1280,720 \
  --commands "$ROOT/docs/user/window.commands" --screenshot "$ROOT/docs/user/window.png"
DISPLAY= "$ROOT/build/jointwise" render --movement hip_extension_standing --compare good,stiff_hip --time 0.49 \
  --size 960,540 --output "$ROOT/docs/user/pair.png"
for picture in "$ROOT"/docs/user/*.png; do small "$picture"; done
