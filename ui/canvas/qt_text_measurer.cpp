#include "ui/canvas/qt_text_measurer.h"

#include "ui/canvas/fonts.h"

namespace whither::ui {

namespace {

/// Bounds the memory that a long session of eliding long names can take.
constexpr std::size_t kRemembered = 100'000;

} // namespace

QtTextMeasurer::Weight::Weight(scene::FontRole role)
    : metrics(pictureFont(role)), vertical{metrics.ascent() / kReferencePixels, metrics.descent() / kReferencePixels} {}

QtTextMeasurer::Weight& QtTextMeasurer::weightOf(scene::FontRole role) const {
    auto& weight = m_weights[isBold(role) ? 1 : 0];
    if (!weight)
        weight.emplace(role);
    return *weight;
}

double QtTextMeasurer::width(std::string_view text, scene::FontRole role, double size) const {
    Weight& weight = weightOf(role);
    auto found = weight.widths.find(std::string(text));
    if (found == weight.widths.end()) {
        if (weight.widths.size() >= kRemembered)
            weight.widths.clear();
        const QString line = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        found = weight.widths.emplace(text, weight.metrics.horizontalAdvance(line)).first;
    }
    return found->second * size / kReferencePixels;
}

scene::TextMeasurer::Vertical QtTextMeasurer::vertical(scene::FontRole role) const {
    return weightOf(role).vertical;
}

} // namespace whither::ui
