#include "ui/canvas/qt_text_measurer.h"

#include "ui/canvas/fonts.h"

#include <QFontMetricsF>

namespace whither::ui {

namespace {

/// Bounds the memory that a long session of eliding long names can take.
constexpr std::size_t kRemembered = 100'000;

} // namespace

double QtTextMeasurer::width(std::string_view text, scene::FontRole role, double size) const {
    const QFont font = pictureFont(role);
    auto& widths = m_widths[font.weight() == QFont::DemiBold ? 1 : 0];
    auto found = widths.find(std::string(text));
    if (found == widths.end()) {
        if (widths.size() >= kRemembered)
            widths.clear();
        const QString line = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        found = widths.emplace(text, QFontMetricsF(font).horizontalAdvance(line)).first;
    }
    return found->second * size / kReferencePixels;
}

scene::TextMeasurer::Vertical QtTextMeasurer::vertical(scene::FontRole role) const {
    const QFontMetricsF metrics(pictureFont(role));
    return {metrics.ascent() / kReferencePixels, metrics.descent() / kReferencePixels};
}

} // namespace whither::ui
