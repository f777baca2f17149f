#include "ui/panels/filter_panel.h"

#include "ui/view_store.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace whither::ui {

FilterPanel::FilterPanel(ViewStore& store, QWidget* parent) : QWidget(parent), m_store(store) {
    setObjectName(QStringLiteral("filterPanel"));
    setAccessibleName(tr("Show"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 18, 6, 18);
    column->setSpacing(9);
    column->addWidget(new Label(tr("Show"), TextRole::heading, QStringLiteral("filterHeading"), this));
    const auto add = [&](query::Layer layer, const QString& text, const char* name) {
        auto* box = new QCheckBox(text, this);
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(text);
        connect(box, &QCheckBox::toggled, this, [this, layer](bool isShown) {
            m_store.dispatch(session::ShowLayer{layer, isShown});
        });
        column->addWidget(box);
        m_boxes.emplace(layer, box);
    };
    using query::Layer;
    add(Layer::people, tr("People"), "showPeople");
    add(Layer::companies, tr("Companies"), "showCompanies");
    add(Layer::earlierJobs, tr("Earlier jobs"), "showEarlierJobs");
    add(Layer::disputed, tr("Disputed claims"), "showDisputed");
    add(Layer::teams, tr("Teams"), "showTeams");
    add(Layer::products, tr("Products"), "showProducts");
    add(Layer::relations, tr("Funding and relations"), "showRelations");
    connect(&m_store, &ViewStore::changed, this, [this](session::Change change) {
        if (has(change, session::Change::filter))
            update();
        // Charts have all moves of the people whom the story is about.
        if (has(change, session::Change::mode))
            setVisible(m_store.view().mode == session::Mode::graph);
    });
    update();
}

void FilterPanel::update() {
    const query::Filter& filter = m_store.view().filter;
    for (const auto& [layer, box] : m_boxes)
        box->setChecked(filter.shows(layer));
    // Where steps of everyone are counted, those of earlier jobs are among them anyway.
    m_boxes.at(query::Layer::earlierJobs)
        ->setEnabled(filter.shows(query::Layer::earlierJobs) || !filter.tellsEarlierJobs());
}

} // namespace whither::ui
