#include "core/chart/sankey_chart.h"

#include "core/chart/pen.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace whither::chart {

namespace {

using base::Colour;
using base::Point;
using base::Rect;
using query::FlowCell;
using query::FlowCounts;
using query::FlowGroup;
using query::FlowQuery;
using scene::FontRole;
using scene::Text;

constexpr double kMargin = 24;
constexpr double kHeadFont = 11;
constexpr double kHeadRoom = 34; ///< from the margin to the top of the bars
constexpr double kNoteGap = 22;
constexpr double kNameFont = 13;
constexpr double kDetailFont = 11;
constexpr double kBarWidth = 14;
constexpr double kLabelGap = 10;
constexpr double kWidestLabel = 0.24; ///< of the chart's width
constexpr double kNarrowLabel = 118;  ///< pixels that even a narrow chart has for one
constexpr double kThinnest = 1.25;    ///< that a ribbon is drawn
constexpr int kSegments = 24;         ///< of a ribbon's edge
/// Share of the height that labels may take when every bar is as small as they are; the rest shows proportions.
constexpr double kLabelShare = 0.72;
constexpr double kLowLabelShare = 0.95; ///< of a plot in which few names have room
constexpr double kLowPlot = 300;
// By these names are counted: the lines of scripts are not as high as each other, nor notes as long, and what is folded
// must not depend on that.
constexpr double kUsualLabelHeight = 29;
constexpr double kUsualNoteLines = 3;
constexpr double kUsualBriefLines = 2;
constexpr double kLeastGap = 3; ///< between labels
constexpr double kUnnamed = 2;  ///< in a column: others, and not known
/// So high that labels of the fewest have room.
constexpr double kLeastPlot = (kUsualLabelHeight + kLeastGap) * (kLeastNamed + kUnnamed);
constexpr double kBelow = kNoteGap + kMargin / 2; ///< around the notes

std::uint64_t nameOf(const FlowGroup& group) {
    // FNV-1a, 64 bits (Fowler, Noll, Vo).
    std::uint64_t hash = 0xcbf29ce484222325U ^ static_cast<std::uint64_t>(group.sort);
    for (const char c : group.key) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    return hash;
}

/// A bar of the picture.
struct Node {
    std::size_t column;
    std::size_t group;
    std::size_t in = 0;
    std::size_t out = 0;
};

class Drawing {
  public:
    explicit Drawing(const SankeyInput& input)
        : m_input(input), m_colours(scene::coloursOf(input.theme)),
          m_nameHeight(lineHeight(FontRole::companyName, kNameFont, input.measurer)),
          m_labelHeight(m_nameHeight + lineHeight(FontRole::detail, kDetailFont, input.measurer)) {}

    SankeyPicture picture() {
        count();
        if (m_counts.steps.empty())
            return {emptyChart(m_input), m_input.before != nullptr ? *m_input.before : SankeyMemory{}};
        const FlowGroups groups(m_input, m_counts);
        m_groups = &groups;
        makeNodes();
        place();
        m_chart.size = {m_input.size.width, m_height};
        addHeads();
        addRibbons();
        addBars();
        addNote(m_chart, m_input, m_note, {m_plot.x, m_plot.bottom() + kNoteGap});
        return {std::move(m_chart), {std::move(m_layout.order), namedOf(m_counts)}};
    }

  private:
    /// Counts with as many names as have room.
    void count() {
        FlowQuery query = m_input.query;
        if (m_input.before != nullptr)
            query.shownBefore = m_input.before->groups;
        query.limit = std::min<std::size_t>(query.limit, 1);
        const double width = m_input.size.width - 2 * kMargin;
        m_height = std::max(m_input.size.height, leastSankey().height);
        const double top = kMargin + kHeadRoom;
        const double room = m_height - top - kBelow;
        m_note = noteLines(m_input, m_input.table.count(query), FlowNote::Form::sankey, {width, room - kLeastPlot});
        const double notes = static_cast<double>(m_note.size()) * kNoteLine;
        m_plot = {kMargin, top, width, std::max(m_labelHeight, room - notes)};
        m_gap = std::clamp(m_plot.height * 0.014, kLeastGap, 10.0);
        const double lines = m_height < kLeastForWholeNote ? kUsualBriefLines : kUsualNoteLines;
        const double usual = std::max(kLeastPlot, room - lines * kNoteLine);
        const double share = usual < kLowPlot ? kLowLabelShare : kLabelShare;
        const double rooms =
            std::floor(usual * share / (kUsualLabelHeight + std::clamp(usual * 0.014, kLeastGap, 10.0)));
        query.limit = std::min(m_input.query.limit, static_cast<std::size_t>(std::max(1.0, rooms - kUnnamed)));
        m_counts = m_input.table.count(query);
    }

    void makeNodes() {
        std::map<std::pair<std::size_t, std::size_t>, std::size_t> places;
        for (const FlowCell& cell : m_counts.cells) {
            places.try_emplace({cell.stage, cell.from});
            places.try_emplace({cell.stage + 1U, cell.to});
        }
        for (auto& [where, place] : places) {
            place = m_nodes.size();
            m_nodes.push_back({where.first, where.second});
        }
        for (const FlowCell& cell : m_counts.cells) {
            m_ends.emplace_back(places.at({cell.stage, cell.from}), places.at({cell.stage + 1U, cell.to}));
            m_nodes[m_ends.back().first].out += cell.steps;
            m_nodes[m_ends.back().second].in += cell.steps;
        }
    }

    void place() {
        SankeyProblem problem;
        for (const Node& node : m_nodes) {
            const FlowGroup& group = m_counts.groups[node.group];
            SankeyNode& added = problem.nodes.emplace_back();
            added.column = static_cast<std::uint32_t>(node.column);
            added.name = nameOf(group);
            added.rank = static_cast<std::uint32_t>(group.sort); // others, then what is not known, below the named
            added.size = static_cast<double>(std::max(node.in, node.out));
            added.minRoom = m_labelHeight;
        }
        for (std::size_t i = 0; i < m_ends.size(); ++i)
            problem.links.push_back({m_ends[i].first, m_ends[i].second, static_cast<double>(m_counts.cells[i].steps)});
        problem.height = m_plot.height;
        problem.gap = m_gap;
        problem.before = m_input.before != nullptr ? &m_input.before->order : nullptr;
        m_layout = layOut(problem);

        // The outer labels stand beside the plot, as wide as they come.
        const auto last = static_cast<std::size_t>(m_counts.stages) - 1;
        double left = 0;
        double right = 0;
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            const double width = std::min(
                std::max(m_input.measurer.width(m_groups->name(m_nodes[i].group), FontRole::companyName, kNameFont),
                         m_input.measurer.width(detail(m_nodes[i]), FontRole::detail, kDetailFont)),
                std::max(kWidestLabel * m_input.size.width, kNarrowLabel));
            if (m_nodes[i].column == 0)
                left = std::max(left, width);
            if (m_nodes[i].column == last)
                right = std::max(right, width);
        }
        m_labelRoom = std::max(kWidestLabel * m_input.size.width, kNarrowLabel);
        const double first = m_plot.x + left + kLabelGap;
        const double end = m_plot.right() - right - kLabelGap - kBarWidth;
        for (std::size_t column = 0; column <= last; ++column)
            m_barAt.push_back(first + (end - first) * static_cast<double>(column) / static_cast<double>(last));
        // Those between stand on the ribbons that leave their bar.
        m_middleRoom = last > 1 ? m_barAt[1] - m_barAt[0] - kBarWidth - 2 * kLabelGap : 0;
    }

    [[nodiscard]] std::string detail(const Node& node) const {
        const query::FlowTotal& total = m_counts.totals[node.group];
        if (m_counts.stages > 2)
            return m_input.words.peopleAt(std::max(node.in, node.out));
        if (!m_groups->isNamed(node.group))
            return m_input.words.steps(std::max(node.in, node.out));
        return node.column == 0 ? m_input.words.left(total) : m_input.words.came(total);
    }

    [[nodiscard]] bool isFirst(const Node& node) const { return node.column == 0; }

    void addHeads() {
        scene::DrawGroup group{"flow:heads", {}, {}};
        for (std::size_t column = 0; column < m_counts.stages; ++column) {
            const double x = m_barAt[column] + (column == 0 ? kBarWidth : 0);
            const auto anchor = column == 0 ? Text::Anchor::right : Text::Anchor::left;
            Pen(group, m_input.measurer)
                .text({x, kMargin + kHeadFont}, m_input.words.column(column, m_counts.stages),
                      {FontRole::badge, kHeadFont, m_colours.mutedText, anchor, m_labelRoom, {}});
        }
        m_chart.list.groups.push_back(std::move(group));
    }

    [[nodiscard]] std::vector<Point> ribbon(std::size_t link) const {
        const auto& [from, to] = m_ends[link];
        const SankeyLayout::Ribbon& ribbon = m_layout.ribbons[link];
        const double thickness = std::max(ribbon.thickness, kThinnest);
        const double grown = (thickness - ribbon.thickness) / 2;
        const double x0 = m_barAt[m_nodes[from].column] + kBarWidth;
        const double x1 = m_barAt[m_nodes[to].column];
        const double y0 = m_plot.y + ribbon.from - grown;
        const double y1 = m_plot.y + ribbon.to - grown;
        std::vector<Point> points;
        for (int i = 0; i <= kSegments; ++i) {
            const double t = static_cast<double>(i) / kSegments;
            points.push_back({x0 + (x1 - x0) * t, y0 + (y1 - y0) * t * t * (3 - 2 * t)});
        }
        for (int i = kSegments; i >= 0; --i)
            points.push_back(points[static_cast<std::size_t>(i)] + Point{0, thickness});
        return points;
    }

    void addRibbons() {
        struct Drawn {
            std::size_t link;
            bool isSelected;
            bool isGrey;
        };
        std::vector<Drawn> ribbons;
        for (std::size_t i = 0; i < m_ends.size(); ++i)
            ribbons.push_back({i, m_groups->isSelected(m_counts.cells[i]), m_groups->isGrey(m_counts.cells[i].to)});
        const bool isAnySelected =
            std::any_of(ribbons.begin(), ribbons.end(), [](const Drawn& one) { return one.isSelected; });
        // Grey at the back, what is selected in front; else from top to bottom.
        std::stable_sort(ribbons.begin(), ribbons.end(), [&](const Drawn& a, const Drawn& b) {
            const auto rank = [&](const Drawn& one) {
                return std::tuple{one.isSelected, !one.isGrey, m_counts.cells[one.link].stage,
                                  m_layout.ribbons[one.link].from};
            };
            return rank(a) < rank(b);
        });
        const bool isDark = m_input.theme == scene::Theme::dark;
        for (const Drawn& one : ribbons) {
            const FlowCell& cell = m_counts.cells[one.link];
            const std::uint8_t usual = one.isGrey ? (isDark ? 80 : 62) : (isDark ? 108 : 88);
            const auto alpha = one.isSelected ? std::uint8_t{225} : isAnySelected ? std::uint8_t(usual / 2) : usual;
            auto outline = ribbon(one.link);
            const std::string told = m_groups->told(cell);
            scene::DrawGroup group{"flow:" + std::to_string(cell.stage) + '/' + m_groups->id(cell.from) + '/' +
                                       m_groups->id(cell.to),
                                   told,
                                   {}};
            group.primitives.emplace_back(scene::Polygon{outline, m_groups->colour(cell.to).withAlpha(alpha), {}});
            m_chart.list.groups.push_back(std::move(group));
            m_chart.targets.push_back({told, std::move(outline), m_groups->inside(cell)});
        }
    }

    void addBars() {
        std::size_t node = 0;
        std::vector<std::size_t> order(m_nodes.size());
        for (std::size_t& place : order)
            place = node++;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::pair{m_nodes[a].column, m_layout.bars[a].top} <
                   std::pair{m_nodes[b].column, m_layout.bars[b].top};
        });
        for (const std::size_t place : order)
            addBar(m_nodes[place], m_layout.bars[place]);
    }

    void addBar(const Node& node, const SankeyLayout::Bar& bar) {
        const std::string& name = m_groups->name(node.group);
        const std::string title = m_groups->isNamed(node.group) ? m_input.words.group(name, m_counts.totals[node.group])
                                                                : name + ": " + detail(node);
        scene::DrawGroup group{"flow-bar:" + std::to_string(node.column) + '/' + m_groups->id(node.group), title, {}};
        const double middle = m_plot.y + bar.top + bar.height / 2;
        const double height = std::max(bar.height, kThinnest);
        const Rect box{m_barAt[node.column], middle - height / 2, kBarWidth, height};
        const double radius = std::min(3.0, height / 2);
        group.primitives.emplace_back(scene::Polygon{rounded(box, radius), m_groups->colour(node.group), {}});
        if (m_groups->isSelected(node.group))
            group.primitives.emplace_back(scene::Polygon{
                rounded(box.grown(3), radius + 3), {}, scene::Stroke{m_colours.selection, 1.5, {}, false}});

        const bool isMiddle = node.column > 0 && node.column + 1 < m_counts.stages;
        const double room = isMiddle ? m_middleRoom : m_labelRoom;
        const auto anchor = isFirst(node) ? Text::Anchor::right : Text::Anchor::left;
        const double x = isFirst(node) ? box.x - kLabelGap : box.right() + kLabelGap;
        const double top = middle - m_labelHeight / 2;
        double widest = 0;
        Pen out(group, m_input.measurer);
        const auto halo = isMiddle ? std::optional(m_colours.canvas.withAlpha(215)) : std::nullopt;
        const auto put = [&](double baseline, const std::string& text, FontRole role, double size, Colour colour) {
            widest = std::max(widest, out.text({x, baseline}, text, {role, size, colour, anchor, room, halo}));
        };
        const auto ascent = [&](FontRole role) { return m_input.measurer.vertical(role).ascent; };
        put(top + ascent(FontRole::companyName) * kNameFont, name, FontRole::companyName, kNameFont, m_colours.text);
        put(top + m_nameHeight + ascent(FontRole::detail) * kDetailFont, detail(node), FontRole::detail, kDetailFont,
            m_colours.mutedText);
        m_chart.list.groups.push_back(std::move(group));

        const Rect label{isFirst(node) ? x - widest : x, top, widest, m_labelHeight};
        m_chart.targets.push_back({title,
                                   cornersOf(base::united(isMiddle ? box.grown(1) : base::united(box, label), box)),
                                   m_groups->companies(node.group)});
    }

    static std::vector<Point> rounded(const Rect& box, double radius) {
        constexpr int kSteps = 4;
        constexpr double kQuarter = 1.5707963267948966;
        const Rect inner = box.grown(-radius);
        std::vector<Point> points;
        const std::vector<Point> corners{
            {inner.right(), inner.bottom()}, {inner.x, inner.bottom()}, {inner.x, inner.y}, {inner.right(), inner.y}};
        for (std::size_t corner = 0; corner < corners.size(); ++corner)
            for (int step = 0; step <= kSteps; ++step) {
                const double angle = kQuarter * (static_cast<double>(corner) + static_cast<double>(step) / kSteps);
                points.push_back(corners[corner] + Point{std::cos(angle), std::sin(angle)} * radius);
            }
        return points;
    }

    const SankeyInput& m_input;
    const scene::ThemeColours& m_colours;
    double m_nameHeight;
    double m_labelHeight;
    double m_height = 0; ///< of the chart
    std::vector<std::string> m_note;
    Rect m_plot;
    double m_gap = 8;
    FlowCounts m_counts;
    const FlowGroups* m_groups = nullptr;
    std::vector<Node> m_nodes;
    std::vector<std::pair<std::size_t, std::size_t>> m_ends; ///< of each cell: places in m_nodes
    SankeyLayout m_layout;
    std::vector<double> m_barAt; ///< left side, of each column
    double m_labelRoom = 0;
    double m_middleRoom = 0;
    Chart m_chart;
};

} // namespace

base::Size leastSankey() {
    return {320, kMargin + kHeadRoom + kLeastPlot + kBelow};
}

SankeyPicture composeSankey(const SankeyInput& input) {
    return Drawing(input).picture();
}

} // namespace whither::chart
