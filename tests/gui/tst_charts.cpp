#include "tests/gui/window_test.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/picture_request.h"
#include "ui/charts/chart_maker.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/chart_view.h"
#include "ui/graph_pipeline.h"
#include "ui/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

using namespace whither;
using model::EntityKind;

/// The charts in the window: each tab tells the story of the graph, and what is clicked is selected everywhere.
class ChartsTest : public tests::WindowTest {
    Q_OBJECT

    [[nodiscard]] ui::ChartPanel& panel() const { return m_window->charts(); }
    [[nodiscard]] ui::ChartView& chart() const { return panel().view(); }
    void look(ui::Command command) {
        trigger(command);
        QVERIFY(panel().isVisible());
        awaitChart();
    }
    void awaitChart() { QTRY_VERIFY(panel().isUpToDate() && chart().chart() && !chart().targets().empty()); }
    /// The first target whose title begins so.
    [[nodiscard]] std::size_t target(const char* title) const {
        const auto& all = chart().targets();
        const auto found =
            std::find_if(all.begin(), all.end(), [title](const auto& each) { return each.title.rfind(title, 0) == 0; });
        if (found == all.end())
            qFatal("no target '%s'", title);
        return static_cast<std::size_t>(found - all.begin());
    }
    /// A point that belongs to it and to nothing above.
    [[nodiscard]] QPoint pointOf(std::size_t wanted) const {
        constexpr base::Point kAround[] = {{0, 0}, {2, 0}, {-2, 0}, {0, 2}, {0, -2}};
        const auto box = boundsOf(chart().targets()[wanted]);
        for (int y = static_cast<int>(box.y); y < box.bottom(); ++y)
            for (int x = static_cast<int>(box.x); x < box.right(); x += 3)
                if (std::all_of(std::begin(kAround), std::end(kAround), [&](base::Point by) {
                        return chart::targetAt(*chart().chart(),
                                               base::Point{static_cast<double>(x), static_cast<double>(y)} + by) ==
                               wanted;
                    }))
                    return {x, y};
        qFatal("nowhere to click");
    }
    [[nodiscard]] std::set<std::string> selected(EntityKind kind) const {
        std::set<std::string> keys;
        for (const auto& id : selection())
            if (id.kind == kind)
                keys.insert(id.key);
        return keys;
    }

    /// The chart's text, a line each.
    [[nodiscard]] std::string allWritten() const {
        std::string written;
        for (const auto& group : chart().chart()->list.groups)
            for (const auto& primitive : group.primitives)
                if (const auto* text = std::get_if<scene::Text>(&primitive))
                    written += text->text + '\n';
        return written;
    }
    [[nodiscard]] bool isWritten(const char* part) const { return allWritten().find(part) != std::string::npos; }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void aTabShowsAChartInThePlaceOfTheGraph() {
        QVERIFY(!panel().isVisible());
        auto* tabs = find<QTabBar>("modeTabs");
        QCOMPARE(tabs->count(), 6);
        tabs->setCurrentIndex(1);
        QCOMPARE(view().mode, session::Mode::sankey);
        QVERIFY(panel().isVisible());
        awaitChart();
        trigger(ui::Command::graphView);
        QVERIFY(!panel().isVisible());
        QCOMPARE(tabs->currentIndex(), 0);
    }

    void anotherFileBeginsWithItsGraph() {
        look(ui::Command::sankeyView);
        open(path("llama.whither"));
        QCOMPARE(view().mode, session::Mode::graph);
        QVERIFY(!panel().isVisible());
        QVERIFY(m_window->canvas().isVisible());
        QCOMPARE(find<QTabBar>("modeTabs")->currentIndex(), 0);
        QVERIFY(!chart().chart());
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::AltModifier);
        awaitChart();
    }

    void theGraphIsOutOfReachWhileAChartIsShown() {
        m_window->canvas().setFocus();
        look(ui::Command::matrixView);
        QVERIFY(!m_window->canvas().isVisible());
        QVERIFY(chart().hasFocus());
        trigger(ui::Command::graphView);
        QVERIFY(m_window->canvas().hasFocus());
    }

    void whoHasNoNameInTheDataLeavesTheSelectionAsItIs() {
        look(ui::Command::sankeyView);
        const auto& all = chart().targets();
        const auto nameless =
            std::find_if(all.begin(), all.end(), [](const auto& each) { return each.selects.empty(); });
        QVERIFY(nameless != all.end());
        select(tests::kMistral);
        chart().activate(static_cast<std::size_t>(nameless - all.begin()), {});
        QCOMPARE(selection(), std::vector{tests::kMistral});
    }

    void theKeyboardKeepsItsPlaceWhenThePictureChanges() {
        look(ui::Command::sankeyView);
        chart().setKeyboardTarget(target("Meta to Mistral AI: 5 steps"));
        const auto title = [this] {
            const auto place = chart().keyboardTarget();
            return place ? QString::fromStdString(chart().targets()[*place].title) : QString();
        };
        const QString before = title();
        m_window->store().dispatch(session::SetAsOf{base::Day{std::chrono::year{2024} / 6 / 30}});
        QTRY_VERIFY(panel().isUpToDate() && title() != before);
        QVERIFY2(title().startsWith(QStringLiteral("Meta to Mistral AI: ")), qPrintable(title()));
    }

    void aPageOfPeopleListsNoMoreThanCanBeRead_data() {
        QTest::addColumn<int>("mode");
        QTest::addRow("careers") << static_cast<int>(session::Mode::careers);
        QTest::addRow("card") << static_cast<int>(session::Mode::card);
    }
    void aPageOfPeopleListsNoMoreThanCanBeRead() {
        open(write("ai-talent.whither", *tests::aiTalentData()));
        QFETCH(const int, mode);
        auto request = m_window->pipeline().request();
        request.mode = static_cast<session::Mode>(mode);
        const auto sizesOn = [&](base::Size size) {
            request.size = size;
            std::vector<double> sizes;
            for (const auto& group : ui::makePage(request).list.groups)
                for (const auto& primitive : group.primitives)
                    if (const auto* text = std::get_if<scene::Text>(&primitive))
                        sizes.push_back(text->size);
            return sizes;
        };
        for (const base::Size size : {base::Size{1440, 900}, base::Size{800, 600}}) {
            const auto sizes = sizesOn(size);
            QVERIFY(sizes.size() > 20);
            QVERIFY(*std::min_element(sizes.begin(), sizes.end()) >= 8);
        }
    }

    void aSelectedPersonIsBroughtIntoView() {
        open(write("ai-talent.whither", *tests::aiTalentData()));
        look(ui::Command::careersView);
        const auto isSeen = [this](const model::EntityId& id) {
            const QRect seen = chart().visibleRegion().boundingRect();
            const auto& all = chart().targets();
            return std::any_of(all.begin(), all.end(), [&](const auto& each) {
                const bool isIts = std::find(each.selects.begin(), each.selects.end(), id) != each.selects.end();
                const auto at = boundsOf(each).centre();
                return isIts && seen.contains(static_cast<int>(at.x), static_cast<int>(at.y));
            });
        };
        const auto last = chart().targets().back().selects.front();
        QVERIFY(!isSeen(last));
        select(last);
        QTRY_VERIFY(panel().isUpToDate() && isSeen(last));
        // From then on a person scrolls.
        panel().verticalScrollBar()->setValue(0);
        m_window->store().dispatch(session::SetTheme{scene::Theme::dark});
        QTRY_VERIFY(panel().isUpToDate());
        QCoreApplication::processEvents();
        QCOMPARE(panel().verticalScrollBar()->value(), 0);
    }

    void aTitleSaysWhatIsShownAndTheLineBelowOfWhom() {
        auto request = m_window->pipeline().request();
        const auto titled = [&request](session::Mode mode) {
            request.mode = mode;
            return ui::titleShown(request);
        };
        QCOMPARE(titled(session::Mode::graph), QStringLiteral("LLaMA paper authors"));
        QCOMPARE(ui::subtitleShown(request), QString());
        QCOMPARE(titled(session::Mode::sankey), QStringLiteral("Which companies people left, and which they went to"));
        QCOMPARE(ui::subtitleShown(request), QStringLiteral("LLaMA paper authors · as of 26 May 2025"));
        QCOMPARE(titled(session::Mode::matrix),
                 QStringLiteral("How many changes of employer led from which company to which"));
        QCOMPARE(titled(session::Mode::careers), QStringLiteral("Who worked where, and when"));
        QCOMPARE(titled(session::Mode::retention), QStringLiteral("Who stayed at Meta after LLaMA (24 February 2023)"));
        QCOMPARE(titled(session::Mode::card), QStringLiteral("Who left Meta, when, and for where"));
        request.chart.zero.clear();
        QCOMPARE(titled(session::Mode::retention), QStringLiteral("How long people stayed at Meta"));
        // A title of one's own stands alone, and the day where it always was.
        request.title = QStringLiteral("Mine");
        QCOMPARE(ui::titleShown(request), QStringLiteral("Mine"));
        QCOMPARE(ui::subtitleShown(request), QString());
    }

    void aRibbonIsToldAsWhatItIs() {
        look(ui::Command::sankeyView);
        chart().activate(target("Meta to Mistral AI: 5 steps"), {});
        const auto texts = [this] {
            QStringList all;
            for (const auto* label : find<QWidget>("detailsPage")->findChildren<QLabel*>())
                all << label->text();
            return all;
        };
        QVERIFY(texts().contains(QStringLiteral("5 people from Meta to Mistral AI")));
        QVERIFY(texts().contains(QStringLiteral("SOURCES")) || texts().contains(QStringLiteral("Sources")));
        look(ui::Command::careersView);
        chart().activate(target("Timothée Lacroix at Mistral AI"), {});
        QVERIFY(texts().contains(QStringLiteral("Timothée Lacroix at Mistral AI")));
        // Two that nothing ties are no path.
        m_window->store().dispatch(
            session::SelectMany{{tests::kMistral, tests::kTimothee, tests::kMeta}, session::SelectMany::Mode::replace});
        QVERIFY(texts().contains(QStringLiteral("Selected: 1 person, 2 companies")));
    }

    void aClickOnARibbonSelectsWhoseItIs() {
        look(ui::Command::sankeyView);
        QTest::mouseClick(&chart(), Qt::LeftButton, {}, pointOf(target("Meta to Mistral AI: 5 steps")));
        QCOMPARE(selected(EntityKind::person),
                 (std::set<std::string>{"baptiste-roziere", "guillaume-lample", "marie-anne-lachaux", "thibaut-lavril",
                                        "timothee-lacroix"}));
        QVERIFY(!selected(EntityKind::move).empty());
        QTest::mouseClick(&chart(), Qt::LeftButton, {}, {2, 2});
        QVERIFY(selection().empty());
    }

    void aCellOfTheMatrixSelectsTheSamePeopleAsTheRibbon() {
        look(ui::Command::sankeyView);
        const auto ribbon = chart().targets()[target("Meta to Mistral AI: 5 steps")].selects;
        look(ui::Command::matrixView);
        QTRY_VERIFY(chart().targets()[0].title.rfind("Meta", 0) == 0);
        QCOMPARE(chart().targets()[target("Meta to Mistral AI: 5 steps")].selects, ribbon);
    }

    void theFlowFollowsTheDate() {
        look(ui::Command::sankeyView);
        m_window->store().dispatch(session::SetAsOf{base::Day{std::chrono::year{2023} / 6 / 30}});
        const auto has = [this](const char* title) {
            const auto& all = chart().targets();
            return std::any_of(all.begin(), all.end(),
                               [title](const auto& each) { return each.title.rfind(title, 0) == 0; });
        };
        QTRY_VERIFY(panel().isUpToDate() && has("Meta to Mistral AI: 4 steps"));
        QVERIFY(!has("Meta to Anthropic"));
    }

    void aMatrixKeepsItsOrderWhileTheDateMoves() {
        open(write("ai-talent.whither", *tests::aiTalentData()));
        const auto rows = [this] {
            std::vector<std::string> ids;
            for (const auto& group : chart().chart()->list.groups)
                if (group.id.rfind("flow-row:=", 0) == 0)
                    ids.push_back(group.id);
            return ids;
        };
        const auto rowsOn = [&](int year) {
            m_window->store().dispatch(session::SetAsOf{base::Day{std::chrono::year{year} / 12 / 31}});
            if (!QTest::qWaitFor([this] { return panel().isUpToDate(); }, 20'000))
                qFatal("no chart");
            return rows();
        };
        m_window->store().dispatch(session::SetAsOf{base::Day{std::chrono::year{2020} / 12 / 31}});
        look(ui::Command::matrixView);
        auto before = rows();
        for (int year = 2021; year <= 2025; ++year) {
            const auto now = rowsOn(year);
            std::vector<std::string> kept;
            std::copy_if(now.begin(), now.end(), std::back_inserter(kept),
                         [&](const auto& id) { return std::find(before.begin(), before.end(), id) != before.end(); });
            std::erase_if(before, [&](const auto& id) { return std::find(now.begin(), now.end(), id) == now.end(); });
            QCOMPARE(kept, before);
            before = now;
        }
        // Other groups are put in order anew.
        const auto last = rows();
        m_window->store().dispatch(session::SetGrouping{query::FlowGrouping::country});
        QTRY_VERIFY(panel().isUpToDate() && rows() != last);
        m_window->store().dispatch(session::SetGrouping{query::FlowGrouping::company});
        QTRY_VERIFY(panel().isUpToDate() && rows().size() == last.size());
        QVERIFY2(rows() != last, "it is by size again");
    }

    void flowsAreGroupedByCountry() {
        look(ui::Command::sankeyView);
        auto* grouping = find<QComboBox>("flowGrouping");
        QVERIFY(grouping->isVisible());
        grouping->setFocus();
        QTest::keyClick(grouping, Qt::Key_Down);
        QTest::keyClick(grouping, Qt::Key_Down);
        QCOMPARE(view().filter.grouping, query::FlowGrouping::country);
        QTRY_VERIFY(panel().isUpToDate() && chart().targets()[0].title.find("country") == 0);
        QVERIFY(chart().targets()[target("United States to France: 6 steps")].selects.size() >= 12);
    }

    void aNeighbourhoodIsNamedBelowEveryChartAndCanBeLeft() {
        auto* button = find<QToolButton>("chartEverythingButton");
        m_window->store().dispatch(session::SetFocus{query::Filter::Focus{tests::kMistral, 1}});
        for (const auto command : {ui::Command::sankeyView, ui::Command::matrixView, ui::Command::careersView}) {
            look(command);
            QTRY_VERIFY(isWritten("Only people around Mistral AI are told of"));
            QVERIFY(button->isVisible());
        }
        look(ui::Command::retentionView);
        QTRY_VERIFY(isWritten("Of everyone: the neighbourhood of Mistral AI narrows the graph, and not this"));
        button->click();
        QVERIFY(!view().filter.focus);
        QVERIFY(!button->isVisible());
        QTRY_VERIFY(panel().isUpToDate() && !isWritten("Mistral AI narrows"));
    }

    void whatIsKnownToAYearIsToldAsAYear() {
        model::Dataset data = *tests::llamaData();
        for (model::Product& product : data.products.rows())
            if (product.key == "llama-1")
                product.released = base::Date(base::CalendarDate{2023, 0, 0});
        open(write("coarse.whither", data));
        QVERIFY2(view().chart.zero != "llama-1", "no day that nobody gave is the default");
        session::ChartOptions options = view().chart;
        options.zero = "llama-1";
        m_window->store().dispatch(session::SetChart{options});
        look(ui::Command::retentionView);
        QVERIFY(isWritten("(2023)"));
        QVERIFY(isWritten("is known no better than 2023: time counts from 1 January 2023."));
        const auto* zero = find<QComboBox>("retentionZero");
        QVERIFY2(zero->currentText().endsWith(QStringLiteral(", 2023")), qPrintable(zero->currentText()));
    }

    void fewCurvesHaveTheirBandsUnlessOneChoosesOtherwise() {
        look(ui::Command::retentionView);
        auto* band = find<QCheckBox>("retentionSampling");
        QVERIFY(band->isChecked());
        m_window->store().dispatch(
            session::SelectMany{{tests::kMistral, tests::kMeta}, session::SelectMany::Mode::replace});
        QVERIFY2(!band->isChecked(), "three");
        band->click();
        QVERIFY(view().chart.layers->contains(chart::RetentionLayer::sampling));
        m_window->store().dispatch(session::ClearSelection{});
        QVERIFY(band->isChecked());
    }

    void theCountBelowFlowsIsThatOfTheArrows() {
        open(write("ai-talent.whither", *tests::aiTalentData()));
        m_window->store().dispatch(session::ShowLayer{query::Layer::people, false});
        QTRY_VERIFY(m_window->pipeline().visible() && !m_window->pipeline().visible()->flows.empty());
        std::size_t steps = 0;
        for (const auto& flow : m_window->pipeline().visible()->flows)
            steps += flow.there.size() + flow.back.size();
        const QString told =
            ui::TranslatedWording().shown(*m_window->pipeline().visible(), m_window->pipeline().data()->dataset());
        QVERIFY2(told.startsWith(QStringLiteral("in the graph: %1 steps between ").arg(steps)), qPrintable(told));
    }

    void retentionBeginsWithThePaperAndEndsWithThree() {
        look(ui::Command::retentionView);
        QCOMPARE(view().chart.zero, std::string("llama-1"));
        const std::string written = allWritten();
        QVERIFY(written.find("3 of 14 remain") != std::string::npos);
        QVERIFY(written.find("share still at Meta") != std::string::npos);
        QVERIFY(written.find("24 February 2023") != std::string::npos);
        const auto before = chart().chart()->list.groups.size();
        find<QCheckBox>("retentionTurnbull")->click();
        QVERIFY(view().chart.layers->contains(chart::RetentionLayer::turnbull));
        QTRY_VERIFY(panel().isUpToDate() && chart().chart()->list.groups.size() > before);
    }

    void aStepOfTheCurveSelectsWhoLeftThere() {
        look(ui::Command::retentionView);
        QTest::keyClick(&chart(), Qt::Key_Home);
        QTest::keyClick(&chart(), Qt::Key_Return);
        QCOMPARE(selected(EntityKind::person), std::set<std::string>{"gautier-izacard"});
    }

    void careersHaveALineForEachAndCanBeSorted() {
        look(ui::Command::careersView);
        const auto people = [this] {
            std::set<model::EntityId> all;
            for (const auto& each : chart().targets())
                for (const auto& id : each.selects)
                    if (id.kind == EntityKind::person)
                        all.insert(id);
            return all.size();
        };
        QCOMPARE(people(), 14U);
        const auto first = chart().targets()[0].title;
        auto* order = find<QComboBox>("careerOrder");
        order->setFocus();
        QTest::keyClick(order, Qt::Key_End);
        QCOMPARE(view().chart.order, chart::CareerOrder::name);
        QTRY_VERIFY(panel().isUpToDate() && chart().targets()[0].title != first);
        // Two selected people are compared by themselves.
        m_window->store().dispatch(session::SelectMany{{tests::kTimothee, {EntityKind::person, "hugo-touvron"}},
                                                       session::SelectMany::Mode::replace});
        QTRY_VERIFY(panel().isUpToDate() && people() == 2);
    }

    void careersOfACompanyAreOfWhoWasEverThere() {
        look(ui::Command::careersView);
        const auto people = [this] {
            std::set<std::string> all;
            for (const auto& each : chart().targets())
                for (const auto& id : each.selects)
                    if (id.kind == EntityKind::person)
                        all.insert(id.key);
            return all;
        };
        select(tests::kMistral);
        QTRY_VERIFY(panel().isUpToDate() && people().size() == 5);
        QVERIFY(people().contains("guillaume-lample"));
        QVERIFY(isWritten("Only who was ever at Mistral AI: 5 of 14 people"));
        m_window->store().dispatch(session::SelectMany{{tests::kMistral, {EntityKind::company, "cohere"}},
                                                       session::SelectMany::Mode::replace});
        QTRY_VERIFY(panel().isUpToDate() && people().size() == 6);
        QVERIFY(isWritten("Only who was ever at one of Cohere, Mistral AI: 6 of 14 people"));
        // A bar selects its person and move besides: the lines around it stay.
        m_window->store().dispatch(session::SelectMany{{tests::kMistral, {EntityKind::person, "hugo-touvron"}},
                                                       session::SelectMany::Mode::replace});
        QTRY_VERIFY(panel().isUpToDate() && people().size() == 14);
        // Nobody of Meta is known at Mistral AI before that was founded.
        select(tests::kMistral);
        m_window->store().dispatch(session::SetAsOf{base::Day{std::chrono::year{2022} / 5 / 31}});
        QTRY_VERIFY(panel().isUpToDate() && isWritten("Nobody of these is known to have been at Mistral AI"));
        QCOMPARE(people().size(), 14U);
    }

    void aFlowSaysByWhichDayAStepCounts() {
        for (const auto command : {ui::Command::sankeyView, ui::Command::matrixView}) {
            look(command);
            QVERIFY(isWritten("A step counts on the day when all of it"));
        }
    }

    void whoIsNotKnownToHaveLeftIsNotSaidToBeThere() {
        look(ui::Command::retentionView);
        const QString written = QString::fromStdString(allWritten()).replace(QLatin1Char('\n'), QLatin1Char(' '));
        QVERIFY2(written.contains(QStringLiteral("3 not known to have left by 26 May 2025 (censored)")),
                 qPrintable(written));
        QVERIFY(isWritten("not known to have left by the end"));
        QVERIFY(!isWritten("there at the end"));
    }

    void onAPageCareersStayLegibleAndAreCounted() {
        look(ui::Command::careersView);
        auto request = m_window->pipeline().request();
        const auto tell = [&request](base::Size size) {
            request.size = size;
            std::map<std::string, double> texts;
            for (const auto& group : ui::makePage(request).list.groups)
                for (const auto& primitive : group.primitives)
                    if (const auto* text = std::get_if<scene::Text>(&primitive))
                        texts.emplace(text->text, text->size);
            return texts;
        };
        const auto isCut = [](const auto& text) { return text.first.find("of 14 people") != std::string::npos; };
        const auto large = tell({1440, 900});
        QVERIFY(large.contains("Xavier Martinet"));
        QVERIFY(std::none_of(large.begin(), large.end(), isCut));
        const auto small = tell({500, 360});
        QVERIFY(!small.contains("Xavier Martinet"));
        QVERIFY(small.contains("Guillaume Lample"));
        QVERIFY(std::any_of(small.begin(), small.end(), isCut));
        QVERIFY(small.at("Guillaume Lample") > 8);
    }

    void aCardOfSeveralCohortsFillsItsPage() {
        auto request = m_window->pipeline().request();
        request.mode = session::Mode::card;
        request.filter.team.clear();
        request.size = {1440, 2400};
        std::set<std::string> people;
        bool isCut = false;
        for (const auto& group : ui::makePage(request).list.groups) {
            if (group.id.rfind("card:", 0) == 0 && group.id.find('/') != std::string::npos &&
                group.primitives.size() > 3)
                people.insert(group.id);
            isCut = isCut || group.id.rfind("card:cut/", 0) == 0;
        }
        QVERIFY(people.size() > 14);
        QVERIFY(!isCut);
    }

    void aSmallPageIsReadableOrRefused_data() {
        QTest::addColumn<int>("mode");
        for (const auto mode : {session::Mode::sankey, session::Mode::matrix, session::Mode::card})
            QTest::addRow("%s", qPrintable(ui::nameOf(mode))) << static_cast<int>(mode);
    }
    void aSmallPageIsReadableOrRefused() {
        QFETCH(const int, mode);
        open(write("ai-talent.whither", *tests::aiTalentData()));
        auto request = m_window->pipeline().request();
        request.mode = static_cast<session::Mode>(mode);
        for (const base::Size size : {base::Size{480, 320}, base::Size{480, 360}, base::Size{540, 360},
                                      base::Size{560, 315}, base::Size{600, 400}}) {
            request.size = size;
            const bool isRefused = !ui::canBeRead(request);
            QVERIFY(!isRefused || request.mode == session::Mode::card);
            if (isRefused)
                continue;
            std::vector<base::Rect> boxes;
            for (const auto& group : ui::makePage(request).list.groups)
                for (const auto& primitive : group.primitives)
                    if (const auto* text = std::get_if<scene::Text>(&primitive);
                        text != nullptr && !text->text.empty()) {
                        QVERIFY(text->size >= 8);
                        boxes.push_back(
                            {text->baseline.x, text->baseline.y - 0.7 * text->size, text->width, 0.8 * text->size});
                    }
            for (std::size_t i = 0; i < boxes.size(); ++i)
                for (std::size_t j = i + 1; j < boxes.size(); ++j)
                    QVERIFY(!boxes[i].overlaps(boxes[j]));
        }
        request.size = {200, 120};
        QVERIFY(!ui::canBeRead(request));
    }

    void aChartIsWhatIsExported() {
        look(ui::Command::matrixView);
        const auto request = m_window->pipeline().request();
        QCOMPARE(request.mode, session::Mode::matrix);
        bool hasCell = false;
        for (const auto& group : ui::makePage(request).list.groups)
            hasCell = hasCell || group.title.rfind("Meta to Mistral AI: 5 steps", 0) == 0;
        QVERIFY(hasCell);
    }

    void hostileNamesStayText() {
        model::Dataset data = *tests::llamaData();
        for (auto& company : data.companies.rows())
            company.name = "<img src=x onerror=1>%1%2 " + company.name;
        open(write("hostile.whither", data));
        for (const auto command : {ui::Command::sankeyView, ui::Command::matrixView, ui::Command::careersView,
                                   ui::Command::retentionView, ui::Command::cardView}) {
            look(command);
            const auto page = ui::makePage(m_window->pipeline().request());
            bool isThere = false;
            for (const auto& group : page.list.groups)
                for (const auto& primitive : group.primitives)
                    if (const auto* text = std::get_if<scene::Text>(&primitive))
                        isThere = isThere || text->text.find("<img") != std::string::npos;
            QVERIFY(isThere);
        }
    }
};

QTEST_MAIN(ChartsTest)
#include "tst_charts.moc"
