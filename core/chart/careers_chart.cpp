#include "core/chart/careers_chart.h"

#include "core/chart/pen.h"
#include "core/scene/text.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>

namespace whither::chart {

namespace {

using base::Colour;
using base::Day;
using base::Rect;
using model::PersonIndex;
using query::Spell;
using scene::FontRole;
using Anchor = scene::Text::Anchor;
using CareerTable = base::Table<PersonIndex, query::Career>;

constexpr double kMargin = 28;
constexpr double kHead = 44; ///< for the years and the as-of day
constexpr double kFoot = 19; ///< below the legend
constexpr double kLegendRow = 20;
constexpr double kBar = 15;    ///< height of a bar
constexpr double kLane = 18;   ///< from one bar of a person to the next below it
constexpr double kBetween = 9; ///< between two people
constexpr double kDenseLane = 16;
constexpr double kDenseBetween = 1;
/// Over which a bar fades in whose beginning nobody bounds: a year, so that it claims no more, but to be seen.
constexpr std::chrono::days kFade{365};
constexpr double kLeastFade = 26;
constexpr double kMostFade = 96;
/// Between what the order of moves alone allows as a beginning and the first day that is sure; more says too little.
constexpr std::chrono::days kMostByOrder{2 * 365};
constexpr double kUnknownRoom = 12; ///< for a question mark
constexpr double kNameFont = 12.5;
constexpr double kBarFont = 10.5;
constexpr std::uint8_t kFadedText = 110;

bool isKnown(Day day) {
    return day != base::kFirstDay && day != base::kLastDay;
}

/// From the first dated joining, departure or sighting of anybody in `people` to `asOf`.
query::Days daysOf(std::span<const PersonIndex> people, const CareerTable& careers, Day asOf) {
    Day first = asOf;
    const auto see = [&](Day day) {
        if (isKnown(day))
            first = std::min(first, day);
    };
    for (const PersonIndex person : people)
        for (const Spell& spell : careers[person].spells) {
            see(spell.bounds.start.firstDay());
            see(spell.bounds.start.lastDay());
            if (spell.bounds.end)
                see(spell.bounds.end->firstDay());
        }
    // Room for those of whom nobody says when they began.
    const auto lead = std::max((asOf - first) / 25, std::chrono::days{30});
    return {std::max(first - lead, base::kFirstDay), asOf};
}

/// When a spell may have been on, and when it surely was; the latter can be empty (last before first).
struct Extent {
    query::Days possible;
    query::Days sure;
    bool isOpen = false;      ///< nothing says when it can have begun at the earliest
    bool isOpenEnded = false; ///< it is over, and nobody says when it ended
};

Extent extentOf(const Spell& spell, const query::Days& axis) {
    const base::DateSpan& bounds = spell.bounds;
    Extent extent{{bounds.start.firstDay(), axis.last}, {bounds.start.lastDay(), axis.last}, !bounds.start.earliest()};
    // Nobody dates the arrival, but the order of the moves tells after which day it was.
    if (spell.start && spell.span.start.isUndated() && isKnown(spell.countsFrom)) {
        extent.possible.first = std::max(extent.possible.first, spell.countsFrom);
    }
    // Nothing bounds the start from above: by the first sighting, or the end, the person was there.
    if (!bounds.start.latest())
        extent.sure.first = spell.seenFirst.value_or(axis.last + std::chrono::days{1});
    if (bounds.end) {
        extent.possible.last = std::min(axis.last, bounds.end->lastDay());
        extent.sure.last = std::min(axis.last, bounds.end->firstDay());
        if (spell.span.end->isUndated()) {
            extent.isOpenEnded = !spell.countsUntil || *spell.countsUntil <= axis.last;
            // Until then at least they are drawn there; the next employer counts from there on. Where none does, the
            // end counts from the beginning on, and tells nothing of how long they stayed: they fade out.
            const Day until = std::max(spell.countsUntil.value_or(axis.last), spell.seenLast.value_or(base::kFirstDay));
            const Day began = bounds.start.latest() ? bounds.start.lastDay() : spell.countsFrom;
            extent.possible.last =
                std::min(extent.possible.last,
                         until > std::max(spell.countsFrom, bounds.start.firstDay()) ? until : began + kFade);
            extent.sure.last = std::min(extent.possible.last, spell.seenLast.value_or(extent.sure.first));
        }
    }
    // What the order of the moves alone says of the beginning is told where it says much.
    if (isKnown(extent.possible.first))
        extent.isOpen = !spell.span.start.earliest() &&
                        std::min(extent.sure.first, extent.possible.last) - extent.possible.first > kMostByOrder;
    extent.possible.first = std::max(extent.possible.first, axis.first);
    extent.sure.first = std::max(extent.sure.first, axis.first);
    extent.possible.last = std::max(extent.possible.last, extent.possible.first);
    return extent;
}

class CareersArtist {
  public:
    explicit CareersArtist(const CareersInput& input)
        : m_input(input), m_colours(scene::coloursOf(input.theme)),
          m_axis(daysOf(input.people, input.careers, input.last.value_or(input.asOf))) {}

    Chart run() {
        m_chart.list.groups.push_back({"chart:frame", {}, {}}); // drawn last, when the height is known
        measureNames();
        double y = kMargin + kHead;
        for (const PersonIndex person : m_input.people)
            y = drawPerson(person, y);
        drawFrame(y);
        m_chart.size = {m_input.width, drawLegend(y + 8) + kFoot};
        return std::move(m_chart);
    }

  private:
    [[nodiscard]] TextStyle nameStyle(Colour colour) const {
        return {FontRole::personName, kNameFont, colour, Anchor::left, m_names, {}};
    }

    void measureNames() {
        const double most = m_input.width * 0.26;
        for (const PersonIndex person : m_input.people) {
            m_names = std::max(m_names, m_input.measurer.width(nameOf(person), FontRole::personName, kNameFont));
            if (m_names >= most)
                break;
        }
        m_names = std::min(m_names + 1, most);
        m_left = kMargin + m_names + 18;
        m_width = std::max(m_input.width - m_left - kMargin, 40.0);
    }

    [[nodiscard]] std::string nameOf(PersonIndex person) const {
        const model::Person& row = m_input.dataset.people[person];
        return scene::cleanLine(m_input.words.name(row.name, row.nameZh), scene::kLongestName);
    }
    [[nodiscard]] std::string nameOf(model::CompanyIndex company) const {
        const model::Company& row = m_input.dataset.companies[company];
        return scene::cleanLine(m_input.words.name(row.name, row.nameZh), scene::kLongestName);
    }

    /// At the beginning of a day.
    [[nodiscard]] double xOf(Day day) const {
        const double all = std::max<double>(static_cast<double>((m_axis.last - m_axis.first).count()), 1);
        return m_left + m_width * std::clamp(static_cast<double>((day - m_axis.first).count()) / all, 0.0, 1.0);
    }

    struct Bar {
        std::size_t spell = 0;
        Rect possible;
        Rect sure; ///< empty: never surely
        bool isOpen = false;
        bool isOpenEnded = false;
        std::size_t lane = 0;
        double freeTo = 0; ///< where the next bar of its lane begins
    };

    /// Of the spells that have begun by `until`, and no further.
    [[nodiscard]] std::vector<Bar> barsOf(const query::Career& career, Day until) const {
        const query::Days shown{m_axis.first, std::min(m_axis.last, until)};
        std::vector<Bar> bars;
        for (std::size_t i = 0; i < career.spells.size(); ++i) {
            const Spell& spell = career.spells[i];
            const Extent extent = extentOf(spell, shown);
            const bool hasBegun = spell.countsFrom <= until && extent.possible.first <= m_axis.last;
            const bool isOver = spell.countsUntil && *spell.countsUntil < m_axis.first;
            if (!hasBegun || isOver)
                continue;
            // Behind the as-of day nothing is known: no name stands there, either.
            Bar bar{i,
                    span(extent.possible),
                    {},
                    extent.isOpen,
                    extent.isOpenEnded,
                    0,
                    std::min(xOf(m_input.asOf), m_left + m_width)};
            if (extent.sure.first <= extent.sure.last)
                bar.sure = span(extent.sure);
            if (extent.isOpen) {
                const double known = std::min(xOf(extent.sure.first), bar.possible.right());
                const double right = bar.possible.right();
                bar.possible.x = std::max(bar.possible.x, known - fade());
                bar.possible.width = right - bar.possible.x;
            }
            bar.possible.width = std::max(bar.possible.width, 3.0);
            bars.push_back(bar);
        }
        return bars;
    }
    /// Lanes in which no bar covers another by more than dates that are known to a month do. Says how many.
    static std::size_t giveLanes(std::vector<Bar>& bars) {
        constexpr double kMayMeet = 6;
        std::vector<double> ends;
        for (Bar& bar : bars) {
            const auto lane =
                std::find_if(ends.begin(), ends.end(), [&](double end) { return end <= bar.possible.x + kMayMeet; });
            bar.lane = static_cast<std::size_t>(lane - ends.begin());
            if (lane == ends.end())
                ends.push_back(bar.possible.right());
            else
                *lane = std::max(*lane, bar.possible.right());
        }
        return std::max<std::size_t>(ends.size(), 1);
    }
    static void findRoomBehind(std::vector<Bar>& bars) {
        for (std::size_t i = 0; i < bars.size(); ++i)
            for (std::size_t before = 0; before < i; ++before)
                if (bars[before].lane == bars[i].lane)
                    bars[before].freeTo = std::min(bars[before].freeTo, bars[i].possible.x);
    }
    [[nodiscard]] double fade() const { return std::clamp(xOf(m_axis.first + kFade) - m_left, kLeastFade, kMostFade); }
    [[nodiscard]] Rect span(const query::Days& days) const {
        const double x = xOf(days.first);
        return {x, 0, xOf(days.last) - x, kBar};
    }

    double drawPerson(PersonIndex person, double y) {
        const query::Career& career = m_input.careers[person];
        std::vector<Bar> bars = barsOf(career, std::max(m_input.asOf, m_axis.last));
        const std::size_t lanes = giveLanes(bars);
        if (m_input.asOf < m_axis.last) {
            // What has not happened yet has its room, so that nothing moves when it does.
            const std::vector<Bar> all = std::exchange(bars, barsOf(career, m_input.asOf));
            for (Bar& bar : bars)
                bar.lane =
                    std::find_if(all.begin(), all.end(), [&](const Bar& one) { return one.spell == bar.spell; })->lane;
        }
        findRoomBehind(bars);
        const model::EntityId id{model::EntityKind::person, m_input.dataset.people[person].key};
        const bool isSelected = m_input.selection.contains(id);
        const bool isFaded = !m_input.selection.empty() && !isSelected && !concerns(career);
        scene::DrawGroup name{"career:" + id.key, nameOf(person), {}};
        Pen out(name, m_input.measurer);
        TextStyle style = nameStyle(m_colours.text.withAlpha(isFaded ? kFadedText : 255));
        if (isSelected)
            style.role = FontRole::companyName;
        out.text({kMargin, y + kBar - 3}, nameOf(person), style);
        m_chart.list.groups.push_back(std::move(name));
        if (bars.empty())
            tellWithoutBar(person, y, isFaded);
        std::vector<double> written(lanes, m_left);
        for (Bar& bar : bars) {
            bar.possible.y = bar.sure.y = y + lane() * static_cast<double>(bar.lane);
            drawBar(person, career.spells[bar.spell], bar, isFaded && !concerns(career.spells[bar.spell]),
                    written[bar.lane]);
        }
        return y + lane() * static_cast<double>(lanes) + (isDense() ? kDenseBetween : kBetween);
    }
    [[nodiscard]] bool isDense() const { return m_input.rows == CareersRows::dense; }
    [[nodiscard]] double lane() const { return isDense() ? kDenseLane : kLane; }

    /// Who is known to have left a company, but not when, was there before all that is dated.
    void tellWithoutBar(PersonIndex person, double y, bool isFaded) {
        const auto& spells = m_input.careers[person].spells;
        const auto left = std::find_if(spells.rbegin(), spells.rend(), [this](const Spell& spell) {
            return spell.countsFrom <= m_input.asOf && spell.countsUntil && *spell.countsUntil <= m_input.asOf;
        });
        const auto company = left == spells.rend() ? std::nullopt : std::optional(left->company);
        const std::string text = m_input.words.noBar(m_input.dataset, company);
        const model::EntityId id{model::EntityKind::person, m_input.dataset.people[person].key};
        scene::DrawGroup group{"career:" + id.key + "/none", nameOf(person) + " · " + text, {}};
        Pen out(group, m_input.measurer);
        const TextStyle style{
            FontRole::legend, kBarFont, isFaded ? m_colours.mutedText.withAlpha(kFadedText) : m_colours.mutedText,
            Anchor::left,     m_width,  {}};
        const double width = out.text({m_left, y + kBar - 4}, text, style);
        Target target{group.title, cornersOf({m_left, y, std::max(width, 3.0), kBar}), {id}};
        if (company) {
            target.selects.push_back({model::EntityKind::company, m_input.dataset.companies[*company].key});
            for (const model::MoveIndex move : left->departures)
                target.selects.push_back({model::EntityKind::move, m_input.dataset.moves[move].key});
        }
        m_chart.list.groups.push_back(std::move(group));
        m_chart.targets.push_back(std::move(target));
    }

    [[nodiscard]] bool concerns(const Spell& spell) const {
        const auto has = [&](model::EntityKind kind, const std::string& key) {
            return m_input.selection.contains({kind, key});
        };
        if (has(model::EntityKind::company, m_input.dataset.companies[spell.company].key))
            return true;
        for (const auto* moves : {&spell.arrivals, &spell.departures})
            for (const model::MoveIndex move : *moves)
                if (has(model::EntityKind::move, m_input.dataset.moves[move].key))
                    return true;
        return false;
    }
    [[nodiscard]] bool concerns(const query::Career& career) const {
        return std::any_of(career.spells.begin(), career.spells.end(),
                           [&](const Spell& spell) { return concerns(spell); });
    }

    /// `written`: where what has been drawn in the bar's lane ends.
    void drawBar(PersonIndex person, const Spell& spell, const Bar& bar, bool isFaded, double& written) {
        const std::string& key = m_input.dataset.people[person].key;
        scene::DrawGroup group{
            "career:" + key + "/" + std::to_string(bar.spell), m_input.words.spell(m_input.dataset, person, spell), {}};
        Pen out(group, m_input.measurer);
        const Colour own = m_input.palette.colour(spell.company, m_input.theme);
        const Colour colour = isFaded ? scene::mixed(own, m_colours.canvas, 0.72) : own;
        drawPossible(out, bar, colour);
        if (!bar.sure.isEmpty())
            out.shape(cornersOf(bar.sure), colour);
        drawEmployer(out, spell, bar, colour, isFaded, written);
        Target target{group.title, cornersOf(bar.possible), {}};
        target.selects.push_back({model::EntityKind::person, key});
        target.selects.push_back({model::EntityKind::company, m_input.dataset.companies[spell.company].key});
        std::vector<model::MoveIndex> moves = spell.arrivals;
        for (const model::MoveIndex move : spell.departures)
            if (std::find(moves.begin(), moves.end(), move) == moves.end())
                moves.push_back(move);
        for (const model::MoveIndex move : moves)
            target.selects.push_back({model::EntityKind::move, m_input.dataset.moves[move].key});
        m_chart.list.groups.push_back(std::move(group));
        m_chart.targets.push_back(std::move(target));
    }

    /// The parts of a bar before and after what is sure; all of it where nothing is.
    static std::vector<Rect> coarseParts(const Bar& bar) {
        if (bar.sure.isEmpty())
            return {bar.possible};
        std::vector<Rect> parts;
        for (const auto& [from, to] :
             {std::pair{bar.possible.x, bar.sure.x}, std::pair{bar.sure.right(), bar.possible.right()}})
            if (to - from > 0.5)
                parts.push_back({from, bar.possible.y, to - from, kBar});
        return parts;
    }

    /// The part of a bar that fades in from a beginning that nobody knows, or out to such an end: as much as the sides
    /// that are known leave. Empty: its ends are known.
    [[nodiscard]] Rect fadeIn(const Bar& bar, const Rect& part) const {
        if (!bar.isOpen || part.x > bar.possible.x || part.width < kUnknownRoom)
            return {};
        const bool isBoth = bar.isOpenEnded && part.right() >= bar.possible.right();
        return {part.x, part.y, std::min(fade(), isBoth ? part.width / 2 : part.width), kBar};
    }
    [[nodiscard]] Rect fadeOut(const Bar& bar, const Rect& part) const {
        if (!bar.isOpenEnded || part.right() < bar.possible.right() || part.width < kUnknownRoom)
            return {};
        const double from = fadeIn(bar, part).right();
        return {std::max(from, part.x), part.y, part.right() - std::max(from, part.x), kBar};
    }

    /// Hatched where the dates allow it; fading in, with a question mark, where nobody says since when, and out where
    /// nobody says until when.
    void drawPossible(Pen& out, const Bar& bar, Colour colour) const {
        const Colour ground = scene::mixed(colour, m_colours.canvas, 0.8);
        const Colour ink = scene::mixed(colour, m_colours.canvas, 0.45);
        const Colour faded = scene::mixed(colour, m_colours.canvas, 0.6);
        for (const Rect& part : coarseParts(bar)) {
            const Rect in = fadeIn(bar, part);
            const Rect away = fadeOut(bar, part);
            drawFade(out, in, m_colours.canvas, faded);
            drawFade(out, away, faded, m_colours.canvas);
            const double left = std::max(part.x, in.right());
            const Rect rest{left, part.y, (away.isEmpty() ? part.right() : away.x) - left, kBar};
            if (!rest.isEmpty())
                hatch(out, rest, ground, ink);
            if (!in.isEmpty())
                drawUnknown(out, in, Anchor::left);
            if (!away.isEmpty())
                drawUnknown(out, away, Anchor::right);
        }
    }
    static void hatch(Pen& out, const Rect& part, Colour ground, Colour ink) {
        out.shape(cornersOf(part), ground, scene::Stroke{ink, 0.8, {}, false});
        constexpr double kStep = 6;
        constexpr double kSlant = 8;
        for (double x = part.x + kStep / 2; x + kSlant < part.right(); x += kStep)
            out.line({x, part.bottom()}, {x + kSlant, part.y}, {ink, 0.9, {}, false});
    }
    static void drawFade(Pen& out, const Rect& part, Colour from, Colour to) {
        constexpr int kSlices = 12;
        const double slice = part.width / kSlices;
        for (int i = 0; !part.isEmpty() && i < kSlices; ++i)
            out.shape(cornersOf({part.x + i * slice, part.y, slice, kBar}),
                      scene::mixed(from, to, (i + 0.5) / kSlices));
    }
    /// At the side where the bar is lost.
    void drawUnknown(Pen& out, const Rect& part, Anchor side) const {
        if (part.width < kUnknownRoom)
            return;
        const double x = side == Anchor::left ? part.x + 1 : part.right() - 1;
        out.text({x, part.bottom() - 4}, "?", {FontRole::badge, kBarFont, m_colours.mutedText, side, 1e9, {}});
    }

    /// Within the full part of the bar, or behind the bar, or over a hatched part, or before the bar, or shortened in
    /// the full part.
    void drawEmployer(Pen& out, const Spell& spell, const Bar& bar, Colour colour, bool isFaded,
                      double& written) const {
        constexpr double kPad = 6;
        constexpr double kLeastRoom = 28;
        const std::string name = nameOf(spell.company);
        const double baseline = bar.possible.y + kBar - 4;
        // What is not looked at is not bold, either.
        TextStyle inside{isFaded ? FontRole::legend : FontRole::badge,
                         kBarFont,
                         isFaded ? m_colours.mutedText : scene::textOn(colour),
                         Anchor::left,
                         bar.sure.width - 2 * kPad,
                         {}};
        const double width = out.widthOf(name, inside);
        TextStyle outside{FontRole::legend, kBarFont, m_colours.text.withAlpha(isFaded ? kFadedText : 255),
                          Anchor::left,     1e9,      {}};
        const double lighter = out.widthOf(name, outside);
        Rect widest;
        for (const Rect& part : coarseParts(bar))
            if (part.width > widest.width)
                widest = part;
        // Not over a question mark.
        if (!fadeIn(bar, widest).isEmpty())
            widest = {widest.x + kUnknownRoom, widest.y, widest.width - kUnknownRoom, widest.height};
        if (!fadeOut(bar, widest).isEmpty())
            widest.width -= kUnknownRoom;
        const double over = std::min(widest.right(), bar.freeTo) - widest.x - 2 * kPad;
        const bool fitsInside = width <= inside.room;
        const bool fitsBehind = bar.possible.right() + lighter + 2 * kPad <= bar.freeTo;
        const bool fitsBefore = bar.possible.x - lighter - 2 * kPad >= written;
        written = std::max(written, bar.possible.right());
        if (!fitsInside && fitsBehind) {
            written += kPad + out.text({bar.possible.right() + kPad, baseline}, name, outside);
        } else if (!fitsInside && lighter <= over) {
            outside.halo = scene::mixed(colour, m_colours.canvas, 0.8);
            out.text({std::min(widest.right(), bar.freeTo) - kPad - lighter, baseline}, name, outside);
        } else if (!fitsInside && fitsBefore) {
            outside.anchor = Anchor::right;
            out.text({bar.possible.x - kPad, baseline}, name, outside);
        } else if (fitsInside || inside.room >= kLeastRoom) {
            out.text({bar.sure.x + kPad, baseline}, name, inside);
        } else if (over >= kLeastRoom) {
            outside.halo = scene::mixed(colour, m_colours.canvas, 0.8);
            outside.room = over;
            out.text({widest.x + kPad, baseline}, name, outside);
        }
    }

    void drawFrame(double bottom) {
        Pen out(m_chart.list.groups.front(), m_input.measurer);
        const int first = base::CalendarDate::of(m_axis.first).year;
        const int last = base::CalendarDate::of(m_axis.last).year;
        constexpr double kRoom = 46;
        int every = 1;
        for (const int years : {1, 2, 5, 10, 20, 50, 100, 500})
            if (every = years; m_width * years / std::max(last - first + 1, 1) >= kRoom)
                break;
        const double asOf = xOf(m_input.asOf);
        const TextStyle muted{FontRole::legend, 11.5, m_colours.mutedText, Anchor::middle, 1e9, {}};
        for (int year = first - first % every; year <= last; year += every) {
            const Day day{std::chrono::year{year} / 1 / 1};
            if (day < m_axis.first)
                continue;
            const double x = xOf(day);
            out.line({x, kMargin + 32}, {x, bottom}, {m_colours.line, 0.8, {}, false});
            out.text({x, kMargin + 24}, m_input.words.year(year), muted);
        }
        if (m_input.asOf < m_axis.first || m_input.asOf > m_axis.last)
            return;
        out.line({asOf, kMargin + 6}, {asOf, bottom}, {m_colours.selection, 1.4, {4, 3}, false});
        const std::string text = m_input.words.asOf(m_input.asOf);
        TextStyle style{FontRole::legend, 11.5, m_colours.selection, Anchor::right, m_width, {}};
        if (asOf - out.widthOf(text, style) < m_left)
            style.anchor = Anchor::left;
        out.text({asOf + (style.anchor == Anchor::right ? -6 : 6), kMargin + 6}, text, style);
    }

    /// Gives where it ends.
    double drawLegend(double y) {
        using Term = CareersWords::Term;
        constexpr double kMark = 26;
        constexpr double kGap = 7;
        constexpr double kBetweenItems = 22;
        scene::DrawGroup legend{"chart:legend", {}, {}};
        Pen out(legend, m_input.measurer);
        const TextStyle style{FontRole::legend, 11.5, m_colours.mutedText, Anchor::left, m_width - kMark - kGap, {}};
        const Colour colour = m_colours.otherCompany;
        double x = m_left;
        for (const Term term : {Term::known, Term::coarse, Term::open, Term::openEnded}) {
            const std::string text = m_input.words.term(term);
            if (const double wide = kMark + kGap + out.widthOf(text, style); x + wide > m_left + m_width) {
                // A long line has the room below the names as well.
                if (x > m_left)
                    y += kLegendRow;
                x = std::min(m_left, std::max(kMargin, m_left + m_width - wide));
            }
            const Rect mark{x, y, kMark, kBar};
            if (term == Term::known)
                out.shape(cornersOf(mark), colour);
            else
                drawPossible(out, Bar{0, mark, {}, term == Term::open, term == Term::openEnded, 0, 0}, colour);
            x += kMark + kGap + out.text({x + kMark + kGap, y + 11.5}, text, style) + kBetweenItems;
        }
        m_chart.list.groups.push_back(std::move(legend));
        return y + kBar;
    }

    const CareersInput& m_input;
    const scene::ThemeColours& m_colours;
    query::Days m_axis;
    Chart m_chart;
    double m_names = 0; ///< room for names
    double m_left = 0;  ///< where the time axis begins
    double m_width = 0; ///< of the time axis
};

} // namespace

std::vector<PersonIndex> sorted(std::vector<PersonIndex> people, CareerOrder order, const model::Dataset& dataset,
                                const CareerTable& careers, std::optional<Day> asOf) {
    const auto earliest = [](Day& day, Day other) {
        if (isKnown(other))
            day = std::min(day, other);
    };
    struct Rank {
        int group = 0; ///< of those that a later one follows whatever else
        Day day = base::kFirstDay;
        std::size_t employer = 0;
        std::string_view name;
        PersonIndex person{};
    };
    std::vector<Rank> ranks;
    ranks.reserve(people.size());
    for (const PersonIndex person : people) {
        Rank rank{0, base::kFirstDay, 0, dataset.people[person].name, person};
        const auto& spells = careers[person].spells;
        switch (order) {
        case CareerOrder::name:
            break;
        case CareerOrder::joining:
            rank.day = base::kLastDay;
            for (const Spell& spell : spells)
                earliest(rank.day, spell.countsFrom);
            rank.group = rank.day == base::kLastDay ? 1 : 0;
            break;
        case CareerOrder::firstDeparture:
            rank.day = base::kLastDay;
            for (const Spell& spell : spells)
                if (spell.countsUntil && (!asOf || *spell.countsUntil <= *asOf))
                    earliest(rank.day, *spell.countsUntil);
            if (rank.day == base::kLastDay)
                rank.group = std::any_of(spells.begin(), spells.end(),
                                         [](const Spell& spell) {
                                             return isKnown(spell.countsFrom) || !spell.span.start.isUndated();
                                         })
                                 ? 1
                                 : 2;
            break;
        case CareerOrder::employer: {
            const auto employer = query::employerOn(careers[person], asOf);
            rank.group = employer ? 0 : 1;
            rank.employer = employer ? base::raw(*employer) : 0; // companies stand by key
            break;
        }
        }
        ranks.push_back(rank);
    }
    std::sort(ranks.begin(), ranks.end(), [](const Rank& a, const Rank& b) {
        return std::tie(a.group, a.day, a.employer, a.name, a.person) <
               std::tie(b.group, b.day, b.employer, b.name, b.person);
    });
    for (std::size_t i = 0; i < ranks.size(); ++i)
        people[i] = ranks[i].person;
    return people;
}

Chart drawCareers(const CareersInput& input) {
    return CareersArtist(input).run();
}

} // namespace whither::chart
