#include "core/scene/style.h"
#include "core/session/view_action.h"
#include "tests/support/paths.h"
#include "tests/support/sample_data.h"
#include "ui/application.h"
#include "ui/canvas/film_export.h"
#include "ui/canvas/picture_sequence.h"

#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QTest>

#include <map>
#include <memory>

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

    void smallMultiplesHaveEachDayOnOnePage() {
        const auto sequence = threeYears();
        std::string written;
        for (const auto& group : sequence.multiples().list.groups)
            for (const auto& primitive : group.primitives)
                if (const auto* text = std::get_if<scene::Text>(&primitive)) {
                    written += text->text + '\n';
                    QVERIFY(text->baseline.x >= 0 && text->baseline.x <= 720);
                }
        for (const char* title : {"31 Dec 2023", "31 Dec 2024", "26 May 2025"})
            QVERIFY2(written.find(title) != std::string::npos, title);
    }
};

QTEST_MAIN(SequenceTest)
#include "tst_sequence.moc"
