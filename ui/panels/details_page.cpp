#include "ui/panels/details_page.h"

#include "ui/feedback/error_text.h"
#include "ui/jobs/latest_job.h"
#include "ui/view_store.h"
#include "ui/widgets/source_row.h"
#include "ui/wording.h"

#include <QDesktopServices>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace whither::ui {

namespace {

/// Letters of a word that fits into the width of a title, whatever letters they are.
constexpr int kWidestWord = 15;
/// People of data of which everything is reckoned in a few milliseconds.
constexpr std::size_t kReckonedAtOnce = 500;

QString signOf(model::Verdict verdict) {
    switch (verdict) {
    case model::Verdict::supported:
        return QStringLiteral("✓");
    case model::Verdict::contradicted:
        return QStringLiteral("✗");
    case model::Verdict::unconfirmed:
        return QStringLiteral("?");
    }
    Q_UNREACHABLE();
}

/// A disk or ring with letters, beside a title.
class TitleMark : public QWidget {
  public:
    TitleMark(EntityRowText about, QWidget* parent) : QWidget(parent), m_about(std::move(about)) {
        setFixedSize(48, 48);
        setObjectName(QStringLiteral("titleMark"));
        setAccessibleName(oneLine(m_about.title.toStdString()));
    }

  protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool isRing = m_about.mark == EntityRowText::Mark::ring;
        painter.setPen(isRing ? QPen(m_about.colour, 3) : QPen(Qt::NoPen));
        painter.setBrush(isRing ? QBrush(Qt::NoBrush) : QBrush(m_about.colour));
        const double margin = isRing ? 2 : 7;
        painter.drawEllipse(QRectF(rect()).adjusted(margin, margin, -margin, -margin));
        QFont font = fontOf(TextRole::strong);
        font.setPixelSize(14);
        painter.setFont(font);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(), Qt::AlignCenter, m_about.initials);
    }

  private:
    EntityRowText m_about;
};

/// The dot of a spell and the line on to the next one.
class CareerRail : public QWidget {
  public:
    CareerRail(const QColor& colour, QWidget* parent) : QWidget(parent), m_colour(colour) { setFixedWidth(18); }

  protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::Mid), 2));
        painter.drawLine(QPointF(8, 20), QPointF(8, height()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colour);
        painter.drawEllipse(QPointF(8, 12), 6, 6);
    }

  private:
    QColor m_colour;
};

} // namespace

DetailsPage::DetailsPage(const EntityText& text, DetailsFacts facts, std::shared_ptr<const query::VisibleSet> visible,
                         ViewStore& store, LatestJob& job, QWidget* parent)
    : QWidget(parent), m_text(text), m_facts(std::move(facts)), m_visible(std::move(visible)), m_store(store),
      m_job(job) {
    setObjectName(QStringLiteral("detailsPage"));
    setAccessibleName(tr("Details"));
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(18, 22, 16, 20);
    m_column->setSpacing(1);
    m_target = m_column;
}

void DetailsPage::finish() {
    m_column->addStretch(1);
}

void DetailsPage::add(QWidget* widget) {
    if (widget->objectName().isEmpty())
        widget->setObjectName(QStringLiteral("details%1").arg(m_count));
    ++m_count;
    m_target->addWidget(widget);
}

QVBoxLayout* DetailsPage::addColumn(const QString& accessibleName) {
    auto* holder = new QWidget(this);
    holder->setAccessibleName(oneLine(accessibleName.toStdString()));
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    add(holder);
    return column;
}

void DetailsPage::addTitle(const EntityRowText& about, const QStringList& lines) {
    auto* row = new QWidget(this);
    row->setObjectName(QStringLiteral("detailsHead"));
    row->setAccessibleName(oneLine(about.title.toStdString()));
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 4);
    across->setSpacing(12);
    if (about.mark != EntityRowText::Mark::none)
        across->addWidget(new TitleMark(about, row), 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addStretch();
    auto* title = new Label(about.title, TextRole::title, QStringLiteral("detailsTitle"), row);
    // Selectable text is wrapped at blanks only.
    int widest = 0;
    for (const QString& word : title->text().split(QLatin1Char(' ')))
        widest = std::max(widest, static_cast<int>(word.size()));
    if (widest <= kWidestWord)
        title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(title);
    int number = 0;
    for (const QString& line : lines)
        if (!line.isEmpty())
            column->addWidget(new Label(line, TextRole::muted, QStringLiteral("detailsLine%1").arg(number++), row));
    column->addStretch();
    across->addLayout(column, 1);
    add(row);
}

void DetailsPage::addHeading(const QString& text) {
    auto* heading = new Label(text, TextRole::heading, QStringLiteral("heading%1").arg(m_count), this);
    heading->setContentsMargins(0, 20, 0, 5);
    add(heading);
}

void DetailsPage::addText(const QString& text, TextRole role) {
    auto* label = new Label(text, role, QStringLiteral("text%1").arg(m_count), this);
    // Under a link it begins where the link's text does.
    const int inset = m_target == m_column ? 0 : 4;
    label->setContentsMargins(inset, 1, inset, 1);
    add(label);
}

void DetailsPage::addNote(const std::string& note) {
    if (note.empty())
        return;
    const QString text = QString::fromStdString(note);
    const bool isInHan = std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
    const bool isOurs = isInHan == (QLocale().language() == QLocale::Chinese);
    addText(isOurs ? text : tr("In the data: “%1”", "a note in another language").arg(text), TextRole::muted);
}

void DetailsPage::addLink(const EntityIndex& entity) {
    addLink(entity, m_text.row(entity));
}

void DetailsPage::addLink(const EntityIndex& entity, EntityRowText shown) {
    auto id = std::visit([this](auto index) { return m_text.id(index); }, entity);
    add(new EntityRow(m_store, std::move(id), std::move(shown), this));
}

void DetailsPage::addCommand(const QString& text, const QString& name, const std::function<void()>& run) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setFlat(true);
    button->setAutoDefault(true); // Enter presses it
    button->setCursor(Qt::PointingHandCursor);
    connect(button, &QPushButton::clicked, this, run);
    add(button);
}

void DetailsPage::addList(std::size_t count, const std::function<void(std::size_t)>& row, std::size_t limit) {
    // One row more is better than a button that adds one row.
    const std::size_t shown = count > limit + 1 ? limit : count;
    for (std::size_t i = 0; i < shown; ++i)
        row(i);
    if (shown == count)
        return;
    auto* outer = m_target;
    auto* column = m_target = addColumn(tr("More"));
    offerMore(column, shown, count, row);
    m_target = outer;
}

void DetailsPage::addFigure(FigureText figure) {
    add(new FigureRow(std::move(figure), QStringLiteral("figure%1").arg(m_count), this));
}

void DetailsPage::addLater(const QString& name, const std::function<Rows()>& reckon) {
    auto* column = addColumn(name);
    const auto fill = [this, column](const Rows& rows) {
        auto* before = std::exchange(m_target, column);
        rows();
        m_target = before;
    };
    if (dataset().people.size() <= kReckonedAtOnce)
        return fill(reckon());
    m_job.ask([fill, reckon]() -> LatestJob::Report { return [fill, rows = reckon()] { fill(rows); }; });
}

void DetailsPage::offerMore(QVBoxLayout* column, std::size_t shown, std::size_t count,
                            const std::function<void(std::size_t)>& row) {
    const std::size_t next = count - shown > kListStep + 1 ? shown + kListStep : count;
    const auto number = [](std::size_t value) { return QString::number(static_cast<qulonglong>(value)); };
    const QString name = QStringLiteral("showAll%1").arg(m_count);
    addCommand(next == count ? tr("Show all %1").arg(number(count))
                             : tr("Show %1 more of %2").arg(number(next - shown), number(count)),
               name, [this, row, column, name, shown, next, count] {
                   auto* button = findChild<QPushButton*>(name);
                   button->setObjectName({});
                   button->hide();
                   button->deleteLater();
                   auto* before = std::exchange(m_target, column);
                   const int first = column->count();
                   for (std::size_t i = shown; i < next; ++i)
                       row(i);
                   if (next < count)
                       offerMore(column, next, count, row);
                   m_target = before;
                   column->itemAt(first)->widget()->setFocus();
               });
}

void DetailsPage::addSpell(model::PersonIndex person, const query::Spell& spell) {
    const auto& rows = dataset();
    auto* row = new QWidget(this);
    row->setAccessibleName(m_text.name(spell.company));
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(4);
    auto* rail = new CareerRail(m_text.colour(std::optional(spell.company)), row);
    rail->setObjectName(QStringLiteral("rail%1").arg(m_count));
    rail->setAccessibleName(m_text.name(spell.company));
    across->addWidget(rail);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 9);
    column->setSpacing(0);
    across->addLayout(column, 1);
    add(row);

    auto* outer = std::exchange(m_target, column);
    EntityRowText company;
    company.title = m_text.name(spell.company);
    company.look = EntityRowText::Look::strong;
    addLink(spell.company, std::move(company));

    QStringList titles;
    for (const auto& title : spell.titles)
        titles << QString::fromStdString(title);
    if (!titles.isEmpty())
        addText(tr("began as %1", "titles").arg(titles.join(tr(", then "))), TextRole::muted);
    QString when = m_text.words.span(spell.span);
    if (when.isEmpty() && spell.seenFirst && spell.seenLast)
        when = *spell.seenFirst == *spell.seenLast
                   ? tr("seen there on %1").arg(m_text.words.longDay(*spell.seenFirst))
                   : tr("seen there from %1 to %2")
                         .arg(m_text.words.longDay(*spell.seenFirst), m_text.words.longDay(*spell.seenLast));
    addText(when.isEmpty() ? tr("dates not known") : when, TextRole::muted);
    if (m_text.asOf && spell.start && spell.countsFrom > *m_text.asOf)
        addText(tr("later than the day shown"), TextRole::small);

    const auto moveLink = [&](model::MoveIndex index, const QString& what) {
        const auto& move = rows.moves[index];
        if (move.citations.empty()) // there is nothing to go and read
            return addText(what.arg(tr("no source")), TextRole::muted);
        EntityRowText link;
        link.title = what.arg(tr("%n source(s)", nullptr, static_cast<int>(move.citations.size())));
        if (move.confidence == model::Confidence::disputed)
            link.title += QStringLiteral(" · ") + m_text.words.confidence(move.confidence);
        link.look = EntityRowText::Look::link;
        addLink(index, std::move(link));
    };
    if (spell.start)
        moveLink(*spell.start, tr("how it began: %1"));
    // A move to another company is told where that one's spell begins.
    if (spell.end && !rows.moves[*spell.end].to)
        moveLink(*spell.end, tr("how it ended: %1"));
    for (const auto team : spell.teams) {
        EntityRowText link;
        link.title = QString::fromStdString(rows.teams[team].name);
        link.look = EntityRowText::Look::link;
        for (const auto& member : rows.teams[team].members)
            if (member.person == person)
                link.title +=
                    QStringLiteral(" · ") + tr("%n source(s)", nullptr, static_cast<int>(member.citations.size()));
        addLink(team, std::move(link));
    }
    m_target = outer;
}

void DetailsPage::addSourceRow(model::SourceIndex index, const QString& as) {
    const auto& source = dataset().sources[index];
    const bool hasPublisher = !source.publisher.empty();
    QStringList detail;
    if (hasPublisher && !source.title.empty())
        detail << QString::fromStdString(source.title);
    if (!source.published.isUndated())
        detail << m_text.words.longDate(source.published);
    if (!as.isEmpty())
        detail << as;
    SourceRow::Text text;
    text.title = QString::fromStdString(hasPublisher ? source.publisher : source.title);
    text.detail = detail.join(QStringLiteral(" · "));
    text.address = source.url;
    auto* row = new SourceRow(text, QStringLiteral("source:") + oneLine(source.key), this);
    connect(row, &SourceRow::opened, this, [](const QUrl& url) { QDesktopServices::openUrl(url); });
    add(row);
}

void DetailsPage::addSources(const std::vector<Cited>& cited) {
    std::vector<std::pair<model::SourceIndex, QStringList>> merged;
    std::unordered_map<model::SourceIndex, std::size_t> placeOf;
    for (const Cited& one : cited) {
        const auto [place, isNew] = placeOf.try_emplace(one.source, merged.size());
        if (isNew)
            merged.emplace_back(one.source, QStringList());
        QStringList& as = merged[place->second].second;
        if (!one.as.isEmpty() && !as.contains(one.as))
            as << one.as;
    }
    if (merged.empty())
        return;
    addHeading(tr("Sources"));
    addList(merged.size(), [this, merged](std::size_t i) {
        addSourceRow(merged[i].first, merged[i].second.join(QStringLiteral(", ")));
    });
}

void DetailsPage::addEvidence(const model::EntityId& about, const std::vector<model::EntityId>& parties,
                              const model::Citations& citations) {
    const auto isCited = [&citations](model::SourceIndex source) {
        return std::any_of(citations.begin(), citations.end(),
                           [source](const model::Citation& citation) { return citation.source == source; });
    };
    // What a cited source claims of those who take part may be another date of the same thing.
    std::vector<const model::Claim*> claims;
    for (const auto& claim : dataset().claims) {
        const bool isOfParty = std::find(parties.begin(), parties.end(), claim.about) != parties.end();
        if (claim.about == about || (isOfParty && claim.source && isCited(*claim.source)))
            claims.push_back(&claim);
    }

    addHeading(tr("Evidence"));
    if (citations.empty())
        addText(tr("No source is given."), TextRole::muted);
    addList(citations.size(), [this, about, citations, claims](std::size_t i) {
        const auto& citation = citations[i];
        QStringList claimed;
        for (const auto* claim : claims)
            if (claim->source == citation.source)
                claimed << sayOf(*claim, about);
        // Being listed says no more than that the source tells of it; what it claims says how.
        if (model::isPlain(citation) && !claimed.isEmpty()) {
            addSourceRow(citation.source, claimed.join(QStringLiteral(" · ")));
            return;
        }
        QString says = citation.stance == model::Stance::supports ? tr("supports it") : tr("contradicts it");
        if (!citation.claimedDate.isUndated())
            says = tr("%1, says %2").arg(says, m_text.words.longDate(citation.claimedDate));
        if (citation.claimedTo)
            says = tr("%1, says to %2").arg(says, m_text.name(*citation.claimedTo));
        addSourceRow(citation.source, (QStringList(says) + claimed).join(QStringLiteral(" · ")));
    });

    std::vector<Cited> cited;
    addClaims(claims, cited, kListLimit);
    std::erase_if(cited, [&isCited](const Cited& one) { return isCited(one.source); });
    addSources(cited);
}

QString DetailsPage::sayOf(const model::Claim& claim, const model::EntityId& about) {
    const QString text = oneLine(claim.text, 200);
    switch (claim.verdict) {
    case model::Verdict::supported:
        return tr("claims, and is borne out: %1").arg(text);
    case model::Verdict::contradicted:
        return claim.about == about ? tr("says otherwise: %1").arg(text)
                                    : tr("claims, against the evidence: %1").arg(text);
    case model::Verdict::unconfirmed:
        return tr("claims, not confirmed: %1").arg(text);
    }
    Q_UNREACHABLE();
}

void DetailsPage::addClaims(const std::vector<model::EntityId>& about, std::vector<Cited>& cited, std::size_t limit) {
    const std::set<model::EntityId> wanted(about.begin(), about.end());
    std::vector<const model::Claim*> found;
    for (const auto& claim : dataset().claims)
        if (wanted.contains(claim.about))
            found.push_back(&claim);
    addClaims(found, cited, limit);
}

void DetailsPage::addClaims(const std::vector<const model::Claim*>& claims, std::vector<Cited>& cited,
                            std::size_t limit) {
    if (claims.empty())
        return;
    addHeading(tr("Claims"));
    addList(
        claims.size(), [this, claims](std::size_t i) { addClaim(*claims[i]); }, limit);
    for (const auto* claim : claims) {
        if (claim->source)
            cited.push_back({*claim->source, tr("makes a claim")});
        for (const auto source : claim->evidenceSources)
            cited.push_back({source, tr("evidence on a claim")});
    }
}

void DetailsPage::addClaim(const model::Claim& claim) {
    auto* outer = m_target;
    auto* column = addColumn(QString::fromStdString(claim.text));
    column->setContentsMargins(0, 0, 0, 7);
    m_target = column;
    auto* card = new QFrame(this);
    const QString verdict = m_text.words.verdict(claim.verdict);
    // Only what is in doubt is coloured as a warning; the sign tells the verdicts apart without colour.
    const bool isInDoubt = claim.verdict != model::Verdict::supported;
    card->setProperty("card", isInDoubt ? QStringLiteral("doubt") : QStringLiteral("plain"));
    card->setObjectName(QStringLiteral("claim:") + oneLine(claim.key));
    card->setAccessibleName(tr("Claim: %1").arg(oneLine(claim.text, 300)));
    card->setAccessibleDescription(verdict);
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(10, 8, 10, 9);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    int part = 0;
    const auto cell = [&](const QString& text, TextRole role, int row, int place, int span) {
        auto* label = new Label(text, role, QStringLiteral("%1/%2").arg(card->objectName()).arg(part++), card);
        // On the card's ground muted text would be too faint; its size tells it apart.
        label->setForegroundRole(QPalette::WindowText);
        grid->addWidget(label, row, place, 1, span, Qt::AlignTop);
    };
    QString who = tr("Claim");
    if (claim.source) {
        const auto& source = dataset().sources[*claim.source];
        who = tr("Claim: %1").arg(QString::fromStdString(source.publisher.empty() ? source.title : source.publisher));
    }
    cell(signOf(claim.verdict) + QLatin1Char(' ') + verdict, TextRole::strong, 0, 0, 2);
    cell(who, TextRole::small, 1, 0, 1);
    cell(tr("Evidence"), TextRole::small, 1, 1, 1);
    cell(QString::fromStdString(claim.text), TextRole::muted, 2, 0, 1);
    cell(claim.evidence.empty() ? tr("none given") : QString::fromStdString(claim.evidence), TextRole::muted, 2, 1, 1);
    add(card);
    m_target = outer;
}

} // namespace whither::ui
