#include "ui/canvas/fonts.h"

namespace whither::ui {

QFont pictureFont(scene::FontRole role) {
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(kReferencePixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    switch (role) {
    case scene::FontRole::companyName:
    case scene::FontRole::badge:
    case scene::FontRole::title:
        font.setWeight(QFont::DemiBold);
        break;
    case scene::FontRole::personName:
    case scene::FontRole::detail:
    case scene::FontRole::legend:
        font.setWeight(QFont::Normal);
        break;
    }
    return font;
}

} // namespace whither::ui
