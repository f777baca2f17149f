#include "ui/desktop_bus.h"

#include "ui/application.h"

#include <QDBusConnection>
#include <QFileInfo>

namespace whither::ui {

void takeNameOnBus() {
    // Without either, asking for the bus would start one.
    const bool hasBus = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
                        QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
    if (!hasBus)
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected())
        bus.registerService(QLatin1String(kApplicationId));
}

} // namespace whither::ui
