// Every action of the program as one table: menu, toolbar, keys, help sheet and replayed logs read
// the same rows.
#pragma once

#include "core/enum_names.h"
#include "core/result.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jw::session {

class Session;

enum class Action {
    // transport
    TogglePlay,
    ToggleBackwards,
    StepForward,
    StepBack,
    StepForwardTen,
    StepBackTen,
    GoToStart,
    GoToEnd,
    NextMoment,
    PreviousMoment,
    Slower,
    Faster,
    NormalSpeed,
    SetLoopIn,
    SetLoopOut,
    ClearLoop,
    ToggleRepeat,
    ToggleTeaching,  // playback stops at each key moment
    TogglePingPong,
    SetTime,   // numbers[0]: 0..1
    SetSpeed,  // numbers[0]
    // the pair
    CycleLayout,
    SetLayout,      // text: scene::kLayoutNames
    Peek,           // numbers[0]: 1 while held, 0 released
    ShowVersion,    // text: good, compensated
    SwitchVersion,  // the other one of the pair
    SetGhost,       // numbers[0]: opacity 0..1
    // the performance; all but SetLimit and SetAmount are one step of undo
    // each
    SetBody,      // text: kBodyNames
    SetMovement,  // text: id
    SetVariant,   // text: id
    SetSide,      // text: right, left
    SwitchSide,
    SetSize,      // text: id
    SetPay,       // text: kPayNames
    ToggleCause,  // text: id of a cause of the movement
    SetLimit,     // text: limit id, numbers[0]: rad; edits the scratch until Commit
    SetAmount,    // text: amount id, numbers[0]: rad, m or 1; edits the scratch until Commit
    StiffenMore,  // 1 deg less hip freedom
    StiffenLess,
    ResetLimits,
    ResetDials,  // limits and amounts
    Commit,      // text: label; keeps the scratch as one step of undo
    Undo,
    Redo,
    // the view
    ViewFront,
    ViewRight,
    ViewTop,
    ViewBack,
    ViewLeft,
    ViewBottom,
    ViewThreeQuarter,
    ViewBest,
    SetView,  // text: scene::kViewNames
    ToggleParallel,
    FrameSelection,
    FrameAll,
    Orbit,           // numbers: drag x, y in viewport heights
    Pan,             // numbers: drag x, y in viewport heights
    Zoom,            // numbers: place x, y (0..1 of the picture from the upper left), factor
    KeepCamera,      // adds a bookmark; text: name, empty: numbered
    GoToBookmark,    // text: name
    CycleHold,       // room, pelvis, femur, thorax
    SetHold,         // text: kHoldNames
    CycleAlign,      // room, pelvis, foot
    SetAlign,        // text: kAlignNames
    CyclePlanes,     // body planes: none, one after the other, all
    CycleEndPlates,  // lines along the low back's end plates: none, as they are, angles x3
    ToggleMirror,    // mirror me: right and left of the picture change places
    // measures
    ToggleGoniometer,
    NextMeasure,        // of goniometer and plot
    SetMeasure,         // text: analysis::kMeasureNames
    ToggleGuides,       // level and plumb lines
    TogglePelvisMarks,  // its drop, turn and glide
    ToggleTraces,
    ToggleLimitRing,
    TogglePlot,
    SavePlot,  // as a table
    // files; what is saved goes to the user's folder and is asked about before it replaces a file
    SaveView,     // what the window shows, to be opened again
    OpenView,     // text: name of a saved view in that folder
    ReplaceFile,  // yes, it may
    KeepFile,     // no
    // focus
    Pick,    // numbers: place x, y (0..1 of the picture): selects what lies there
    Hover,   // numbers: place x, y; outside 0..1 hovers nothing
    Select,  // text: bone or muscle id, empty: nothing
    ClearSelection,
    HideSelection,
    IsolateSelection,
    ShowHidden,    // all of them
    ShowPart,      // text: hidden id to bring back
    ToggleLayer,   // text: scene::kPartNames
    ToggleSkin,    // the faint outline of the body
    ShowSet,       // text: id of a set of muscles; hides all other muscles
    ToggleStates,  // muscle highlighting
    ToggleNames,   // of what does most now, or is in focus
    NextRung,      // of the joint-by-joint ladder, from the ground up
    PreviousRung,
    ToggleCritique,  // of the ladder, while it is walked
    ToggleLens,      // the lumbar lens
    SetLensLevel,    // text: analysis::kLumbarLevels
    ToggleSearch,
    ToggleLibrary,  // text: the movement whose page is open first, empty: the one of now
    ShowClaim,      // text: id of a claim
    LookAt,         // text: bone and muscle ids with blanks between: selects one, lights several
    // words and looks
    CycleCaptions,
    ToggleGrades,  // letters behind captions that say how well they are known
    SetTheme,      // text: scene::kThemeNames
    SetTextScale,  // numbers[0]
    LargerText,
    SmallerText,
    ToggleReducedMotion,
    ToggleLadderTicks,
    SetCaptions,   // text: kCaptionLevelNames
    CycleSight,    // colours as seen with a colour deficiency: none, protan, deutan, tritan
    SetSight,      // text: scene::kColourSightNames
    TogglePanels,  // all of them, so that the body gets the room
    TogglePanel,   // text: kPanelNames
    ToggleHelp,
    ToggleNotice,
    ToggleSettings,
    ResetSettings,  // to what a first start has
    ToggleGuide,    // the guided start
    NextGuideStep,
    PreviousGuideStep,
    DismissNotification,
    // guests
    CloseGuest,
    SetGuestAnimation,  // numbers[0]: index, -1 rest
};

/// Something to be done, as posted by a panel, a key or a line of a log.
struct Command {
    Action action = Action::TogglePlay;
    std::string text;
    std::array<double, 3> numbers{};
};

/// Where panels leave commands; the owner of the Session applies them after the panels are drawn.
class CommandSink {
  public:
    void post(Command command) { commands_.push_back(std::move(command)); }
    void post(Action action) { post(Command{action, {}, {}}); }
    void post(Action action, std::string text) { post(Command{action, std::move(text), {}}); }
    void post(Action action, double a, double b = 0.0, double c = 0.0) {
        post(Command{action, {}, {a, b, c}});
    }
    std::span<const Command> commands() const { return commands_; }
    void clear() { commands_.clear(); }

  private:
    std::vector<Command> commands_;
};

/// Keys that are not characters.
enum class NamedKey {
    None,
    Space,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    Backspace,
    Escape,
    Tab,
    F1,
};
inline constexpr auto kNamedKeyNames = enum_names<NamedKey>({{NamedKey::Space, "Space"},
                                                             {NamedKey::Left, "Left"},
                                                             {NamedKey::Right, "Right"},
                                                             {NamedKey::Up, "Up"},
                                                             {NamedKey::Down, "Down"},
                                                             {NamedKey::Home, "Home"},
                                                             {NamedKey::End, "End"},
                                                             {NamedKey::PageUp, "PgUp"},
                                                             {NamedKey::PageDown, "PgDn"},
                                                             {NamedKey::Backspace, "Backspace"},
                                                             {NamedKey::Escape, "Esc"},
                                                             {NamedKey::Tab, "Tab"},
                                                             {NamedKey::F1, "F1"}});

/// A key with its modifiers. Characters are those that the user's layout types (lower case), not
/// places on the keyboard. Shift counts for letters and named keys; '?' is '?' however it is typed.
struct Chord {
    NamedKey key = NamedKey::None;
    char character = 0;  // when key is None
    bool ctrl = false;
    bool shift = false;
    constexpr bool operator==(const Chord&) const = default;
    constexpr bool is_empty() const { return key == NamedKey::None && character == 0; }
};
/// "Ctrl+Shift+Z", "Space", "?"
std::string to_string(const Chord& chord);

enum class Group { Transport, Pair, Performance, View, Measures, Focus, Words, Files, Hidden };
inline constexpr auto kGroupNames = enum_names<Group>({{Group::Transport, "transport"},
                                                       {Group::Pair, "pair"},
                                                       {Group::Performance, "performance"},
                                                       {Group::View, "view"},
                                                       {Group::Measures, "measures"},
                                                       {Group::Focus, "focus"},
                                                       {Group::Words, "words"},
                                                       {Group::Files, "files"},
                                                       {Group::Hidden, "hidden"}});

/// A row of the table. The label's text key is "command." + id.
struct ActionInfo {
    Action action;
    std::string_view id;            // in logs: "transport.play"
    Group group;                    // Hidden: needs an argument or the mouse, so no menu lists it
    std::array<Chord, 2> chords{};  // unused ones are empty
    bool repeats = false;           // while its key is held
    bool (*can_run)(const Session&) = nullptr;
    void (*run)(Session&, const Command&) = nullptr;
};

/// All rows, in the order of menu and help sheet.
std::span<const ActionInfo> actions();
const ActionInfo& find_info(Action action);
/// The row that a chord belongs to, or nullptr.
const ActionInfo* find_action(const Chord& chord);

/// A line of a log: "set_limit hip_extension_r 0.07" (id, text, numbers; a text with blanks stands
/// in quotes).
std::string write_command(const Command& command);
/// Fails: InvalidInput, naming what is not understood.
Result<Command> read_command(std::string_view line);

}  // namespace jw::session
