#!/usr/bin/env bash
# Puts Jointwise into this user's menu of programs, and lets its saved views (*.jointwise) open by a double click.
# usage: scripts/desktop.sh [--remove]
set -eu
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
DATA=${XDG_DATA_HOME:-$HOME/.local/share}
ENTRY=$DATA/applications/jointwise.desktop
TYPE=$DATA/mime/packages/jointwise.xml
ICON=$DATA/icons/hicolor/scalable/apps/jointwise.svg

case ${1:-} in
  --remove) rm -f "$ENTRY" "$TYPE" "$ICON" ;;
  '')
    mkdir -p "$(dirname "$ENTRY")" "$(dirname "$TYPE")" "$(dirname "$ICON")"
    cp "$ROOT/assets/desktop/jointwise.xml" "$TYPE"
    cp "$ROOT/assets/desktop/jointwise.svg" "$ICON"
    PROGRAM=$ROOT/run
    ENTRY_TEXT=$(<"$ROOT/assets/desktop/jointwise.desktop")
    printf '%s\n' "${ENTRY_TEXT//@PROGRAM@/"$PROGRAM"}" >"$ENTRY"
    ;;
  *) echo "usage: scripts/desktop.sh [--remove]" >&2 && exit 2 ;;
esac

# The desktop's own tables; one that lacks these programs reads the files themselves at its next start.
if command -v update-mime-database >/dev/null; then update-mime-database "$DATA/mime"; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$DATA/applications"; fi
if [ -z "${1:-}" ]; then echo "Jointwise is in the menu of programs; a file that Ctrl+S saved opens by a double click."; fi
