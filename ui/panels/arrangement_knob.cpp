#include "ui/panels/arrangement_knob.h"

#include "ui/view_store.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>

#include <algorithm>
#include <iterator>

namespace whither::ui {

namespace {

using layout::Character;
constexpr Character kSteps[] = {Character::overview, Character::balanced, Character::clusters}; ///< from left to right
constexpr int kLeastWidth = 44;
constexpr int kWidth = 96;

} // namespace

ArrangementKnob::ArrangementKnob(ViewStore& store, QWidget* parent) : QWidget(parent), m_store(store) {
    setObjectName(QStringLiteral("arrangement"));
    setAccessibleName(tr("Arrangement"));
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(8);
    const auto addEnd = [&](const QString& text, const char* name) {
        auto* label = new QLabel(text, this);
        label->setObjectName(QLatin1String(name));
        label->setAccessibleName(text);
        label->setTextFormat(Qt::PlainText);
        label->setFont(fontOf(TextRole::muted));
        label->setForegroundRole(QPalette::PlaceholderText);
        across->addWidget(label);
    };
    addEnd(tr("Overview"), "arrangementOverview");
    m_knob = new QSlider(Qt::Horizontal, this);
    m_knob->setObjectName(QStringLiteral("arrangementKnob"));
    m_knob->setAccessibleName(tr("Arrangement: from overview to clusters"));
    m_knob->setRange(0, static_cast<int>(std::size(kSteps)) - 1);
    m_knob->setPageStep(1);
    m_knob->setTickInterval(1);
    m_knob->setTickPosition(QSlider::TicksBelow);
    m_knob->setMinimumWidth(kLeastWidth);
    m_knob->setMaximumWidth(kWidth);
    across->addWidget(m_knob, 1);
    addEnd(tr("Clusters"), "arrangementClusters");
    across->addStretch();
    connect(m_knob, &QSlider::valueChanged, this,
            [this](int step) { m_store.dispatch(session::SetCharacter{kSteps[step]}); });
    connect(&m_store, &ViewStore::changed, this, [this](session::Change change) {
        if (has(change, session::Change::character))
            update();
    });
    update();
}

void ArrangementKnob::update() {
    const Character character = m_store.view().character;
    m_knob->setValue(static_cast<int>(std::find(std::begin(kSteps), std::end(kSteps), character) - std::begin(kSteps)));
    const QString said = character == Character::overview   ? tr("Overview: distances tell how far apart things are")
                         : character == Character::clusters ? tr("Clusters: groups stand apart and few lines cross")
                                                            : tr("Balanced: something of both");
    m_knob->setAccessibleDescription(said);
    m_knob->setToolTip(said);
}

} // namespace whither::ui
