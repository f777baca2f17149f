#include "core/query/timeline.h"
#include "core/scene/style.h"
#include "core/scene/svg_writer.h"
#include "core/session/view_action.h"
#include "tests/support/paths.h"
#include "tests/support/sample_data.h"
#include "ui/application.h"
#include "ui/canvas/film_export.h"
#include "ui/canvas/picture_sequence.h"

#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

using namespace whither;

namespace {

base::Day day(int year, unsigned month, unsigned number) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number};
}

/// The middle of each node's disk by its id.
std::map<std::string, base::Point> disksOf(const scene::Page& page) {
    std::map<std::string, base::Point> disks;
    for (const auto& group : page.list.groups)
        for (const auto& primitive : group.primitives)
            if (const auto* disk = std::get_if<scene::Disk>(&primitive);
                disk != nullptr && group.id.find('/') == std::string::npos)
                disks.emplace(group.id, disk->centre);
    return disks;
}

} // namespace

/// One picture as of many days.
class SequenceTest : public QObject {
    Q_OBJECT

    graph::TalentGraphPtr m_graph;
    std::shared_ptr<const scene::Palette> m_palette;
    tests::TemporaryFolder m_folder;

    [[nodiscard]] ui::PictureRequest request() const {
        return ui::requestFor(m_graph, m_palette, session::openingView(m_graph->dataset(), scene::Theme::light).filter,
                              {720, 450});
    }
    [[nodiscard]] ui::PictureSequence threeYears() const {
        return {request(), ui::daysEvery(ui::Interval::year, day(2023, 2, 1), day(2025, 5, 26))};
    }
    [[nodiscard]] QString path(const char* name) const {
        return QString::fromStdString((m_folder.path() / name).string());
    }

    /// A film as made by a script in the place of ffmpeg.
    [[nodiscard]] base::Result<void> filmBy(const char* script, const ui::FilmProgress& progress = {}) const {
        QFile program(path("bin/ffmpeg"));
        if (!QDir().mkpath(path("bin")) || !program.open(QIODevice::WriteOnly) ||
            !program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            qFatal("cannot write a script");
        program.write("#!/bin/sh\n");
        program.write(script);
        program.close();
        const QByteArray before = qgetenv("PATH");
        qputenv("PATH", QFile::encodeName(path("bin")) + ':' + before);
        auto written = ui::writeFilm(threeYears(), path("by.mp4"), {.format = ui::FilmFormat::mp4}, progress);
        qputenv("PATH", before);
        return written;
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::prepareApplication(QStringLiteral("en"), QStringLiteral("test"));
        m_graph = graph::TalentGraph::build(tests::llamaData());
        m_palette = std::make_shared<const scene::Palette>(m_graph->dataset());
    }

    void daysAreTheLastOfEachMonthQuarterOrYear() {
        using Days = std::vector<base::Day>;
        QCOMPARE(ui::daysEvery(ui::Interval::month, day(2024, 1, 15), day(2024, 3, 10)),
                 (Days{day(2024, 1, 31), day(2024, 2, 29), day(2024, 3, 10)}));
        QCOMPARE(ui::daysEvery(ui::Interval::quarter, day(2023, 11, 1), day(2024, 4, 1)),
                 (Days{day(2023, 12, 31), day(2024, 3, 31), day(2024, 4, 1)}));
        QCOMPARE(ui::daysEvery(ui::Interval::year, day(2022, 12, 31), day(2023, 12, 31)),
                 (Days{day(2022, 12, 31), day(2023, 12, 31)}));
        QCOMPARE(ui::daysEvery(ui::Interval::month, day(2024, 2, 2), day(2024, 2, 1)), Days{});
    }

    void whateverIsInTwoPicturesStandsAtTheSamePlace() {
        const auto sequence = threeYears();
        QCOMPARE(sequence.days().size(), 3U);
        std::map<std::string, base::Point> seen;
        std::size_t repeated = 0;
        for (std::size_t i = 0; i < 3; ++i)
            for (const auto& [id, centre] : disksOf(sequence.page(i))) {
                const auto [known, isNew] = seen.emplace(id, centre);
                repeated += isNew ? 0 : 1;
                QVERIFY2(length(known->second - centre) < 1e-6, id.c_str());
            }
        QVERIFY(repeated > 10);
        QVERIFY(disksOf(sequence.page(2)).size() > disksOf(sequence.page(0)).size());
    }

    void aMatrixKeepsOneOrder() {
        const auto graph = graph::TalentGraph::build(tests::aiTalentData());
        const ui::PictureSequence sequence{ui::requestFor(graph,
                                                          std::make_shared<const scene::Palette>(graph->dataset()), {},
                                                          {720, 450}, {}, session::Mode::matrix),
                                           ui::daysEvery(ui::Interval::year, day(2018, 1, 1), day(2025, 12, 31))};
        const auto rowsOf = [](const scene::Page& page) {
            std::vector<std::string> rows;
            for (const auto& group : page.list.groups)
                if (group.id.rfind("flow-row:=", 0) == 0)
                    rows.push_back(group.id);
            return rows;
        };
        // What stands above what, in any of them.
        std::set<std::pair<std::string, std::string>> above;
        for (std::size_t i = 0; i < sequence.days().size(); ++i) {
            const auto rows = rowsOf(sequence.page(i));
            QVERIFY(rows.size() > 2);
            for (std::size_t upper = 0; upper < rows.size(); ++upper)
                for (std::size_t lower = upper + 1; lower < rows.size(); ++lower) {
                    above.emplace(rows[upper], rows[lower]);
                    QVERIFY2(!above.contains({rows[lower], rows[upper]}), rows[lower].c_str());
                }
        }
    }

    void aNeighbourhoodHasTheSamePeopleInEveryPicture_data() {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("rows");
        QTest::addRow("careers") << static_cast<int>(session::Mode::careers) << QStringLiteral("career:");
        QTest::addRow("matrix") << static_cast<int>(session::Mode::matrix) << QStringLiteral("flow-row:=");
    }
    void aNeighbourhoodHasTheSamePeopleInEveryPicture() {
        QFETCH(const int, mode);
        QFETCH(const QString, rows);
        const auto graph = graph::TalentGraph::build(tests::aiTalentData());
        query::Filter filter;
        filter.focus = query::Filter::Focus{{model::EntityKind::company, "openai"}, 1};
        const ui::PictureSequence sequence{ui::requestFor(graph,
                                                          std::make_shared<const scene::Palette>(graph->dataset()),
                                                          filter, {1440, 900}, {}, static_cast<session::Mode>(mode)),
                                           ui::daysEvery(ui::Interval::year, day(2019, 1, 1), day(2025, 12, 31))};
        const bool isCareers = static_cast<session::Mode>(mode) == session::Mode::careers;
        // Careers stand where they stood; rows of a matrix, of which some are to come, in the order in which they did.
        std::map<std::string, double> heights;
        std::vector<std::string> before;
        std::size_t repeated = 0;
        for (std::size_t i = 0; i < sequence.days().size(); ++i) {
            std::vector<std::string> now;
            for (const auto& group : sequence.page(i).list.groups) {
                if (group.id.rfind(rows.toStdString(), 0) != 0 || group.id.find('/') != std::string::npos)
                    continue;
                now.push_back(group.id);
                const auto text = std::find_if(group.primitives.rbegin(), group.primitives.rend(), [](const auto& one) {
                    return std::holds_alternative<scene::Text>(one);
                });
                const double y = std::get<scene::Text>(*text).baseline.y;
                const auto [known, isNew] = heights.emplace(group.id, y);
                repeated += isNew ? 0 : 1;
                QVERIFY2(!isCareers || std::abs(known->second - y) < 1e-6, group.id.c_str());
            }
            std::vector<std::string> kept;
            std::copy_if(now.begin(), now.end(), std::back_inserter(kept),
                         [&](const auto& id) { return std::find(before.begin(), before.end(), id) != before.end(); });
            std::erase_if(before, [&](const auto& id) { return std::find(now.begin(), now.end(), id) == now.end(); });
            QCOMPARE(kept, before);
            before = std::move(now);
        }
        QVERIFY(repeated > 10);
    }

    void retentionSideBySideIsToldOnceAndOnOneScale() {
        auto asked = request();
        asked.mode = session::Mode::retention;
        asked.chart.zero = "llama-1";
        asked.size = {1440, 900};
        const ui::PictureSequence sequence{asked,
                                           ui::daysEvery(ui::Interval::year, day(2021, 12, 31), day(2025, 5, 26))};
        std::map<std::string, int> texts;
        std::set<double> ticks; // heights of 100 %
        for (const auto& group : sequence.multiples().list.groups)
            for (const auto& primitive : group.primitives)
                if (const auto* text = std::get_if<scene::Text>(&primitive)) {
                    ++texts[text->text];
                    if (text->text == "100 %")
                        ticks.insert(std::round(text->baseline.y));
                }
        const std::size_t pictures = sequence.days().size();
        QCOMPARE(static_cast<std::size_t>(texts["100 %"]), pictures);
        QVERIFY(ticks.size() <= (pictures + 2) / 3);
        QCOMPARE(texts["estimate"], 1);
        QCOMPARE(texts["AT RISK"], 0);
        QVERIFY(texts["n = 14"] > 0);
        const auto isAhead = [](const auto& one) { return one.first.find("lies ahead") != std::string::npos; };
        const bool isSaid = std::any_of(texts.begin(), texts.end(), isAhead);
        QVERIFY(isSaid);
    }

    void aFilmHasAPictureForEachDay() {
        std::size_t told = 0;
        const auto written = ui::writeFilm(threeYears(), path("film.webp"), {},
                                           {.tell = [&told](std::size_t done) { told = done; }, .stop = {}});
        QVERIFY(written.has_value());
        QCOMPARE(told, 3U);
        QImageReader reader(path("film.webp"));
        QVERIFY(reader.supportsAnimation());
        QCOMPARE(reader.imageCount(), 3);
        const QImage first = reader.read();
        QCOMPARE(first.size(), QSize(720, 450));
        QCOMPARE(reader.nextImageDelay(), 800);
        QVERIFY(reader.read() != first);
    }

    void theSameFilmHasTheSameBytes() {
        const auto bytes = [this](const char* name) {
            QFile file(path(name));
            return ui::writeFilm(threeYears(), path(name), {}).has_value() && file.open(QIODevice::ReadOnly)
                       ? file.readAll()
                       : QByteArray();
        };
        const QByteArray once = bytes("once.webp");
        QVERIFY(!once.isEmpty());
        QCOMPARE(bytes("twice.webp"), once);
    }

    void framesAreNumberedAndDated() {
        ui::PictureOptions options;
        options.format = ui::PictureFormat::svg;
        QVERIFY(ui::writeFrames(threeYears(), path("frames"), options).has_value());
        QCOMPARE(QDir(path("frames")).entryList(QDir::Files),
                 (QStringList{QStringLiteral("0001-2023-12-31.svg"), QStringLiteral("0002-2024-12-31.svg"),
                              QStringLiteral("0003-2025-05-26.svg")}));
    }

    void aStopLeavesNoFilm() {
        std::stop_source stop;
        stop.request_stop();
        const auto written = ui::writeFilm(threeYears(), path("none.webp"), {}, {.tell = {}, .stop = stop.get_token()});
        QVERIFY(!written.has_value());
        QCOMPARE(written.error().code, base::ErrorCode::cancelled);
        QVERIFY(!QFile::exists(path("none.webp")));
    }

    void aStopLeavesNoFolder() {
        std::stop_source stop;
        const auto written =
            ui::writeFrames(threeYears(), path("stopped"), {},
                            {.tell = [&stop](std::size_t) { stop.request_stop(); }, .stop = stop.get_token()});
        QCOMPARE(written.error().code, base::ErrorCode::cancelled);
        QVERIFY(!QDir(path("stopped")).exists());
    }

    void whatIsInTheFolderStays() {
        QVERIFY(QDir().mkpath(path("mine")));
        QFile mine(path("mine/mine.txt"));
        QVERIFY(mine.open(QIODevice::WriteOnly));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!ui::writeFrames(threeYears(), path("mine"), {}, {.tell = {}, .stop = stop.get_token()}).has_value());
        QCOMPARE(QDir(path("mine")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("mine.txt")});
        // Twice: files of these names are replaced.
        QVERIFY(ui::writeFrames(threeYears(), path("mine"), {}).has_value());
        QVERIFY(ui::writeFrames(threeYears(), path("mine"), {}).has_value());
        QCOMPARE(QDir(path("mine")).entryList(QDir::Files).size(), 4);
    }

    void otherSizesAndThemesPlaceNothingAnew() {
        const auto sequence = threeYears();
        const auto other = sequence.with({360, 225}, scene::Theme::dark);
        QCOMPARE(other.days(), sequence.days());
        QCOMPARE(other.page(0).size.width, 360.0);
        QVERIFY(other.page(0).background->red < 80);
        QCOMPARE(disksOf(other.page(2)).size(), disksOf(sequence.page(2)).size());
    }

    void chartsKeepTheirAxesAndOrders() {
        auto wanted = request();
        const auto placesOf = [](const scene::Page& page) {
            std::map<std::string, base::Point> places;
            for (const auto& group : page.list.groups)
                for (const auto& primitive : group.primitives)
                    if (const auto* text = std::get_if<scene::Text>(&primitive); text != nullptr && !text->text.empty())
                        places.emplace(text->text, text->baseline);
            return places;
        };
        wanted.chart.zero = "llama-paper";
        for (const auto& [mode, texts] : std::map<session::Mode, std::vector<const char*>>{
                 {session::Mode::careers, {"2015", "2020", "Hugo Touvron", "Naman Goyal", "Edouard Grave"}},
                 {session::Mode::retention, {"0", "6", "12", "24", "100 %"}}}) {
            wanted.mode = mode;
            const ui::PictureSequence sequence(wanted,
                                               ui::daysEvery(ui::Interval::year, day(2023, 2, 1), day(2025, 5, 26)));
            const auto first = placesOf(sequence.page(0));
            const auto last = placesOf(sequence.page(2));
            std::size_t compared = 0;
            for (const char* text : texts)
                if (first.contains(text) && last.contains(text)) {
                    ++compared;
                    QVERIFY2(length(first.at(text) - last.at(text)) < 1e-6, text);
                }
            QVERIFY(compared >= 3);
        }
    }

    void aChartComparesTheSameCompaniesOnAllDays() {
        auto wanted = request();
        wanted.filter.team.clear();
        wanted.mode = session::Mode::retention;
        const ui::PictureSequence sequence(wanted,
                                           ui::daysEvery(ui::Interval::year, day(2016, 1, 1), day(2025, 5, 26)));
        const auto companies = [&sequence](std::size_t place) {
            std::set<std::string> names;
            for (const auto& group : sequence.page(place).list.groups)
                for (const auto& primitive : group.primitives)
                    if (const auto* text = std::get_if<scene::Text>(&primitive))
                        if (text->text.ends_with(" remain") || text->text.ends_with(" when last known"))
                            names.insert(text->text.substr(0, text->text.find(": ")));
            return names;
        };
        const auto last = companies(sequence.days().size() - 1);
        QCOMPARE(last.size(), 2U);
        for (std::size_t i = 0; i < sequence.days().size(); ++i) {
            const auto then = companies(i); // without those where nobody was yet
            QVERIFY(std::includes(last.begin(), last.end(), then.begin(), then.end()));
        }
    }

    void ffmpegMakesFilms_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("codec");
        QTest::newRow("MP4") << "film.mp4"
                             << "h264";
        QTest::newRow("WebM") << "film.webm"
                              << "vp9";
    }
    void ffmpegMakesFilms() {
        QFETCH(QString, name);
        QFETCH(QString, codec);
        if (!ui::canWrite(*ui::filmFormatOf(name)))
            QSKIP("ffmpeg is not installed");
        const QString film = path(qPrintable(name));
        const auto sequence = threeYears();
        ui::SequenceFile file;
        file.path = film;
        file.secondsPerPicture = 0.5;
        const auto written = ui::writeSequence(sequence, file);
        QVERIFY2(written.has_value(), written ? "" : written.error().detail.c_str());

        QProcess probe;
        probe.start(QStringLiteral("ffprobe"),
                    {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-show_entries"),
                     QStringLiteral("stream=codec_name,width,height,pix_fmt:format=duration"), QStringLiteral("-of"),
                     QStringLiteral("default=noprint_wrappers=1"), film});
        QVERIFY(probe.waitForFinished());
        const QString told = QString::fromUtf8(probe.readAllStandardOutput());
        for (const auto& line : {QStringLiteral("codec_name=%1").arg(codec), QStringLiteral("width=720"),
                                 QStringLiteral("height=450"), QStringLiteral("pix_fmt=yuv420p")})
            QVERIFY2(told.contains(line), qPrintable(told));
        const double seconds = told.section(QStringLiteral("duration="), 1).section(QLatin1Char('\n'), 0, 0).toDouble();
        QVERIFY2(std::abs(seconds - 2.5) < 0.1, qPrintable(told)); // 0.5, 0.5 and three times 0.5

        // The second picture, from the middle of its time.
        const QString shot = path("shot.png");
        QProcess cut;
        cut.start(QStringLiteral("ffmpeg"), {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y"),
                                             QStringLiteral("-i"), film, QStringLiteral("-ss"), QStringLiteral("0.75"),
                                             QStringLiteral("-frames:v"), QStringLiteral("1"), shot});
        QVERIFY(cut.waitForFinished());
        const QImage seen = QImage(shot).convertToFormat(QImage::Format_Grayscale8);
        const auto differenceTo = [&seen](const scene::Page& page) {
            const QImage drawn = ui::render(page, 1).value().convertToFormat(QImage::Format_Grayscale8);
            double sum = 0;
            for (int y = 0; y < seen.height(); ++y)
                for (int x = 0; x < seen.width(); ++x)
                    sum += std::abs(seen.constScanLine(y)[x] - drawn.constScanLine(y)[x]);
            return sum / (seen.width() * seen.height());
        };
        QCOMPARE(seen.size(), QSize(720, 450));
        QVERIFY(differenceTo(sequence.page(1)) < 3);
        QVERIFY(differenceTo(sequence.page(1)) < differenceTo(sequence.page(0)) / 2);
        QVERIFY(differenceTo(sequence.page(1)) < differenceTo(sequence.page(2)) / 2);
    }

    void whatFfmpegSaidIsTold() {
        const auto written = filmBy("echo header; cat >/dev/null; echo 'codec not found' >&2; exit 3");
        QCOMPARE(written.error().code, base::ErrorCode::cannotWrite);
        const QString detail = QString::fromStdString(written.error().detail);
        QVERIFY2(detail.contains(QStringLiteral("status 3")) && detail.endsWith(QStringLiteral("codec not found")),
                 qPrintable(detail));
        // One that does not listen at all.
        const auto deaf = filmBy("echo 'no memory' >&2; exit 7");
        const QString told = QString::fromStdString(deaf.error().detail);
        QVERIFY2(told.contains(QStringLiteral("status 7")) && told.contains(QStringLiteral("no memory")),
                 qPrintable(told));
        QVERIFY(filmBy("kill -9 $$").error().detail.find("crashed") != std::string::npos);
    }

    void aStopEndsFfmpeg() {
        std::stop_source stop;
        const auto last = [&stop](std::size_t done) {
            if (done == 3)
                stop.request_stop();
        };
        const auto written = filmBy("cat >/dev/null; exec sleep 600", {.tell = last, .stop = stop.get_token()});
        QCOMPARE(written.error().code, base::ErrorCode::cancelled);
        QVERIFY(!QFile::exists(path("by.mp4")));
    }

    void aPageOfManyPicturesIsLargeEnoughToRead() {
        for (const auto mode : {session::Mode::graph, session::Mode::sankey, session::Mode::careers}) {
            const auto filter = session::openingView(m_graph->dataset(), scene::Theme::light).filter;
            const ui::PictureSequence sequence{ui::requestFor(m_graph, m_palette, filter, {1440, 900}, {}, mode),
                                               ui::daysEvery(ui::Interval::month, day(2023, 2, 1), day(2025, 5, 26))};
            const auto page = sequence.multiples();
            QCOMPARE(page.size, ui::PictureSequence::sizeOfMultiples({1440, 900}, sequence.days().size()));
            QVERIFY(page.size.width > 1440);
            for (const auto& group : page.list.groups)
                for (const auto& primitive : group.primitives)
                    if (const auto* text = std::get_if<scene::Text>(&primitive);
                        text != nullptr && text->role != scene::FontRole::badge)
                        QVERIFY2(text->size >= (mode == session::Mode::careers ? 8 : 9),
                                 qPrintable(QStringLiteral("%1: %2").arg(text->text.c_str()).arg(text->size)));
        }
        QCOMPARE(ui::PictureSequence::sizeOfMultiples({1440, 900}, 9), (base::Size{1440, 900}));
    }

    void chartsOfASequenceAreThoseOfEachDayAlone() {
        const auto filter = session::openingView(m_graph->dataset(), scene::Theme::light).filter;
        for (const auto mode : {session::Mode::sankey, session::Mode::matrix, session::Mode::card}) {
            auto request = ui::requestFor(m_graph, m_palette, filter, {720, 450}, {}, mode);
            const auto days = ui::daysEvery(ui::Interval::year, day(2023, 2, 1), day(2025, 5, 26));
            const ui::PictureSequence sequence{request, days};
            const auto svg = [](const scene::Page& page) { return scene::toSvg(page); };
            const auto first = svg(sequence.page(0));
            const auto last = svg(sequence.page(2));
            QVERIFY(svg(sequence.page(0)) == first);
            QVERIFY(svg(ui::PictureSequence(request, days).page(2)) == last);
        }
    }

    void theDaysOfAFilmAreThoseOfTheTimeBar() {
        const auto asked = request();
        const query::Careers careers(m_graph->dataset());
        const query::Timeline timeline(*m_graph, careers, asked.filter);
        const auto known = ui::daysOf(asked, timeline);
        const auto found = ui::daysOf(asked);
        QVERIFY(known && found);
        QCOMPARE(known->first, found->first);
        QCOMPARE(known->last, found->last);
    }

    void everyPictureOfAPageFillsItsCell() {
        auto asked = request();
        asked.size = {1440, 900};
        // Four, nine and twelve days: cells of different shapes.
        for (const auto& days : {ui::daysEvery(ui::Interval::year, day(2022, 6, 1), day(2025, 5, 26)),
                                 ui::daysEvery(ui::Interval::quarter, day(2023, 6, 1), day(2025, 5, 26)),
                                 ui::daysEvery(ui::Interval::month, day(2024, 7, 1), day(2025, 5, 26))}) {
            const ui::PictureSequence sequence{asked, days};
            const scene::Page page = sequence.multiples();
            const std::string end = "@" + base::CalendarDate::of(days.back()).iso();
            base::Rect taken; // by the middles of the disks of the last day, the fullest
            for (const auto& [id, centre] : disksOf(page))
                if (id.size() > end.size() && id.compare(id.size() - end.size(), end.size(), end) == 0)
                    taken = united(taken, base::squareAround(centre, 1));
            const double cell = page.size.width / std::ceil(std::sqrt(static_cast<double>(days.size())));
            QVERIFY2(taken.width > 0.6 * cell, qPrintable(QString::number(taken.width / cell)));
        }
    }

    void everyBundleOnAPageEndsAtDisks() {
        const auto data = tests::aiTalentData();
        const auto graph = graph::TalentGraph::build(data);
        query::Filter filter;
        filter.asOf = query::lastKnownDay(*data);
        const auto asked = ui::requestFor(graph, std::make_shared<const scene::Palette>(*data), filter, {1440, 900}, {},
                                          session::Mode::graph);
        const ui::PictureSequence sequence{asked, ui::daysEvery(ui::Interval::year, day(2019, 1, 1), *filter.asOf)};
        const scene::Page page = sequence.multiples();
        const auto disks = disksOf(page);
        const std::string kind = "lines:";
        int bundles = 0;
        for (const auto& group : page.list.groups) {
            if (!group.id.starts_with(kind))
                continue;
            ++bundles;
            const auto at = group.id.rfind('@');
            const auto dot = group.id.find('/');
            const std::string on = group.id.substr(at);
            for (const auto& end :
                 {group.id.substr(kind.size(), dot - kind.size()), group.id.substr(dot + 1, at - dot - 1)})
                QVERIFY2(disks.contains(end + on), qPrintable(QString::fromStdString(end + on)));
        }
        QVERIFY(bundles > 10);
    }

    void smallMultiplesHaveEachDayOnOnePage() {
        const auto sequence = threeYears();
        std::string written;
        int legends = 0;
        for (const auto& group : sequence.multiples().list.groups) {
            legends += group.id.rfind("page:legend", 0) == 0 ? 1 : 0;
            for (const auto& primitive : group.primitives)
                if (const auto* text = std::get_if<scene::Text>(&primitive)) {
                    written += text->text + '\n';
                    QVERIFY(text->baseline.x >= 0 && text->baseline.x <= 720);
                }
        }
        QCOMPARE(legends, 1);
        for (const char* title : {"31 Dec 2023", "31 Dec 2024", "26 May 2025"})
            QVERIFY2(written.find(title) != std::string::npos, title);
    }
};

QTEST_MAIN(SequenceTest)
#include "tst_sequence.moc"
