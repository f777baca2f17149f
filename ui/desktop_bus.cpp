#include "ui/desktop_bus.h"

#include "ui/application.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>

#include <utility>

namespace whither::ui {

namespace {

bool hasBus() {
    // Without either, asking for the bus would start one.
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

} // namespace

void askForMotion(QObject* context, std::function<void(Motion)> answer) {
    if (!hasBus())
        return answer(Motion::full);
    QDBusMessage question = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("Read"));
    question << QStringLiteral("org.gnome.desktop.interface") << QStringLiteral("enable-animations");
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, answer = std::move(answer)] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        // The portal wraps the value twice.
        const QVariant value = reply.isValid() ? reply.value().variant() : QVariant();
        const QVariant inner = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
        answer(inner.isValid() && !inner.toBool() ? Motion::reduced : Motion::full);
    });
}

void takeNameOnBus() {
    if (!hasBus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected())
        bus.registerService(QLatin1String(kApplicationId));
}

} // namespace whither::ui
