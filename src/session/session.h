// One sitting: what is loaded, what is performed, where the clock stands, and the frames that the
// picture and the panels show. Panels read it const and post Commands; app applies them and hands
// in seconds. No clock, no files and no graphics in here.
//
// A turn of the main loop:
//     ui::draw(session, ...)  ->  sink
//     for (command : sink.commands()) session.apply(command);
//     session.advance(seconds);
//     if (session.take_change()) renderer.draw(session.draw_list(), ...);
#pragma once

#include "session/command.h"
#include "session/difference_track.h"
#include "session/document.h"
#include "session/history.h"
#include "session/ladder_ear.h"
#include "session/lumbar_lens.h"
#include "session/measuring.h"
#include "session/motion_track.h"
#include "session/playback.h"
#include "session/saved_view.h"
#include "session/settings.h"
#include "session/view_state.h"

#include "analysis/difference.h"
#include "analysis/ladder.h"
#include "content/library.h"
#include "muscle/action.h"
#include "scene/draw_list.h"
#include "scene/pick.h"

#include "model/frame.h"
#include "model/model.h"
#include "model/movement.h"
#include "model/muscle_bodies.h"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace jw::session {

/// Fills `out` with the frame of a performance: session::evaluate with its scratch, or a test's
/// own.
using Evaluator = std::function<Result<Unit>(const model::Movement&, const model::Performance&,
                                             double time, model::Frame& out)>;

enum class NotificationKind { Info, Warning, Error };
struct Notification {
    NotificationKind kind = NotificationKind::Info;
    std::string sentence;
    double seconds_left = 0.0;     // until it goes by itself; 0: it stays until it is dismissed
    std::optional<Action> more{};  // what tells more of it
};

/// Somebody's own model, shown instead of the body, on the same transport.
struct Guest {
    model::GuestModel model;
    int animation = -1;              // index, -1: rest pose
    std::vector<glm::mat4> palette;  // [skin_joints], of the present time
};

/// A limit as a dial shows it.
struct LimitDial {
    std::string limit;      // "hip_extension_r" of the working side, "hip_flexion" of both
    double value = 0.0;     // rad, in force now
    double preset = 0.0;    // rad, without the user's own setting
    double free = 0.0;      // rad, the body's passive limit: the upper end of the dial
    double stiffest = 0.0;  // rad, the lower end
    bool is_changed = false;
};

/// An amount of the movement as a slider shows it; it lies in -amount->most..amount->most.
struct AmountDial {
    const model::Amount* amount = nullptr;
    double value = 0.0;   // rad, m, 1: in force now
    double preset = 0.0;  // without the user's own setting
    bool is_changed = false;
};

/// A file that the window is asked to write; the owner of the session does it.
struct SaveRequest {
    std::string name;  // without a folder
    std::string bytes;
    bool may_replace = false;  // the user has been asked
};

struct SessionInputs {
    const model::Model* model = nullptr;                      // borrowed, outlives the session
    const std::vector<model::Movement>* movements = nullptr;  // borrowed, may be empty
    Evaluator evaluator;
    const content::Library* library = nullptr;  // borrowed; cards, sets, words; may be null
};

/// Another body with all that is made for it, as the owner of the session has loaded it.
struct OtherBody {
    SessionInputs inputs;
    model::MuscleBodies bodies;  // of inputs.model
    scene::MeshSet meshes = 0;
};

class Session {
  public:
    /// Starts with the movement of `settings`, or the first one, playing.
    explicit Session(SessionInputs inputs, const Settings& settings = {});

    // What there is.
    const model::Model& model() const { return *inputs_.model; }
    const std::vector<model::Movement>& movements() const { return *inputs_.movements; }
    /// Cards and sets of muscles; null when there are none.
    const content::Library* library() const { return inputs_.library; }
    /// Who stands in the picture; the document says who is wanted, until take_body() brings her.
    BodyChoice present_body() const;
    const Document& document() const { return scratch_; }
    const History& history() const { return history_; }
    const PlaybackClock& playback() const { return playback_; }
    const ViewState& view() const { return view_; }
    const std::optional<Guest>& guest() const { return guest_; }
    const std::vector<Notification>& notifications() const { return notifications_; }
    Settings settings() const;  // window size is app's to fill in
    /// The steps of the guided start; empty: nobody wrote it.
    std::span<const content::GuideStep> guide() const;
    /// The one that is shown now; null while none is.
    const content::GuideStep* guide_step() const;

    /// Null when there are no movements.
    const model::Movement* movement() const { return movement_; }
    /// Ids of the movements that were shown last, the newest first.
    const std::vector<std::string>& recent_movements() const { return recent_; }
    /// Teachers' sentences with what is known about them; null: nobody wrote any.
    const content::Claims* claims() const {
        return inputs_.library != nullptr ? &inputs_.library->claims : nullptr;
    }
    /// The version of the pair; null when the movement has none.
    const model::Variant* variant(scene::Version version) const;
    model::Performance performance(scene::Version version) const;
    bool has_pair() const { return variant(scene::Version::Compensated) != nullptr; }
    /// Frames at the present time of both versions; null while there is none.
    const model::Frame* frame(scene::Version version) const;
    /// Where the two versions differ now; empty while there are no two frames.
    std::span<const analysis::JointDifference> differences() const { return differences_; }
    const DifferenceTrack& difference_track() const { return track_; }
    /// The chosen measure laid on the body; nullopt when the body lacks its landmarks.
    const std::optional<analysis::Goniometer>& goniometer() const { return goniometer_; }
    /// What it reads now, in the room of the version.
    std::optional<analysis::Reading> reading(scene::Version version) const;
    /// The chosen measure over the cycle, as far as it is measured yet.
    const MeasurePlot& plot() const { return plot_; }
    const MotionTrack& motion_track() const { return motion_; }
    /// What the picture shows of it on a version.
    const scene::MeasureMarks& marks(scene::Version version) const {
        return marks_[version == scene::Version::Good ? 0 : 1];
    }
    /// Where the version's room is put in the picture, as it was built last.
    const Rigid& place(scene::Version version) const {
        return places_[version == scene::Version::Good ? 0 : 1];
    }
    std::string plot_file_name() const;
    std::string plot_csv() const;
    /// How the pelvis is turned in the room where good form starts: which way the body faces.
    Quat facing() const;
    /// The joint-by-joint ladder of the body, foot first.
    const std::array<analysis::Rung, analysis::kRungs>& ladder() const { return ladder_; }
    /// Two figures in one picture, which can be laid over each other.
    bool shares_picture() const;
    /// The rung that the walk stands on; null while nobody walks.
    const analysis::Rung* walked_rung() const;
    /// The middle one of a rung's joints, of the side that works now.
    std::optional<int> rung_joint(const analysis::Rung& rung) const;
    /// What is told of a rung, and against the ladder as a whole; null: nobody wrote it.
    const model::Text* rung_text(const analysis::Rung& rung) const;
    const model::Text* ladder_critique() const;
    /// What people call things (search_hits.h); null: nobody wrote it.
    const content::SearchWords* search_words() const {
        return inputs_.library != nullptr ? &inputs_.library->search_words : nullptr;
    }
    /// Is the lumbar lens in the picture? The card of a walk takes its place.
    bool is_lens_open() const;
    /// The lens's level of a version now; nullopt: not measured yet, or the lens is closed.
    std::optional<LensReading> lens_reading(scene::Version version) const;
    /// Which versions the picture shows now, peeking taken into account.
    std::vector<scene::Version> shown_versions() const;
    /// Seconds of one cycle at speed 1: the movement's, or the guest's animation's.
    double cycle_seconds() const;
    std::vector<double> moment_times() const;
    /// The key moment that is told now: the last one reached, or null before the first.
    const model::KeyMoment* present_moment() const;
    /// The key moment at which playback stands while teaching, until it is told to go on.
    const model::KeyMoment* teach_stop() const;
    /// The joint that a key moment is about, on the side that works now.
    std::optional<int> moment_joint(const model::KeyMoment& moment) const;
    /// Where a joint appears: a place of the whole picture (0..1 from the upper left); nullopt
    /// when the version is not shown or the joint lies behind the eye.
    std::optional<scene::Vec2> find_place(int joint, scene::Version version) const;
    /// The part of the picture's width (0..1) that shows a version; nullopt: it is not shown.
    struct PictureColumn {
        double x = 0.0, width = 1.0;
    };
    std::optional<PictureColumn> find_column(scene::Version version) const;
    /// The dial of the hip's end that the compensated version is about; nullopt when the body has
    /// no such limit or nothing is compared.
    std::optional<LimitDial> hip_dial() const;
    /// What the selected muscle does to its joints in the pose of now; empty when none is selected.
    const std::vector<muscle::Action>& selected_actions(scene::Version version) const;
    /// The dial of any limit of the body, by the side that is seen; nullopt as above.
    std::optional<LimitDial> limit_dial(const std::string& limit) const;
    /// One for each amount of the movement, by the side that is seen; empty when nothing is
    /// compared.
    std::vector<AmountDial> amount_dials() const;
    /// Bone or muscle by id; nullopt when there is none.
    std::optional<scene::Structure> find_structure(std::string_view id) const;
    const std::string& structure_id(const scene::Structure& structure) const;
    /// 1 at the moment a version is announced, falling to 0; the clock waits meanwhile.
    double announcement() const;

    // What happens.
    void apply(const Command& command);
    bool is_flying() const { return flight_.has_value(); }  // the camera, to another view
    /// Lets `seconds` pass: clock, camera flights, announcements. False: nothing is moving, so no
    /// new picture is needed until something comes.
    bool advance(double seconds);
    /// The size of the picture in pixels, for framing and picking.
    void set_viewport(int width, int height);
    void set_mesh_sets(scene::MeshSet body, scene::MeshSet guest);
    /// The body that the document asks for is there: movement, time and camera stay.
    void take_body(OtherBody other);
    /// It could not be had: the document keeps the one that is there.
    void refuse_body(const Error& error);
    void show_guest(model::GuestModel guest);
    /// A sentence for the user; with `seconds` it goes by itself.
    void notify(NotificationKind kind, std::string sentence, double seconds = 0.0,
                std::optional<Action> more = std::nullopt);
    /// Takes back a sentence that no longer holds, if it is still shown.
    void withdraw(const std::string& sentence);
    /// The library was read again: the movement of now is found in it anew, and plays on.
    void movements_changed();
    /// What the window shows now, and the name of a file for it.
    SavedView saved_view() const;
    std::string view_file_name() const;
    /// Brings it back, standing still; one step of undo. Fails, and changes nothing: NotFound when
    /// library or body lack what the view names.
    Result<Unit> open(const SavedView& saved);
    /// The same of a file that was read; what hinders it becomes a notification.
    void open_or_tell(const Result<SavedView>& saved);

    /// The picture of now; frames are brought up to date first.
    const scene::DrawList& draw_list();
    /// The picture as it was made last, for what is written on it.
    const scene::DrawList& picture() const { return draw_list_; }
    /// What the lumbar lens shows, one viewport a version; empty while it is closed.
    const scene::DrawList& lens_list();
    /// Is the ladder's tick to sound now? Once.
    bool take_tick() { return std::exchange(tick_is_due_, false); }
    /// What is to be written, once; nullopt: nothing.
    std::optional<SaveRequest> take_save_request();
    /// The file is there already: the user is asked, and with a yes the request comes again.
    void ask_to_replace(SaveRequest request, std::string path);
    /// The name of a saved view that is to be read, once; nullopt: none.
    std::optional<std::string> take_open_request();
    /// Has the picture changed since the last call? Brings frames up to date.
    bool take_change();

  private:
    friend struct CommandAccess;
    void request_save(std::string name, std::string bytes);
    void replace_file();
    void perform_anew();
    void commit(std::string label);
    void restore();
    void start_movement(const model::Movement& movement);
    void find_movement();
    void update_frames();
    void update_start();
    /// Where the rooms of the shown versions are put, for what is held still and aligned.
    std::vector<Rigid> find_places();
    std::vector<Rigid> find_places(std::span<const model::Frame* const> frames);
    Rigid find_place(const model::Frame& frame);
    void update_differences();
    void listen_to_ladder();
    bool measure_track();
    DifferenceSample find_difference();  // of the track's present frames
    Vec3 position_up() const;            // the way of the room that the head of the position points
    void update_plot();
    void update_marks(scene::Version version);
    void update_traces();
    void update_guest();
    void update_actions();
    void fail_once(const Error& error);
    bool age_notifications(double seconds);
    void fly_to(const scene::Camera& goal);
    void stand_neutral();
    void frame_box(const scene::Box& box);
    void frame_movement();  // all that happens in a cycle stays in the picture
    /// Of some structures; none: of all of it.
    scene::Box present_box(const std::vector<scene::Structure>& structures);
    scene::Box movement_box();
    std::string best_view() const;  // mirrored with the working side
    static constexpr double kAnnouncementSeconds = 1.4;
    static constexpr std::size_t kMostRecent = 4;
    void announce();
    bool is_split() const;  // two versions, each with a viewport of its own
    double aspect() const;  // of one viewport of the present layout
    scene::ViewSettings picture_settings() const;
    std::vector<scene::Structure> told_bones() const;
    void walk_to(int rung);
    void leave_walk();
    /// Flies there; `below`: part of the picture's height that something else takes.
    void look_at(const std::vector<scene::Structure>& structures, double below = 0.0);
    void take_looks(const Settings& settings);  // all that a sheet of settings shows
    void show_guide_step(int step);
    void leave_guide();
    bool advance_guide(double seconds);  // true: its time runs
    bool measure_lens();                 // one sample; false: there is nothing left to measure

    SessionInputs inputs_;
    Document scratch_;
    History history_;
    PlaybackClock playback_;
    ViewState view_;
    std::optional<Guest> guest_;
    std::vector<Notification> notifications_;
    const model::Movement* movement_ = nullptr;
    std::vector<std::string> recent_;
    std::array<model::Frame, 2> frames_;
    std::array<bool, 2> has_frame_{};
    std::array<Rigid, 2> places_;  // of the versions' rooms in the picture, as it was built last
    std::array<std::vector<muscle::Action>, 2> actions_;  // of the selected muscle
    std::optional<scene::Structure> actions_of_;
    bool actions_stale_ = true;  // the frames are others
    std::vector<analysis::JointDifference> differences_;
    DifferenceTrack track_;
    MotionTrack motion_;
    std::array<model::Frame, 2> track_frames_;
    std::optional<analysis::Goniometer> goniometer_;
    struct PlotKey {
        analysis::Measure measure;
        model::Side side;
        std::uint64_t motion;
        bool operator==(const PlotKey&) const = default;
    };
    std::optional<PlotKey> plot_key_;  // what the plot was made of
    MeasurePlot plot_;
    std::array<scene::MeasureMarks, 2> marks_;
    TraceWays trace_ways_;  // of the shown versions; what the marks' traces borrow
    std::optional<SaveRequest> save_request_;
    std::optional<SaveRequest> asked_;  // what the user is asked about
    std::optional<std::string> open_request_;
    std::vector<analysis::JointDifference> track_differences_;
    /// Good form at the start of the cycle: there stands what is held still.
    struct Start {
        model::Frame frame;
        model::Performance performance;
        const model::Movement* movement = nullptr;
        std::uint64_t stamp = 0;
    };
    std::optional<Start> start_;
    bool frames_stale_ = true;      // frames do not belong to the document and time of now
    bool picture_stale_ = true;     // nor does the draw list
    bool was_taken_ = false;        // take_change() has told about the draw list of now
    bool view_was_chosen_ = false;  // by the user's hand: a new window size leaves it alone
    bool has_failed_ = false;       // the failure of this performance has been told
    int width_ = 1280, height_ = 720;
    scene::MeshSet body_meshes_ = 0, guest_meshes_ = 0;
    model::MuscleBodies bodies_;
    scene::DrawList draw_list_;
    scene::DrawList lens_list_;
    LumbarLens lens_;
    bool lens_is_measuring_ = false;
    double lens_pause_ = 0.0;  // s until the next measurement
    scene::Picker picker_;
    std::array<analysis::Rung, analysis::kRungs> ladder_;
    LadderEar ladder_ear_;
    bool tick_is_due_ = false;
    struct Flight {
        scene::Camera from, to;
        double progress = 0.0;
    };
    std::optional<Flight> flight_;
    double announcement_left_ = 0.0;  // s
};

}  // namespace jw::session
