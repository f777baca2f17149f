#include "ui/feedback/error_text.h"

#include "core/scene/text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace whither::ui {

namespace {

using base::ErrorCode;

/// Gives the sentences their translation context.
struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

  public:
    /// What is wrong, with %1 for the offending value and %2 for the column.
    static QString problem(ErrorCode code);
    /// The same where it is known what would be right, with %3 for that. Empty: nothing else is said then.
    static QString remedy(ErrorCode code);
    /// With %1 for the table, %2 for the key that stays, %3 for the one folded into it.
    static QString merge(model::MergeNote::Kind kind);
};

QString ErrorText::problem(ErrorCode code) {
    switch (code) {
    case ErrorCode::notFound:
        return tr("There is no such file or folder. Check the path.");
    case ErrorCode::isDirectory:
        return tr(
            "This is a folder, not a file. Turn a folder of CSV files into a Whither file with 'whither import'.");
    case ErrorCode::notADirectory:
        return tr("This is not a folder. Give a folder of CSV files.");
    case ErrorCode::permissionDenied:
        return tr("You may not read this. Ask its owner for permission or copy it somewhere else.");
    case ErrorCode::cannotRead:
        return tr("It could not be read.");
    case ErrorCode::cannotWrite:
        return tr("It could not be written. Check the folder, its permissions and the free space.");
    case ErrorCode::targetExists:
        return tr("The file already exists. Choose another name, or use --force to replace it.");
    case ErrorCode::unknownFormat:
        return tr("The ending '%1' is no format that Whither writes.");
    case ErrorCode::notADatabase:
        return tr("This is not a Whither file.");
    case ErrorCode::notOurDatabase:
        return tr("This is a database of another program, not a Whither file.");
    case ErrorCode::newerVersion:
        return tr("This file was made by a newer version of Whither (format %1). Update Whither to open it.");
    case ErrorCode::damagedDatabase:
        return tr("The file is damaged or cut off. Get a fresh copy, or import the CSV folder again.");
    case ErrorCode::unfinishedChanges:
        return tr("Another program has not finished changing this file. Close it there, then open it again.");
    case ErrorCode::takesTooLong:
        return tr(
            "Reading was stopped because the file asks for far too much work. It may be damaged or made to do harm.");
    case ErrorCode::cancelled:
        return tr("Cancelled.");
    case ErrorCode::missingTable:
        return tr("The table '%1' is missing.");
    case ErrorCode::missingColumn:
        return tr("The column '%2' is missing. Add it to the first row.");
    case ErrorCode::unknownColumn:
        return tr("The column '%2' is not known. Remove it or correct its name.");
    case ErrorCode::duplicateColumn:
        return tr("The column '%2' is there twice. Remove one of them.");
    case ErrorCode::wrongCellCount:
        return tr("The row has %1 cells, which is not the number of those in the first row. Check commas and quotes.");
    case ErrorCode::badQuoting:
        return tr("A quoted cell is not closed properly. Check the quotes.");
    case ErrorCode::badUtf8:
        return tr("The text is not valid UTF-8. Save the file as UTF-8.");
    case ErrorCode::missingValue:
        return tr("'%2' is empty but needed.");
    case ErrorCode::badValue:
        return tr("'%1' is not allowed for '%2'.");
    case ErrorCode::badDate:
        return tr("'%1' is no date. Write 2023, 2023-06, 2023-06-14, or bounds such as [2023-02..2025-05-26].");
    case ErrorCode::unknownReference:
        return tr("'%2' names '%1', which is not in the data.");
    case ErrorCode::duplicateKey:
        return tr("The key '%1' is there already. Keys must be unique.");
    case ErrorCode::parentCycle:
        return tr("'%1' is, through its parents, its own parent.");
    case ErrorCode::neitherEnd:
        return tr("The move names neither a company left nor a company joined. Give at least one.");
    case ErrorCode::pictureTooLarge:
        return tr(
            "A picture of %1 pixels cannot be made. Choose a smaller size or scale: at most 32767 pixels a side and "
            "400 million in all.");
    case ErrorCode::unknownEntity:
        return tr("'%1' is not in this file.");
    case ErrorCode::emptyData:
        return tr("The file holds no people. There is nothing to show.");
    }
    Q_UNREACHABLE();
}

QString ErrorText::remedy(ErrorCode code) {
    switch (code) {
    case ErrorCode::unknownFormat:
        return tr("The ending '%1' is no format that Whither writes. It writes %3.");
    case ErrorCode::wrongCellCount:
        return tr("The row has %1 cells, but the first row has %3. Check commas and quotes.");
    case ErrorCode::badValue:
        return tr("'%1' is not allowed for '%2'. Write one of these: %3.");
    case ErrorCode::unknownEntity:
        return tr("'%1' is not in this file. There are, for example: %3.");
    default:
        return {};
    }
}

QString ErrorText::merge(model::MergeNote::Kind kind) {
    using Kind = model::MergeNote::Kind;
    switch (kind) {
    case Kind::sameKey:
        return tr("%1 '%2': the same key in several folders, merged.");
    case Kind::sameMove:
        return tr("%1 '%2': the same move as '%3', merged.");
    case Kind::disputedDate:
        return tr("%1 '%2': another date than '%3'; kept as a disputed claim.");
    case Kind::renamed:
        return tr("%1 '%2': renamed from '%3', because the key stands for something else in another folder.");
    case Kind::sameSource:
        return tr("%1 '%2': the same address as '%3', merged.");
    }
    Q_UNREACHABLE();
}

} // namespace

namespace {

/// Also where a folder was put before it and its slashes were folded, as of any relative path.
bool isWebAddress(const std::string& path) {
    static const QRegularExpression kScheme(QStringLiteral("(^|/)(https?|ftp):/"));
    return kScheme.match(QString::fromStdString(path)).hasMatch();
}

} // namespace

QString oneLine(const std::string& text, int limit) {
    // No character has more than four bytes, so what is cut off here would not be shown.
    const QString line = QString::fromStdString(scene::cleanLine(text, 4 * (static_cast<std::size_t>(limit) + 1)));
    if (line.size() <= limit)
        return line;
    // By code points: a letter of two units is kept or cut as a whole.
    qsizetype end = 0;
    for (int length = 0; length < limit && end < line.size(); ++length)
        end += line[end].isHighSurrogate() ? 2 : 1;
    return end < line.size() ? line.left(end) + QChar(0x2026) : line;
}

QString sentence(const base::Error& error) {
    QString place = oneLine(error.file, 300);
    if (error.row != 0)
        place += (place.isEmpty() ? QString() : QStringLiteral(":")) + QString::number(error.row);
    if (!error.column.empty())
        place += (place.isEmpty() ? QString() : QStringLiteral(": ")) + oneLine(error.column);
    const QString detail = oneLine(error.detail, 300);
    QString text = detail.isEmpty() ? QString() : ErrorText::remedy(error.code);
    if (error.code == ErrorCode::notFound && isWebAddress(error.file))
        return place + QStringLiteral(": ") +
               ErrorText::tr("Whither opens files, not web addresses. Download it first, then open the file.");
    const bool isRemedied = !text.isEmpty();
    if (!isRemedied)
        text = ErrorText::problem(error.code);
    // In one step, so that a '%2' inside the data is not taken for a mark.
    if (isRemedied && text.contains(QLatin1String("%2")))
        text = text.arg(oneLine(error.value), oneLine(error.column), detail);
    else if (isRemedied)
        text = text.arg(oneLine(error.value), detail);
    else if (text.contains(QLatin1String("%1")) && text.contains(QLatin1String("%2")))
        text = text.arg(oneLine(error.value), oneLine(error.column));
    else if (text.contains(QLatin1String("%1")))
        text = text.arg(oneLine(error.value));
    else if (text.contains(QLatin1String("%2")))
        text.replace(QLatin1String("%2"), oneLine(error.column));
    if (!isRemedied && !detail.isEmpty())
        text += QStringLiteral(" (%1)").arg(detail);
    return place.isEmpty() ? text : place + QStringLiteral(": ") + text;
}

QStringList sentences(const std::vector<base::Error>& errors) {
    constexpr std::size_t kMost = 1000;
    QStringList lines;
    for (std::size_t i = 0; i < std::min(errors.size(), kMost); ++i)
        lines << sentence(errors[i]);
    if (errors.size() > kMost)
        lines << ErrorText::tr("and %n more", nullptr, static_cast<int>(errors.size() - kMost));
    return lines;
}

QString sentence(const model::MergeNote& note) {
    const QString text = ErrorText::merge(note.kind);
    const QString table = oneLine(note.table);
    const QString key = oneLine(note.key);
    QString line =
        text.contains(QLatin1String("%3")) ? text.arg(table, key, oneLine(note.other)) : text.arg(table, key);
    if (!note.detail.empty())
        line += QStringLiteral(" (%1)").arg(oneLine(note.detail));
    return line;
}

} // namespace whither::ui
