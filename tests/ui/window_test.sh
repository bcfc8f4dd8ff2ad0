#!/usr/bin/env bash
# Drives the real window under Xvfb with mouse and keys, as a user would, and looks at what changed.
# usage: window_test.sh PROGRAM FOLDER
set -eu
PROGRAM=$1
FOLDER=$2
ASSETS=$(cd "$(dirname "$0")/../../assets" && pwd)
rm -rf "$FOLDER"
mkdir -p "$FOLDER/config" "$FOLDER/home"
export XDG_CONFIG_HOME=$FOLDER/config XDG_CACHE_HOME=$FOLDER/cache
export HOME=$FOLDER/home
failures=0

check() { # check WHAT CONDITION...
  local what=$1
  shift
  if "$@"; then echo "ok: $what"; else echo "NOT SO: $what" && failures=$((failures + 1)); fi
}
shot() { import -window "$WINDOW" "$FOLDER/$1.png"; }
differ() { [ "$(compare -metric AE -fuzz 2% "$FOLDER/$1.png" "$FOLDER/$2.png" null: 2>&1 | grep -oE '^[0-9]+')" -gt "${3:-500}" ]; }
same() { ! differ "$1" "$2" "${3:-200}"; }
# settle NAME: waits until the picture stands still (a still picture gets better pass by pass), keeps it as NAME.
settle() {
  for _ in $(seq 16); do
    shot "$1_before" && sleep 0.6 && shot "$1"
    same "$1_before" "$1" 0 && return 0
  done
  return 1
}
key() { xdotool key --window "$WINDOW" "$@" && sleep 0.6; }
hold() { xdotool keydown --window "$WINDOW" "$1" && sleep 1.2 && xdotool keyup --window "$WINDOW" "$1" && sleep 0.8; }
drag() { # drag BUTTON X0 Y0 X1 Y1
  xdotool mousemove "$2" "$3" && sleep 0.3 && xdotool mousedown "$1" && sleep 0.2
  for i in 1 2 3 4 5; do
    xdotool mousemove $(($2 + ($4 - $2) * i / 5)) $(($3 + ($5 - $3) * i / 5)) && sleep 0.12
  done
  xdotool mouseup "$1" && sleep 0.6
}
has_sound() { ffmpeg -i "$1" -af volumedetect -f null - 2>&1 | grep -q 'max_volume: -[0-9]\{1,2\}\.'; }
alive() { kill -0 "$PID" 2>/dev/null; }

start() { # start WIDTH HEIGHT [ARGUMENT...]
  local size=$1,$2
  shift 2
  "$PROGRAM" --window-size "$size" "$@" >"$FOLDER/program.log" 2>&1 &
  PID=$!
  WINDOW=
  for _ in $(seq 100); do
    WINDOW=$(xdotool search --pid "$PID" --name Jointwise 2>/dev/null | tail -n 1) && [ -n "$WINDOW" ] && break
    alive || { cat "$FOLDER/program.log" && exit 1; }
    sleep 0.2
  done
  for _ in $(seq 60); do # a window is black until its first picture
    shot opened && [ "$(identify -format %k "$FOLDER/opened.png")" -gt 100 ] && break
    sleep 0.5
  done
  sleep 2
}
stop() {
  xdotool key --window "$WINDOW" Escape
  kill -TERM "$PID" 2>/dev/null || true
  wait "$PID" 2>/dev/null || true
}

# The pair, its dial, its budget, what is selected, and the transport, by mouse and keys.
drive_pair() {
  printf '%s\n' "set_movement hip_extension_standing" "set_layout side" "set_time 0.49" >"$FOLDER/pair.log"
  start 1280 720 --commands "$FOLDER/pair.log"
  xdotool mousemove 450 24 # where nothing is pointed at
  settle pair
  drag 1 122 489 60 489
  xdotool mousemove 450 24
  settle stiffer
  check "dragging the dial stiffens the hip" differ pair stiffer 1000
  key ctrl+Right
  settle freer
  check "control and the right arrow free it again a little" differ stiffer freer
  key ctrl+z
  key ctrl+z
  settle freedom_back
  check "two undos take both back" same pair freedom_back 600 # what can be redone lights up
  xdotool mousemove 1080 121
  sleep 1
  settle hovered
  check "pointing at a part of the budget explains it" differ freedom_back hovered 2000
  drag 1 1080 121 1080 121
  xdotool mousemove 450 24
  settle at_hip
  check "a click on it goes to the joint" differ freedom_back at_hip 3000
  drag 1 470 330 470 330
  xdotool mousemove 450 24
  settle selected
  key h
  settle hidden
  check "h hides what a click selected" differ selected hidden
  key ctrl+h
  settle brought_back
  check "control and h brings it back" differ hidden brought_back
  key Escape
  key Escape
  key a
  for _ in 1 2 3; do key c; done # overlay, differences, single
  settle alone
  xdotool keydown --window "$WINDOW" x
  sleep 1
  shot peeked
  xdotool keyup --window "$WINDOW" x
  settle alone_again
  check "x held shows the other version" differ alone peeked 1000
  check "and let go the one from before" same alone alone_again 600
  xdotool mousemove 640 620 && for _ in 1 2 3; do xdotool click 5 && sleep 0.3; done
  xdotool mousemove 450 24
  settle wheeled
  check "the wheel over the bar steps through the frames" differ alone_again wheeled
  key i
  for _ in 1 2; do key shift+Right; done
  key o
  settle looped
  check "i and o mark a part that loops" differ wheeled looped
  key u
  key BackSpace
  key minus
  settle slower
  check "minus slows down" differ looped slower
  key 5
  settle parallel
  check "5 changes to a parallel view" differ slower parallel
  key ctrl+s
  sleep 7 # the notice that names the file goes by itself
  settle kept
  stop
  local views=("$HOME"/Jointwise/*.jointwise)
  check "control and s saves the view" test -s "${views[0]}"
  start 1280 720 "${views[0]}"
  xdotool mousemove 450 24
  settle reopened
  check "the file brings the same picture back" same kept reopened 800
  stop
}

run_tests() {
  start 1280 720
  shot opening
  sleep 2 # a version is announced first
  shot a_moment_later
  check "it opens on a moving picture" differ opening a_moment_later
  key period
  shot guided
  key period
  shot guided_on
  check "the first start is guided, and the full stop goes on" differ guided guided_on 3000
  key Escape
  shot unguided
  check "escape ends the guided start" differ guided_on unguided 3000
  key space
  sleep 23 # the notice of the first start goes
  key Home
  check "space pauses" settle at_start
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do key Right; done
  settle stepped
  check "the right arrow steps" differ at_start stepped
  key Home
  settle home
  check "home goes back to the same picture" same at_start home
  drag 1 640 330 760 330
  settle orbited
  check "dragging orbits" differ home orbited
  key 3
  settle right_view
  check "3 shows the right side" differ orbited right_view
  key 1
  settle front_view
  check "1 shows the front" differ right_view front_view
  for _ in 1 2 3 4; do key shift+Right; done
  key 3
  settle further
  key v
  settle held
  check "v holds the pelvis still" differ further held 3000
  key m
  settle mirrored
  check "m shows the picture as in a mirror" differ held mirrored 3000
  key m
  for _ in 1 2 3; do key v; done
  settle room_again
  check "v comes back to the room" same further room_again
  key Home
  key 1
  settle front_again
  key c
  settle other_layout
  check "c changes the layout" differ front_again other_layout
  for _ in 1 2 3; do key shift+Right; done
  settle overlaid
  key c
  settle difference
  check "c goes on to the differences" differ overlaid difference 2000
  key s
  settle sagittal
  check "s shows a body plane" differ difference sagittal
  for _ in 1 2 3 4; do key s; done # frontal, transverse, all, none
  settle no_plane
  key q
  settle names
  check "q writes names beside the picture" differ no_plane names
  key q
  key w
  settle end_plates
  check "w shows the end plates of the low back" differ no_plane end_plates
  key w
  settle for_show
  check "w again shows their angles larger for show" differ end_plates for_show
  key w
  settle no_end_plates
  check "w a third time takes them away" same no_plane no_end_plates
  key c
  key Home
  key t
  key space
  sleep 3
  check "teaching stops at the first key moment" settle first_stop
  key Next
  sleep 3
  check "page down plays on to the next one" settle second_stop
  check "which is another moment" differ first_stop second_stop
  key t
  settle no_stop
  for _ in 1 2 3 4; do key j; done
  settle walked
  check "j walks up the ladder" differ no_stop walked
  key Escape
  settle walked_home
  check "escape comes back to the view from before" same no_stop walked_home
  key z
  sleep 4
  settle lens
  check "z opens the lumbar lens" differ walked_home lens 3000
  key z
  settle no_lens
  check "and closes it" same walked_home no_lens
  key g
  settle measured
  check "g lays a goniometer on the hip" differ no_lens measured
  key shift+g
  settle next_measure
  check "shift+g goes on to the next measure" differ measured next_measure
  key g
  key y
  key k
  key r
  settle lines
  check "y, k and r show lines, traces and the range of the hip" differ no_lens lines 1000
  key y
  key k
  key r
  key n
  sleep 1
  settle plotted
  check "n unfolds the plot" differ no_lens plotted 1000
  key ctrl+e
  sleep 1
  check "ctrl+e saves it as a table" test -s "$(echo "$HOME"/Jointwise/*.csv)"
  cp "$HOME"/Jointwise/*.csv "$FOLDER/table.csv"
  printf 'mine' >"$(echo "$HOME"/Jointwise/*.csv)"
  key ctrl+e
  settle asked
  check "and asks before it replaces a file" differ plotted asked 3000
  key Escape
  check "escape keeps the file" grep -q mine "$HOME"/Jointwise/*.csv
  key n
  sleep 7 # the sentence about the saved file goes
  settle no_plot
  key slash
  xdotool type --window "$WINDOW" --delay 120 "rock back"
  sleep 1
  shot searched
  check "slash opens the search, and its letters are no shortcuts" differ no_plot searched 3000
  key Return
  sleep 1
  key space
  key Home
  settle found
  check "enter goes to what was found" differ no_plot found 3000
  key ctrl+l
  for _ in $(seq 60); do
    [ "$(ls "$FOLDER/cache/jointwise/pictures" 2>/dev/null | wc -l)" -ge 5 ] && break
    sleep 0.5
  done
  settle library
  check "ctrl+l opens the library" differ found library 3000
  check "with pictures that the program made and keeps" [ "$(ls "$FOLDER/cache/jointwise/pictures" | wc -l)" -ge 5 ]
  hold Down
  settle next_page
  check "the down arrow opens the next page" differ library next_page
  xdotool type --window "$WINDOW" --delay 120 "squat"
  sleep 1
  settle narrowed
  check "letters narrow the list" differ next_page narrowed 3000
  hold Return # for fields: a press must last for a frame
  key space
  key Home
  xdotool mousemove 700 955 # where nothing is pointed at
  settle squat
  check "enter shows the movement" differ found squat 3000
  xdotool mousemove 130 300 && for _ in $(seq 12); do xdotool click 4 && sleep 0.05; done # the plot had moved the column
  xdotool mousemove 700 955
  settle squat
  drag 1 130 103 130 103 # a click on the name of the movement, long enough for a frame
  settle library_again
  check "the name of the movement opens its page" differ squat library_again 3000
  key Escape
  xdotool mousemove 700 955
  settle squat_again
  check "escape closes the library" same squat squat_again 3000
  key slash
  xdotool type --window "$WINDOW" --delay 120 "neutral all the way"
  sleep 1
  hold Return
  settle claim
  check "the search opens the card of what teachers say" differ squat_again claim 3000
  key Escape
  settle found
  key F1
  settle help
  check "F1 opens the key sheet" differ found help
  xdotool type --window "$WINDOW" --delay 120 "mirror"
  sleep 1
  shot help_found
  check "its field finds an action" differ help help_found
  key Escape
  key ctrl+equal
  settle larger
  check "control and = make the words larger" differ found larger 3000
  key ctrl+minus
  key ctrl+comma
  settle settings
  check "control and comma open the settings" differ found settings 3000
  key Escape
  settle settings_closed
  check "escape closes them" same found settings_closed
  sleep 0.8
  check "it is still alive" alive
  stop
  check "what was shown last is kept" grep -q '"squat",' "$FOLDER/config/jointwise/settings.json"
  check "the state is kept for the next start" grep -q '"layout"' "$FOLDER/config/jointwise/settings.json"
  check "the guided start was shown once" grep -q '"guide_was_shown": true' "$FOLDER/config/jointwise/settings.json"

  # Colours as others see them, over the whole window.
  printf '%s\n' "set_time 0.3" >"$FOLDER/usual.log"
  printf '%s\n' "set_time 0.3" "set_sight deutan" >"$FOLDER/sight.log"
  for name in usual sight; do
    "$PROGRAM" --window-size 1280,720 --commands "$FOLDER/$name.log" --screenshot "$FOLDER/$name.png"
  done
  check "colours as others see them change the window's picture" differ usual sight 10000

  # A teacher's own movement, edited while the window plays.
  mkdir -p "$FOLDER/movements"
  local own=$FOLDER/movements/my_squat.toml
  sed 's/^id = "squat"/id = "my_squat"/; s/^name = "Squat"/name = "My squat"/' "$ASSETS/content/movements/squat.toml" >"$own"
  start 1280 720 "$own"
  key space
  for _ in $(seq 4); do key Next; done
  settle own_movement
  sed -i 's/^hip_flexion_work = .*/hip_flexion_work = [[0, 4], [0.3, 70], [0.5, 70], [0.94, 4]]/; s/^knee_angle_work = .*/knee_angle_work = [[0, 8], [0.3, 70], [0.5, 70], [0.94, 8]]/' "$own"
  sleep 2
  settle saved
  check "a saved movement is read again while the window plays" differ own_movement saved 3000
  cp "$own" "$FOLDER/kept.toml"
  sed -i 's/^seconds = .*/seconds = "long"/' "$own"
  sleep 2
  settle mistaken
  check "a mistake says so and the window goes on" differ saved mistaken 500
  check "it is still alive after a mistake" alive
  cp "$FOLDER/kept.toml" "$own"
  sleep 2
  settle mended
  check "the mended file brings the picture back" same saved mended 3000
  stop

  # Walking has amounts: a slider for each side.
  printf '%s\n' "set_movement walking" "set_variant pelvic_drop" "set_view front" "set_time 0.2" >"$FOLDER/gait.log"
  start 1280 980 --commands "$FOLDER/gait.log"
  xdotool mousemove 700 955 # where nothing is pointed at
  settle gait
  drag 1 91 525 30 525
  settle dropped
  check "the slider of the right pelvic drop changes the walk" differ gait dropped 2000
  key ctrl+z
  xdotool mousemove 700 955
  settle dropped_back
  check "one undo takes the drag back" same gait dropped_back 600 # what can be redone lights up
  key shift+y
  settle unmarked
  check "shift and y switch the marks of the pelvis" differ dropped_back unmarked 1000
  stop

  drive_pair

  # Screenshots show the window settled: as if there had been no flight.
  printf '%s\n' "set_movement squat" "set_time 0.5" "select gluteus_medius_r" "frame_selection" >"$FOLDER/flight.log"
  { echo reduced_motion && cat "$FOLDER/flight.log"; } >"$FOLDER/no_flight.log"
  for name in flight no_flight; do
    XDG_CONFIG_HOME=$FOLDER/config_$name "$PROGRAM" --window-size 1024,640 --commands "$FOLDER/$name.log" \
      --screenshot "$FOLDER/$name.png"
  done
  check "a screenshot waits for the end of a camera flight" same flight no_flight 600

  # Another body is loaded while the window goes on, and kept for the next start.
  { echo set_body female && cat "$FOLDER/flight.log"; } >"$FOLDER/female.log"
  XDG_CONFIG_HOME=$FOLDER/config_female "$PROGRAM" --window-size 1024,640 --commands "$FOLDER/female.log" \
    --screenshot "$FOLDER/female.png"
  check "the female body looks other than the male one" differ flight female 2000
  start 1024 640 --commands "$FOLDER/female.log"
  settle with_her
  stop
  check "the body is kept for the next start" grep -q '"body": "female"' "$XDG_CONFIG_HOME/jointwise/settings.json"

  # The ladder's tick, into a file in the place of a loudspeaker; then on a computer without sound.
  printf '%s\n' "[general]" "drivers = wave" "[wave]" "file = $FOLDER/ticks.wav" >"$FOLDER/sound.conf"
  printf '%s\n' "set_movement hip_extension_standing" "ladder_ticks" >"$FOLDER/ticks.log"
  ALSOFT_CONF=$FOLDER/sound.conf start 1024 640 --commands "$FOLDER/ticks.log"
  sleep 4 # the thigh goes back and comes again
  stop
  check "a square that opens ticks" has_sound "$FOLDER/ticks.wav"
  ALSOFT_DRIVERS=none start 1024 640 --commands "$FOLDER/ticks.log"
  check "a computer without sound leaves the window alive" alive
  stop
  check "and the ladder silent at the next start" grep -q '"ladder_ticks": false' "$XDG_CONFIG_HOME/jointwise/settings.json"

  # A driver that is too old: the processor draws instead, and the window says why.
  LIBGL_ALWAYS_SOFTWARE= MESA_GL_VERSION_OVERRIDE=3.0 start 1024 640 --commands "$FOLDER/flight.log"
  check "an old graphics driver gives way to the processor" grep -q 'now the processor draws' "$FOLDER/program.log"
  check "and the window is there" alive
  stop

  printf 'glTF and then nothing' >"$FOLDER/broken.glb"
  start 1024 640 "$FOLDER/broken.glb"
  check "a broken file leaves the window alive" alive
  shot broken
  stop
}

if [ -z "${JW_IN_XVFB:-}" ]; then
  JW_IN_XVFB=1 exec xvfb-run -a -s "-screen 0 1600x1000x24 -nolisten tcp" bash "$0" "$PROGRAM" "$FOLDER"
fi
run_tests
if [ "$failures" -gt 0 ]; then echo "$failures failed" && exit 1; fi
echo "all well"
