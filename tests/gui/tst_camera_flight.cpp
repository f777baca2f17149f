#include "ui/canvas/camera_flight.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace whither;

class CameraFlightTest : public QObject {
    Q_OBJECT

    static constexpr double kWidth = 1000;

  private Q_SLOTS:
    void aPathBeginsHereAndEndsThere() {
        const session::Camera from{{0, 0}, 2, false};
        const session::Camera to{{5000, -800}, 0.5, true};
        const ui::CameraPath path(from, to, kWidth);
        QCOMPARE(path.at(0), from);
        QCOMPARE(path.at(1), to);
        const session::Camera almost = path.at(0.9999);
        QVERIFY(length(almost.centre - to.centre) < 20);
        QVERIFY(std::abs(almost.zoom - to.zoom) < 0.01);
    }

    void aLongWayDrawsBackSoThatWhatIsBetweenIsSeen() {
        const ui::CameraPath path({{0, 0}, 1, false}, {{20'000, 0}, 1, false}, kWidth);
        QVERIFY(path.at(0.5).zoom < 0.2);
        QVERIFY(std::abs(path.at(0.5).centre.x - 10'000) < 1);
    }

    void zoomingOnTheSpotStaysThere() {
        const ui::CameraPath path({{7, 8}, 1, false}, {{7, 8}, 4, false}, kWidth);
        QCOMPARE(path.at(0.5).centre, (base::Point{7, 8}));
        QVERIFY(std::abs(path.at(0.5).zoom - 2) < 1e-9);
    }

    void aFlightArrives() {
        ui::CameraFlight flight(nullptr);
        session::Camera last;
        connect(&flight, &ui::CameraFlight::moved, this, [&](const session::Camera& camera) { last = camera; });
        QSignalSpy landed(&flight, &ui::CameraFlight::landed);
        const session::Camera to{{300, 40}, 3, false};
        flight.fly({{0, 0}, 1, false}, to, kWidth);
        QVERIFY(flight.isFlying());
        QVERIFY(landed.wait());
        QVERIFY(!flight.isFlying());
        QCOMPARE(last, to);
    }

    void coastingEndsAndGoesTheWayOfTheHand() {
        ui::CameraFlight flight(nullptr);
        QPointF way;
        connect(&flight, &ui::CameraFlight::panned, this, [&](QPointF by) { way += by; });
        QSignalSpy landed(&flight, &ui::CameraFlight::landed);
        flight.coast({1000, -500});
        QVERIFY(landed.wait());
        QVERIFY(way.x() > 50 && way.y() < -25);
    }
};

QTEST_MAIN(CameraFlightTest)
#include "tst_camera_flight.moc"
