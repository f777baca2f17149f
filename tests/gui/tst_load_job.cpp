#include "core/store/writer.h"
#include "tests/support/database.h"
#include "tests/support/paths.h"
#include "tests/support/sample_data.h"
#include "ui/application.h"
#include "ui/jobs/index_job.h"
#include "ui/jobs/load_job.h"
#include "ui/jobs/opening_picture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace whither;

class LoadJobTest : public QObject {
    Q_OBJECT

    tests::TemporaryFolder m_folder;
    QString m_small;
    QString m_llama;

    [[nodiscard]] QString path(const char* name) const {
        return QString::fromStdString((m_folder.path() / name).string());
    }

  private Q_SLOTS:
    void initTestCase() {
        m_small = path("small.whither");
        m_llama = path("llama.whither");
        tests::makeSmallDatabase(m_small.toStdString());
        QVERIFY(store::write(*tests::llamaData(), m_llama.toStdString(), store::Existing::replace));
    }

    void everythingThatIsMadeOfAFileIsThere() {
        const auto result = ui::load(m_llama);
        QVERIFY(result.has_value());
        const ui::Loaded& data = *result.assume_value();
        QCOMPARE(data.path, m_llama);
        QCOMPARE(data.dataset().people.size(), tests::llamaData()->people.size());
        QCOMPARE(data.careers.size(), data.dataset().people.size());
        QFile file(m_llama);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        QVERIFY(hash.addData(&file));
        QCOMPARE(data.sha256, QString::fromLatin1(hash.result().toHex()));
    }

    void theSearchIndexFindsWhatTheFileHolds() {
        const auto result = ui::load(m_llama);
        QVERIFY(result.has_value());
        const auto index = ui::makeSearchIndex(result.assume_value()->graph).result();
        QVERIFY(!index->find("lachaux", 1).empty());
        QVERIFY(index->find("nobody of that name", 1).empty());
    }

    void aFailureIsTheErrorOfTheFile() {
        ui::LoadJob job;
        QSignalSpy loaded(&job, &ui::LoadJob::loaded);
        base::ErrorCode code{};
        connect(&job, &ui::LoadJob::failed, this, [&code](const base::Error& error) { code = error.code; });
        QSignalSpy failed(&job, &ui::LoadJob::failed);
        job.open(path("none.whither"));
        QVERIFY(failed.wait());
        QCOMPARE(code, base::ErrorCode::notFound);
        QCOMPARE(loaded.count(), 0);
        QVERIFY(!job.isBusy());
    }

    void aFileWithoutPeopleIsRefused() {
        const QString file = path("nobody.whither");
        QVERIFY(store::write({}, file.toStdString(), store::Existing::replace));
        const auto result = ui::load(file);
        QVERIFY(!result.has_value());
        QCOMPARE(result.assume_error().code, base::ErrorCode::emptyData);
        QCOMPARE(QString::fromStdString(result.assume_error().file), file);
    }

    void theLatestWins() {
        ui::LoadJob job;
        std::vector<QString> paths;
        connect(&job, &ui::LoadJob::loaded, this, [&paths](const ui::LoadedPtr& data) { paths.push_back(data->path); });
        QSignalSpy failed(&job, &ui::LoadJob::failed);
        QSignalSpy loaded(&job, &ui::LoadJob::loaded);
        for (int i = 0; i < 5; ++i) {
            job.open(m_llama);
            job.open(path("none.whither"));
            job.open(m_small);
        }
        QVERIFY(job.isBusy());
        QVERIFY(loaded.wait());
        QCoreApplication::processEvents();
        QCOMPARE(paths, std::vector<QString>{m_small});
        QCOMPARE(failed.count(), 0);
    }

    void nothingIsToldOfWhatWasCancelled() {
        ui::LoadJob job;
        QSignalSpy loaded(&job, &ui::LoadJob::loaded);
        QSignalSpy failed(&job, &ui::LoadJob::failed);
        job.open(m_llama);
        job.cancel();
        QVERIFY(!job.isBusy());
        job.open(m_small);
        QVERIFY(loaded.wait());
        QCOMPARE(loaded.count(), 1);
        QCOMPARE(failed.count(), 0);
    }

    void whatIsOpenedTellsHowFarItIs() {
        base::Progress progress;
        QVERIFY(ui::load(m_llama, {}, &progress).has_value());
        QCOMPARE(progress.now().stage, base::Stage::building);
        QCOMPARE(progress.now().fraction, 1.0);

        ui::LoadJob job;
        QSignalSpy progressed(&job, &ui::LoadJob::progressed);
        QSignalSpy loaded(&job, &ui::LoadJob::loaded);
        job.open(m_llama);
        QCOMPARE(progressed.count(), 1); // at once, so that there is something to show
        QVERIFY(loaded.wait());
    }

    void whatWasStoppedIsNotLoaded() {
        std::stop_source stop;
        stop.request_stop();
        const auto result = ui::load(m_llama, stop.get_token());
        QVERIFY(!result.has_value());
        QCOMPARE(result.assume_error().code, base::ErrorCode::cancelled);
    }

    void theFirstPictureOfALargeFileComesWithIt() {
        const QString file = path("large.whither");
        QVERIFY(store::write(*tests::aiTalentData(), file.toStdString(), store::Existing::replace));
        const auto result = ui::load(file);
        QVERIFY(result.has_value());
        const ui::Loaded& data = *result.assume_value();
        base::Progress progress;
        const auto picture = ui::makeOpeningPicture(data, layout::Character::balanced, {{}, &progress});
        QCOMPARE(picture != nullptr, data.graph->nodeCount() > ui::kPicturedAtOnce);
        QVERIFY(picture != nullptr);
        QCOMPARE(progress.now().stage, base::Stage::placing);
        for (const auto node : picture->visible->nodes)
            QVERIFY((*picture->positions)[node].has_value());

        std::stop_source stop;
        stop.request_stop();
        QVERIFY(ui::makeOpeningPicture(data, layout::Character::balanced, {stop.get_token()}) == nullptr);
    }

    void goingAwayInTheMiddleIsSafe() {
        for (int i = 0; i < 10; ++i) {
            ui::LoadJob job;
            job.open(m_llama);
        }
        QCoreApplication::processEvents();
        QVERIFY(ui::load(m_llama).has_value());
    }
};

QTEST_MAIN(LoadJobTest)
#include "tst_load_job.moc"
