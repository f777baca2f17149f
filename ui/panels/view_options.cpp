#include "ui/panels/view_options.h"

#include "core/query/cohort.h"
#include "ui/dialogs/names_dialog.h"
#include "ui/feedback/error_text.h"
#include "ui/panels/arrangement_knob.h"
#include "ui/view_store.h"
#include "ui/widgets/label.h"
#include "ui/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace whither::ui {

using session::Mode;

namespace {

constexpr int kLongestName = 40;

} // namespace

ViewOptions::ViewOptions(ViewStore& store, QWidget* parent)
    : QWidget(parent), m_store(store), m_column(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("viewOptions"));
    setAccessibleName(tr("Options of the view"));
    m_column->setContentsMargins(16, 0, 16, 18);
    m_column->setSpacing(7);
    add(new Label(tr("Arrangement"), TextRole::heading, QStringLiteral("arrangementHeading"), this), {Mode::graph});
    add(new ArrangementKnob(m_store, this), {Mode::graph});

    m_grouping = addChoice(tr("Group by"), "flowGrouping", {Mode::graph, Mode::sankey, Mode::matrix});
    m_groupingHeading = findChild<QWidget*>(QStringLiteral("flowGroupingHeading"));
    using query::FlowGrouping;
    for (const auto& [grouping, text] :
         {std::pair(FlowGrouping::company, tr("Company")), std::pair(FlowGrouping::parent, tr("Parent company")),
          std::pair(FlowGrouping::country, tr("Country")), std::pair(FlowGrouping::kind, tr("Kind of company"))})
        m_grouping->addItem(text, static_cast<int>(grouping));
    m_stages = addChoice(tr("Shows"), "flowStages", {Mode::sankey});
    m_stages->addItem(tr("Every move"), 2);
    m_stages->addItem(tr("Careers, two steps"), 3);
    m_stages->addItem(tr("Careers, three steps"), 4);
    m_order = addChoice(tr("Sorted by"), "careerOrder", {Mode::careers});
    using chart::CareerOrder;
    for (const auto& [order, text] :
         {std::pair(CareerOrder::firstDeparture, tr("First departure")), std::pair(CareerOrder::joining, tr("Joining")),
          std::pair(CareerOrder::employer, tr("Employer")), std::pair(CareerOrder::name, tr("Name"))})
        m_order->addItem(text, static_cast<int>(order));
    m_zero = addChoice(tr("Time counts from"), "retentionZero", {Mode::retention, Mode::card});
    addLayer(chart::RetentionLayer::bounds, tr("What the dates allow"), "retentionBounds");
    addLayer(chart::RetentionLayer::sampling, tr("95 % band"), "retentionSampling");
    addLayer(chart::RetentionLayer::turnbull, tr("Turnbull's estimate"), "retentionTurnbull");
    auto* hint = new Label(tr("Select companies to compare who ever joined them."), TextRole::muted,
                           QStringLiteral("retentionHint"), this);
    add(hint, {Mode::retention, Mode::card});
    m_choose = addButton(tr("Choose people…"), "chooseCohort");
    m_giveUp = addButton(tr("Back to the team"), "giveUpCohort");
    m_column->addStretch();

    connect(m_grouping, &QComboBox::activated, this, [this] {
        m_store.dispatch(session::SetGrouping{static_cast<FlowGrouping>(m_grouping->currentData().toInt())});
    });
    connect(m_stages, &QComboBox::activated, this, [this] {
        change([this](auto& chart) { chart.stages = static_cast<std::size_t>(m_stages->currentData().toInt()); });
    });
    connect(m_order, &QComboBox::activated, this, [this] {
        change([this](auto& chart) { chart.order = static_cast<CareerOrder>(m_order->currentData().toInt()); });
    });
    connect(m_zero, &QComboBox::activated, this,
            [this] { change([this](auto& chart) { chart.zero = m_zero->currentData().toString().toStdString(); }); });
    connect(m_choose, &QPushButton::clicked, this, [this] {
        if (!m_data)
            return;
        auto* dialog = new NamesDialog(m_data, m_store, *m_words, window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_giveUp, &QPushButton::clicked, this, [this] { change([](auto& chart) { chart.cohort.reset(); }); });
    connect(&m_store, &ViewStore::changed, this, [this](session::Change change) {
        using session::Change;
        if (has(change, Change::mode) || has(change, Change::chart) || has(change, Change::selection) ||
            has(change, Change::filter))
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
    // Else the longest choice would make the panel wider than the window has room for.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    add(box, std::move(modes));
    return box;
}

QPushButton* ViewOptions::addButton(const QString& text, const char* name) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    add(button, {Mode::retention, Mode::card});
    return button;
}

void ViewOptions::addLayer(chart::RetentionLayer layer, const QString& text, const char* name) {
    auto* box = new QCheckBox(text, this);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(text);
    connect(box, &QCheckBox::clicked, this, [this, layer](bool isOn) {
        change([this, layer, isOn](auto& chart) {
            chart.layers = layersShown();
            if (isOn)
                chart.layers->insert(layer);
            else
                chart.layers->erase(layer);
        });
    });
    add(box, {Mode::retention});
    m_layers.emplace(layer, box);
}

void ViewOptions::setData(const LoadedPtr& loaded, const TranslatedWording& words) {
    m_data = loaded;
    m_words = &words;
    const model::Dataset& dataset = loaded->dataset();
    m_zero->clear();
    m_zero->addItem(tr("Joining"), QString());
    for (const model::Product& product : dataset.products)
        if (query::zeroOf(product))
            m_zero->addItem(
                tr("%1, %2", "product, day").arg(oneLine(product.name, kLongestName), words.longDate(product.released)),
                QString::fromStdString(product.key));
    update();
}

void ViewOptions::change(const std::function<void(session::ChartOptions&)>& how) {
    auto chart = m_store.view().chart;
    how(chart);
    m_store.dispatch(session::SetChart{chart});
}

std::set<chart::RetentionLayer> ViewOptions::layersShown() const {
    const auto& view = m_store.view();
    const auto companies = std::count_if(view.selection.begin(), view.selection.end(), [](const model::EntityId& id) {
        return id.kind == model::EntityKind::company;
    });
    const bool isPeople = view.chart.cohort || !view.filter.team.empty();
    return session::layersShown(view.chart, static_cast<std::size_t>(companies) + (isPeople ? 1 : 0));
}

void ViewOptions::update() {
    const auto& view = m_store.view();
    // Where people are drawn, there are no arrows to count.
    const bool hasFlows = view.mode != Mode::graph || view.filter.drawsFlows();
    for (const auto& part : m_parts) {
        const bool isOfFlows = part.widget == m_grouping || part.widget == m_groupingHeading;
        part.widget->setVisible(std::find(part.modes.begin(), part.modes.end(), view.mode) != part.modes.end() &&
                                (hasFlows || !isOfFlows));
    }
    m_giveUp->setVisible(view.chart.cohort && !m_choose->isHidden());
    m_grouping->setCurrentIndex(m_grouping->findData(static_cast<int>(view.filter.grouping)));
    m_stages->setCurrentIndex(m_stages->findData(static_cast<int>(view.chart.stages)));
    m_order->setCurrentIndex(m_order->findData(static_cast<int>(view.chart.order)));
    m_zero->setCurrentIndex(m_zero->findData(QString::fromStdString(view.chart.zero)));
    const auto layers = layersShown();
    for (const auto& [layer, box] : m_layers)
        box->setChecked(layers.contains(layer));
}

} // namespace whither::ui
