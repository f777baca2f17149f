#include "ui/panels/view_options.h"

#include "ui/panels/arrangement_knob.h"
#include "ui/view_store.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace whither::ui {

using session::Mode;

ViewOptions::ViewOptions(ViewStore& store, QWidget* parent)
    : QWidget(parent), m_store(store), m_column(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("viewOptions"));
    setAccessibleName(tr("Options of the view"));
    m_column->setContentsMargins(20, 0, 16, 18);
    m_column->setSpacing(7);
    add(new Label(tr("Arrangement"), TextRole::heading, QStringLiteral("arrangementHeading"), this), {Mode::graph});
    add(new ArrangementKnob(m_store, this), {Mode::graph});

    m_grouping = addChoice(tr("Group by"), "flowGrouping", {Mode::sankey, Mode::matrix});
    using query::FlowGrouping;
    for (const auto& [grouping, text] :
         {std::pair(FlowGrouping::company, tr("Company")), std::pair(FlowGrouping::parent, tr("Parent company")),
          std::pair(FlowGrouping::country, tr("Country")), std::pair(FlowGrouping::kind, tr("Kind of company"))})
        m_grouping->addItem(text, static_cast<int>(grouping));
    m_stages = addChoice(tr("Shows"), "flowStages", {Mode::sankey});
    m_stages->addItem(tr("Every move"), 2);
    m_stages->addItem(tr("Careers, two moves"), 3);
    m_stages->addItem(tr("Careers, three moves"), 4);
    m_column->addStretch();

    connect(m_grouping, &QComboBox::activated, this, [this] {
        auto chart = m_store.view().chart;
        chart.grouping = static_cast<FlowGrouping>(m_grouping->currentData().toInt());
        m_store.dispatch(session::SetChart{chart});
    });
    connect(m_stages, &QComboBox::activated, this, [this] {
        auto chart = m_store.view().chart;
        chart.stages = static_cast<std::size_t>(m_stages->currentData().toInt());
        m_store.dispatch(session::SetChart{chart});
    });
    connect(&m_store, &ViewStore::changed, this, [this](session::Change change) {
        if (has(change, session::Change::mode) || has(change, session::Change::chart))
            update();
    });
    update();
}

void ViewOptions::add(QWidget* widget, std::vector<Mode> modes) {
    m_column->addWidget(widget);
    m_parts.push_back({widget, std::move(modes)});
}

QComboBox* ViewOptions::addChoice(const QString& text, const char* name, std::vector<Mode> modes) {
    add(new Label(text, TextRole::heading, QLatin1String(name) + QStringLiteral("Heading"), this), modes);
    auto* box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(text);
    add(box, std::move(modes));
    return box;
}

void ViewOptions::update() {
    const auto& view = m_store.view();
    for (const auto& part : m_parts)
        part.widget->setVisible(std::find(part.modes.begin(), part.modes.end(), view.mode) != part.modes.end());
    m_grouping->setCurrentIndex(m_grouping->findData(static_cast<int>(view.chart.grouping)));
    m_stages->setCurrentIndex(m_stages->findData(static_cast<int>(view.chart.stages)));
}

} // namespace whither::ui
