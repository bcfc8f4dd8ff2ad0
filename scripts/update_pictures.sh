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

# Every bone that is seen close up, and what they make together, from six sides.
LUMBAR=L5,L4,L3,L2,L1
THORACIC=T12,T11,T10,T9,T8,T7,T6,T5,T4,T3,T2,T1
PELVIS=hip_bone_r+hip_bone_l+sacrum+coccyx
bones() { DISPLAY= "$ROOT/build/jointwise" sheet --bone "$1" --detail close --size 200,150 --output "$XDG_CONFIG_HOME/$2.png"; }
bones "hip_bone_r,$PELVIS,sacrum,coccyx,femur_r,$LUMBAR,${LUMBAR//,/+}+${THORACIC//,/+},T12,T11,T10" large
bones "${THORACIC#T12,T11,T10,},C7,C4,C2,C1" small
views=()
for view in front right back left top bottom; do
  views+=("$XDG_CONFIG_HOME/$view.png")
  DISPLAY= "$ROOT/build/jointwise" render --movement hip_extension_standing --time 0 --view "$view" --layer skeleton \
    --detail close --size 400,560 --output "${views[-1]}"
done
convert "${views[@]}" +append "$XDG_CONFIG_HOME/whole.png"
montage "$XDG_CONFIG_HOME/large.png" "$XDG_CONFIG_HOME/small.png" -tile 2x -geometry +0+0 -gravity north "$XDG_CONFIG_HOME/bones.png"
convert "$XDG_CONFIG_HOME/bones.png" "$XDG_CONFIG_HOME/whole.png" -append -resize 50% -strip -dither None -depth 8 -colors 48 \
  "PNG8:$ROOT/docs/dev/bones.png"
