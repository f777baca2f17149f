#include "ui/panels/day_text.h"

#include <QLocale>
#include <QRegularExpression>

namespace whither::ui {

namespace {

/// 1 to 12; 0: it is no English name of a month, in full or of three letters and more.
int monthOf(const QString& name) {
    constexpr int kShortest = 3;
    for (int month = 1; month <= 12 && name.size() >= kShortest; ++month)
        if (QLocale::c().monthName(month).startsWith(name, Qt::CaseInsensitive))
            return month;
    return 0;
}

/// The same date in ISO; any other text as it is. `month`: 1 to 12, or 0 for none; `day`: empty for none.
QString isoOf(const QString& year, int month, const QString& day) {
    QString iso = year;
    if (month > 0)
        iso += QStringLiteral("-%1").arg(month, 2, 10, QLatin1Char('0'));
    if (!day.isEmpty())
        iso += QLatin1Char('-') + day.rightJustified(2, QLatin1Char('0'));
    return iso;
}

QString isoOf(const QString& text) {
    static const QRegularExpression kChinese(
        QStringLiteral(R"(^(\d{4}) ?年(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号])?)?$)"));
    static const QRegularExpression kDayFirst(QStringLiteral(R"(^(?:(\d{1,2}) )?([A-Za-z]+)\.?,? (\d{4})$)"));
    static const QRegularExpression kMonthFirst(QStringLiteral(R"(^([A-Za-z]+)\.? (\d{1,2}),? (\d{4})$)"));
    if (const auto found = kChinese.match(text); found.hasMatch()) {
        // There is no month 0, however it is written.
        const int month = found.captured(2).toInt();
        return month == 0 && found.hasCaptured(2) ? text : isoOf(found.captured(1), month, found.captured(3));
    }
    if (const auto found = kDayFirst.match(text); found.hasMatch() && monthOf(found.captured(2)) > 0)
        return isoOf(found.captured(3), monthOf(found.captured(2)), found.captured(1));
    if (const auto found = kMonthFirst.match(text); found.hasMatch() && monthOf(found.captured(1)) > 0)
        return isoOf(found.captured(3), monthOf(found.captured(1)), found.captured(2));
    return text;
}

} // namespace

std::optional<base::Day> dayFromText(const QString& text) {
    // Digits of any width, and one blank where there are several.
    const auto date =
        base::Date::parse(isoOf(text.normalized(QString::NormalizationForm_KC).simplified()).toStdString());
    if (!date || !date.assume_value().calendar())
        return {};
    return date.assume_value().calendar()->lastDay();
}

} // namespace whither::ui
