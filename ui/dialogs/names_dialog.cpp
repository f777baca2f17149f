#include "ui/dialogs/names_dialog.h"

#include "core/query/cohort.h"
#include "ui/feedback/error_text.h"
#include "ui/jobs/latest_job.h"
#include "ui/view_store.h"
#include "ui/widgets/label.h"
#include "ui/wording.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace whither::ui {

namespace {

/// Companies to choose from, and namesakes that are named.
constexpr std::size_t kMostCompanies = 30;
constexpr std::size_t kNamesakes = 4;

} // namespace

/// Looks names up; the matcher takes long to make, of large data.
class NamesDialog::Finder {
  public:
    explicit Finder(LoadedPtr data) : m_data(std::move(data)) {}

    /// What to write for people so that they are found: names, one a line; keys where a name is not theirs alone.
    [[nodiscard]] std::string listOf(const std::vector<std::string>& keys, const TranslatedWording& words) {
        std::string list;
        for (const std::string& key : keys) {
            const auto person = model::find(m_data->dataset().people, key);
            if (!person)
                continue;
            const std::string name = words.personName(m_data->dataset().people[*person]).toStdString();
            const auto matches = matcher().match(name);
            const bool isTheirs =
                matches.size() == 1 && matches.front().people == std::vector<model::PersonIndex>{*person};
            list.append(list.empty() ? "" : "\n").append(isTheirs ? name : key);
        }
        return list;
    }

    [[nodiscard]] Found find(const std::string& list) {
        Found found{matcher().match(list), {}, {}};
        std::set<model::PersonIndex> people;
        for (const query::NameMatch& match : found.names)
            if (match.people.size() == 1 && people.insert(match.people.front()).second)
                found.people.push_back(match.people.front());
        found.companies = query::employersOf(m_data->careers, found.people);
        found.companies.resize(std::min(found.companies.size(), kMostCompanies));
        return found;
    }

  private:
    [[nodiscard]] const query::NameMatcher& matcher() {
        if (!m_matcher)
            m_matcher.emplace(m_data->dataset());
        return *m_matcher;
    }

    LoadedPtr m_data;
    std::optional<query::NameMatcher> m_matcher;
};

NamesDialog::NamesDialog(LoadedPtr loaded, ViewStore& store, const TranslatedWording& words, QWidget* parent)
    : QDialog(parent), m_data(std::move(loaded)), m_store(store), m_words(words), m_job(new LatestJob(this)),
      m_finder(std::make_shared<Finder>(m_data)) {
    setObjectName(QStringLiteral("namesDialog"));
    setWindowTitle(tr("Choose people"));
    setAccessibleName(windowTitle());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(8);
    column->addWidget(
        new Label(tr("Whose staying to look at: paste names, such as a paper's authors, one a line or with "
                     "commas between them."),
                  TextRole::body, QStringLiteral("namesHint"), this));
    m_names = named(new QPlainTextEdit(this), "cohortNames", tr("Names"));
    m_names->viewport()->setObjectName(QStringLiteral("cohortNamesViewport"));
    m_names->viewport()->setAccessibleName(tr("Names"));
    m_names->setTabChangesFocus(true);
    column->addWidget(m_names, 2);
    m_found = new Label({}, TextRole::strong, QStringLiteral("cohortFound"), this);
    column->addWidget(m_found);
    m_open = named(new QListWidget(this), "cohortOpen", tr("Names that were not found"));
    m_open->viewport()->setObjectName(QStringLiteral("cohortOpenViewport"));
    m_open->viewport()->setAccessibleName(m_open->accessibleName());
    m_open->setWordWrap(true);
    column->addWidget(m_open, 1);
    const QString where = tr("The company that they left or stayed at");
    column->addWidget(new Label(where, TextRole::muted, QStringLiteral("cohortCompanyLabel"), this));
    m_company = named(new QComboBox(this), "cohortCompany", where);
    column->addWidget(m_company);
    auto* buttons = named(new QDialogButtonBox(QDialogButtonBox::Cancel, this), "namesButtons", tr("Buttons"));
    m_accept = buttons->addButton(tr("Show them"), QDialogButtonBox::AcceptRole);
    named(m_accept, "namesAccept", m_accept->text());
    auto* cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setText(tr("Cancel"));
    cancel->setIcon({});
    named(cancel, "namesCancel", cancel->text());
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &NamesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_names, &QPlainTextEdit::textChanged, this, &NamesDialog::look);
    resize(460, 520);
    show(Found{});
    fillIn();
}

template <class W> W* NamesDialog::named(W* widget, const char* name, const QString& accessibleName) {
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(accessibleName);
    return widget;
}

/// What was chosen before.
void NamesDialog::fillIn() {
    const auto& chosen = m_store.view().chart.cohort;
    if (!chosen)
        return;
    m_job->ask([this, finder = m_finder, keys = chosen->people]() -> LatestJob::Report {
        return [this, list = QString::fromStdString(finder->listOf(keys, TranslatedWording()))] {
            if (m_names->document()->isEmpty()) // nobody was faster
                m_names->setPlainText(list);
        };
    });
}

bool NamesDialog::isUpToDate() const {
    return !m_job->isBusy();
}

void NamesDialog::look() {
    m_accept->setEnabled(false); // until show()
    m_job->ask([this, finder = m_finder, list = m_names->toPlainText().toStdString()]() -> LatestJob::Report {
        return [this, found = finder->find(list)] { show(found); };
    });
}

void NamesDialog::show(const Found& found) {
    m_people = found.people;
    const auto isFound = [](const query::NameMatch& match) { return match.people.size() == 1; };
    const auto known = std::count_if(found.names.begin(), found.names.end(), isFound);
    m_found->setPlainText(tr("Found: %1 of %2 names").arg(known).arg(found.names.size()));
    m_found->setVisible(!found.names.empty());
    m_open->clear();
    const model::Dataset& dataset = m_data->dataset();
    for (const query::NameMatch& match : found.names) {
        if (isFound(match))
            continue;
        const QString name = oneLine(match.name, 80);
        if (match.people.empty()) {
            m_open->addItem(tr("%1: nobody is called that").arg(name));
            continue;
        }
        QStringList keys;
        for (std::size_t i = 0; i < std::min(match.people.size(), kNamesakes); ++i)
            keys << oneLine(dataset.people[match.people[i]].key, 60);
        const QString either = keys.join(tr(", ", "between names"));
        m_open->addItem(tr("%1: %2 people are called that. Write the key of one: %3")
                            .arg(name, QString::number(match.people.size()), either));
    }
    m_open->setVisible(m_open->count() > 0);

    const auto& chosen = m_store.view().chart.cohort;
    const QString before = m_company->count() > 0 ? m_company->currentData().toString()
                           : chosen               ? QString::fromStdString(chosen->company)
                                                  : QString();
    m_company->clear();
    for (const model::CompanyIndex company : found.companies)
        m_company->addItem(m_words.companyName(dataset.companies[company]),
                           QString::fromStdString(dataset.companies[company].key));
    m_company->setCurrentIndex(std::max(m_company->findData(before), m_company->count() > 0 ? 0 : -1));
    m_company->setEnabled(m_company->count() > 0);
    m_accept->setEnabled(m_company->count() > 0);
}

void NamesDialog::accept() {
    session::ChosenCohort cohort{{}, m_company->currentData().toString().toStdString()};
    for (const model::PersonIndex person : m_people)
        cohort.people.push_back(m_data->dataset().people[person].key);
    auto chart = m_store.view().chart;
    chart.cohort = std::move(cohort);
    m_store.dispatch(session::SetChart{std::move(chart)});
    QDialog::accept();
}

} // namespace whither::ui
