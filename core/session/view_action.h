#pragma once

#include "core/session/view_state.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace whither::session {

/// Select one thing, or (extend) add it to or take it from the selection.
struct Select {
    model::EntityId id;
    enum class Mode { replace, toggle } mode = Mode::replace;
};
/// Selects these and nothing else, or (add) besides what is selected; doubles count once.
struct SelectMany {
    std::vector<model::EntityId> ids;
    enum class Mode { replace, add } mode = Mode::replace;
};
struct ClearSelection {}; ///< Esc: the selection first; when there is none, the focus
struct ShowLayer {
    query::Layer layer{};
    bool isShown = true;
};
/// Also ends the focus, gives up a chosen cohort and fits the picture.
struct TellTeam {
    std::string team;   ///< key; empty: everyone
    std::string zero{}; ///< from when its staying counts, see zeroOf()
};
/// A day before the range begins takes its beginning along.
struct SetAsOf {
    std::optional<base::Day> day;
};
/// Begins the range of what is drawn; a day after the as-of day counts as that. Empty: from the first on.
struct SetFrom {
    std::optional<base::Day> day;
};
/// Compares the day shown with another one, before or after it; empty: with none.
struct CompareWith {
    std::optional<base::Day> day;
};
/// What steps are counted between, in charts of them and where companies are drawn without people.
struct SetGrouping {
    query::FlowGrouping grouping{};
};
/// Shows the neighbourhood of an entity only; empty: the whole graph again.
struct SetFocus {
    std::optional<query::Filter::Focus> focus;
};
struct MoveCamera {
    Camera camera;
};
struct FitAll {};
struct Pin {
    model::EntityId id;
    base::Point at;
};
struct Unpin {
    model::EntityId id;
};
struct UnpinAll {};
struct RunLayout {
    bool isRunning = true;
};
/// Asks for another arrangement of what is shown; also fits the picture. A paused layout keeps it for later.
struct SetCharacter {
    layout::Character character{};
};
struct SetTheme {
    scene::Theme theme{};
};
struct SetMode {
    Mode mode{};
};
struct SetChart {
    ChartOptions chart; ///< ones that cannot be are brought to the nearest that can
};
struct Back {}; ///< takes back the last change of what History::Entry holds
struct Forward {};

using ViewAction = std::variant<Select, SelectMany, ClearSelection, ShowLayer, TellTeam, SetAsOf, SetFrom, CompareWith,
                                SetGrouping, SetFocus, MoveCamera, FitAll, Pin, Unpin, UnpinAll, RunLayout,
                                SetCharacter, SetTheme, SetMode, SetChart, Back, Forward>;

/// What an action changed; decides which steps run again.
enum class Change : unsigned {
    none = 0,
    selection = 1,
    filter = 2,
    camera = 4,
    pins = 8,
    layout = 16,
    theme = 32,
    history = 64,
    character = 128,
    mode = 256,
    chart = 512
};
[[nodiscard]] constexpr Change operator|(Change a, Change b) {
    return static_cast<Change>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool has(Change set, Change one) {
    return (static_cast<unsigned>(set) & static_cast<unsigned>(one)) != 0;
}

/// What the person looked at, for Back and Forward: all of the view but the camera, the arrangement and the theme. As
/// no action ever changes the data, this is all that there is to take back. Days that follow each other, as while a
/// hand drags time or a film plays, are one step.
struct History {
    struct Entry {
        Mode mode{};
        ChartOptions chart;
        query::Filter filter;
        std::vector<model::EntityId> selection;
        std::map<model::EntityId, base::Point> pins;
        friend bool operator==(const Entry&, const Entry&) = default;
    };
    std::vector<Entry> back;    ///< newest last; the 200 newest are kept
    std::vector<Entry> forward; ///< next last
};

struct Session {
    ViewState view;
    History history;
};

/// The one function that changes what is seen. Pure: same input, same output.
[[nodiscard]] std::pair<Session, Change> reduce(Session session, const ViewAction& action);

/// The key of the product of a team's company that came out first: what the team is known for, from whose release its
/// staying is counted (ChartOptions::zero). Empty: there is none, or only its year is known, or there is no such team;
/// then it is counted from joining.
[[nodiscard]] std::string zeroOf(const model::Dataset& dataset, const std::string& team);

/// What a data set is first shown as: its opening team's story (if any) as of its last known day, its staying counted
/// from zeroOf() that team.
[[nodiscard]] ViewState openingView(const model::Dataset& dataset, scene::Theme theme);

} // namespace whither::session
