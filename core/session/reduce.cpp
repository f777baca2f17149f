#include "core/session/view_action.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace whither::session {

namespace {

/// What stays to go back to; older entries are forgotten.
constexpr std::size_t kHistoryLimit = 200;

bool isFinite(base::Point point) {
    return std::isfinite(point.x) && std::isfinite(point.y);
}

/// The same but for the days that it is of.
bool differsInDaysOnly(const History::Entry& a, const History::Entry& b) {
    History::Entry other = b;
    other.filter.asOf = a.filter.asOf;
    other.filter.from = a.filter.from;
    other.filter.comparedWith = a.filter.comparedWith;
    return other == a && !(a == b);
}

class Reducer {
  public:
    explicit Reducer(Session session) : m_session(std::move(session)) {}

    Change operator()(const Select& action) {
        History::Entry next = current();
        auto& selection = next.selection;
        if (action.mode == Select::Mode::replace)
            selection = {action.id};
        else if (const auto found = std::find(selection.begin(), selection.end(), action.id); found != selection.end())
            selection.erase(found);
        else
            selection.push_back(action.id);
        return visit(next);
    }

    Change operator()(const SelectMany& action) {
        History::Entry next = current();
        if (action.mode == SelectMany::Mode::replace)
            next.selection.clear();
        std::set<model::EntityId> taken(next.selection.begin(), next.selection.end());
        for (const auto& id : action.ids)
            if (taken.insert(id).second)
                next.selection.push_back(id);
        return visit(next);
    }

    Change operator()(const ClearSelection&) {
        if (view().selection.empty())
            return (*this)(SetFocus{});
        History::Entry next = current();
        next.selection.clear();
        return visit(next);
    }

    Change operator()(const ShowLayer& action) {
        History::Entry next = current();
        if (action.isShown)
            next.filter.layers.insert(action.layer);
        else
            next.filter.layers.erase(action.layer);
        return visit(next);
    }

    Change operator()(const TellTeam& action) {
        if (view().filter.team == action.team)
            return Change::none;
        // Another story is told from its beginning: all of it, in the middle of the window.
        History::Entry next = current();
        next.filter.team = action.team;
        next.filter.focus.reset();
        next.chart.cohort.reset();
        next.chart.zero = action.zero;
        return visit(next);
    }

    Change operator()(const SetAsOf& action) {
        History::Entry next = current();
        next.filter.asOf = action.day;
        if (auto& from = next.filter.from; action.day && from && *action.day < *from)
            from = action.day;
        return visit(next);
    }

    Change operator()(const SetFrom& action) {
        History::Entry next = current();
        const auto& asOf = next.filter.asOf;
        next.filter.from = action.day && asOf ? std::min(action.day, asOf) : action.day;
        return visit(next);
    }

    Change operator()(const CompareWith& action) {
        History::Entry next = current();
        next.filter.comparedWith = action.day;
        return visit(next);
    }

    Change operator()(const SetGrouping& action) {
        History::Entry next = current();
        next.filter.grouping = action.grouping;
        return visit(next);
    }

    Change operator()(const SetFocus& action) {
        History::Entry next = current();
        next.filter.focus = action.focus;
        return visit(next);
    }

    Change operator()(const MoveCamera& action) {
        const Camera& camera = action.camera;
        if (!isFinite(camera.centre) || !std::isfinite(camera.zoom) || camera.zoom <= 0)
            return Change::none;
        return set(view().camera, camera, Change::camera);
    }

    Change operator()(const FitAll&) { return set(view().camera.isFitted, true, Change::camera); }

    Change operator()(const Pin& action) {
        if (!isFinite(action.at))
            return Change::none;
        History::Entry next = current();
        next.pins.insert_or_assign(action.id, action.at);
        return visit(next);
    }

    Change operator()(const Unpin& action) {
        History::Entry next = current();
        next.pins.erase(action.id);
        return visit(next);
    }

    Change operator()(const UnpinAll&) {
        History::Entry next = current();
        next.pins.clear();
        return visit(next);
    }

    Change operator()(const RunLayout& action) { return set(view().isLayoutRunning, action.isRunning, Change::layout); }

    Change operator()(const SetCharacter& action) {
        if (view().character == action.character)
            return Change::none;
        view().character = action.character;
        return Change::character | (*this)(FitAll{});
    }

    Change operator()(const SetTheme& action) { return set(view().theme, action.theme, Change::theme); }

    Change operator()(const SetMode& action) {
        History::Entry next = current();
        next.mode = action.mode;
        return visit(next);
    }

    Change operator()(const SetChart& action) {
        History::Entry next = current();
        next.chart = action.chart;
        next.chart.stages = std::clamp<std::size_t>(next.chart.stages, 2, 4);
        return visit(next);
    }

    Change operator()(const Back&) { return step(m_session.history.back, m_session.history.forward); }

    Change operator()(const Forward&) { return step(m_session.history.forward, m_session.history.back); }

    [[nodiscard]] Session take() { return std::move(m_session); }

  private:
    [[nodiscard]] ViewState& view() { return m_session.view; }
    [[nodiscard]] History::Entry current() {
        return {view().mode, view().chart, view().filter, view().selection, view().pins};
    }

    template <class T> static Change set(T& value, const T& next, Change change) {
        if (value == next)
            return Change::none;
        value = next;
        return change;
    }

    /// Looks at something else, and remembers what was looked at before.
    Change visit(const History::Entry& next) {
        History::Entry now = current();
        if (next == now)
            return Change::none;
        auto& history = m_session.history;
        const bool goesOn =
            !history.back.empty() && differsInDaysOnly(history.back.back(), now) && differsInDaysOnly(now, next);
        if (goesOn && next == history.back.back())
            history.back.pop_back(); // there again
        else if (!goesOn)
            history.back.push_back(std::move(now));
        if (history.back.size() > kHistoryLimit)
            history.back.erase(history.back.begin());
        history.forward.clear();
        return show(next);
    }

    Change step(std::vector<History::Entry>& from, std::vector<History::Entry>& to) {
        if (from.empty())
            return Change::none;
        to.push_back(current());
        const History::Entry next = std::move(from.back());
        from.pop_back();
        return show(next);
    }

    Change show(const History::Entry& next) {
        const auto& filter = view().filter;
        const bool isOtherStory = filter.focus != next.filter.focus || filter.team != next.filter.team;
        return Change::history | set(view().mode, next.mode, Change::mode) |
               set(view().chart, next.chart, Change::chart) | set(view().filter, next.filter, Change::filter) |
               set(view().selection, next.selection, Change::selection) | set(view().pins, next.pins, Change::pins) |
               (isOtherStory ? (*this)(FitAll{}) : Change::none);
    }

    Session m_session;
};

} // namespace

std::pair<Session, Change> reduce(Session session, const ViewAction& action) {
    Reducer reducer(std::move(session));
    const Change change = std::visit(reducer, action);
    return {reducer.take(), change};
}

} // namespace whither::session
