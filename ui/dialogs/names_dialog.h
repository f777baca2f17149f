#pragma once

#include "core/query/name_match.h"
#include "ui/jobs/load_job.h"

#include <QDialog>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace whither::ui {

class Label;
class LatestJob;
class TranslatedWording;
class ViewStore;

/// Asks for a list of names, such as the authors of a paper, and says whose they are; those found become the cohort
/// whose staying is looked at. Names are looked for beside the GUI thread while they are written.
class NamesDialog : public QDialog {
    Q_OBJECT
  public:
    /// `store` and `words` must outlive it.
    NamesDialog(LoadedPtr loaded, ViewStore& store, const TranslatedWording& words, QWidget* parent = nullptr);

    /// What is written has been looked for.
    [[nodiscard]] bool isUpToDate() const;

  public Q_SLOTS:
    void accept() override;

  private:
    /// Who is in a list, and where they were: most of them first.
    struct Found {
        std::vector<query::NameMatch> names;
        std::vector<model::PersonIndex> people; ///< each once
        std::vector<model::CompanyIndex> companies;
    };
    class Finder;
    template <class W> W* named(W* widget, const char* name, const QString& accessibleName);
    void fillIn();
    void look();
    void show(const Found& found);

    LoadedPtr m_data;
    ViewStore& m_store;
    const TranslatedWording& m_words;
    LatestJob* m_job;
    std::shared_ptr<Finder> m_finder; ///< used on the job's thread alone
    std::vector<model::PersonIndex> m_people;
    QPlainTextEdit* m_names = nullptr;
    Label* m_found = nullptr;
    QListWidget* m_open = nullptr;
    QComboBox* m_company = nullptr;
    QPushButton* m_accept = nullptr;
};

} // namespace whither::ui
