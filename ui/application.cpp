#include "ui/application.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTranslator>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace whither::ui {

void prepareApplication(const QString& language, const QString& version) {
#ifdef __GLIBC__
    // Left to itself, the allocator takes ever larger blocks for ones to be kept for reuse, as they are freed: after a
    // million nodes were opened, 430 MB of them. Those of a hundred thousand are kept: giving them back at each change
    // of the day would cost a tenth of its time.
    constexpr int kGivenBackAtOnce = 8 << 20;
    mallopt(M_MMAP_THRESHOLD, kGivenBackAtOnce);
#endif
    QCoreApplication::setApplicationName(QStringLiteral("whither"));
    QCoreApplication::setApplicationVersion(version);
    QCoreApplication::setOrganizationDomain(QStringLiteral("whither.org"));
    QGuiApplication::setDesktopFileName(QLatin1String(kApplicationId));

    QIcon icon;
    for (const int size : {16, 32, 48, 64, 128})
        icon.addFile(QStringLiteral(":/icons/%1-%2.png").arg(QLatin1String(kApplicationId)).arg(size),
                     QSize(size, size));
    QGuiApplication::setWindowIcon(icon);

    for (const auto* font : {":/fonts/Inter-Regular.otf", ":/fonts/Inter-SemiBold.otf"})
        QFontDatabase::addApplicationFont(QLatin1String(font));

    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    // What Qt itself says (Cancel, Print, Open) comes first, so that Whither's own words win. Qt speaks English without
    // a catalogue; in a third language it would stand beside Whither's English.
    if (locale.language() == QLocale::Chinese) {
        auto* ofQt = new QTranslator(QCoreApplication::instance());
        if (ofQt->load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(ofQt);
    }
    auto* translator = new QTranslator(QCoreApplication::instance());
    // The English catalogue holds the plural forms.
    if (translator->load(locale, QStringLiteral("whither"), QStringLiteral("_"), QStringLiteral(":/i18n")) ||
        translator->load(QStringLiteral(":/i18n/whither_en.qm")))
        QCoreApplication::installTranslator(translator);
}

QString samplePath(const QString& name) {
    const QString file = name + QStringLiteral(".whither");
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/../share/whither/") + file;
    if (QFileInfo::exists(beside))
        return QFileInfo(beside).canonicalFilePath();
    return QStandardPaths::locate(QStandardPaths::GenericDataLocation, QStringLiteral("whither/") + file);
}

} // namespace whither::ui
