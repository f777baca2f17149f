#include "app/offscreen_application.h"

#include "ui/application.h"

#include <QLoggingCategory>

namespace whither::app {

std::unique_ptr<QGuiApplication> makeOffscreenApplication(const CommandContext& context, const QString& language) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Qt looks for a desktop session here and warns when there is no XDG_RUNTIME_DIR. Nobody needs one for a file.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    auto application = std::make_unique<QGuiApplication>(context.argc, context.argv);
    QLoggingCategory::setFilterRules({});
    ui::prepareApplication(language, QStringLiteral(WHITHER_VERSION));
    return application;
}

} // namespace whither::app
