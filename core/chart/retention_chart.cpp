#include "core/chart/retention_chart.h"

#include "core/chart/pen.h"
#include "core/chart/retention_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

namespace whither::chart {

namespace {

using base::Colour;
using base::Point;
using base::Rect;
using query::SurvivalCurve;
using query::SurvivalStep;
using scene::FontRole;
using Anchor = scene::Text::Anchor;
using Layer = RetentionLayer;
using Term = RetentionWords::Term;

constexpr double kMargin = 28;
constexpr double kAxisFont = 11.5;
constexpr double kLabelFont = 12.5;
constexpr double kDescent = 4;
constexpr double kNoteFont = 11;
constexpr double kNoteLine = 17;
constexpr double kRiskLine = 19;
constexpr double kLegendLine = 19;
constexpr double kCurveWidth = 2.6;

/// Lines of several cohorts differ in more than their colour.
std::vector<double> dashesOf(std::size_t place) {
    static const std::array<std::vector<double>, 4> kDashes{{{}, {8, 4}, {2, 4}, {10, 3, 2, 3}}};
    return kDashes[place % kDashes.size()];
}

Colour colourByPlace(std::size_t place, scene::Theme theme) {
    constexpr std::array<std::size_t, 3> kOthers{4, 1, 3}; // orange, pink, green
    return place % 4 == 0 ? scene::coloursOf(theme).selection : scene::Palette::hue(kOthers[place % 4 - 1], theme);
}

/// A step function: the value from each time on.
using Steps = std::vector<std::pair<double, double>>;

Steps stepsOf(const SurvivalCurve& curve) {
    Steps steps{{0, 1}};
    for (const SurvivalStep& step : curve.steps)
        steps.emplace_back(step.time, step.survival);
    return steps;
}

class RetentionArtist {
  public:
    explicit RetentionArtist(const RetentionInput& input) : m_input(input), m_colours(scene::coloursOf(input.theme)) {}

    Chart run() {
        m_chart.size = m_input.size;
        findEnd();
        shortenLabels();
        if (m_input.fit == RetentionFit::panel)
            makePanel();
        else
            makeRoom();
        drawFrame();
        for (std::size_t i = 0; i < m_input.curves.size(); ++i)
            drawBands(i);
        for (std::size_t i = 0; i < m_input.curves.size(); ++i)
            drawCurve(i);
        drawEndLabels();
        if (isPanel()) {
            drawSizes();
        } else {
            drawRisk();
            drawLegend();
            drawNotes();
        }
        if (!hasCurve())
            drawNoCurve();
        return std::move(m_chart);
    }

    Chart key() {
        m_plot.width = m_input.size.width;
        arrangeLegend();
        drawLegend({0, 8});
        addNote(m_input.words.axes());
        addFraction();
        addNote(m_input.words.method());
        if (hasFew())
            addNote(m_input.words.fewFollowed(query::kFewAtRisk));
        m_below = kLegendLine * static_cast<double>(m_legend.size()) - kNoteLine / 2;
        m_chart.size = {m_input.size.width, drawNotes() + 4};
        return std::move(m_chart);
    }

  private:
    scene::DrawGroup& group(std::string id, std::string title = {}) {
        return m_chart.list.groups.emplace_back(scene::DrawGroup{std::move(id), std::move(title), {}});
    }
    [[nodiscard]] Pen pen(scene::DrawGroup& group) const { return {group, m_input.measurer}; }
    [[nodiscard]] TextStyle axisText(Anchor anchor) const {
        return {FontRole::legend, kAxisFont, m_colours.mutedText, anchor, 1e9, {}};
    }
    [[nodiscard]] TextStyle noteText() const {
        return {FontRole::legend, kNoteFont, m_colours.mutedText, Anchor::left, m_plot.width, {}};
    }
    [[nodiscard]] bool shows(Layer layer) const { return m_input.layers.contains(layer); }

    void findEnd() {
        m_end = std::max(kMonth, m_input.leastDays);
        for (const RetentionCurve& curve : m_input.curves)
            m_end = std::max(m_end, daysShown(curve.retention));
    }

    [[nodiscard]] bool isPanel() const { return m_form == Form::panel; }
    [[nodiscard]] bool isLow() const { return m_form != Form::whole; }
    [[nodiscard]] bool hasCurve() const {
        return std::any_of(m_input.curves.begin(), m_input.curves.end(),
                           [](const RetentionCurve& curve) { return !curve.retention.middle.steps.empty(); });
    }

    /// The same in all panels, whatever there is to tell.
    void makePanel() {
        m_form = Form::panel;
        constexpr double kLeft = 48; // percents
        constexpr double kRight = 12;
        constexpr double kAbove = 12;
        constexpr double kMonths = 24;
        m_chart.size = m_input.size;
        m_sizeLines = m_input.curves.size() > 2 ? 2 : 1;
        const double below = kMonths + kNoteLine * static_cast<double>(m_sizeLines) + kDescent;
        m_plot = {kLeft, kAbove, std::max(m_input.size.width - kLeft - kRight, 40.0),
                  std::max(m_input.size.height - kAbove - below, 40.0)};
    }
    void drawSizes() {
        std::string sizes;
        for (const RetentionCurve& curve : m_input.curves) {
            const std::string size = m_input.words.size(curve.cohort.members.size());
            sizes += (sizes.empty() ? "" : " · ") + (m_input.curves.size() > 1 ? curve.name + " " + size : size);
        }
        auto& drawn = group("chart:sizes");
        Pen out = pen(drawn);
        double y = m_plot.bottom() + 24;
        TextStyle style = axisText(Anchor::left);
        style.room = m_plot.width;
        for (const std::string& line : wrapped(sizes, style, m_input.measurer, m_sizeLines))
            out.text({m_plot.x, y += kNoteLine}, line, style);
    }
    void drawNoCurve() {
        auto& drawn = group("chart:no-curve");
        Pen out = pen(drawn);
        const TextStyle style{FontRole::legend, kLabelFont,        m_colours.mutedText,
                              Anchor::middle,   m_plot.width - 16, m_colours.canvas};
        const auto lines = wrapped(m_input.noCurve, style, m_input.measurer);
        double y = m_plot.centre().y - kNoteLine * (static_cast<double>(lines.size()) / 2 - 0.75);
        for (const std::string& line : lines) {
            out.text({m_plot.centre().x, y}, line, style);
            y += kNoteLine;
        }
    }

    /// Below the plot: ticks, axis, numbers at risk, notes.
    void makeRoom() {
        m_plot.x = kMargin + 52;
        m_plot.width = std::max(m_input.size.width - m_plot.x - kMargin - 12, 40.0);
        arrangeLegend();
        const double legend = kLegendLine * static_cast<double>(m_legend.size());
        m_plot.y = kMargin + 36 + (m_isLegendBeside ? 0 : legend);
        addNotes();
        const double below = 62 + 22 + kRiskLine * static_cast<double>(m_input.curves.size()) + kMargin;
        double room = m_input.size.height - m_plot.y - below;
        constexpr double kLeast = 120;
        constexpr double kLeastScrolled = 230;
        m_chart.size.height = m_input.size.height;
        if (m_input.fit == RetentionFit::scroll) {
            if (const double lacking = kLeastScrolled + notesHeight() - room; lacking > 0) {
                m_chart.size.height += lacking;
                room += lacking;
            }
        } else if (room < kLeast) {
            m_form = Form::thumbnail;
            m_notes.clear();
            if (m_hasShortLabels)
                addFraction();
            addNote(m_input.words.method());
            if (hasFew())
                addNote(m_input.words.fewFollowed(query::kFewAtRisk));
            constexpr double kBelowLow = 46;
            m_plot.y = 26 + (m_isLegendBeside ? 0 : legend);
            room = m_input.size.height - m_plot.y - kBelowLow;
        }
        const double least = isLow() ? kLeast / 2 : kLeast;
        while (m_input.fit == RetentionFit::page && !m_notes.empty() && room - notesHeight() < least)
            m_notes.pop_back();
        m_plot.height = std::max(room - notesHeight(), 40.0);
    }
    [[nodiscard]] bool hasFew() const {
        return std::any_of(m_input.curves.begin(), m_input.curves.end(), [](const RetentionCurve& curve) {
            const SurvivalCurve& middle = curve.retention.middle;
            return !middle.steps.empty() && middle.firmUntil() < endOf(middle);
        });
    }
    void addNotes() {
        for (const RetentionCurve& curve : m_input.curves)
            addNote(m_input.words.note(curve));
        if (m_hasShortLabels)
            addFraction();
        if (hasFew())
            addNote(m_input.words.fewFollowed(query::kFewAtRisk));
        if (m_input.logRank) {
            const auto* test = std::get_if<query::LogRank>(&*m_input.logRank);
            addNote(test != nullptr ? m_input.words.logRank(*test)
                                    : m_input.words.noLogRank(std::get<query::NoLogRank>(*m_input.logRank)));
        }
    }
    /// By the numbers of a curve that is drawn.
    void addFraction() {
        const auto told = std::find_if(m_input.curves.begin(), m_input.curves.end(), [](const RetentionCurve& curve) {
            return !curve.retention.middle.steps.empty();
        });
        if (told != m_input.curves.end())
            addNote(m_input.words.fraction(thereOf(*told), told->cohort.members.size()));
    }
    void addNote(const std::string& text) { m_notes.push_back(wrapped(text, noteText(), m_input.measurer)); }
    [[nodiscard]] double notesHeight() const {
        // A plot keeps its height through a film, whether few are followed yet or not.
        std::size_t lines = m_input.leastDays > 0 && !m_notes.empty() && !hasFew() ? 1 : 0;
        for (const auto& note : m_notes)
            lines += note.size();
        return lines == 0 ? 0 : 10 + kNoteLine * static_cast<double>(lines);
    }

    [[nodiscard]] double xOf(double days) const { return m_plot.x + m_plot.width * std::min(days / m_end, 1.0); }
    [[nodiscard]] double yOf(double share) const {
        return m_plot.bottom() - m_plot.height * std::clamp(share, 0.0, 1.0);
    }

    /// Months between ticks, so that their numbers and those at risk have room.
    [[nodiscard]] int monthsPerTick() const {
        constexpr double kRoom = 58;
        for (const int months : {1, 3, 6, 12, 24, 36, 60, 120, 240, 600})
            if (m_plot.width * months * kMonth / m_end >= kRoom)
                return months;
        return 1200;
    }

    [[nodiscard]] TextStyle shareStyle() const {
        const double room = m_isLegendBeside ? m_plot.width * 0.45 : m_plot.width;
        return {FontRole::legend, kLabelFont, m_colours.mutedText, Anchor::left, room, {}};
    }

    void drawFrame() {
        auto& frame = group("chart:frame");
        Pen out = pen(frame);
        if (!isPanel())
            out.text({m_plot.x, m_plot.y - (isLow() ? 11 : 20)}, m_input.words.shareAxis(), shareStyle());
        constexpr double kLeastBetween = 14; // lines of text
        const int percents = m_plot.height / 4 < kLeastBetween ? 50 : 25;
        for (int percent = 0; percent <= 100; percent += percents) {
            const double y = yOf(percent / 100.0);
            out.line({m_plot.x, y}, {m_plot.right(), y}, {m_colours.line, percent == 0 ? 1.2 : 0.8, {}, false});
            out.text({m_plot.x - 12, y + 4}, m_input.words.percent(percent), axisText(Anchor::right));
        }
        for (int month = 0; month * kMonth <= m_end * 1.0001; month += monthsPerTick()) {
            const double x = xOf(month * kMonth);
            m_ticks.push_back(month * kMonth);
            out.line({x, m_plot.bottom()}, {x, m_plot.bottom() + 5}, {m_colours.line, 1.2, {}, false});
            out.text({x, m_plot.bottom() + (isLow() ? 18 : 21)}, std::to_string(month), axisText(Anchor::middle));
        }
        if (!isPanel())
            out.text({m_plot.x + m_plot.width / 2, m_plot.bottom() + (isLow() ? 34 : 44)}, m_input.words.timeAxis(),
                     {FontRole::legend, kLabelFont, m_colours.mutedText, Anchor::middle, m_plot.width, {}});
    }

    /// The corners of a step function in pixels up to time `end`, without those that lie within a pixel of others.
    [[nodiscard]] std::vector<Point> path(const Steps& steps, double end) const {
        std::vector<Point> points;
        double value = steps.front().second;
        points.push_back({xOf(steps.front().first), yOf(value)});
        for (const auto& [time, next] : steps) {
            if (next == value)
                continue;
            const double x = xOf(time);
            if (x - points.back().x < 1 && points.size() > 1 && points[points.size() - 2].x == points.back().x) {
                points.back().y = yOf(next);
            } else {
                points.push_back({x, yOf(value)});
                points.push_back({x, yOf(next)});
            }
            value = next;
        }
        points.push_back({xOf(end), yOf(value)});
        return points;
    }

    [[nodiscard]] static double endOf(const SurvivalCurve& curve) {
        return curve.steps.empty() ? 0 : curve.steps.back().time;
    }

    void addBand(const std::string& id, const Steps& lower, const Steps& upper, double end, Colour fill,
                 std::optional<scene::Stroke> stroke) {
        std::vector<Point> around = path(upper, end);
        const auto back = path(lower, end);
        around.insert(around.end(), back.rbegin(), back.rend());
        auto& band = group(id);
        pen(band).shape(std::move(around), fill, std::move(stroke));
    }

    void drawBands(std::size_t place) {
        const query::Retention& retention = m_input.curves[place].retention;
        const Colour colour = colourOf(place);
        const std::string number = std::to_string(place);
        if (shows(Layer::bounds) && !retention.middle.steps.empty())
            addBand("chart:bounds/" + number, stepsOf(retention.soonest), stepsOf(retention.latest),
                    std::max(endOf(retention.soonest), endOf(retention.latest)), colour.withAlpha(34),
                    scene::Stroke{colour.withAlpha(200), 1, {3, 3}, false});
        Steps lower;
        Steps upper;
        for (const SurvivalStep& step : retention.middle.steps)
            if (step.band) {
                lower.emplace_back(step.time, step.band->lower);
                upper.emplace_back(step.time, step.band->upper);
            }
        if (shows(Layer::sampling) && !lower.empty())
            addBand("chart:sampling/" + number, lower, upper, endOf(retention.middle), colour.withAlpha(30), {});
        if (shows(Layer::turnbull) && !retention.turnbull.masses.empty())
            drawTurnbull(place);
    }

    /// Within a stretch nobody knows how it falls: a slope.
    void drawTurnbull(std::size_t place) {
        std::vector<Point> points{{xOf(0), yOf(1)}};
        double share = 1;
        for (const auto& mass : m_input.curves[place].retention.turnbull.masses) {
            points.push_back({xOf(std::max(mass.from, 0.0)), yOf(share)});
            if (std::isinf(mass.to))
                break;
            share -= mass.share;
            points.push_back({xOf(mass.to), yOf(share)});
        }
        auto& curve = group("chart:turnbull/" + std::to_string(place));
        pen(curve).lines(points, {turnbullColour(place), 1.6, {1.5, 3.5}, true});
    }
    [[nodiscard]] Colour turnbullColour(std::size_t place) const {
        return scene::mixed(colourOf(place), m_colours.text, 0.55);
    }

    void drawCurve(std::size_t place) {
        const RetentionCurve& curve = m_input.curves[place];
        const SurvivalCurve& middle = curve.retention.middle;
        if (middle.steps.empty())
            return;
        const Colour colour = colourOf(place);
        const std::string number = std::to_string(place);
        auto& line = group("chart:curve/" + number, curve.name);
        Pen out = pen(line);
        const auto points = path(stepsOf(middle), endOf(middle));
        const double firm = xOf(middle.firmUntil());
        constexpr double kSame = 0.01;
        for (std::size_t i = 1; i < points.size(); ++i) {
            const bool isFall = points[i].x == points[i - 1].x;
            const Point turn{std::clamp(firm, points[i - 1].x, points[i].x), points[i - 1].y};
            const bool isFirm = points[i].x <= firm + kSame;
            const Point end = isFirm ? points[i] : turn;
            if (isFirm || turn.x > points[i - 1].x + kSame)
                out.line(points[i - 1], end,
                         {colour, kCurveWidth, isFall ? std::vector<double>{} : dashesOf(place), place == 0 || isFall});
            if (!isFirm)
                out.line(turn, points[i], fewStroke(colour));
        }
        double last = -10;
        for (const SurvivalStep& step : middle.steps)
            if (const double x = xOf(step.time); step.censored > 0 && x - last >= 3) {
                out.line({x, yOf(step.survival) - 5}, {x, yOf(step.survival) + 5}, {colour, 1.5, {}, false});
                last = x;
            }
        addTargets(place);
    }

    /// Of a curve that few are followed on.
    [[nodiscard]] scene::Stroke fewStroke(Colour colour) const {
        return {scene::mixed(colour, m_colours.canvas, 0.1), 1.8, {2.5, 3.5}, false};
    }

    void addTargets(std::size_t place) {
        const RetentionCurve& curve = m_input.curves[place];
        std::vector<const query::Followed*> left;
        for (const query::Followed& one : curve.cohort.members)
            if (one.standing == query::Followed::Standing::left)
                left.push_back(&one);
        std::stable_sort(left.begin(), left.end(),
                         [](const auto* a, const auto* b) { return a->middle.time < b->middle.time; });
        const SurvivalCurve& middle = curve.retention.middle;
        double before = 1;
        for (std::size_t begin = 0; begin < left.size();) {
            const double x = xOf(left[begin]->middle.time);
            std::size_t end = begin + 1;
            while (end < left.size() && xOf(left[end]->middle.time) - x < 1)
                ++end;
            const double after = middle.survivalAt(left[end - 1]->middle.time);
            RetentionWords::Step step{
                m_input.curves.size() > 1 ? curve.name : std::string{}, {}, left[begin]->middle.time / kMonth, after};
            Target target;
            for (; begin < end; ++begin) {
                step.people.push_back(left[begin]->person);
                addIds(*left[begin], target.selects);
            }
            const bool isSelected = !m_input.selection.empty() &&
                                    std::any_of(target.selects.begin(), target.selects.end(),
                                                [&](const auto& id) { return m_input.selection.contains(id); });
            target.title = m_input.words.step(step);
            constexpr double kReach = 5;
            target.outline = cornersOf(Rect{x, yOf(before), 0, std::max(yOf(after) - yOf(before), 0.0)}.grown(kReach));
            if (isSelected) {
                auto& mark = group("chart:selected/" + std::to_string(m_chart.targets.size()));
                pen(mark).disk({x, (yOf(before) + yOf(after)) / 2}, 6, m_colours.canvas,
                               scene::Stroke{colourOf(place), 3, {}, false});
            }
            m_chart.targets.push_back(std::move(target));
            before = after;
        }
    }

    void addIds(const query::Followed& one, std::vector<model::EntityId>& ids) const {
        ids.push_back({model::EntityKind::person, m_input.dataset.people[one.person].key});
        for (const model::MoveIndex move : m_input.careers[one.person].spells[one.spell].departures)
            ids.push_back({model::EntityKind::move, m_input.dataset.moves[move].key});
    }

    [[nodiscard]] TextStyle labelStyle(std::size_t place) const {
        const bool isAlone = m_input.curves.size() == 1;
        return {FontRole::companyName,
                kLabelFont,
                scene::mixed(colourOf(place), m_colours.text, isAlone ? 1 : 0.35),
                Anchor::right,
                m_plot.width * 0.6,
                m_colours.canvas};
    }
    [[nodiscard]] std::string labelOf(const RetentionCurve& curve) const {
        const std::string text = m_hasShortLabels ? fraction(curve) : remaining(curve);
        if (m_input.curves.size() == 1)
            return text;
        return m_hasShortLabels ? curve.name + " " + text : m_input.words.named(curve.name, text);
    }
    /// Where one of the names would be cut, or the chart is low, all say it in numbers alone.
    void shortenLabels() {
        constexpr double kNarrow = 620;
        m_hasShortLabels =
            m_input.fit == RetentionFit::panel || (m_input.curves.size() > 1 && m_input.size.width < kNarrow);
        m_plot.width = m_input.size.width - 2 * kMargin - 64;
        for (std::size_t i = 0; i < m_input.curves.size() && !m_hasShortLabels; ++i) {
            const TextStyle style = labelStyle(i);
            m_hasShortLabels = !m_input.curves[i].retention.middle.steps.empty() &&
                               m_input.measurer.width(labelOf(m_input.curves[i]), style.role, style.size) > style.room;
        }
    }

    /// At the end of each curve, or of what is firm of it where it ends at nobody although some had not left.
    void drawEndLabels() {
        struct Label {
            std::size_t curve = 0;
            std::string text;
            double width = 0;
            RetentionLabels::Place place;
        };
        std::vector<Label> labels;
        RetentionLabels places(m_plot);
        for (std::size_t i = 0; i < m_input.curves.size(); ++i) {
            const query::Retention& retention = m_input.curves[i].retention;
            if (retention.middle.steps.empty()) {
                places.addCurve({}, 0);
                continue;
            }
            const TextStyle style = labelStyle(i);
            const std::string text = labelOf(m_input.curves[i]);
            const double width = std::min(m_input.measurer.width(text, style.role, style.size), style.room);
            labels.push_back({i, text, width, wishedPlace(retention.middle, width, places)});
            places.addCurve(pathOf(retention.middle), kCurveWidth);
            if (shows(Layer::bounds))
                for (const SurvivalCurve* bound : {&retention.soonest, &retention.latest})
                    places.addBound(pathOf(*bound), kCurveWidth);
        }
        std::stable_sort(labels.begin(), labels.end(),
                         [](const Label& a, const Label& b) { return a.place.baseline.y > b.place.baseline.y; });
        auto& texts = group("chart:ends");
        Pen out = pen(texts);
        for (const Label& label : labels) {
            TextStyle style = labelStyle(label.curve);
            const auto place = places.put(label.curve, label.place, label.width);
            style.anchor = place.anchor;
            out.text(place.baseline, label.text, style);
        }
    }
    [[nodiscard]] std::vector<Point> pathOf(const SurvivalCurve& curve) const {
        return path(stepsOf(curve), endOf(curve));
    }
    [[nodiscard]] RetentionLabels::Place wishedPlace(const SurvivalCurve& curve, double width,
                                                     const RetentionLabels& places) const {
        // How many had not left contradicts a curve at 0, which a handful bring there.
        const bool isAtNobody = curve.steps.back().survival < 0.05 && !isWhole(curve);
        const double time = isAtNobody && curve.firmUntil() > 0 ? curve.firmUntil() : endOf(curve);
        double lastFall = m_plot.x;
        for (const SurvivalStep& step : curve.steps)
            if (step.left > 0 && step.time <= time)
                lastFall = xOf(step.time);
        return places.wished({xOf(time), yOf(curve.survivalAt(time))}, lastFall, width);
    }

    [[nodiscard]] Colour colourOf(std::size_t place) const {
        const auto byPlace = colourByPlace(place, m_input.theme);
        return place < m_input.curves.size() ? m_input.curves[place].colour.value_or(byPlace) : byPlace;
    }

    /// Of its people those who had not left.
    [[nodiscard]] static std::size_t thereOf(const RetentionCurve& curve) {
        const auto& members = curve.cohort.members;
        return static_cast<std::size_t>(std::count_if(members.begin(), members.end(), [](const query::Followed& one) {
            return one.standing != query::Followed::Standing::left;
        }));
    }
    [[nodiscard]] static std::string fraction(const RetentionCurve& curve) {
        return std::to_string(thereOf(curve)) + "/" + std::to_string(curve.cohort.members.size());
    }
    [[nodiscard]] std::string remaining(const RetentionCurve& curve) const {
        const std::size_t all = curve.cohort.members.size();
        return isWhole(curve.retention.middle) ? m_input.words.remain(thereOf(curve), all)
                                               : m_input.words.notSeenToLeave(thereOf(curve), all);
    }

    void drawRisk() {
        if (isLow())
            m_below = m_plot.bottom() + 32;
        if (m_input.curves.empty() || isLow())
            return;
        auto& table = group("chart:risk");
        Pen out = pen(table);
        double y = m_plot.bottom() + 62 + 12;
        out.text({m_plot.x - 8, y}, m_input.words.atRisk(),
                 {FontRole::badge, 10.5, m_colours.mutedText, Anchor::left, m_plot.width, {}});
        for (std::size_t i = 0; i < m_input.curves.size(); ++i) {
            y += kRiskLine;
            const query::Retention& retention = m_input.curves[i].retention;
            if (m_input.curves.size() > 1)
                out.line({kMargin, y - 4}, {kMargin + 26, y - 4}, {colourOf(i), kCurveWidth, dashesOf(i), false});
            for (const double tick : m_ticks) {
                const auto [least, most] =
                    std::minmax({retention.soonest.atRiskAt(tick), retention.middle.atRiskAt(tick),
                                 retention.latest.atRiskAt(tick)});
                out.text({xOf(tick), y}, m_input.words.count(least, most),
                         {FontRole::legend, kAxisFont, m_colours.text, Anchor::middle, 1e9, {}});
            }
        }
        m_below = y;
    }

    struct LegendItem {
        Term term;
        double width;
    };
    static constexpr double kMark = 24;
    static constexpr double kLegendGap = 18;

    /// Everything that is drawn, in lines that fit.
    void arrangeLegend() {
        if (m_input.curves.empty())
            return;
        std::vector<Term> terms{Term::middle};
        for (const auto& [layer, term] :
             {std::pair{Layer::bounds, Term::bounds}, std::pair{Layer::sampling, Term::sampling},
              std::pair{Layer::turnbull, Term::turnbull}})
            if (shows(layer))
                terms.push_back(term);
        const bool hasCensored =
            std::any_of(m_input.curves.begin(), m_input.curves.end(), [](const RetentionCurve& curve) {
                return std::any_of(curve.retention.middle.steps.begin(), curve.retention.middle.steps.end(),
                                   [](const SurvivalStep& step) { return step.censored > 0; });
            });
        if (hasCensored)
            terms.push_back(Term::censored);
        const TextStyle style = axisText(Anchor::left);
        const auto widthOf = [&](const std::string& text) {
            return m_input.measurer.width(text, style.role, style.size);
        };
        double line = 0;
        double all = 0;
        for (const Term term : terms) {
            const LegendItem item{term, kMark + 7 + widthOf(m_input.words.term(term))};
            all += item.width + kLegendGap;
            if (m_legend.empty() || line + item.width > m_plot.width) {
                m_legend.emplace_back();
                line = 0;
            }
            line += item.width + kLegendGap;
            m_legend.back().push_back(item);
        }
        const double beside =
            m_plot.width - kLegendGap - std::min(m_plot.width * 0.45, widthOf(m_input.words.shareAxis()) * 1.1);
        m_isLegendBeside = all - kLegendGap <= beside;
    }

    /// To the right beside the name of the axis, or above it.
    void drawLegend() {
        if (m_input.curves.empty())
            return;
        Point at{m_plot.x, m_plot.y - (isLow() ? 15 : 24)};
        if (m_isLegendBeside) {
            at.x = m_plot.right() + kLegendGap;
            for (const LegendItem& item : m_legend.front())
                at.x -= item.width + kLegendGap;
        } else {
            at.y -= kLegendLine * static_cast<double>(m_legend.size());
        }
        drawLegend(at);
    }
    /// `at`: left end and middle of the first line.
    void drawLegend(Point at) {
        auto& legend = group("chart:legend");
        Pen out = pen(legend);
        double y = at.y;
        for (const auto& line : m_legend) {
            double x = at.x;
            for (const LegendItem& item : line) {
                drawMark(out, item.term, {x, y - 6, kMark, 12});
                out.text({x + kMark + 7, y + 4}, m_input.words.term(item.term), axisText(Anchor::left));
                x += item.width + kLegendGap;
            }
            y += kLegendLine;
        }
    }

    void drawMark(Pen& out, Term term, const Rect& box) const {
        const Colour colour = colourOf(0);
        const Point left{box.x, box.centre().y};
        const Point right{box.right(), box.centre().y};
        switch (term) {
        case Term::middle:
            out.line(left, right, {colour, kCurveWidth, {}, true});
            break;
        case Term::bounds:
            out.shape(cornersOf(box.grown(-0.5)), colour.withAlpha(34),
                      scene::Stroke{colour.withAlpha(200), 1, {3, 3}, false});
            break;
        case Term::sampling:
            out.shape(cornersOf(box), colour.withAlpha(60));
            break;
        case Term::turnbull:
            out.line(left, right, {turnbullColour(0), 1.6, {1.5, 3.5}, true});
            break;
        case Term::censored:
            out.line(left, right, {colour, kCurveWidth, {}, true});
            out.line(box.centre() - Point{0, 5}, box.centre() + Point{0, 5}, {colour, 1.5, {}, false});
            break;
        }
    }

    /// Gives where they end.
    double drawNotes() {
        auto& notes = group("chart:notes");
        Pen out = pen(notes);
        double y = m_below + 12;
        for (const auto& note : m_notes)
            for (const std::string& line : note)
                out.text({m_plot.x, y += kNoteLine}, line, noteText());
        return y;
    }

    const RetentionInput& m_input;
    const scene::ThemeColours& m_colours;
    Chart m_chart;
    Rect m_plot;
    enum class Form { whole, thumbnail, panel } m_form = Form::whole; ///< only `whole` has room for numbers at risk
    bool m_hasShortLabels = false;
    std::size_t m_sizeLines = 1;                   ///< of a panel
    bool m_isLegendBeside = true;                  ///< in the line of the vertical axis's name
    std::vector<std::vector<LegendItem>> m_legend; ///< lines
    double m_end = 0;                              ///< days at the right end
    double m_below = 0;                            ///< baseline of the last row at risk
    std::vector<double> m_ticks;                   ///< days
    std::vector<std::vector<std::string>> m_notes; ///< lines of each
};

} // namespace

bool isWhole(const SurvivalCurve& curve) {
    return std::none_of(curve.steps.begin(), std::prev(curve.steps.end()),
                        [](const SurvivalStep& step) { return step.censored > 0; });
}

double toldUntil(const SurvivalCurve& curve) {
    const double firm = curve.firmUntil();
    return isWhole(curve) || firm == 0 ? curve.steps.back().time : firm;
}

double daysShown(const query::Retention& retention) {
    double days = kMonth;
    for (const SurvivalCurve* one : {&retention.middle, &retention.latest})
        if (!one->steps.empty())
            days = std::max(days, one->steps.back().time);
    return days;
}

Chart drawRetention(const RetentionInput& input) {
    return RetentionArtist(input).run();
}

Chart retentionKey(const RetentionInput& input) {
    return RetentionArtist(input).key();
}

} // namespace whither::chart
