#include "ui/panels/search_box.h"

#include "ui/jobs/latest_job.h"
#include "ui/jobs/opening_picture.h"
#include "ui/view_store.h"
#include "ui/widgets/label.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

namespace whither::ui {

namespace {

constexpr int kRowHeight = 30;
constexpr int kGap = 12;

/// Name at the left, kind at the right; both plain.
class ResultDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const override {
        return {100, kRowHeight};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        if (isCurrent) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(option.palette.color(QPalette::Highlight));
            painter->drawRoundedRect(option.rect, 5, 5);
        }
        const QRect inside = option.rect.adjusted(10, 0, -10, 0);
        const QString detail = index.data(SearchModel::DetailRole).toString();
        const QString name = index.data(Qt::DisplayRole).toString();
        const QFont small = fontOf(TextRole::small);
        const QFontMetrics smallMetrics(small);
        const QFontMetrics metrics(option.font);
        // The kind may take what the name leaves, and half in any case. One pixel more than its width, which was
        // rounded: else it is cut where there is room.
        const int room = std::max(inside.width() / 2, inside.width() - metrics.horizontalAdvance(name) - kGap);
        const int detailWidth = std::min(smallMetrics.horizontalAdvance(detail) + 1, room);
        painter->setFont(small);
        painter->setPen(option.palette.color(isCurrent ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(inside, Qt::AlignRight | Qt::AlignVCenter,
                          smallMetrics.elidedText(detail, Qt::ElideRight, detailWidth));
        const bool isHit = index.flags().testFlag(Qt::ItemIsEnabled);
        painter->setFont(option.font);
        painter->setPen(option.palette.color(isCurrent ? QPalette::HighlightedText
                                             : isHit   ? QPalette::Text
                                                       : QPalette::PlaceholderText));
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(name, Qt::ElideRight, inside.width() - detailWidth - kGap));
        painter->restore();
    }
};

} // namespace

SearchBox::SearchBox(ViewStore& store, const TranslatedWording& words, QWidget* parent)
    : QLineEdit(parent), m_store(store), m_words(words), m_model(new SearchModel(this)),
      m_searching(new LatestJob(this)) {
    setObjectName(QStringLiteral("searchBox"));
    setAccessibleName(tr("Search people and companies"));
    setPlaceholderText(tr("Search people and companies"));
    setMaxLength(200);
    m_results = new QListView(window());
    m_results->setObjectName(QStringLiteral("searchResults"));
    m_results->setAccessibleName(tr("Search results"));
    m_results->viewport()->setObjectName(QStringLiteral("searchResultsViewport"));
    m_results->viewport()->setAccessibleName(tr("Search results"));
    m_results->setModel(m_model);
    m_results->setItemDelegate(new ResultDelegate(m_results));
    m_results->setFocusPolicy(Qt::NoFocus);
    m_results->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_results->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_results->setUniformItemSizes(true);
    m_results->hide();
    connect(this, &QLineEdit::textEdited, this, &SearchBox::search);
    connect(m_results, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (m_model->hasHits())
            openRow(index.row());
    });
}

void SearchBox::setData(LoadedPtr loaded) {
    m_data = std::move(loaded);
    m_index.reset();
    close();
}

void SearchBox::setIndex(SearchIndexPtr index) {
    m_index = std::move(index);
    if (hasFocus() && !text().isEmpty())
        search(text());
}

void SearchBox::search(const QString& wanted) {
    m_opensFirst = false;
    if (!m_index)
        return;
    const auto find = [index = m_index, wanted] { return index->find(wanted.toStdString(), SearchModel::kMostHits); };
    if (m_data->graph->nodeCount() <= kPicturedAtOnce)
        return show(find(), wanted);
    m_searching->ask([this, find, wanted]() -> LatestJob::Report {
        return [this, hits = find(), wanted] {
            if (!hasFocus() || text() != wanted)
                return;
            show(hits, wanted);
            if (m_opensFirst && m_model->hasHits())
                openRow(0);
            m_opensFirst = false;
        };
    });
}

void SearchBox::show(const std::vector<query::SearchHit>& hits, const QString& wanted) {
    const auto& view = m_store.view();
    m_model->show(hits, {*m_data, m_words, view.theme, view.filter.asOf}, wanted);
    const int rows = m_model->rowCount();
    if (rows == 0) {
        close();
        return;
    }
    m_results->setParent(window());
    const QPoint below = mapTo(window(), QPoint(0, height() + 4));
    m_results->setGeometry(below.x(), below.y(), width(), rows * kRowHeight + 12);
    // No row is chosen where there is nothing to choose.
    m_results->setCurrentIndex(m_model->hasHits() ? m_model->index(0) : QModelIndex());
    m_results->show();
    m_results->raise();
    // The focus stays in the box: what a screen reader cannot find in the list, the box says.
    setAccessibleDescription(m_model->hasHits() ? QString() : m_model->index(0).data().toString());
}

void SearchBox::openRow(int row) {
    const session::Select select{m_model->idAt(row)};
    clear();
    close();
    m_store.dispatch(select);
    Q_EMIT finished();
    Q_EMIT found(select.id);
}

void SearchBox::close() {
    m_searching->cancel();
    m_opensFirst = false;
    m_results->hide();
    m_model->clear();
    setAccessibleDescription({});
}

bool SearchBox::event(QEvent* event) {
    // Esc is the window's key too; here it closes the list first.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void SearchBox::keyPressEvent(QKeyEvent* event) {
    const int rows = m_model->hasHits() ? m_model->rowCount() : 0;
    const int current = m_results->currentIndex().row();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (rows > 0) {
            const int step = event->key() == Qt::Key_Down ? 1 : -1;
            m_results->setCurrentIndex(m_model->index((std::max(current, 0) + step + rows) % rows));
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_searching->isBusy())
            m_opensFirst = true;
        else if (rows > 0)
            openRow(std::max(current, 0));
        return;
    case Qt::Key_Escape:
        if (m_results->isVisible()) {
            close();
        } else {
            clear();
            Q_EMIT finished();
        }
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::focusOutEvent(QFocusEvent* event) {
    m_results->hide();
    QLineEdit::focusOutEvent(event);
}

void SearchBox::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (!text().isEmpty())
        return;
    const QString shortcut = QStringLiteral("Ctrl+K");
    const QFont small = fontOf(TextRole::small);
    const int taken =
        fontMetrics().horizontalAdvance(placeholderText()) + QFontMetrics(small).horizontalAdvance(shortcut);
    if (taken + 4 * kGap > width())
        return;
    QPainter painter(this);
    painter.setFont(small);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect().adjusted(0, 0, -kGap, 0), Qt::AlignRight | Qt::AlignVCenter, shortcut);
}

} // namespace whither::ui
