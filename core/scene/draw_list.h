#pragma once

#include "core/base/colour.h"
#include "core/base/geometry.h"
#include "core/scene/scene.h"
#include "core/scene/text_measurer.h"

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace whither::scene {

struct Stroke {
    base::Colour colour;
    double width = 1;
    std::vector<double> dashes; ///< lengths on, off, ...; empty: solid
    bool roundCaps = false;
};

struct Disk {
    base::Point centre;
    double radius = 0;
    std::optional<base::Colour> fill;
    std::optional<Stroke> stroke;
};

/// An open quadratic curve.
struct Curve {
    base::Point from;
    base::Point control;
    base::Point to;
    Stroke stroke;
};

/// A closed shape with straight sides.
struct Polygon {
    std::vector<base::Point> points;
    std::optional<base::Colour> fill;
    std::optional<Stroke> stroke;
};

/// Width of the line that is drawn along the letters' outline for a halo, in font sizes; half of it shows.
inline constexpr double kHaloWidth = 0.28;

struct Text {
    std::string text;     ///< one line of valid UTF-8 without control characters
    base::Point baseline; ///< left end
    FontRole role = FontRole::personName;
    double size = 12;
    double width = 0; ///< measured advance
    base::Colour colour;
    /// What stays in place where a renderer's letters come out wider or narrower than measured.
    enum class Anchor { left, middle, right } anchor = Anchor::left;
    std::optional<base::Colour> halo; ///< drawn behind, so that lines do not cut through the letters
};

using Primitive = std::variant<Disk, Curve, Polygon, Text>;

/// Primitives that belong to one thing. `id` empty: decoration.
struct DrawGroup {
    std::string id;    ///< unique within a list; "person:armand-joulin", "move:KEY/leaves", "page:legend"
    std::string title; ///< what it is, as one sentence
    std::vector<Primitive> primitives;
};

/// What to draw, back to front. The renderers (QPainter, SVG) know nothing else, so screen, files and tests cannot
/// disagree.
struct DrawList {
    std::vector<DrawGroup> groups;
};

/// The scene in world units.
[[nodiscard]] DrawList draw(const Scene& scene);

/// A drawing in pixels of its own: the top left corner is at (0, 0).
struct Drawing {
    DrawList list;
    base::Size size;
};
/// The scene's legend at its own size: items go on in a new row where `width` is used up, and one wider than that is
/// elided. The window draws it over the canvas; compose() puts the same on a page.
using Legend = Drawing;
[[nodiscard]] Legend drawLegend(const Scene& scene, const TextMeasurer& measurer, double width);

/// What stands around the graph in a file.
struct PageSpec {
    base::Size size{1440, 900}; ///< pixels of 1/96 inch
    double margin = 24;         ///< around all; of a small page less
    base::Rect area;            ///< part of the world to show; empty: scene.bounds with a margin
    bool isTransparent = false; ///< no background
    bool showsLegend = true;
    std::string title;    ///< empty: none
    std::string subtitle; ///< below the title, on one line; empty: none
    std::string asOf;     ///< empty: none
    std::string counts;
    std::string sourceLine;
};

/// A finished picture in page pixels.
struct Page {
    base::Size size;
    std::optional<base::Colour> background;
    std::string title;
    DrawList list;
};

/// The part of the page that the graph has to itself; nothing of title, legend and lines below reaches into it. Parts
/// that would leave the graph less than half the height are left out: first the legend, then the lines, then the title.
[[nodiscard]] base::Rect graphRoom(const PageSpec& spec, const TextMeasurer& measurer, const Scene& scene);

/// Where and how large `area` comes out on a page of `spec`: page = world * zoom + offset. A small graph shown whole is
/// not blown up beyond a zoom of 2.5.
struct Placement {
    double zoom = 1;
    base::Point offset;
};
/// From a drawing's own coordinates to those of the page that it is placed on.
void put(DrawGroup& group, const Placement& placement);
[[nodiscard]] Placement place(const PageSpec& spec, const base::Rect& area, const TextMeasurer& measurer,
                              const Scene& scene);
/// The page: background, title, graph, legend, as-of date, counts, source line. The scene should have been composed for
/// the zoom that place() gives. Of a spec.area smaller than the scene, groups that lie wholly outside are left out, and
/// those that reach out of the room for the graph too, so that nothing runs into the text around it or off the page.
[[nodiscard]] Page compose(const PageSpec& spec, const Scene& scene, const TextMeasurer& measurer);
/// The same from the start: finds the zoom, composes the scene for it and the page around it.
[[nodiscard]] Page composePage(const PageSpec& spec, SceneInput input);

/// Draws a chart for that room in pixels.
using DrawChart = std::function<Drawing(base::Size)>;
/// A page around a chart instead of a graph; one that came out higher than its room is made smaller. spec.area and
/// spec.showsLegend mean nothing here.
[[nodiscard]] Page composePage(const PageSpec& spec, Theme theme, const TextMeasurer& measurer, const DrawChart& draw);

} // namespace whither::scene
