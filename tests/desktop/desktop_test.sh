#!/usr/bin/env bash
# A desktop finds the program for a saved view, as a double click does: by the file's type, then by the type's program.
# usage: desktop_test.sh ROOT PROGRAM FOLDER
set -eu
ROOT=$1
FOLDER=$3/with\ a\ blank
rm -rf "$3"
mkdir -p "$FOLDER"
export XDG_DATA_HOME=$FOLDER/share
APPLICATIONS=$XDG_DATA_HOME/applications
failures=0

check() { # check WHAT CONDITION...
  local what=$1
  shift
  if "$@"; then echo "ok: $what"; else echo "NOT SO: $what" && failures=$((failures + 1)); fi
}
absent() { ! grep -q "$1" "$2" 2>/dev/null; }

# From a folder with a blank in its name, as people have them; ./run there is the one here.
mkdir -p "$FOLDER/program/scripts"
cp -r "$ROOT/assets" "$FOLDER/program/assets"
cp "$ROOT/scripts/desktop.sh" "$FOLDER/program/scripts/desktop.sh"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$2" >"$FOLDER/program/run"
chmod +x "$FOLDER/program/run"
"$FOLDER/program/scripts/desktop.sh"

check "the entry is a valid one" desktop-file-validate "$APPLICATIONS/jointwise.desktop"
check "a name that ends in .jointwise has a type of its own" \
  grep -q ':application/x-jointwise-view:\*\.jointwise' "$XDG_DATA_HOME/mime/globs2"
check "the type's program is Jointwise" \
  grep -q '^application/x-jointwise-view=jointwise.desktop;' "$APPLICATIONS/mimeinfo.cache"
PROGRAM=$(sed -n 's/^Exec="\(.*\)" %F$/\1/p' "$APPLICATIONS/jointwise.desktop")
check "what it starts is the program" grep -q '^jointwise ' <("$PROGRAM" --version)
check "its icon is there" test -s "$XDG_DATA_HOME/icons/hicolor/scalable/apps/jointwise.svg"

"$FOLDER/program/scripts/desktop.sh" --remove
check "it goes again: the entry" test ! -e "$APPLICATIONS/jointwise.desktop"
check "it goes again: the type" absent x-jointwise-view "$XDG_DATA_HOME/mime/globs2"
"$FOLDER/program/scripts/desktop.sh" --what 2>/dev/null && wrong=0 || wrong=$?
check "a wrong word is wrong usage" test "$wrong" = 2
exit "$failures"
