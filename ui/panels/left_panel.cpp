#include "ui/panels/left_panel.h"

#include "ui/panels/filter_panel.h"
#include "ui/panels/story_panel.h"
#include "ui/panels/view_options.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace whither::ui {

namespace {

constexpr int kLeast = 190;

} // namespace

LeftPanel::LeftPanel(ViewStore& store, const TranslatedWording& words, QWidget* parent)
    : QScrollArea(parent), m_words(words) {
    auto* inside = new QWidget;
    inside->setObjectName(QStringLiteral("leftPanel"));
    inside->setAccessibleName(tr("Story and filters"));
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_story = new StoryPanel(store, words, inside);
    column->addWidget(m_story);
    connect(m_story, &StoryPanel::chosenFromList, this, &LeftPanel::teamChosen);
    column->addWidget(new FilterPanel(store, inside));
    m_options = new ViewOptions(store, inside);
    column->addWidget(m_options);
    column->addStretch(1);
    setObjectName(QStringLiteral("storyScroll"));
    setAccessibleName(tr("Story and filters"));
    viewport()->setObjectName(QStringLiteral("storyViewport"));
    viewport()->setAccessibleName(tr("Story and filters"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(inside);
}

void LeftPanel::setData(const LoadedPtr& loaded) {
    m_options->setData(loaded, m_words);
}

void LeftPanel::tell(const LoadedPtr& loaded, const std::shared_ptr<const query::VisibleSet>& visible) {
    m_story->show(loaded, visible);
}

QSize LeftPanel::minimumSizeHint() const {
    const int inside = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
    return {std::max(kLeast, inside), QScrollArea::minimumSizeHint().height()};
}

bool LeftPanel::eventFilter(QObject* watched, QEvent* event) {
    // What it holds may need more room now, as after another view was chosen.
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace whither::ui
