#include "ui/panels/story_panel.h"

#include "ui/feedback/error_text.h"
#include "ui/view_store.h"
#include "ui/widgets/kept_focus.h"
#include "ui/widgets/label.h"
#include "ui/wording.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace whither::ui {

namespace {

/// Companies listed for everyone; the picture shows the others.
constexpr std::size_t kCompanyLimit = 8;

/// One dot for each member, in the colour of the employer.
class MemberDots : public QWidget {
  public:
    MemberDots(std::vector<QColor> colours, const QString& told, QWidget* parent)
        : QWidget(parent), m_colours(std::move(colours)) {
        setObjectName(QStringLiteral("memberDots"));
        setAccessibleName(told);
        QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override {
        const int rows = (static_cast<int>(m_colours.size()) + perRow(width) - 1) / perRow(width);
        return std::max(rows, 1) * kStep;
    }
    [[nodiscard]] QSize sizeHint() const override { return {14 * kStep, heightForWidth(width())}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, heightForWidth(width())}; }

  protected:
    void resizeEvent(QResizeEvent* /*event*/) override {
        updateGeometry(); // no row may be cut, whatever the layouts around it make of its width
    }
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const int across = perRow(width());
        const double step = stepFor(width());
        for (int i = 0; i < static_cast<int>(m_colours.size()); ++i) {
            painter.setBrush(m_colours[static_cast<std::size_t>(i)]);
            painter.drawEllipse(QRectF(i % across * step + 1, i / across * kStep + 2 + (kStep - step) / 2,
                                       step - 4 * step / kStep, step - 4 * step / kStep));
        }
    }

  private:
    static constexpr int kStep = 15;
    static constexpr int kLeastStep = 10;

    /// From one dot to the next: closer where all of them fit into a row then.
    [[nodiscard]] double stepFor(int width) const {
        const double step = static_cast<double>(width) / std::max<double>(1, static_cast<double>(m_colours.size()));
        return step < kLeastStep ? kStep : std::min<double>(step, kStep);
    }
    [[nodiscard]] int perRow(int width) const { return std::max(static_cast<int>(width / stepFor(width) + 1e-9), 1); }

    std::vector<QColor> m_colours;
};

} // namespace

StoryPanel::StoryPanel(ViewStore& store, const TranslatedWording& words, QWidget* parent)
    : QWidget(parent), m_store(store), m_words(words) {
    setObjectName(QStringLiteral("storyPanel"));
    setAccessibleName(tr("Story"));
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(16, 18, 16, 4);
    m_column->setSpacing(0);
    m_teams = new QComboBox(this);
    m_teams->setObjectName(QStringLiteral("teamChooser"));
    m_teams->setAccessibleName(tr("Team whose story is told"));
    m_teams->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_teams->setMinimumContentsLength(12);
    m_teams->setMinimumHeight(32);
    m_column->addWidget(m_teams);
    m_teams->view()->installEventFilter(this);
    connect(m_teams, &QComboBox::activated, this, [this](int row) {
        const std::string team = m_teams->itemData(row).toString().toStdString();
        m_store.dispatch(session::TellTeam{team, session::zeroOf(m_data->dataset(), team)});
        if (std::exchange(m_isListClosing, false))
            Q_EMIT chosenFromList();
    });
}

bool StoryPanel::eventFilter(QObject* watched, QEvent* event) {
    // The list goes directly before it tells what was chosen in it; arrow keys choose without a list.
    if (watched == m_teams->view() && event->type() == QEvent::Hide) {
        m_isListClosing = true;
        QTimer::singleShot(0, this, [this] { m_isListClosing = false; });
    }
    return QWidget::eventFilter(watched, event);
}

void StoryPanel::fillTeams() {
    m_teams->clear();
    m_teams->addItem(tr("Everyone"), QString());
    for (const auto& team : m_data->dataset().teams)
        m_teams->addItem(oneLine(team.name, 60), QString::fromStdString(team.key));
}

void StoryPanel::show(const LoadedPtr& loaded, std::shared_ptr<const query::VisibleSet> visible) {
    const bool isNew = std::exchange(m_data, loaded) != loaded;
    m_visible = std::move(visible);
    if (isNew)
        fillTeams();
    const auto& view = m_store.view();
    m_teams->setCurrentIndex(std::max(m_teams->findData(QString::fromStdString(view.filter.team)), 0));

    const auto kept = m_body != nullptr ? focusIn(*m_body) : std::nullopt;
    if (m_body != nullptr) {
        if (kept)
            m_teams->setFocus(); // else it would go to whatever is next
        m_body->hide();
        m_body->setObjectName({});
        m_body->deleteLater();
    }
    m_body = new QWidget(this);
    m_body->setObjectName(QStringLiteral("storyBody"));
    m_body->setAccessibleName(tr("Where they went"));
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(2);
    m_column->addWidget(m_body);

    const EntityText text{*m_data, m_words, view.theme, view.filter.asOf, m_visible.get()};
    const auto team = findEntity(*m_data->graph, {model::EntityKind::team, view.filter.team});
    if (team && std::holds_alternative<model::TeamIndex>(*team))
        tellTeam(text, std::get<model::TeamIndex>(*team));
    else
        tellEveryone(text);
    if (auto* row = kept ? rowAt(*m_body, *kept) : nullptr; row != nullptr)
        row->setFocus();
}

void StoryPanel::tellTeam(const EntityText& text, model::TeamIndex index) {
    auto* column = qobject_cast<QVBoxLayout*>(m_body->layout());
    const auto& team = text.dataset().teams[index];
    const auto story = query::storyOf(m_data->careers, index, text.asOf);

    auto* headline = new QHBoxLayout;
    headline->setSpacing(12);
    auto* count = new Label(tr("%1 of %2", "those who left, of all").arg(story.left).arg(story.members.size()),
                            TextRole::title, QStringLiteral("storyCount"), m_body);
    QFont large = count->font();
    large.setPixelSize(28);
    count->setFont(large);
    count->setWordWrap(false);
    count->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // Of who left and came back it would be wrong to say that they have not left.
    const bool areBack = story.cameBack > 0;
    const QString back = tr("%1 of them left and came back").arg(story.cameBack);
    auto* rest = new Label((areBack ? tr("are no longer at %1") : tr("have left %1")).arg(text.name(team.company)),
                           TextRole::muted, QStringLiteral("storyWords"), m_body);
    headline->addWidget(count);
    headline->addWidget(rest, 1, Qt::AlignVCenter);
    column->addLayout(headline);

    // Grouped as in the list below: by destination, then those who stayed, then those whom nothing shows there yet.
    std::vector<QColor> dots;
    for (const auto& destination : story.destinations)
        dots.insert(dots.end(), static_cast<std::size_t>(destination.now), text.colour(destination.company));
    dots.insert(dots.end(), static_cast<std::size_t>(story.stayed), text.colour(std::optional(team.company)));
    dots.insert(dots.end(), static_cast<std::size_t>(story.notYet), text.colour(std::optional<model::CompanyIndex>()));
    QString told = (areBack ? tr("%1 are no longer there and %2 are") : tr("%1 have left and %2 have stayed"))
                       .arg(story.left)
                       .arg(story.stayed);
    if (areBack)
        told += QStringLiteral("; ") + back;
    const QString notYet = tr("no source shows there by that day: %1").arg(story.notYet);
    if (story.notYet > 0)
        told += QStringLiteral("; ") + notYet;
    column->addSpacing(6);
    column->addWidget(new MemberDots(std::move(dots), told, m_body));
    if (!story.firstExit.isUndated()) { // and so the last
        column->addSpacing(4);
        const auto when = [this](const base::Date& date) { return m_words.dateInFull(date); };
        column->addWidget(new Label(tr("first exit %1, the last %2").arg(when(story.firstExit), when(story.lastExit)),
                                    TextRole::muted, QStringLiteral("storyDates"), m_body));
    }

    if (m_store.view().filter.from)
        column->addWidget(new Label(tr("of all time until the day shown; the range narrows only the picture"),
                                    TextRole::muted, QStringLiteral("storyOfAllTime"), m_body));

    auto* heading = new Label(tr("Where they went"), TextRole::heading, QStringLiteral("storyHeading"), m_body);
    heading->setContentsMargins(0, 18, 0, 5);
    column->addWidget(heading);
    for (const auto& destination : story.destinations)
        addDestination(text, story, destination);
    if (story.stayed > 0) {
        EntityRowText row = text.row(team.company);
        row.title = (areBack ? tr("there: %1", "a company") : tr("stayed at %1")).arg(row.title);
        if (areBack)
            row.subtitle = back;
        int most = story.stayed;
        for (const auto& destination : story.destinations)
            most = std::max(most, destination.now);
        addCompany(std::move(row), text.id(team.company), story.stayed, most);
    }
    if (story.notYet > 0)
        column->addWidget(new Label(notYet, TextRole::muted, QStringLiteral("storyNotYet"), m_body));
}

void StoryPanel::addDestination(const EntityText& text, const query::TeamStory& story,
                                const query::Destination& destination) {
    if (destination.now == 0)
        return; // told as "first: ..." where those who went there are now
    QStringList before;
    for (const auto& member : story.members)
        if (member.standing == query::MemberStory::Standing::left && member.now == destination.company &&
            member.firstAfter && member.firstAfter != destination.company)
            before << text.name(*member.firstAfter);
    before.removeDuplicates();
    const QString first = before.isEmpty() ? QString() : tr("first: %1").arg(before.join(QStringLiteral(", ")));
    if (!destination.company) {
        QString line = tr("not known: %1").arg(destination.now);
        if (!first.isEmpty())
            line += QStringLiteral(" (%1)").arg(first);
        m_body->layout()->addWidget(new Label(line, TextRole::muted, QStringLiteral("storyUnknown"), m_body));
        return;
    }
    EntityRowText row = text.row(*destination.company);
    row.subtitle = first;
    int most = story.stayed;
    for (const auto& other : story.destinations)
        most = std::max(most, other.now);
    addCompany(std::move(row), text.id(*destination.company), destination.now, most);
}

void StoryPanel::addCompany(EntityRowText row, const model::EntityId& id, int count, int most) {
    row.count = QString::number(count);
    row.bar = static_cast<double>(count) / std::max(most, 1);
    m_body->layout()->addWidget(new EntityRow(m_store, id, std::move(row), m_body));
}

void StoryPanel::tellEveryone(const EntityText& text) {
    auto* column = qobject_cast<QVBoxLayout*>(m_body->layout());
    auto* count = new Label(tr("%n people", nullptr, static_cast<int>(m_visible->personCount)), TextRole::title,
                            QStringLiteral("storyCount"), m_body);
    QFont large = count->font();
    large.setPixelSize(28);
    count->setFont(large);
    column->addWidget(count);
    auto* shown = new Label(m_words.shown(*m_visible, text.data.graph->dataset()), TextRole::muted,
                            QStringLiteral("storyWords"), m_body);
    shown->setToolTip(m_visible->flows.empty()
                          ? tr("A move is a row of the data: it tells that somebody joined, left, or both. Moves of "
                               "earlier jobs, and those that are yet to come on the day shown, are not in the picture.")
                          : tr("A step is a change of employer, however many moves (rows of the data) tell of it."));
    column->addWidget(shown);

    auto* heading = new Label(tr("Where they are"), TextRole::heading, QStringLiteral("storyHeading"), m_body);
    heading->setContentsMargins(0, 18, 0, 5);
    column->addWidget(heading);
    std::vector<model::CompanyIndex> companies;
    for (std::size_t i = 0; i < m_visible->headcount.size(); ++i)
        if (m_visible->headcount.rows()[i].now > 0)
            companies.push_back(static_cast<model::CompanyIndex>(i));
    const auto listed = companies.begin() + static_cast<std::ptrdiff_t>(std::min(companies.size(), kCompanyLimit));
    std::partial_sort(companies.begin(), listed, companies.end(), [this](auto a, auto b) {
        const int more = m_visible->headcount[a].now - m_visible->headcount[b].now;
        return more != 0 ? more > 0 : a < b;
    });
    // What is not listed is counted, so that the figures add up to everyone.
    int elsewhere = 0;
    int unknown = static_cast<int>(m_visible->personCount);
    for (std::size_t i = 0; i < companies.size(); ++i) {
        const int now = m_visible->headcount[companies[i]].now;
        unknown -= now;
        if (i >= kCompanyLimit)
            elsewhere += now;
        else
            addCompany(text.row(companies[i]), text.id(companies[i]), now, m_visible->headcount[companies[0]].now);
    }
    if (elsewhere > 0)
        column->addWidget(new Label(tr("other companies: %1").arg(elsewhere), TextRole::muted,
                                    QStringLiteral("storyElsewhere"), m_body));
    if (unknown > 0)
        column->addWidget(
            new Label(tr("not known: %1").arg(unknown), TextRole::muted, QStringLiteral("storyUnknown"), m_body));
}

} // namespace whither::ui
