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
        if (!view().selection.empty())
            return visit({{}, view().filter.focus});
        return (*this)(SetFocus{});
    }

    Change operator()(const ShowLayer& action) {
        auto& layers = view().filter.layers;
        const bool isNew = action.isShown ? layers.insert(action.layer).second : layers.erase(action.layer) > 0;
        return isNew ? Change::filter : Change::none;
    }

    Change operator()(const TellTeam& action) {
        if (view().filter.team == action.team)
            return Change::none;
        // Another story is told from its beginning: all of it, in the middle of the window.
        const Change left =
            (*this)(SetFocus{}) | set(view().chart.cohort, std::optional<ChosenCohort>{}, Change::chart);
        view().filter.team = action.team;
        return left | Change::filter | set(view().chart.zero, action.zero, Change::chart) | (*this)(FitAll{});
    }

    Change operator()(const SetAsOf& action) {
        auto& from = view().filter.from;
        const bool pushes = action.day && from && *action.day < *from;
        return set(view().filter.asOf, action.day, Change::filter) |
               (pushes ? set(from, action.day, Change::filter) : Change::none);
    }

    Change operator()(const SetFrom& action) {
        const auto& asOf = view().filter.asOf;
        return set(view().filter.from, action.day && asOf ? std::min(action.day, asOf) : action.day, Change::filter);
    }

    Change operator()(const CompareWith& action) { return set(view().filter.comparedWith, action.day, Change::filter); }

    Change operator()(const SetFocus& action) { return visit({view().selection, action.focus}); }

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
        const auto [place, isNew] = view().pins.try_emplace(action.id, action.at);
        if (isNew)
            return Change::pins;
        return set(place->second, action.at, Change::pins);
    }

    Change operator()(const Unpin& action) { return view().pins.erase(action.id) > 0 ? Change::pins : Change::none; }

    Change operator()(const RunLayout& action) { return set(view().isLayoutRunning, action.isRunning, Change::layout); }

    Change operator()(const SetCharacter& action) {
        if (view().character == action.character)
            return Change::none;
        view().character = action.character;
        return Change::character | (*this)(FitAll{});
    }

    Change operator()(const SetTheme& action) { return set(view().theme, action.theme, Change::theme); }

    Change operator()(const SetMode& action) { return set(view().mode, action.mode, Change::mode); }

    Change operator()(const SetChart& action) {
        ChartOptions next = action.chart;
        next.stages = std::clamp<std::size_t>(next.stages, 2, 4);
        return set(view().chart, next, Change::chart);
    }

    Change operator()(const Back&) { return step(m_session.history.back, m_session.history.forward); }

    Change operator()(const Forward&) { return step(m_session.history.forward, m_session.history.back); }

    [[nodiscard]] Session take() { return std::move(m_session); }

  private:
    [[nodiscard]] ViewState& view() { return m_session.view; }
    [[nodiscard]] History::Entry current() { return {view().selection, view().filter.focus}; }

    template <class T> static Change set(T& value, const T& next, Change change) {
        if (value == next)
            return Change::none;
        value = next;
        return change;
    }

    /// Looks at something else, and remembers what was looked at before.
    Change visit(const History::Entry& next) {
        if (next == current())
            return Change::none;
        auto& history = m_session.history;
        history.back.push_back(current());
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
        Change change = Change::history | set(view().selection, next.selection, Change::selection);
        if (set(view().filter.focus, next.focus, Change::filter) != Change::none)
            change = change | Change::filter | (*this)(FitAll{});
        return change;
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
