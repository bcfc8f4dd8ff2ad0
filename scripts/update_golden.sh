#!/usr/bin/env bash
# Draws golden pictures anew: scripts/update_golden.sh [NAME ...] (all without a name). Look at each one before committing.
set -eu
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
while read -r name arguments; do
  if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
  # shellcheck disable=SC2086  # a list of words
  DISPLAY= LIBGL_ALWAYS_SOFTWARE=1 "$ROOT/build/jointwise" render $arguments --size 320,240 --output "$ROOT/tests/golden/$name.png"
  echo "drew tests/golden/$name.png"
done <"$ROOT/build/tests/golden/commands.txt"
