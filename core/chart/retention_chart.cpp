#include "core/chart/retention_chart.h"

#include "core/chart/pen.h"

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
constexpr double kAscent = 11; ///< of a name at the end of a curve, above its baseline
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
        makeRoom();
        drawFrame();
        for (std::size_t i = 0; i < m_input.curves.size(); ++i)
            drawBands(i);
        for (std::size_t i = 0; i < m_input.curves.size(); ++i)
            drawCurve(i);
        drawEndLabels();
        drawRisk();
        drawLegend();
        drawNotes();
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

    [[nodiscard]] bool isLow() const { return m_form == Form::thumbnail; }
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
            addNote(m_hasShortLabels ? m_input.words.fraction() + " " + m_input.words.method()
                                     : m_input.words.method());
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
            addNote(m_input.words.fraction());
        if (hasFew())
            addNote(m_input.words.fewFollowed(query::kFewAtRisk));
        if (m_input.logRank) {
            const auto* test = std::get_if<query::LogRank>(&*m_input.logRank);
            addNote(test != nullptr ? m_input.words.logRank(*test)
                                    : m_input.words.noLogRank(std::get<query::NoLogRank>(*m_input.logRank)));
        }
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
        return curve.name + (m_hasShortLabels ? " " : ": ") + text;
    }
    /// Where one of the names would be cut, or the chart is low, all say it in numbers alone.
    void shortenLabels() {
        constexpr double kNarrow = 620;
        m_hasShortLabels = m_input.curves.size() > 1 && m_input.size.width < kNarrow;
        m_plot.width = m_input.size.width - 2 * kMargin - 64;
        for (std::size_t i = 0; i < m_input.curves.size() && !m_hasShortLabels; ++i) {
            const TextStyle style = labelStyle(i);
            m_hasShortLabels = !m_input.curves[i].retention.middle.steps.empty() &&
                               m_input.measurer.width(labelOf(m_input.curves[i]), style.role, style.size) > style.room;
        }
    }

    /// At the end of each curve, or of what is firm of it where it ends at nobody although some had not left: behind it
    /// where there is room, else above its last step, or below where that is short or at the top. From there as far as
    /// it takes to stand within the plot and apart from the others, and off the lines if a place near is free of them.
    void drawEndLabels() {
        struct Label {
            Point at;
            std::string text;
            TextStyle style;
        };
        std::vector<Label> labels;
        Lines lines;
        for (std::size_t i = 0; i < m_input.curves.size(); ++i)
            if (const RetentionCurve& curve = m_input.curves[i]; !curve.retention.middle.steps.empty()) {
                const std::string text = labelOf(curve);
                TextStyle style = labelStyle(i);
                const Point at = placeOfLabel(curve.retention.middle, text, style);
                labels.push_back({at, text, style});
                addLines(curve.retention.middle, lines.curves);
                if (shows(Layer::bounds))
                    for (const SurvivalCurve* bound : {&curve.retention.soonest, &curve.retention.latest})
                        addLines(*bound, lines.bounds);
            }
        std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.at.y > b.at.y; });
        std::vector<Rect> taken;
        auto& texts = group("chart:ends");
        Pen out = pen(texts);
        for (Label& label : labels) {
            const double width = std::min(out.widthOf(label.text, label.style), label.style.room);
            const double left = label.style.anchor == Anchor::left ? label.at.x : label.at.x - width;
            const Rect wanted{left, label.at.y - kAscent, width, kAscent + kDescent};
            const Point moved = freePlace(wanted, taken, lines);
            taken.push_back({wanted.x + moved.x, wanted.y + moved.y, wanted.width, wanted.height});
            out.text(label.at + moved, label.text, label.style);
        }
    }

    struct Lines {
        std::vector<Rect> curves;
        std::vector<Rect> bounds; ///< of what the dates allow
    };

    /// How far from `wanted` a name lies best.
    [[nodiscard]] Point freePlace(const Rect& wanted, const std::vector<Rect>& taken, const Lines& lines) const {
        constexpr double kStep = 3;
        constexpr double kStepAside = 12;
        constexpr double kMostAside = 144;
        // So far it may go to be off one.
        constexpr double kOnACurve = 60;
        constexpr double kOnABound = 40;
        constexpr double kOnAName = 1e4;
        constexpr double kApart = 1.5;
        constexpr double kOffTheAxis = 4;
        const auto isOn = [](const Rect& box, const std::vector<Rect>& others) {
            return std::any_of(others.begin(), others.end(), [&](const Rect& other) { return box.overlaps(other); });
        };
        Point best;
        double least = 3 * kOnAName;
        const auto look = [&](double aside, double down) {
            // Sideways it stays beside the same stretch for longer.
            const double away = std::abs(down) + std::abs(aside) / 2;
            const Rect box{wanted.x + aside, wanted.y + down, wanted.width, wanted.height};
            if (away >= least || box.y < m_plot.y || box.bottom() > m_plot.bottom() - kOffTheAxis || box.x < m_plot.x ||
                box.right() > std::max(m_plot.right(), wanted.right()))
                return;
            const double cost = away + (isOn(box.grown(kApart), taken) ? kOnAName : 0) +
                                (isOn(box, lines.curves) ? kOnACurve : 0) + (isOn(box, lines.bounds) ? kOnABound : 0);
            if (cost < least) {
                least = cost;
                best = {aside, down};
            }
        };
        for (double down = 0; down < std::min(least, m_plot.height); down += kStep)
            for (double aside = 0; aside <= kMostAside; aside += kStepAside)
                for (const double y : {-down, down})
                    for (const double x : {aside, -aside})
                        look(x, y);
        return best;
    }

    void addLines(const SurvivalCurve& curve, std::vector<Rect>& lines) const {
        const auto points = path(stepsOf(curve), endOf(curve));
        for (std::size_t i = 1; i < points.size(); ++i) {
            const auto [left, right] = std::minmax(points[i - 1].x, points[i].x);
            const auto [top, bottom] = std::minmax(points[i - 1].y, points[i].y);
            lines.push_back(Rect{left, top, right - left, bottom - top}.grown(kCurveWidth / 2));
        }
    }

    [[nodiscard]] Colour colourOf(std::size_t place) const {
        const auto byPlace = colourByPlace(place, m_input.theme);
        return place < m_input.curves.size() ? m_input.curves[place].colour.value_or(byPlace) : byPlace;
    }

    /// Of those who were censored earlier nobody knows whether they remain, so a curve can end at 0 all the same.
    [[nodiscard]] static bool isWhole(const SurvivalCurve& curve) {
        return std::none_of(curve.steps.begin(), std::prev(curve.steps.end()),
                            [](const SurvivalStep& step) { return step.censored > 0; });
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

    /// The baseline; anchors the text on the left where it goes behind the curve.
    [[nodiscard]] Point placeOfLabel(const SurvivalCurve& curve, const std::string& text, TextStyle& style) const {
        const double width = std::min(m_input.measurer.width(text, style.role, style.size), style.room);
        // How many had not left contradicts a curve at 0, which a handful bring there.
        const bool isAtNobody = curve.steps.back().survival < 0.05 && !isWhole(curve);
        const double time = isAtNobody && curve.firmUntil() > 0 ? curve.firmUntil() : endOf(curve);
        const double end = xOf(time);
        const double y = yOf(curve.survivalAt(time));
        constexpr double kGap = 10;
        if (end + kGap + width <= m_plot.right()) {
            style.anchor = Anchor::left;
            return {end + kGap, y + 4.5};
        }
        double lastFall = m_plot.x;
        for (const SurvivalStep& step : curve.steps)
            if (step.left > 0 && step.time <= time)
                lastFall = xOf(step.time);
        const bool isShort = end - lastFall < width + 2 * kGap;
        constexpr double kBelow = 19;
        constexpr double kAbove = 9;
        const bool isAtTop = y - kAbove < m_plot.y + kAscent;
        const bool isBelow = (isShort || isAtTop) && y + kBelow < m_plot.bottom() - kDescent;
        return {std::max(end - 4, m_plot.x + width), isBelow ? y + kBelow : y - kAbove};
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
        auto& legend = group("chart:legend");
        Pen out = pen(legend);
        double y = m_plot.y - (isLow() ? 15 : 24);
        double x = m_plot.x;
        if (m_isLegendBeside) {
            x = m_plot.right() + kLegendGap;
            for (const LegendItem& item : m_legend.front())
                x -= item.width + kLegendGap;
        } else {
            y -= kLegendLine * static_cast<double>(m_legend.size());
        }
        const double left = x;
        for (const auto& line : m_legend) {
            x = left;
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

    void drawNotes() {
        auto& notes = group("chart:notes");
        Pen out = pen(notes);
        double y = m_below + 12;
        for (const auto& note : m_notes)
            for (const std::string& line : note)
                out.text({m_plot.x, y += kNoteLine}, line, noteText());
    }

    const RetentionInput& m_input;
    const scene::ThemeColours& m_colours;
    Chart m_chart;
    Rect m_plot;
    enum class Form { whole, thumbnail } m_form = Form::whole; ///< the latter has no room for numbers at risk
    bool m_hasShortLabels = false;
    bool m_isLegendBeside = true;                  ///< in the line of the vertical axis's name
    std::vector<std::vector<LegendItem>> m_legend; ///< lines
    double m_end = 0;                              ///< days at the right end
    double m_below = 0;                            ///< baseline of the last row at risk
    std::vector<double> m_ticks;                   ///< days
    std::vector<std::vector<std::string>> m_notes; ///< lines of each
};

} // namespace

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

} // namespace whither::chart
