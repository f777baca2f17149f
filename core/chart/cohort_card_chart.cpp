#include "core/chart/cohort_card_chart.h"

#include "core/chart/pen.h"
#include "core/scene/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace whither::chart {

namespace {

using base::Colour;
using query::CardRow;
using scene::FontRole;
using Anchor = scene::Text::Anchor;
using Column = CohortCardWords::Column;

constexpr double kMargin = 28;
constexpr double kRing = 13; ///< radius
constexpr double kFont = 12.5;
constexpr double kLine = 16; ///< from one line of text to the next
constexpr double kPad = 8;   ///< above and below a row's text
constexpr double kGap = 16;  ///< between columns
constexpr double kNoteFont = 11;
constexpr double kLeastBeside = 620; ///< chart that has four columns; of a narrower one the last lies below the others

class CardArtist {
  public:
    explicit CardArtist(const CohortCardInput& input)
        : m_input(input), m_colours(scene::coloursOf(input.theme)), m_width(input.width - 2 * kMargin) {
        // What is left of the rings, by share.
        constexpr std::array<double, 4> kBeside{0.22, 0.21, 0.2, 0.37};
        constexpr std::array<double, 4> kBelow{0.36, 0.32, 0.32, 0};
        const auto& shares = isNarrow() ? kBelow : kBeside;
        double x = kMargin + 2 * kRing + 12;
        const double all = std::max(kMargin + m_width - x, 40.0);
        const double left = x;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            m_columns[i] = {x, std::max(all * shares[i] - kGap, 8.0)};
            x += all * shares[i];
        }
        if (isNarrow())
            m_columns.back() = {left, all};
    }

    Chart run() {
        m_y = kMargin;
        for (const CardPart& part : m_input.parts)
            drawPart(part);
        if (m_input.note == CardNote::whole)
            lines("card:note", m_input.words.note(),
                  {FontRole::legend, kNoteFont, m_colours.mutedText, Anchor::left, m_width, {}});
        m_chart.size = {m_input.width, m_y + kMargin / 2};
        return std::move(m_chart);
    }

  private:
    struct Place {
        double x = 0;
        double width = 0;
    };
    [[nodiscard]] bool isNarrow() const { return m_input.width < kLeastBeside; }
    [[nodiscard]] const Place& at(Column column) const { return m_columns[static_cast<std::size_t>(column)]; }

    scene::DrawGroup& group(std::string id, std::string title = {}) {
        return m_chart.list.groups.emplace_back(scene::DrawGroup{std::move(id), std::move(title), {}});
    }

    /// Wrapped across the page, below what is there.
    void lines(std::string id, const std::string& text, const TextStyle& style) {
        auto& made = group(std::move(id));
        Pen out(made, m_input.measurer);
        for (const std::string& line : wrapped(text, style, m_input.measurer)) {
            m_y += kLine;
            out.text({kMargin, m_y}, line, style);
        }
        m_y += kPad;
    }

    void drawPart(const CardPart& part) {
        if (m_part > 0)
            m_y += kGap;
        const std::string number = std::to_string(m_part++);
        if (!part.head.name.empty()) {
            lines("card:name/" + number, part.head.name,
                  {FontRole::companyName, 15, m_colours.text, Anchor::left, m_width, {}});
            m_y -= kPad;
        }
        lines("card:head/" + number, m_input.words.head(part.head), muted(m_width));
        auto& heads = group("card:columns/" + number);
        Pen out(heads, m_input.measurer);
        double deepest = m_y;
        for (const Column column : {Column::person, Column::standing, Column::next, Column::more}) {
            const TextStyle style{FontRole::badge, 10.5, m_colours.mutedText, Anchor::left, at(column).width, {}};
            double y = column == Column::more && isNarrow() ? deepest : m_y;
            for (const std::string& line : wrapped(m_input.words.column(column), style, m_input.measurer))
                out.text({at(column).x, y += kLine}, line, style);
            deepest = std::max(deepest, y);
        }
        m_y = deepest + kPad;
        for (const CardRow& row : part.rows)
            drawRow(number, row);
        m_y += kPad;
        if (part.rows.size() < part.head.people)
            lines("card:cut/" + number, m_input.words.cut(part.rows.size(), part.head.people), muted(m_width));
    }

    [[nodiscard]] TextStyle muted(double room) const {
        return {FontRole::legend, kFont, m_colours.mutedText, Anchor::left, room, {}};
    }

    void drawRow(const std::string& part, const CardRow& row) {
        const model::EntityId id{model::EntityKind::person, m_input.dataset.people[row.person].key};
        auto& drawn = group("card:" + part + "/" + id.key, m_input.words.row(row));
        Pen out(drawn, m_input.measurer);
        const Colour colour = m_input.palette.colour(companyOf(row, m_input.careers[row.person]), m_input.theme);
        const bool isSelected = m_input.selection.contains(id);

        struct Cell {
            Column column;
            TextStyle style;
            std::vector<std::string> lines;
        };
        std::vector<Cell> cells;
        std::size_t most = 1;
        std::size_t below = 0; // lines of the last column, where it lies below the others
        const auto add = [&](Column column, const std::string& text, FontRole role, Colour ink) {
            const TextStyle style{role, kFont, ink, Anchor::left, at(column).width, {}};
            cells.push_back({column, style, wrapped(text, style, m_input.measurer)});
            if (column == Column::more && isNarrow())
                below = cells.back().lines.size();
            else
                most = std::max(most, cells.back().lines.size());
        };
        const std::string name = m_input.words.person(row.person);
        add(Column::person, name, isSelected ? FontRole::companyName : FontRole::personName, m_colours.text);
        add(Column::standing, m_input.words.standing(row), FontRole::legend, m_colours.mutedText);
        // A hue alone is readable as a shape, but not as small text.
        add(Column::next, m_input.words.next(row), FontRole::companyName, scene::mixed(colour, m_colours.text, 0.35));
        add(Column::more, m_input.words.more(row), FontRole::legend, m_colours.mutedText);

        const double beside = std::max(static_cast<double>(most) * kLine, 2 * kRing) + kPad;
        const double height = beside + kLine * static_cast<double>(below);
        const base::Rect box{kMargin - kPad, m_y, m_width + 2 * kPad, height};
        if (isSelected)
            out.shape(cornersOf(box), m_colours.selection.withAlpha(28));
        out.line({kMargin, m_y}, {kMargin + m_width, m_y}, {m_colours.line, 0.8, {}, false});
        const double middle = m_y + beside / 2;
        out.disk({kMargin + kRing, middle}, kRing - 1, m_colours.canvas, scene::Stroke{colour, 2, {}, false});
        out.text({kMargin + kRing, middle + 3.8}, scene::initials(m_input.dataset.people[row.person].name),
                 {FontRole::badge, 10.5, m_colours.text, Anchor::middle, 2 * kRing - 2, {}});
        for (const Cell& cell : cells) {
            const bool isBelow = cell.column == Column::more && isNarrow();
            double y = isBelow ? m_y + beside - kPad / 2 + kLine * 0.75
                               : middle - static_cast<double>(cell.lines.size()) * kLine / 2 + kLine * 0.75;
            for (const std::string& line : cell.lines) {
                out.text({at(cell.column).x, y}, line, cell.style);
                y += kLine;
            }
        }
        m_chart.targets.push_back({drawn.title, cornersOf(box), {id}});
        m_y += height;
    }

    const CohortCardInput& m_input;
    const scene::ThemeColours& m_colours;
    double m_width; ///< between the margins
    std::array<Place, 4> m_columns;
    Chart m_chart;
    double m_y = 0; ///< below what has been drawn
    std::size_t m_part = 0;
};

} // namespace

CardHead headOf(std::string name, std::string where, std::span<const CardRow> rows) {
    CardHead head;
    head.name = std::move(name);
    head.where = std::move(where);
    head.people = rows.size();
    for (const CardRow& row : rows) {
        head.left += row.hasLeft ? 1 : 0;
        head.cameBack += row.returns.empty() ? 0 : 1;
        head.stayed += row.spell && !row.hasLeft ? 1 : 0;
    }
    return head;
}

std::optional<model::CompanyIndex> companyOf(const CardRow& row, const query::Career& career) {
    if (row.next)
        return career.spells[*row.next].company;
    return row.spell && !row.hasLeft ? std::optional(row.home) : std::nullopt;
}

Chart drawCohortCard(const CohortCardInput& input) {
    return CardArtist(input).run();
}

} // namespace whither::chart
