#include "core/query/company_figures.h"
#include "ui/panels/details_page.h"
#include "ui/view_store.h"
#include "ui/wording.h"

#include <cstdlib>
#include <memory>

namespace whither::ui {

namespace {

/// Counterparts that are listed at first.
constexpr std::size_t kPairLimit = 5;
constexpr double kYear = 365.2425;

QString number(std::size_t value) {
    return QString::number(static_cast<qulonglong>(value));
}
QString decimal(double value, int digits) {
    return QLocale().toString(value, 'f', digits);
}
QString join(const QStringList& parts) {
    return parts.join(QStringLiteral(" · "));
}

/// Puts the figures of one company into words and onto a page.
class FigureTeller {
  public:
    FigureTeller(DetailsPage& page, model::CompanyIndex company, const query::CompanyFigures& figures,
                 const query::Window& window)
        : m_page(page), m_text(page.text()), m_figures(figures), m_name(m_text.name(company)),
          m_isBounded(window.from > base::kFirstDay), m_from(m_text.words.longDay(window.from)),
          m_to(m_text.words.longDay(window.to)) {}

    void run() {
        addCounts();
        addTenure();
        addStays();
        addBoomerangs();
        addFounders();
        addPairs();
    }

  private:
    /// "Between 1 January 2023 and 26 May 2025", at the beginning of a sentence.
    [[nodiscard]] QString period() const {
        return m_isBounded ? DetailsPage::tr("Between %1 and %2", "days that both count").arg(m_from, m_to)
                           : DetailsPage::tr("Until %1").arg(m_to);
    }
    /// What stands in brackets behind every sentence.
    [[nodiscard]] QString proof(const QString& n) const {
        return DetailsPage::tr("n = %1; source: data set “%2”, as of %3")
            .arg(n, m_text.words.dataTitle(m_page.dataset()), m_to);
    }
    void add(QString title, QString value, QString note, const QString& definition, QString sentence,
             FigureText::Weight weight = FigureText::Weight::full, std::vector<FigureText::Bar> bars = {}) {
        m_page.addFigure(
            {std::move(title), std::move(value), std::move(note),
             definition + TranslatedWording::betweenSentences() + DetailsPage::tr("Window: %1.").arg(period()),
             std::move(sentence), weight, FigureText::Defined::here, std::move(bars)});
    }
    /// "n = 11", and what the dates allow where that is more than one number.
    [[nodiscard]] static QString noteOf(const query::WindowCount& count) {
        QStringList notes{DetailsPage::tr("n = %1").arg(number(count.count))};
        if (count.undatedLeftOut > 0)
            notes << DetailsPage::tr("+ %1 undated", "left out").arg(number(count.undatedLeftOut));
        if (count.least != count.most)
            notes << DetailsPage::tr("%1 to %2, as the dates allow").arg(number(count.least), number(count.most));
        return join(notes);
    }
    [[nodiscard]] QString undatedTold() const {
        return TranslatedWording::betweenSentences() + (m_isBounded
                                                            ? DetailsPage::tr("Undated ones are left out.")
                                                            : DetailsPage::tr("Undated ones count as happened."));
    }

    void addCounts() {
        const query::WindowCount& came = m_figures.arrivals;
        const query::WindowCount& left = m_figures.departures;
        // Who came, left and came back arrived twice.
        const auto jobs = [](std::size_t count) { return static_cast<int>(count); };
        add(DetailsPage::tr("Arrivals"), number(came.count), noteOf(came),
            DetailsPage::tr(
                "Jobs there that began, as a move tells: the one there or the one away from the last job; on the "
                "day on which its date takes effect.") +
                undatedTold(),
            DetailsPage::tr("%1, %2 had %n arrivals (%3).", "period, company, n and source", jobs(came.count))
                .arg(period(), m_name, proof(number(came.count))));
        add(DetailsPage::tr("Departures"), number(left.count), noteOf(left),
            DetailsPage::tr(
                "Jobs there that ended, as a move tells: the one from there or the one to the next job; on the "
                "day on which its date takes effect.") +
                undatedTold(),
            DetailsPage::tr("%1, %2 had %n departures (%3).", "period, company, n and source", jobs(left.count))
                .arg(period(), m_name, proof(number(left.count))));
        const auto net = m_figures.net();
        const QString sign = net > 0 ? QStringLiteral("+") : net < 0 ? QStringLiteral("−") : QString();
        const QString value = sign + number(static_cast<std::size_t>(std::abs(net)));
        const QString all = number(came.count + left.count);
        add(DetailsPage::tr("Net"), value, DetailsPage::tr("n = %1").arg(all),
            DetailsPage::tr("Arrivals less departures."),
            DetailsPage::tr("%1, the net of arrivals at %2 and departures from there was %3 (%4).")
                .arg(period(), m_name, value, proof(all)));
    }

    [[nodiscard]] static QString years(const query::QuantileTime& quantile) {
        return quantile.time ? DetailsPage::tr("%1 years").arg(decimal(*quantile.time / kYear, 1))
                             : DetailsPage::tr("not reached");
    }
    void addTenure() {
        const query::TenureFigures& tenure = m_figures.tenure;
        if (tenure.people == 0)
            return;
        const auto& [quarter, half, most] = tenure.quartiles;
        QStringList notes{
            DetailsPage::tr("n = %1, %2 left", "people, of them").arg(number(tenure.people), number(tenure.left)),
            DetailsPage::tr("a quarter: %1", "have left after so long").arg(years(quarter)),
            DetailsPage::tr("three quarters: %1", "have left after so long").arg(years(most))};
        if (tenure.notDated.people > 0)
            notes << DetailsPage::tr("beginning not known: %1, %2 of them left")
                         .arg(number(tenure.notDated.people), number(tenure.notDated.left));
        if (tenure.notDated.leftMoreOften)
            notes << DetailsPage::tr("so staying looks longer than it was");
        if (half.time && tenure.medianAtRisk < query::kFewAtRisk)
            notes << DetailsPage::tr("half: read off where only %1 were followed").arg(number(tenure.medianAtRisk));
        add(DetailsPage::tr("Half had left after"), years(half), join(notes),
            DetailsPage::tr(
                "Time from joining to leaving of everyone who joined by %1, by Kaplan and Meier; who was not "
                "known to have left by then is censored on that day.")
                .arg(m_to),
            DetailsPage::tr("Of those who joined %1 by %2, a quarter had left after %3, half after %4, three quarters "
                            "after %5 (Kaplan–Meier; %6).")
                .arg(m_name, m_to, years(quarter), years(half), years(most), proof(number(tenure.people))),
            tenure.people < query::kFewPeople ? FigureText::Weight::thin : FigureText::Weight::full);
    }

    /// "under 1 year", "1 to 2 years", "10 years and more"
    [[nodiscard]] static QString stayOf(std::size_t i) {
        const auto years = [](std::size_t at) { return QString::number(query::kStayYears[at]); };
        return i == 0                         ? DetailsPage::tr("under %1 year").arg(years(i))
               : i < query::kStayYears.size() ? DetailsPage::tr("%1 to %2 years").arg(years(i - 1), years(i))
                                              : DetailsPage::tr("%1 years and more").arg(years(i - 1));
    }
    void addStays() {
        const query::TenureFigures& tenure = m_figures.tenure;
        const query::StayCounts& stays = tenure.stays;
        if (tenure.left + tenure.notDated.left == 0)
            return;
        std::vector<FigureText::Bar> bars;
        QStringList parts;
        for (std::size_t i = 0; i < stays.left.size(); ++i) {
            bars.push_back({stayOf(i), stays.left[i]});
            parts << DetailsPage::tr("%1: %2", "length of stay, people").arg(stayOf(i), number(stays.left[i]));
        }
        const QString n = number(stays.people());
        const QString notLeft = number(tenure.people - tenure.left);
        QStringList notes{DetailsPage::tr("n = %1 who left", "people").arg(n),
                          DetailsPage::tr("beside them, not known to have left: %1", "people").arg(notLeft)};
        // Of whom nothing bounds the beginning no day is given, either.
        const std::size_t undated = stays.undated + tenure.notDated.left;
        if (undated > 0)
            notes << DetailsPage::tr("left, but the day they joined or left is not known: %1", "people")
                         .arg(number(undated));
        add(DetailsPage::tr("How long those who left had stayed"), n, join(notes),
            DetailsPage::tr("Those who joined by %1 and had left by then, where sources date both, by the time "
                            "from joining to the first departure. As for the quartiles, a date that is known roughly "
                            "counts in the middle of what is known. “%2” is %3 or more and less than %4.")
                .arg(m_to, stayOf(1), number(query::kStayYears[0]), number(query::kStayYears[1])),
            DetailsPage::tr("Of those who joined %1 by %2, so many had left after a stay of %3; %4 were not known to "
                            "have left (%5).")
                .arg(m_name, m_to, parts.join(DetailsPage::tr(", ", "between lengths of stay")), notLeft, proof(n)),
            stays.people() < query::kFewPeople ? FigureText::Weight::thin : FigureText::Weight::full, std::move(bars));
    }

    void addBoomerangs() {
        const auto& back = m_figures.boomerangs;
        const QString left = number(m_figures.leavers);
        add(DetailsPage::tr("Came back"), number(back.size()),
            DetailsPage::tr("n = %1 who had left; still or again there: %2", "numbers of people")
                .arg(left, number(m_figures.areThere)),
            DetailsPage::tr("Of those who had left at least once, whose return took effect in the window."),
            DetailsPage::tr("%1, %2 of the %3 people who had left %4 came back (%5).")
                .arg(period(), number(back.size()), left, m_name, proof(left)));
        m_page.addList(back.size(), [&page = m_page, back](std::size_t i) { page.addLink(back[i].person); });
    }

    void addFounders() {
        const auto& founders = m_figures.founders;
        const QString people = number(m_figures.people);
        add(DetailsPage::tr("Founders it produced"), number(founders.size()),
            DetailsPage::tr("n = %1 who had been there").arg(people),
            DetailsPage::tr("Of those who had been there, who founded another company in the window while they were "
                            "there or directly after."),
            DetailsPage::tr("%1, %2 of the %3 people who had been at %4 founded a company while there or directly "
                            "after (%5).")
                .arg(period(), number(founders.size()), people, m_name, proof(people)));
        m_page.addList(founders.size(), [&page = m_page, founders](std::size_t i) {
            EntityRowText row = page.text().row(founders[i].person);
            const auto& move = page.dataset().moves[founders[i].founding];
            row.subtitle = move.to ? page.text().name(*move.to) : QString();
            if (!move.date.isUndated())
                row.subtitle += QStringLiteral(" · ") + page.text().words.longDate(move.date);
            page.addLink(founders[i].person, std::move(row));
        });
    }

    void addPairs() {
        const auto& pairs = m_figures.pairs;
        if (pairs.empty())
            return;
        m_page.addHeading(DetailsPage::tr("Came from there : went there"));
        m_page.addText(pairDefinition(), TextRole::small);
        std::vector<FigureText> rows;
        rows.reserve(pairs.size());
        for (const query::PairFigures& pair : pairs)
            rows.push_back(told(pair));
        m_page.addList(
            rows.size(), [&page = m_page, rows](std::size_t i) { page.addFigure(rows[i]); }, kPairLimit);
    }

    [[nodiscard]] FigureText told(const query::PairFigures& pair) const {
        const QString other = pair.company ? m_text.name(*pair.company) : DetailsPage::tr("not known where");
        const QString came = number(pair.came.size());
        const QString went = number(pair.went.size());
        const QString n = number(pair.came.size() + pair.went.size());
        const auto ratio = pair.ratio();
        const QString share = ratio ? decimal(*ratio, 2) : QString();
        QStringList notes{DetailsPage::tr("n = %1").arg(n)};
        notes << (ratio ? DetailsPage::tr("%1 came for each that went").arg(share)
                        : DetailsPage::tr("nobody went: no ratio"));
        if (pair.isThin())
            notes << DetailsPage::tr("fewer than %1: says little").arg(number(query::kFewPeople));
        // A person may have gone more than once.
        const auto steps = [](std::size_t count) {
            return DetailsPage::tr("%n step(s)", "changes of employer", static_cast<int>(count));
        };
        QString sentence =
            ratio ? DetailsPage::tr("%1, %2 led from %4 to %3 and %5 the other way: %6 came for each that went (%7).")
                        .arg(period(), steps(pair.came.size()), m_name, other, steps(pair.went.size()), share, proof(n))
                  : DetailsPage::tr("%1, %2 led from %4 to %3 and none the other way (%5).")
                        .arg(period(), steps(pair.came.size()), m_name, other, proof(n));
        if (pair.isThin())
            sentence += TranslatedWording::betweenSentences() +
                        DetailsPage::tr("Fewer than %1 say little.").arg(number(query::kFewPeople));
        return {other,
                QStringLiteral("%1 : %2").arg(came, went),
                join(notes),
                pairDefinition(),
                std::move(sentence),
                pair.isThin() ? FigureText::Weight::thin : FigureText::Weight::full,
                FigureText::Defined::above,
                {}};
    }
    [[nodiscard]] QString pairDefinition() const {
        return DetailsPage::
            tr("Steps between the two companies, and how many came for each that went. A step is a change of employer, "
               "however many moves (rows of the data) tell of it. It counts on the day on which it is dated here: who "
               "came on the day of arriving at %2, who went on that of leaving it, else of what is told of the other "
               "end. The flow views count it only once both had happened. Window: %1.")
                .arg(period(), m_name);
    }

    DetailsPage& m_page;
    const EntityText& m_text;
    const query::CompanyFigures& m_figures;
    QString m_name;
    bool m_isBounded;
    QString m_from;
    QString m_to;
};

} // namespace

void addFigures(DetailsPage& page, model::CompanyIndex company) {
    const query::Filter& filter = page.store().view().filter;
    const auto last = filter.asOf ? filter.asOf : page.text().data.careers.lastKnownDay();
    if (!last)
        return; // nothing is dated
    const query::Window window{filter.from.value_or(base::kFirstDay), *last};
    const auto& words = page.text().words;
    page.addHeading(filter.from
                        ? DetailsPage::tr("Figures · %1 to %2").arg(words.longDay(*filter.from), words.longDay(*last))
                        : DetailsPage::tr("Figures · until %1").arg(words.longDay(*last)));
    page.addLater(DetailsPage::tr("Figures"),
                  [&page, dataset = page.text().data.graph->datasetPtr(), company, window]() -> DetailsPage::Rows {
                      const auto figures = std::make_shared<const query::CompanyFigures>(
                          query::figuresOf(query::Careers(*dataset), company, window));
                      return [&page, company, window, figures] { FigureTeller(page, company, *figures, window).run(); };
                  });
}

} // namespace whither::ui
