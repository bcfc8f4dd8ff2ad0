#!/usr/bin/env bash
# Replays docs/user/NAME.commands in the real window under Xvfb and lays the pictures at its "## " lines out as
# docs/user/NAME.jpg, each with its sentence. Look at it before committing.   scripts/walk_through.sh teacher student
set -eu
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export XDG_CONFIG_HOME="$WORK" LIBGL_ALWAYS_SOFTWARE=1  # the settings of a new user
for name in "$@"; do
  tiles=()
  while IFS= read -r line; do
    if [[ $line != "## "* ]]; then
      echo "$line" >>"$WORK/$name.commands"
      continue
    fi
    tile="$WORK/$name.$(printf '%02d' "${#tiles[@]}").png"
    xvfb-run -a -s "-screen 0 1400x900x24" "$ROOT/build/jointwise" --window-size 1280,720 \
      --commands "$WORK/$name.commands" --screenshot "$tile"
    convert "$tile" -resize 720x -gravity south -background '#15181d' -fill white -font DejaVu-Sans -pointsize 17 \
      -splice 0x34 -annotate +0+8 "${line#"## "}" "$tile"
    tiles+=("$tile")
  done <"$ROOT/docs/user/$name.commands"
  montage "${tiles[@]}" -tile 2x -geometry +4+4 -background '#15181d' -quality 42 "$ROOT/docs/user/$name.jpg"
done
