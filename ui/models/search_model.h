#pragma once

#include "core/query/search_index.h"
#include "ui/entity_text.h"

#include <QAbstractListModel>

#include <vector>

namespace whither::ui {

/// What a search found, best first. Display text is the name; DetailRole says what it is. When nothing was found, one
/// row says so; it cannot be chosen.
class SearchModel : public QAbstractListModel {
    Q_OBJECT
  public:
    using QAbstractListModel::QAbstractListModel;

    enum Role { DetailRole = Qt::UserRole + 1 };

    /// Empty text finds nothing. `index` is of the same data as `text`.
    void search(const query::SearchIndex& index, const EntityText& text, const QString& wanted);
    void clear();
    [[nodiscard]] bool hasHits() const { return !m_rows.empty(); }
    [[nodiscard]] const model::EntityId& idAt(int row) const { return m_rows[static_cast<std::size_t>(row)].id; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

  private:
    struct Row {
        model::EntityId id;
        QString name;
        QString detail;
    };
    std::vector<Row> m_rows;
    bool m_isInVain = false; ///< something was looked for and not found
};

} // namespace whither::ui
