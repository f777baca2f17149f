#include "core/chart/matrix_chart.h"

#include "core/chart/pen.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
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
constexpr double kNoteGap = 20;
constexpr double kNameFont = 12.5;
constexpr double kHeadFont = 11;
constexpr double kHeadLine = 13; ///< from baseline to baseline
constexpr std::size_t kHeadLines = 4;
/// Where names over the columns stand at two heights by turns, each is on so many lines, as wide as two columns less
/// this.
constexpr std::size_t kLowLines = 2;
constexpr double kHeadHeight = kHeadLine * kHeadLines + 16;
constexpr double kUnnamed = 3; ///< rows and columns of others, of what is not known, and of the sums
constexpr double kBesideName = 10;
constexpr double kCountFont = 12;
constexpr double kLeastRow = 23;
constexpr double kLeastColumn = 30;
constexpr double kHighestRow = 48;
constexpr double kWidestNamed = 78; ///< column that words of names over it may ask for
constexpr double kWidestColumn = 104;
constexpr double kLeastNamedColumn = 44;  ///< with a name over it; where few of these have room, narrower ones do
constexpr double kNarrowNamedColumn = 34; ///< and where few of those have, numbers stand there
constexpr double kNumberRoom = 24;
constexpr double kSwatch = 9;
/// Columns with names are preferred to more columns without, or as many as have rows.
constexpr double kEnoughNamed = 6;
constexpr double kEnoughInNarrow = 3;

class Drawing {
  public:
    explicit Drawing(const MatrixInput& input) : m_input(input), m_colours(scene::coloursOf(input.theme)) {}

    MatrixPicture picture() {
        count();
        if (m_counts.steps.empty())
            return {emptyChart(m_input), m_input.before != nullptr ? *m_input.before : MatrixMemory{}};
        const FlowGroups groups(m_input, m_counts);
        m_groups = &groups;
        place();
        m_chart.size = {m_input.size.width, m_fullHeight};
        addGrid();
        addRowHeads();
        addColumnHeads();
        addCells();
        addSums();
        addNote(m_chart, m_input, m_note, {kMargin, bottom() + kNoteGap});
        return {std::move(m_chart), memory()};
    }

  private:
    void count() {
        FlowQuery query = m_input.query;
        query.stages = 2;
        if (m_input.before != nullptr) {
            query.order = m_input.before->order;
            query.shownBefore = m_input.before->groups;
        }
        query.limit = std::min<std::size_t>(query.limit, 1);
        m_fullHeight = std::max(m_input.size.height, leastMatrix().height);
        m_note = noteLines(m_input, m_input.table.count(query), FlowNote::Form::matrix,
                           {m_input.size.width - 2 * kMargin, m_fullHeight - leastMatrix().height - kNoteGap});
        m_labelWidth = std::clamp(m_input.size.width * 0.2, 128.0, 210.0);
        m_width = m_input.size.width - 2 * kMargin - m_labelWidth;
        m_height = m_fullHeight - 2 * kMargin - kHeadHeight -
                   (m_note.empty() ? 0 : kNoteGap + static_cast<double>(m_note.size()) * kNoteLine);
        const double down = std::floor(m_height / kLeastRow) - kUnnamed;
        const auto countWithin = [&](double columnWidth) {
            const double across = std::floor(m_width / columnWidth) - kUnnamed;
            query.limit =
                std::min(m_input.query.limit, static_cast<std::size_t>(std::max(1.0, std::min(across, down))));
            m_counts = m_input.table.count(query);
            return across;
        };
        const auto countNamed = [&](double columnWidth, double enough) {
            enough = std::min(enough, std::max(1.0, down));
            double across = countWithin(columnWidth);
            // The fewer columns, the longer the words that have room over them.
            for (double needed = widthForNames(columnWidth); across >= enough && !fits(needed);
                 needed = widthForNames(columnWidth))
                across = countWithin(std::max(needed, m_width / (across + kUnnamed - 0.5)));
            return across >= enough;
        };
        m_hasNames = countNamed(kLeastNamedColumn, kEnoughNamed) || countNamed(kNarrowNamedColumn, kEnoughInNarrow);
        if (!m_hasNames)
            countWithin(kLeastColumn);
    }

    [[nodiscard]] TextStyle headStyle(double room, Colour colour) const {
        return {FontRole::detail, kHeadFont, colour, Text::Anchor::middle, room, {}};
    }
    /// Of a column, so that no word of the names over them is cut where they stand at two heights.
    [[nodiscard]] double widthForNames(double least) const {
        const FlowGroups groups(m_input, m_counts);
        const TextStyle narrow = headStyle(1, m_colours.text);
        double widest = 0;
        for (std::size_t group = 0; group < m_counts.groups.size(); ++group)
            if (groups.isNamed(group))
                for (const std::string& word : wrapped(groups.name(group), narrow, m_input.measurer))
                    widest = std::max(widest, m_input.measurer.width(word, narrow.role, narrow.size));
        return std::clamp((widest + kBesideName) / 2, least, kWidestNamed);
    }
    [[nodiscard]] bool fits(double columnWidth) const {
        return columnWidth * static_cast<double>(m_counts.groups.size() + 1) <= m_width;
    }

    /// Groups that are not shown now keep their place in the order.
    [[nodiscard]] MatrixMemory memory() const {
        MatrixMemory memory{{}, namedOf(m_counts)};
        if (m_input.before != nullptr)
            memory.order = m_input.before->order;
        const auto placeOf = [&memory](const FlowGroup& group) {
            return std::find_if(memory.order.begin(), memory.order.end(),
                                [&group](const FlowGroup& one) { return one.key == group.key; });
        };
        auto next = memory.order.end();
        for (auto group = memory.groups.rbegin(); group != memory.groups.rend(); ++group) {
            const auto known = placeOf(*group);
            next = known != memory.order.end() ? known : memory.order.insert(next, *group);
        }
        return memory;
    }

    void place() {
        for (std::size_t i = 0; i < m_counts.groups.size(); ++i) {
            if (m_counts.groups[i].sort != FlowGroup::Sort::noneKnown)
                m_rows.push_back(i);
            if (m_counts.groups[i].sort != FlowGroup::Sort::unknown)
                m_columns.push_back(i);
        }
        m_rowOf.resize(m_counts.groups.size());
        m_columnOf.resize(m_counts.groups.size());
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            m_rowOf[m_rows[i]] = i;
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            m_columnOf[m_columns[i]] = i;
        m_cell = {std::min(kWidestColumn, m_width / static_cast<double>(m_columns.size() + 1)),
                  std::min(kHighestRow, m_height / static_cast<double>(m_rows.size() + 1))};
        m_origin = {kMargin + m_labelWidth, kMargin + kHeadHeight};
        if (!m_hasNames)
            return;
        const TextStyle style = headStyle(m_cell.width - 4, m_colours.text);
        for (const std::size_t group : m_columns) {
            const auto lines = wrapped(m_groups->name(group), style, m_input.measurer);
            m_isByTurns = m_isByTurns || lines.size() > kHeadLines ||
                          std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
                              return m_input.measurer.width(line, style.role, style.size) > style.room;
                          });
        }
    }

    [[nodiscard]] double bottom() const { return m_origin.y + m_cell.height * static_cast<double>(m_rows.size() + 1); }
    [[nodiscard]] Rect cell(std::size_t row, std::size_t column) const {
        return {m_origin.x + m_cell.width * static_cast<double>(column),
                m_origin.y + m_cell.height * static_cast<double>(row), m_cell.width, m_cell.height};
    }
    [[nodiscard]] double middleBaseline(double middle, FontRole role, double size) const {
        const auto vertical = m_input.measurer.vertical(role);
        return middle + (vertical.ascent - vertical.descent) * size / 2;
    }
    [[nodiscard]] Text text(Point baseline, const std::string& words, FontRole role, double size, double room,
                            Colour colour, Text::Anchor anchor) const {
        return lineAt(baseline, words, {role, size, colour, anchor, room, {}}, m_input.measurer);
    }
    void addCentred(scene::DrawGroup& group, const Rect& box, const std::string& words, FontRole role,
                    Colour colour) const {
        group.primitives.emplace_back(text({box.centre().x, middleBaseline(box.centre().y, role, kCountFont)}, words,
                                           role, kCountFont, box.width, colour, Text::Anchor::middle));
    }

    void addGrid() {
        scene::DrawGroup group{"flow:grid", {}, {}};
        const double right = m_origin.x + m_cell.width * static_cast<double>(m_columns.size());
        const double low = m_origin.y + m_cell.height * static_cast<double>(m_rows.size());
        const scene::Stroke stroke{m_colours.line.withAlpha(150), 1, {}, false};
        const auto line = [&](Point from, Point to) {
            group.primitives.emplace_back(scene::Curve{from, (from + to) * 0.5, to, stroke});
        };
        for (std::size_t row = 0; row <= m_rows.size(); ++row) {
            const double y = m_origin.y + m_cell.height * static_cast<double>(row);
            line({m_origin.x, y}, {right, y});
        }
        for (std::size_t column = 0; column <= m_columns.size(); ++column) {
            const double x = m_origin.x + m_cell.width * static_cast<double>(column);
            line({x, m_origin.y}, {x, low});
        }
        m_chart.list.groups.push_back(std::move(group));
    }

    [[nodiscard]] std::string title(std::size_t group) const {
        return m_groups->isNamed(group)
                   ? m_input.words.group(m_groups->name(group), m_counts.totals[group])
                   : m_groups->name(group) + ": " +
                         m_input.words.steps(std::max(m_counts.totals[group].left, m_counts.totals[group].came) +
                                             m_counts.totals[group].within);
    }
    /// The number by which a group's row and column are found where columns have no names; the unnamed have none.
    [[nodiscard]] std::string number(std::size_t group) const {
        return m_groups->isNamed(group) && !m_hasNames ? std::to_string(group + 1) : std::string{};
    }
    [[nodiscard]] Colour nameColour(std::size_t group) const {
        return m_groups->isSelected(group) ? m_colours.selection
               : m_groups->isNamed(group)  ? m_colours.text
                                           : m_colours.mutedText;
    }

    [[nodiscard]] double numberRoom() const { return m_hasNames ? 0 : kNumberRoom; }

    void addRowHeads() {
        scene::DrawGroup corner{"flow:heads", {}, {}};
        const auto lines = wrapped(m_input.words.rowsAndColumns(),
                                   {FontRole::badge,
                                    kHeadFont,
                                    m_colours.mutedText,
                                    Text::Anchor::left,
                                    m_labelWidth - 12 - (m_isByTurns ? m_cell.width / 2 : 0),
                                    {}},
                                   m_input.measurer, kHeadLines);
        for (std::size_t i = 0; i < lines.size(); ++i)
            corner.primitives.emplace_back(
                text({kMargin, m_origin.y - 12 - kHeadLine * static_cast<double>(lines.size() - 1 - i)}, lines[i],
                     FontRole::badge, kHeadFont, m_labelWidth, m_colours.mutedText, Text::Anchor::left));
        m_chart.list.groups.push_back(std::move(corner));
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            const std::size_t group = m_rows[row];
            const Rect box{kMargin, cell(row, 0).y, m_labelWidth, m_cell.height};
            const double middle = box.centre().y;
            scene::DrawGroup drawn{"flow-row:" + m_groups->id(group), title(group), {}};
            drawn.primitives.emplace_back(
                text({box.x + kNumberRoom - 8, middleBaseline(middle, FontRole::detail, kHeadFont)}, number(group),
                     FontRole::detail, kHeadFont, kNumberRoom, m_colours.mutedText, Text::Anchor::right));
            drawn.primitives.emplace_back(
                scene::Polygon{cornersOf({box.x + numberRoom(), middle - kSwatch / 2, kSwatch, kSwatch}),
                               m_groups->colour(group),
                               {}});
            const double x = box.x + numberRoom() + kSwatch + 7;
            drawn.primitives.emplace_back(text({x, middleBaseline(middle, FontRole::companyName, kNameFont)},
                                               m_groups->name(group), FontRole::companyName, kNameFont,
                                               box.right() - 10 - x, nameColour(group), Text::Anchor::left));
            m_chart.list.groups.push_back(std::move(drawn));
            m_chart.targets.push_back({title(group), cornersOf(box), m_groups->companies(group)});
        }
    }

    void addColumnHeads() {
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            const std::size_t group = m_columns[column];
            const Rect top = cell(0, column);
            const double middle = top.centre().x;
            scene::DrawGroup drawn{"flow-column:" + m_groups->id(group), title(group), {}};
            const Colour colour = nameColour(group);
            const TextStyle style = headStyle(m_isByTurns ? 2 * m_cell.width - kBesideName : m_cell.width - 4, colour);
            const bool hasName = m_hasNames || !m_groups->isNamed(group);
            const auto lines = wrapped(hasName ? m_groups->name(group) : number(group), style, m_input.measurer,
                                       m_isByTurns ? kLowLines : kHeadLines);
            double baseline = m_origin.y - 10 - kHeadLine * static_cast<double>(lines.size());
            if (m_isByTurns && column % 2 == 1) {
                baseline -= kHeadLine * kLowLines;
                drawn.primitives.emplace_back(scene::Curve{{middle, m_origin.y - 6},
                                                           {middle, m_origin.y - 6 - kHeadLine},
                                                           {middle, m_origin.y - 4 - kHeadLine * kLowLines},
                                                           scene::Stroke{m_colours.line, 1, {}, false}});
            }
            for (const std::string& line : lines) {
                baseline += kHeadLine;
                drawn.primitives.emplace_back(lineAt({middle, baseline}, line, style, m_input.measurer));
            }
            drawn.primitives.emplace_back(scene::Polygon{
                cornersOf({top.x + 4, m_origin.y - 4, m_cell.width - 8, 3}), m_groups->colour(group), {}});
            m_chart.list.groups.push_back(std::move(drawn));
            m_chart.targets.push_back({title(group),
                                       cornersOf({top.x, m_origin.y - kHeadHeight, m_cell.width, kHeadHeight}),
                                       m_groups->companies(group)});
        }
    }

    void addCells() {
        std::uint32_t most = 0;
        for (const FlowCell& one : m_counts.cells)
            if (m_groups->isNamed(one.from) && m_groups->isNamed(one.to) && one.from != one.to)
                most = std::max(most, one.steps);
        for (const FlowCell& one : m_counts.cells) {
            const Rect box = cell(m_rowOf[one.from], m_columnOf[one.to]);
            const bool isGrey = !m_groups->isNamed(one.from) || !m_groups->isNamed(one.to) || one.from == one.to;
            // By the root, so that small counts can still be told from none. The shades of others and of what stays
            // within are grey: they would drown the rest.
            const double share =
                std::min(1.0, std::sqrt(static_cast<double>(one.steps) / std::max(1.0, static_cast<double>(most))));
            const Colour shade = scene::mixed(m_colours.canvas, isGrey ? m_colours.otherCompany : m_colours.selection,
                                              isGrey ? 0.1 + 0.3 * share : 0.12 + 0.78 * share);
            const std::string told = m_groups->told(one);
            scene::DrawGroup group{"flow:" + m_groups->id(one.from) + '/' + m_groups->id(one.to), told, {}};
            const Rect inner = box.grown(-1);
            group.primitives.emplace_back(scene::Polygon{cornersOf(inner), shade, {}});
            if (m_groups->isSelected(one) && !m_input.selection.empty())
                group.primitives.emplace_back(
                    scene::Polygon{cornersOf(inner.grown(-1)), {}, scene::Stroke{m_colours.text, 2, {}, false}});
            const Colour ink = scene::contrast(m_colours.text, shade) >= 4.5 ? m_colours.text : scene::textOn(shade);
            addCentred(group, box, std::to_string(one.steps), isGrey ? FontRole::detail : FontRole::badge, ink);
            m_chart.list.groups.push_back(std::move(group));
            m_chart.targets.push_back({told, cornersOf(box), m_groups->inside(one)});
        }
    }

    void addSums() {
        std::vector<std::size_t> ofRow(m_rows.size());
        std::vector<std::size_t> ofColumn(m_columns.size());
        for (const FlowCell& one : m_counts.cells) {
            ofRow[m_rowOf[one.from]] += one.steps;
            ofColumn[m_columnOf[one.to]] += one.steps;
        }
        scene::DrawGroup group{"flow:sums", {}, {}};
        const auto put = [&](std::size_t row, std::size_t column, std::size_t sum) {
            addCentred(group, cell(row, column), std::to_string(sum), FontRole::badge, m_colours.text);
        };
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            put(row, m_columns.size(), ofRow[row]);
        for (std::size_t column = 0; column < m_columns.size(); ++column)
            put(m_rows.size(), column, ofColumn[column]);
        put(m_rows.size(), m_columns.size(), m_counts.steps.size());
        const Rect right = cell(0, m_columns.size());
        const bool isHigh = m_isByTurns && m_columns.size() % 2 == 1;
        group.primitives.emplace_back(text({right.centre().x, m_origin.y - 10 - (isHigh ? kHeadLine * kLowLines : 0)},
                                           m_input.words.total(), FontRole::badge, kHeadFont, right.width,
                                           m_colours.mutedText, Text::Anchor::middle));
        const Rect low = cell(m_rows.size(), 0);
        group.primitives.emplace_back(text(
            {kMargin + numberRoom() + kSwatch + 7, middleBaseline(low.centre().y, FontRole::badge, kNameFont)},
            m_input.words.total(), FontRole::badge, kNameFont, m_labelWidth, m_colours.mutedText, Text::Anchor::left));
        m_chart.list.groups.push_back(std::move(group));
    }

    const MatrixInput& m_input;
    const scene::ThemeColours& m_colours;
    std::vector<std::string> m_note;
    double m_labelWidth = 0;
    double m_width = 0;      ///< for the cells and sums
    double m_height = 0;     ///< the same
    double m_fullHeight = 0; ///< of the chart
    FlowCounts m_counts;
    const FlowGroups* m_groups = nullptr;
    std::vector<std::size_t> m_rows;     ///< groups
    std::vector<std::size_t> m_columns;  ///< groups
    std::vector<std::size_t> m_rowOf;    ///< of each group
    std::vector<std::size_t> m_columnOf; ///< of each group
    bool m_hasNames = false;             ///< over the columns
    bool m_isByTurns = false;            ///< these stand at two heights by turns
    base::Size m_cell;
    Point m_origin; ///< top left corner of the first cell
    Chart m_chart;
};

} // namespace

base::Size leastMatrix() {
    return {320, 2 * kMargin + kHeadHeight + (kLeastNamed + kUnnamed) * kLeastRow};
}

MatrixPicture composeMatrix(const MatrixInput& input) {
    return Drawing(input).picture();
}

} // namespace whither::chart
