#include "core/scene/svg_writer.h"

#include "core/scene/text.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <sstream>
#include <string_view>

namespace whither::scene {

using base::Colour;
using base::Point;

namespace {

/// Fixed notation with at most three decimals, without trailing zeros and without a negative zero.
std::string number(double value) {
    if (!std::isfinite(value))
        return "0";
    const double limited = std::clamp(value, -1e9, 1e9);
    std::array<char, 40> buffer;
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), limited, std::chars_format::fixed, 3).ptr;
    std::string text(buffer.data(), end);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string numbers(Point p) {
    return number(p.x) + ' ' + number(p.y);
}

std::string hex(Colour colour) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "#";
    for (const unsigned channel : {colour.red, colour.green, colour.blue}) {
        text += kDigits[channel >> 4U];
        text += kDigits[channel & 15U];
    }
    return text;
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
    node.append_attribute(name).set_value(value.c_str());
}

void setPaint(pugi::xml_node node, const char* name, const std::string& opacityName, Colour colour) {
    set(node, name, hex(colour));
    if (colour.alpha != 255)
        set(node, opacityName.c_str(), number(colour.alpha / 255.0));
}

void setStroke(pugi::xml_node node, const Stroke& stroke) {
    setPaint(node, "stroke", "stroke-opacity", stroke.colour);
    set(node, "stroke-width", number(stroke.width));
    if (!stroke.dashes.empty()) {
        std::string dashes;
        for (const double dash : stroke.dashes)
            dashes += (dashes.empty() ? "" : " ") + number(dash);
        set(node, "stroke-dasharray", dashes);
    }
    if (stroke.roundCaps)
        set(node, "stroke-linecap", "round");
}

void setFillAndStroke(pugi::xml_node node, const std::optional<Colour>& fill, const std::optional<Stroke>& stroke) {
    if (fill)
        setPaint(node, "fill", "fill-opacity", *fill);
    else
        set(node, "fill", "none");
    if (stroke)
        setStroke(node, *stroke);
}

void add(pugi::xml_node parent, const Disk& disk) {
    auto node = parent.append_child("circle");
    set(node, "cx", number(disk.centre.x));
    set(node, "cy", number(disk.centre.y));
    set(node, "r", number(disk.radius));
    setFillAndStroke(node, disk.fill, disk.stroke);
}

void add(pugi::xml_node parent, const Curve& curve) {
    auto node = parent.append_child("path");
    set(node, "d", 'M' + numbers(curve.from) + 'Q' + numbers(curve.control) + ' ' + numbers(curve.to));
    setFillAndStroke(node, {}, curve.stroke);
}

void add(pugi::xml_node parent, const Polygon& polygon) {
    auto node = parent.append_child("polygon");
    std::string points;
    for (const auto& point : polygon.points)
        points += (points.empty() ? "" : " ") + number(point.x) + ',' + number(point.y);
    set(node, "points", points);
    setFillAndStroke(node, polygon.fill, polygon.stroke);
    if (polygon.stroke)
        set(node, "stroke-linejoin", "round");
}

bool isBold(FontRole role) {
    return role == FontRole::companyName || role == FontRole::badge || role == FontRole::title;
}

void add(pugi::xml_node parent, const Text& text) {
    auto node = parent.append_child("text");
    // Anchored where it has to stay, for viewers that lack the font.
    set(node, "x", number(text.baseline.x + text.width * static_cast<double>(text.anchor) / 2));
    set(node, "y", number(text.baseline.y));
    set(node, "font-size", number(text.size));
    if (text.anchor != Text::Anchor::left)
        set(node, "text-anchor", text.anchor == Text::Anchor::middle ? "middle" : "end");
    if (isBold(text.role))
        set(node, "font-weight", "600");
    setPaint(node, "fill", "fill-opacity", text.colour);
    if (text.halo) {
        Stroke halo{*text.halo, kHaloWidth * text.size, {}, false};
        setStroke(node, halo);
        set(node, "stroke-linejoin", "round");
        set(node, "paint-order", "stroke");
    }
    node.text().set(cleanLine(text.text).c_str());
}

bool isPlain(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

} // namespace

std::string svgId(std::string_view id) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string result;
    bool isInKind = true;
    for (const char raw : id) {
        const auto c = static_cast<unsigned char>(raw);
        const bool isFirst = result.empty();
        if (isInKind && c == ':' && !isFirst) {
            result += '-';
            isInKind = false;
        } else if (c == '/' && !isFirst) {
            result += '.';
        } else if ((isPlain(c) && !(isFirst && c >= '0' && c <= '9')) || (c == '-' && !isInKind)) {
            result += raw;
        } else {
            result += '_';
            result += kDigits[c >> 4U];
            result += kDigits[c & 15U];
        }
    }
    return result;
}

std::string toSvg(const Page& page) {
    pugi::xml_document document;
    auto declaration = document.append_child(pugi::node_declaration);
    set(declaration, "version", "1.0");
    set(declaration, "encoding", "UTF-8");
    auto svg = document.append_child("svg");
    set(svg, "xmlns", "http://www.w3.org/2000/svg");
    set(svg, "version", "1.1");
    set(svg, "width", number(page.size.width));
    set(svg, "height", number(page.size.height));
    set(svg, "viewBox", "0 0 " + number(page.size.width) + ' ' + number(page.size.height));
    set(svg, "role", "img");
    set(svg, "font-family", "Inter, 'Noto Sans CJK SC', sans-serif");
    if (!page.title.empty()) {
        set(svg, "aria-labelledby", "page-heading");
        auto title = svg.append_child("title");
        set(title, "id", "page-heading");
        title.text().set(cleanLine(page.title).c_str());
    }
    if (page.background) {
        auto background = svg.append_child("rect");
        set(background, "width", number(page.size.width));
        set(background, "height", number(page.size.height));
        setPaint(background, "fill", "fill-opacity", *page.background);
    }
    for (const auto& group : page.list.groups) {
        auto node = svg.append_child("g");
        if (!group.id.empty())
            set(node, "id", svgId(group.id));
        if (!group.title.empty())
            node.append_child("title").text().set(cleanLine(group.title).c_str());
        for (const auto& primitive : group.primitives)
            std::visit([&](const auto& shape) { add(node, shape); }, primitive);
    }
    std::ostringstream out;
    document.save(out, " ", pugi::format_indent, pugi::encoding_utf8);
    return out.str();
}

} // namespace whither::scene
