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

    /// What was found when looking for `wanted`, in the data of `text`; at most so many are of use.
    void show(const std::vector<query::SearchHit>& hits, const EntityText& text, const QString& wanted);
    static constexpr std::size_t kMostHits = 10;
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
