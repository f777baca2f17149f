#include "tests/gui/window_test.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/graph_pipeline.h"
#include "ui/main_window.h"
#include "ui/panels/time_bar.h"
#include "ui/panels/time_track.h"

#include <QAccessible>
#include <QComboBox>
#include <QHelpEvent>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>

using namespace whither;
using namespace whither::tests;

namespace {

base::Day day(int year, unsigned month, unsigned day) {
    return base::Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

} // namespace

class TimeBarTest : public WindowTest {
    Q_OBJECT

    [[nodiscard]] ui::TimeBar* bar() const { return find<ui::TimeBar>("timeBar"); }
    [[nodiscard]] ui::TimeTrack* track() const { return find<ui::TimeTrack>("timeTrack"); }
    [[nodiscard]] std::optional<base::Day> asOf() const { return view().filter.asOf; }
    [[nodiscard]] QPoint onLine(base::Day at) const {
        return {static_cast<int>(track()->xOf(at)), track()->height() - 30};
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        track()->setFocus();
        QTest::keyClick(track(), key, modifiers);
    }
    [[nodiscard]] const ui::TimeTrack::Mark* markOf(const char* person, bool isSpan) const {
        const auto& marks = track()->marks();
        const auto found = std::find_if(marks.begin(), marks.end(), [&](const auto& mark) {
            return mark.step && mark.isSpan == isSpan &&
                   dataset().people[track()->model()->timeline.steps()[*mark.step].person].key == person;
        });
        return found == marks.end() ? nullptr : &*found;
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void everyLeaverOfTheLlamaTeamIsMarkedOnce() {
        QVERIFY(bar()->isVisible());
        QVERIFY(bar()->isUpToDate());
        for (const char* person : {"thibaut-lavril", "timothee-lacroix", "baptiste-roziere", "gautier-izacard"})
            QVERIFY2(markOf(person, false) != nullptr, person);
        for (const char* person : {"naman-goyal", "eric-hambro", "aurelien-rodriguez", "edouard-grave"})
            QVERIFY2(markOf(person, true) != nullptr, person);
        // Three on one month stand on each other.
        QCOMPARE(markOf("thibaut-lavril", false)->box.left(), markOf("timothee-lacroix", false)->box.left());
        QVERIFY(markOf("thibaut-lavril", false)->box.top() != markOf("timothee-lacroix", false)->box.top());
    }

    void draggingThePlayheadSetsTheDay() {
        const QPoint from = onLine(track()->playhead());
        const QPoint to = onLine(day(2023, 7, 1));
        QTest::mousePress(track(), Qt::LeftButton, {}, from);
        QTest::mouseMove(track(), (from + to) / 2);
        QVERIFY(asOf() > day(2024, 1, 1) && asOf() < day(2024, 12, 31));
        QTest::mouseMove(track(), to);
        QTest::mouseRelease(track(), Qt::LeftButton, {}, to);
        QCOMPARE(asOf(), std::optional(track()->dayAt(to.x())));
        QVERIFY(std::chrono::abs(*asOf() - day(2023, 7, 1)) <= std::chrono::days{1});
        // Nobody who left later has.
        const auto meta = *model::find(dataset().companies, "meta");
        QTRY_VERIFY(m_window->pipeline().visible()->headcount[meta].now > 3);
        QVERIFY(!view().filter.from);
    }

    void draggingTheStartMakesARange() {
        const QPoint from = onLine(track()->firstShown());
        const QPoint to = onLine(day(2024, 1, 1));
        const auto before = m_window->pipeline().visible()->edges.size();
        QTest::mousePress(track(), Qt::LeftButton, {}, from);
        QTest::mouseMove(track(), to);
        QTest::mouseRelease(track(), Qt::LeftButton, {}, to);
        QCOMPARE(view().filter.from, std::optional(track()->dayAt(to.x())));
        QVERIFY(m_window->pipeline().visible()->edges.size() < before);
        press(Qt::Key_Delete);
        QVERIFY(!view().filter.from);
        QCOMPARE(m_window->pipeline().visible()->edges.size(), before);
    }

    void aClickOnTheLineGoesThere() {
        QTest::mouseClick(track(), Qt::LeftButton, {}, onLine(day(2023, 9, 1)));
        QCOMPARE(asOf(), std::optional(track()->dayAt(onLine(day(2023, 9, 1)).x())));
    }

    void keysGoByMoveMonthAndYear() {
        press(Qt::Key_Home);
        QCOMPARE(asOf(), std::optional(day(2023, 1, 1)));
        press(Qt::Key_Right);
        QCOMPARE(asOf(), std::optional(day(2023, 4, 1)));
        press(Qt::Key_Right);
        QCOMPARE(asOf(), std::optional(day(2023, 5, 1)));
        press(Qt::Key_Left);
        QCOMPARE(asOf(), std::optional(day(2023, 4, 1)));
        press(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(asOf(), std::optional(day(2023, 5, 1)));
        press(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(asOf(), std::optional(day(2024, 5, 1)));
        press(Qt::Key_PageUp);
        QCOMPARE(asOf(), std::optional(day(2023, 5, 1)));
        press(Qt::Key_End);
        QCOMPARE(asOf(), std::optional(track()->model()->timeline.lastDay()));
        trigger(ui::Command::moveBefore);
        QCOMPARE(asOf(), std::optional(day(2025, 5, 26)));
    }

    void thePlayheadTellsItsDayAtBothEndsAndBeyondWhatIsShown() {
        // The row of labels below the line, as far as a date reaches from that end.
        const auto inkAt = [this](Qt::Edge end) {
            const QImage image = track()->grab().toImage();
            const double ratio = image.devicePixelRatio();
            const int most = 90;
            int ink = 0;
            for (int y = track()->height() - 16; y < track()->height() - 4; ++y)
                for (int i = 0; i < most; ++i) {
                    const int x = end == Qt::LeftEdge ? i : track()->width() - 1 - i;
                    const QColor colour = image.pixelColor(static_cast<int>(x * ratio), static_cast<int>(y * ratio));
                    ink += colour.lightness() < 90 ? 1 : 0; // not that of years, events and the line
                }
            return ink;
        };
        press(Qt::Key_Home);
        QVERIFY(track()->hasFocus());
        const int first = inkAt(Qt::LeftEdge);
        QVERIFY(first > 20);
        QCOMPARE(inkAt(Qt::RightEdge), 0);
        press(Qt::Key_End);
        QVERIFY(inkAt(Qt::RightEdge) > 20);
        // What is shown begins after the playhead: its handle stands at the end, and says where it is.
        const QPointF at(track()->width() - 40, 20);
        for (int i = 0; i < 4; ++i) {
            QWheelEvent wheel(at, track()->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(track(), &wheel);
        }
        m_window->store().dispatch(session::SetAsOf{day(2023, 1, 1)});
        QVERIFY(track()->firstShown() > track()->playhead());
        QVERIFY(inkAt(Qt::LeftEdge) > 20);
    }

    void yearsAreNamedToTheEndAndOnlyTheDayShownHidesAny() {
        m_window->open(write("talent.whither", *aiTalentData()));
        QTRY_COMPARE(find<QLabel>("timeUndated")->text(), QStringLiteral("30 steps undated"));
        for (const int wide : {1440, 900}) {
            m_window->resize(wide, 800);
            (void)track()->grab();
            std::vector<int> years;
            QRectF shown;
            for (const auto& label : track()->labels()) {
                if (label.text == QStringLiteral("14 Aug 2026"))
                    shown = label.box;
                if (label.weight == QFont::Normal)
                    years.push_back(label.text.toInt());
                for (const auto& other : track()->labels())
                    QVERIFY2(&label == &other || !label.box.intersects(other.box), qPrintable(label.text));
            }
            QVERIFY(!shown.isEmpty());
            const int step = wide == 1440 ? 1 : 2;
            QCOMPARE(years.front(), 1998);
            for (std::size_t i = 1; i < years.size(); ++i)
                QCOMPARE(years[i] - years[i - 1], step);
            const double next = track()->xOf(day(years.back() + step, 1, 1));
            QVERIFY2(next + 20 > shown.left(), qPrintable(QString::number(years.back())));
        }
    }

    void zoomedInAndOutItShowsWhatItBeganWith() {
        const base::Day last = track()->model()->timeline.lastDay();
        track()->setModel(nullptr, last);
        track()->setModel(m_window->pipeline().data() ? ui::makeTimeModel(m_window->pipeline().data(), view().filter)
                                                      : nullptr,
                          last + std::chrono::days{60});
        const base::Day first = track()->firstShown();
        const base::Day end = track()->lastShown();
        QVERIFY(end > last);
        const auto turn = [this](int angle) {
            const QPointF at(track()->width() / 2.0, 20);
            QWheelEvent wheel(at, track()->mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(track(), &wheel);
        };
        for (int i = 0; i < 4; ++i)
            turn(240);
        QVERIFY(track()->lastShown() < last);
        for (int i = 0; i < 8; ++i)
            turn(-240);
        QCOMPARE(track()->firstShown(), first);
        QCOMPARE(track()->lastShown(), end);
    }

    void theKeysZoomAboutThePlayhead() {
        const base::Day first = track()->firstShown();
        const base::Day last = track()->lastShown();
        m_window->store().dispatch(session::SetAsOf{day(2023, 9, 1)});
        const double x = track()->xOf(track()->playhead());
        press(Qt::Key_Plus);
        QVERIFY(track()->lastShown() - track()->firstShown() < (last - first) * 7 / 10);
        QVERIFY(std::abs(track()->xOf(track()->playhead()) - x) < 3);
        press(Qt::Key_Equal);
        press(Qt::Key_Equal);
        press(Qt::Key_Minus);
        QVERIFY(track()->firstShown() > first && track()->lastShown() < last);
        press(Qt::Key_0);
        QVERIFY(!bar()->findChild<QWidget*>(QStringLiteral("asOfPopup"))->isVisible());
        QCOMPARE(track()->firstShown(), first);
        QCOMPARE(track()->lastShown(), last);
        press(Qt::Key_Minus); // there is no more
        QCOMPARE(track()->firstShown(), first);
        QCOMPARE(track()->lastShown(), last);
    }

    void everyStepOfABinHasItsMark() {
        const auto& model = *track()->model();
        std::set<std::size_t> marked;
        for (const auto& mark : track()->marks())
            if (mark.step && !mark.isSpan) {
                const auto& bins = model.binned(query::binSizeFor(
                    static_cast<double>((track()->lastShown() - track()->firstShown()).count()) / 30.4,
                    track()->width(), 7));
                const auto in = query::stepsIn(model.timeline, bins, mark.bin, model.grouping, mark.group);
                QVERIFY(std::find(in.begin(), in.end(), *mark.step) != in.end());
                QVERIFY(marked.insert(*mark.step).second);
            }
        QVERIFY(!marked.empty());
    }

    void itsStepsAddUp() {
        const auto& timeline = track()->model()->timeline;
        const QString told = ui::TimeWords::sum(timeline);
        QVERIFY2(told.contains(QStringLiteral("These are %1 steps")
                                   .arg(timeline.steps().size() + timeline.undatedCount() - timeline.markedTwice())),
                 qPrintable(told));
        m_window->open(write("talent.whither", *aiTalentData()));
        QTRY_COMPARE(find<QLabel>("timeUndated")->text(), QStringLiteral("30 steps undated"));
        QVERIFY(find<QLabel>("timeUndated")->toolTip().contains(QLatin1String("465 steps: 435 with a date")));
    }

    void aDateCanBeTyped() {
        track()->setFocus();
        QTest::keyClick(track(), Qt::Key_2);
        auto* popup = bar()->findChild<QWidget*>(QStringLiteral("asOfPopup"));
        QTRY_VERIFY(popup->isVisible());
        auto* edit = popup->findChild<QLineEdit*>(QStringLiteral("asOfEdit"));
        QCOMPARE(edit->text(), QStringLiteral("2"));
        QTest::keyClicks(edit, QStringLiteral("023-06"));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(!popup->isVisible());
        QCOMPARE(asOf(), std::optional(day(2023, 6, 30)));
        QCOMPARE(find<QPushButton>("asOfButton")->text(), QStringLiteral("as of 30 Jun 2023"));
    }

    void onceADayWasTakenSpacePlays() {
        const auto typeIn = [this](const char* opener, const char* popup, const char* edit) {
            auto* button = find<QAbstractButton>(opener);
            button->setFocus();
            QTest::keyClick(button, Qt::Key_Space);
            auto* field = find<QLineEdit>(edit);
            QVERIFY(field->parentWidget()->isVisible());
            QCOMPARE(field->parentWidget()->objectName(), QLatin1String(popup));
            field->setText(QStringLiteral("2023-06"));
            QTest::keyClick(field, Qt::Key_Return);
            QVERIFY(!field->parentWidget()->isVisible());
            QVERIFY(track()->hasFocus());
            QTest::keyClick(track(), Qt::Key_Space);
            QVERIFY(bar()->player().isPlaying());
            QVERIFY(!field->parentWidget()->isVisible());
            QTest::keyClick(track(), Qt::Key_Space);
            QVERIFY(!bar()->player().isPlaying());
        };
        typeIn("asOfButton", "asOfPopup", "asOfEdit");
        typeIn("compareButton", "comparePopup", "compareEdit");
        trigger(ui::Command::showTime);
        find<QPushButton>("asOfButton")->setFocus();
        find<QPushButton>("asOfButton")->click();
        QTest::keyClick(find<QLineEdit>("asOfEdit"), Qt::Key_Return);
        QVERIFY(m_window->canvas().hasFocus());
        trigger(ui::Command::showTime);
    }

    void aDayAfterAllThatIsKnownIsTakenAsTheLastAndSaidSo() {
        find<QPushButton>("asOfButton")->click();
        auto* edit = find<QLineEdit>("asOfEdit");
        auto* popup = edit->parentWidget();
        edit->setText(QStringLiteral("2030"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(asOf(), std::optional(day(2025, 5, 26)));
        auto* remark = popup->findChild<QLabel*>(QStringLiteral("asOfProblem"));
        QVERIFY(popup->isVisible() && remark->isVisible());
        QCOMPARE(remark->text(), QStringLiteral("Nothing is known after 2025-05-26: that day is taken."));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(!popup->isVisible());
    }

    void clickingAMarkSelectsItsPersonAndTheSelectionShows() {
        const QPoint at = markOf("timothee-lacroix", false)->box.center().toPoint();
        QTest::mouseClick(track(), Qt::LeftButton, {}, at);
        QCOMPARE(selection(), std::vector{kTimothee});
        QCOMPARE(markOf("timothee-lacroix", false)->selected, 1U);
        QCOMPARE(markOf("thibaut-lavril", false)->selected, 0U);
        select(kMistral);
        QCOMPARE(markOf("thibaut-lavril", false)->selected, 1U);
    }

    void playingGoesOverTheDaysToTheEndAndKeepsTheCamera() {
        find<QComboBox>("playSpeed")->setCurrentIndex(3);
        QSignalSpy steps(&bar()->player(), &ui::Player::stepped);
        trigger(ui::Command::play);
        QVERIFY(bar()->player().isPlaying());
        const session::Camera camera = view().camera;
        QVERIFY(!camera.isFitted);
        auto* caption = m_window->findChild<QLabel*>(QStringLiteral("playCaption"));
        QVERIFY(caption->isVisible());
        QCOMPARE(asOf(), std::optional(day(2023, 1, 1)));
        QCOMPARE(caption->text(), QStringLiteral("2023: Guillaume Lample left Meta; Armand Joulin, Meta → Apple"));
        QTRY_VERIFY_WITH_TIMEOUT(steps.count() == 2, 20'000);
        QCOMPARE(caption->text(), QStringLiteral("Apr 2023: Gautier Izacard left Meta; Guillaume Lample, Meta → "
                                                 "Mistral AI; Timothée Lacroix, Meta → Mistral AI"));
        QVERIFY(caption->height() >= caption->heightForWidth(caption->width()));
        const QRect picture = caption->parentWidget()->rect();
        QVERIFY(picture.contains(caption->geometry()));
        QTRY_VERIFY_WITH_TIMEOUT(steps.count() == 3, 20'000);
        QVERIFY(view().camera == camera);
        QTRY_VERIFY_WITH_TIMEOUT(!bar()->player().isPlaying(), 60'000);
        const auto days = track()->model()->timeline.days();
        QCOMPARE(static_cast<std::size_t>(steps.count()), days.size());
        QCOMPARE(asOf(), std::optional(days.back()));
        QVERIFY(view().camera.isFitted);
        QVERIFY(!caption->isVisible());
    }

    void playingFromAnEarlyDayHasAllThatArrivesInView() {
        press(Qt::Key_Home);
        QTRY_VERIFY(m_window->pipeline().isAtRest());
        auto& canvas = m_window->canvas();
        const double near = canvas.camera().zoom;
        find<QComboBox>("playSpeed")->setCurrentIndex(3);
        QSignalSpy steps(&bar()->player(), &ui::Player::stepped);
        trigger(ui::Command::play);
        QVERIFY(canvas.camera().zoom < near);
        const session::Camera camera = view().camera;
        while (bar()->player().isPlaying()) {
            QVERIFY(steps.wait(20'000) || !bar()->player().isPlaying());
            if (!bar()->player().isPlaying())
                break;
            QVERIFY(view().camera == camera);
            for (const auto& node : canvas.scene()->nodes)
                QVERIFY2(canvas.visibleArea().contains(node.centre), node.name.c_str());
        }
        QVERIFY(view().camera.isFitted);
    }

    void aCameraThatThePersonHasMovedStaysWhilePlaying() {
        press(Qt::Key_Home);
        m_window->canvas().zoomIn();
        const session::Camera camera = view().camera;
        trigger(ui::Command::play);
        QVERIFY(view().camera == camera);
        trigger(ui::Command::play);
        QVERIFY(view().camera == camera);
    }

    void aMarkSaysWhatItsLettersStandFor() {
        const auto tipAt = [this](QPoint at) {
            QHelpEvent help(QEvent::ToolTip, at, track()->mapToGlobal(at));
            QApplication::sendEvent(track(), &help);
            return QToolTip::text();
        };
        const QPoint mark = markOf("timothee-lacroix", false)->box.center().toPoint();
        QVERIFY2(tipAt(mark).contains(QLatin1String("M = Mistral AI")), qPrintable(tipAt(mark)));
        QVERIFY(
            tipAt({track()->width() / 2, track()->height() * 3 / 5}).contains(QLatin1String("Each block is a step")));
        QVERIFY(tipAt({track()->width() / 2, track()->height() * 3 / 5})
                    .contains(ui::TimeWords::sum(track()->model()->timeline).section(QLatin1Char('\n'), 1)));
        QVERIFY(tipAt(onLine(track()->playhead())).contains(QLatin1String("The day shown")));
    }

    void aMarkOfADepartureSaysWhenTheyCameWhereItLed() {
        const auto tipOf = [this](const char* person, bool isSpan = false) {
            const QPoint at = markOf(person, isSpan)->box.center().toPoint();
            QHelpEvent help(QEvent::ToolTip, at, track()->mapToGlobal(at));
            QApplication::sendEvent(track(), &help);
            return QToolTip::text();
        };
        QVERIFY2(
            tipOf("gautier-izacard")
                .contains(QLatin1String("April 2023: Gautier Izacard left Meta; next Microsoft AI, by 26 May 2025")),
            qPrintable(tipOf("gautier-izacard")));
        QVERIFY2(
            tipOf("timothee-lacroix")
                .contains(QStringLiteral("June 2023: Timothée Lacroix left Meta; already at Mistral AI, April 2023")),
            qPrintable(tipOf("timothee-lacroix")));
    }

    void spacePlaysUnlessAFieldOrButtonHasIt() {
        m_window->canvas().setFocus();
        QTest::keyClick(&m_window->canvas(), Qt::Key_Space);
        QVERIFY(bar()->player().isPlaying());
        QTest::keyClick(&m_window->canvas(), Qt::Key_Space);
        QVERIFY(!bar()->player().isPlaying());
        auto* search = find<QLineEdit>("searchBox");
        QVERIFY(search != nullptr);
        search->setFocus();
        QTest::keyClick(search, Qt::Key_Space);
        QVERIFY(!bar()->player().isPlaying());
        QCOMPARE(search->text(), QStringLiteral(" "));
        // A button that has the keyboard is pushed.
        auto* fit = find<QToolButton>("fitButton");
        QVERIFY(fit != nullptr);
        QSignalSpy pushed(fit, &QAbstractButton::clicked);
        fit->setFocus();
        QTest::keyClick(fit, Qt::Key_Space);
        QCOMPARE(pushed.count(), 1);
        QVERIFY(!bar()->player().isPlaying());
    }

    void aHandOnTheTrackPauses() {
        trigger(ui::Command::play);
        QVERIFY(bar()->player().isPlaying());
        QTest::mouseClick(track(), Qt::LeftButton, {}, onLine(day(2024, 3, 1)));
        QVERIFY(!bar()->player().isPlaying());
    }

    void aClickOnAnEventAndTheKeysGoToItsDay() {
        const auto events = track()->model()->timeline.events();
        QVERIFY(!events.empty());
        QTest::mouseClick(track(), Qt::LeftButton, {}, track()->placeOf(0).toPoint());
        QCOMPARE(asOf(), std::optional(events[0].date.effectiveDay()));
        std::set<base::Day> days;
        for (const auto& one : events)
            days.insert(one.date.effectiveDay());
        press(Qt::Key_Home);
        for (const base::Day day : days) {
            if (day == *asOf())
                continue;
            press(Qt::Key_Down);
            QCOMPARE(asOf(), std::optional(day));
        }
        press(Qt::Key_Down);
        QCOMPARE(asOf(), std::optional(*days.rbegin()));
        press(Qt::Key_Up);
        QVERIFY(days.size() < 2 || asOf() == *std::next(days.rbegin()));
    }

    void anEventKnownToTheYearLiesOverTheYearAndADayIsALine() {
        m_window->open(write("talent.whither", *aiTalentData()));
        QTRY_COMPARE(find<QLabel>("timeUndated")->text(), QStringLiteral("30 steps undated"));
        const auto events = track()->model()->timeline.events();
        const auto placeOf = [&](const char* key) {
            const auto product = *model::find(dataset().products, key);
            return static_cast<std::size_t>(
                std::find_if(events.begin(), events.end(), [&](const auto& e) { return e.product == product; }) -
                events.begin());
        };
        const std::size_t chat = placeOf("chatgpt");
        const QRectF bar = track()->eventBars()[chat];
        QVERIFY(std::abs(bar.left() - track()->xOf(day(2022, 1, 1))) < 1);
        QVERIFY(std::abs(bar.right() - track()->xOf(day(2023, 1, 1))) < 1);
        // A month is a line while the bar is so short that it would be a dot.
        const std::size_t diffusion = placeOf("stable-diffusion-model");
        QVERIFY(track()->eventBars()[diffusion].isEmpty());
        QVERIFY(track()->placeOf(diffusion).x() > bar.center().x());
        (void)track()->grab();
        const auto& labels = track()->labels();
        const auto named =
            std::find_if(labels.begin(), labels.end(), [chat](const auto& label) { return label.event == chat; });
        QVERIFY(named != labels.end() && std::abs(named->box.center().x() - bar.center().x()) < 1);
        QHelpEvent help(QEvent::ToolTip, bar.center().toPoint(), track()->mapToGlobal(bar.center().toPoint()));
        QApplication::sendEvent(track(), &help);
        QCOMPARE(QToolTip::text(), Qt::convertFromPlainText(QStringLiteral("2022: ChatGPT"), Qt::WhiteSpaceNormal));
        QTest::mouseClick(track(), Qt::LeftButton, {}, bar.center().toPoint());
        QCOMPARE(asOf(), std::optional(day(2022, 1, 1)));
        open(path("llama.whither"));
        for (std::size_t i = 0; i < track()->eventBars().size(); ++i)
            QCOMPARE(track()->eventBars()[i].isEmpty(), bool(track()->model()->timeline.events()[i].date.firstDay() ==
                                                             track()->model()->timeline.events()[i].date.lastDay()));
    }

    void theEndOfTheDataIsMarkedNamedAndTold() {
        const base::Day end = day(2025, 5, 26);
        QCOMPARE(track()->endOfData(), std::optional(end));
        (void)track()->grab();
        const auto& labels = track()->labels();
        const auto named = std::find_if(labels.begin(), labels.end(), [](const auto& label) { return label.isEnd; });
        QVERIFY(named != labels.end());
        QCOMPARE(named->text, QStringLiteral("data ends"));
        const auto tipAt = [this](QPoint at) {
            QHelpEvent help(QEvent::ToolTip, at, track()->mapToGlobal(at));
            QApplication::sendEvent(track(), &help);
            return QToolTip::text();
        };
        const QString told = QStringLiteral("the data ends on 26 May 2025");
        QVERIFY(tipAt(named->box.center().toPoint()).contains(told));
        const QPoint mark(static_cast<int>(track()->xOf(end)), track()->height() - 50);
        QVERIFY2(tipAt(mark).contains(told), qPrintable(tipAt(mark)));
        QVERIFY(tipAt(onLine(end)).contains(told)); // where the playhead stands as well
        QVERIFY(track()->accessibleDescription().endsWith(told));
        press(Qt::Key_Home);
        QVERIFY(!tipAt(onLine(*asOf())).contains(told));
    }

    void aNeighbourhoodHasItsOwnMoves() {
        m_window->store().dispatch(session::SetFocus{query::Filter::Focus{kMistral, 1}});
        QTRY_VERIFY(bar()->isUpToDate());
        const auto mistral = *model::find(dataset().companies, "mistral-ai");
        const auto steps = track()->model()->timeline.steps();
        QCOMPARE(steps.size(), 5U);
        for (const auto& step : steps)
            QVERIFY(step.to == mistral || step.from == mistral);
        QVERIFY(markOf("timothee-lacroix", false) != nullptr);
        QVERIFY(markOf("gautier-izacard", false) == nullptr);
        m_window->store().dispatch(session::SetFocus{});
        QTRY_VERIFY(bar()->isUpToDate());
        QVERIFY(markOf("gautier-izacard", false) != nullptr);
    }

    void playingShowsEachDayInStages() {
        auto& canvas = m_window->canvas();
        canvas.setMotion(ui::Motion::full);
        press(Qt::Key_Home);
        trigger(ui::Command::play);
        QVERIFY(canvas.isChanging());
        QTRY_VERIFY(!canvas.isChanging());
        QVERIFY(bar()->player().isPlaying());
        trigger(ui::Command::play);
        canvas.setMotion(ui::Motion::reduced);
        trigger(ui::Command::play);
        QVERIFY(bar()->player().isPlaying());
        QVERIFY(!canvas.isChanging());
    }

    void anotherStoryHasAnotherTimeline() {
        const auto few = track()->model()->timeline.steps().size();
        m_window->store().dispatch(session::TellTeam{});
        QTRY_VERIFY(bar()->isUpToDate());
        QVERIFY(track()->model()->timeline.steps().size() > few);
        QVERIFY(track()->firstShown() < day(2015, 1, 1));
    }

    void screenReadersHearTheDayAndHowMuchHappens() {
        m_window->store().dispatch(session::SetAsOf{day(2023, 6, 30)});
        QCOMPARE(track()->said(), QStringLiteral("as of 30 Jun 2023; Jun 2023: 3 steps"));
        auto* interface = QAccessible::queryAccessibleInterface(track());
        QVERIFY(interface != nullptr && interface->valueInterface() != nullptr);
        QCOMPARE(interface->role(), QAccessible::Slider);
        QCOMPARE(interface->text(QAccessible::Value), track()->said());
        interface->valueInterface()->setCurrentValue(static_cast<int>(day(2024, 1, 1).time_since_epoch().count()));
        QCOMPARE(asOf(), std::optional(day(2024, 1, 1)));
    }

    void theBarCanBeHidden() {
        trigger(ui::Command::showTime);
        QVERIFY(!bar()->isVisible());
        trigger(ui::Command::showTime);
        QVERIFY(bar()->isVisible());
    }
};

QTEST_MAIN(TimeBarTest)
#include "tst_time_bar.moc"
