#include "ui/canvas/fonts.h"

namespace whither::ui {

bool isBold(scene::FontRole role) {
    switch (role) {
    case scene::FontRole::companyName:
    case scene::FontRole::badge:
    case scene::FontRole::title:
        return true;
    case scene::FontRole::personName:
    case scene::FontRole::detail:
    case scene::FontRole::legend:
        break;
    }
    return false;
}

QFont pictureFont(scene::FontRole role) {
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(kReferencePixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setWeight(isBold(role) ? QFont::DemiBold : QFont::Normal);
    return font;
}

} // namespace whither::ui
