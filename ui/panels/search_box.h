#pragma once

#include "ui/jobs/index_job.h"
#include "ui/models/search_model.h"

#include <QLineEdit>

#include <vector>

class QListView;

namespace whither::ui {

class LatestJob;
class ViewStore;

/// Finds people, companies, teams and products as one types; in a large graph by a job. Arrows go through what was
/// found, Enter opens it (what is still looked for as soon as it is found), Esc closes the list, then leaves the box.
/// Where nothing is found the list says so.
class SearchBox : public QLineEdit {
    Q_OBJECT
  public:
    /// `store` and `words` must outlive the box.
    SearchBox(ViewStore& store, const TranslatedWording& words, QWidget* parent = nullptr);

    /// Other data, which cannot be searched before its index is there.
    void setData(LoadedPtr loaded);
    /// Finds in the data from now on, beginning with what has been typed already.
    void setIndex(SearchIndexPtr index);
    [[nodiscard]] bool isReady() const { return m_index != nullptr; }
    /// What is found is listed below the box, as a part of this window.
    [[nodiscard]] QListView* results() const { return m_results; }

  Q_SIGNALS:
    /// A result was chosen, and is selected.
    void found(const model::EntityId& id);
    /// The person is done here.
    void finished();

  protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void search(const QString& wanted);
    void show(const std::vector<query::SearchHit>& hits, const QString& wanted);
    void openRow(int row);
    void close();

    ViewStore& m_store;
    const TranslatedWording& m_words;
    LoadedPtr m_data;
    SearchIndexPtr m_index;
    SearchModel* m_model = nullptr;
    QListView* m_results = nullptr;
    LatestJob* m_searching = nullptr;
    bool m_opensFirst = false; ///< of what is being looked for
};

} // namespace whither::ui
