#include "ui/models/search_model.h"

#include "ui/feedback/error_text.h"

namespace whither::ui {

void SearchModel::show(const std::vector<query::SearchHit>& hits, const EntityText& text, const QString& wanted) {
    beginResetModel();
    m_rows.clear();
    for (const auto& hit : hits) {
        const auto entity = findEntity(*text.data.graph, hit.id);
        if (!entity)
            continue;
        const EntityRowText shown = text.row(*entity);
        QString kind;
        switch (hit.id.kind) {
        case model::EntityKind::person:
            kind = tr("person");
            break;
        case model::EntityKind::company:
            kind = tr("company");
            break;
        case model::EntityKind::team:
            kind = tr("team");
            break;
        default:
            kind = tr("product");
        }
        Row row{hit.id, oneLine(shown.title.toStdString(), 80), kind};
        // Why it is here, when its name does not show it.
        if (const QString matched = oneLine(hit.matched, 60); matched != row.name)
            row.detail = QStringLiteral("%1 · %2").arg(matched, kind);
        m_rows.push_back(std::move(row));
    }
    m_isInVain = m_rows.empty() && !wanted.trimmed().isEmpty();
    endResetModel();
}

void SearchModel::clear() {
    beginResetModel();
    m_rows.clear();
    m_isInVain = false;
    endResetModel();
}

int SearchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_isInVain ? 1 : static_cast<int>(m_rows.size());
}

QVariant SearchModel::data(const QModelIndex& index, int role) const {
    if (m_isInVain)
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? tr("Nothing is called that.") : QVariant();
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(row.name, row.detail);
    case DetailRole:
        return row.detail;
    default:
        return {};
    }
}

Qt::ItemFlags SearchModel::flags(const QModelIndex& index) const {
    return m_isInVain ? Qt::NoItemFlags : QAbstractListModel::flags(index);
}

} // namespace whither::ui
