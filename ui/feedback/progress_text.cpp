#include "ui/feedback/progress_text.h"

#include "ui/feedback/error_text.h"

#include <QCoreApplication>

#include <array>

namespace whither::ui {

namespace {

struct ProgressText {
    Q_DECLARE_TR_FUNCTIONS(ProgressText)
};

QString patternOf(base::Stage stage) {
    switch (stage) {
    case base::Stage::reading:
        return ProgressText::tr("Reading %1… %2 %");
    case base::Stage::checking:
        return ProgressText::tr("Checking %1… %2 %");
    case base::Stage::building:
        return ProgressText::tr("Building the graph of %1… %2 %");
    case base::Stage::placing:
        return ProgressText::tr("Arranging %1… %2 %");
    }
    Q_UNREACHABLE();
}

} // namespace

double shareOf(const base::Progress::State& state) {
    constexpr std::array kBegins{0.0, 0.3, 0.42, 0.5, 1.0}; // of each stage, and the end
    const auto stage = static_cast<std::size_t>(state.stage);
    return kBegins[stage] + state.fraction * (kBegins[stage + 1] - kBegins[stage]);
}

QString progressText(const base::Progress::State& state, const QString& file) {
    constexpr int kLongestName = 80;
    return patternOf(state.stage)
        .arg(oneLine(file.toStdString(), kLongestName), QString::number(static_cast<int>(100 * shareOf(state))));
}

} // namespace whither::ui
