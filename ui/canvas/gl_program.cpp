#include "ui/canvas/gl_program.h"

#include <QOpenGLShaderProgram>

namespace whither::ui {

namespace {

// Both shaders reckon in device pixels, y downwards. One instance is a strip of two rows of points: along a curve, or
// around anything else, whose steps but the first all stand at its right end.
constexpr char kVertex[] = R"(#version 330 core
layout(location = 0) in vec4 toPoints01;
layout(location = 1) in vec4 toPoints23;
layout(location = 2) in vec4 toPoints45;
layout(location = 3) in vec4 fromPoints01;
layout(location = 4) in vec4 fromPoints23;
layout(location = 5) in vec4 fromPoints45;
layout(location = 6) in vec4 detail;
layout(location = 7) in vec2 sizes;
layout(location = 8) in vec4 fill;
layout(location = 9) in vec4 stroke;
layout(location = 10) in vec4 halo;
layout(location = 11) in uvec4 kind;

uniform vec2 centre;
uniform float zoom;
uniform vec2 halfSize;
uniform float progress;
uniform int segments;

flat out uvec4 vKind;
flat out vec4 vFill;
flat out vec4 vStroke;
flat out vec4 vHalo;
flat out vec4 vShape;
flat out vec4 vCorners01;
flat out vec4 vCorners23;
flat out vec4 vCorners45;
out vec2 vAt;

const uint kDisk = 0u;
const uint kCurve = 1u;
const uint kPolygon = 2u;
const float kSoftEdge = 1.0;

vec2 points[6];
vec2 at; // of this point of the strip

void toDevice(int index, vec4 from, vec4 to) {
    vec4 both = (mix(from, to, progress) - centre.xyxy) * zoom + halfSize.xyxy;
    points[index] = both.xy;
    points[index + 1] = both.zw;
}

vec2 unit(vec2 v, vec2 fallback) {
    float size = length(v);
    return size > 1e-4 ? v / size : fallback;
}

void drawBox(vec2 leftTop, vec2 rightBottom, vec2 part) {
    at = mix(leftTop, rightBottom, part);
}

// Length of the curve's first part, by Gauss's quadrature.
float lengthUpTo(float t) {
    vec2 start = points[1] - points[0];
    vec2 change = points[2] - points[1] - start;
    float sum = 0.568888889 * length(start + change * (t * 0.5));
    sum += 0.478628670 * (length(start + change * (t * 0.230765345)) + length(start + change * (t * 0.769234655)));
    sum += 0.236926885 * (length(start + change * (t * 0.046910077)) + length(start + change * (t * 0.953089923)));
    return sum * t;
}

void drawCurve(float halfWidth, int step, float side) {
    float t = float(step) / float(segments);
    vec2 along = unit(points[2] - points[0], vec2(1.0, 0.0));
    along = unit(mix(points[1] - points[0], points[2] - points[1], t), along);
    float reach = halfWidth + kSoftEdge;
    float beyond = step == 0 ? -reach : step == segments ? reach : 0.0;
    vec2 onCurve = mix(mix(points[0], points[1], t), mix(points[1], points[2], t), t);
    at = onCurve + along * beyond + vec2(-along.y, along.x) * (side * reach);
    vShape = vec4(halfWidth, lengthUpTo(1.0), 0.0, 0.0);
    vCorners01 = detail * zoom;
    vAt = vec2(lengthUpTo(t) + beyond, side * reach);
}

void drawPolygon(float halfWidth, vec2 part) {
    vec2 leftTop = points[0];
    vec2 rightBottom = points[0];
    for (int i = 1; i < int(kind.y); ++i) {
        leftTop = min(leftTop, points[i]);
        rightBottom = max(rightBottom, points[i]);
    }
    drawBox(leftTop - halfWidth - kSoftEdge, rightBottom + halfWidth + kSoftEdge, part);
    vec2 middle = (leftTop + rightBottom) * 0.5;
    vShape = vec4(halfWidth, 0.0, 0.0, 0.0);
    vCorners01 = vec4(points[0] - middle, points[1] - middle);
    vCorners23 = vec4(points[2] - middle, points[3] - middle);
    vCorners45 = vec4(points[4] - middle, points[5] - middle);
    vAt = at - middle;
}

// The baseline stands on a whole pixel, as QPainter has it: letters stay sharp. QPainter cuts places along the line off
// to quarters of a pixel, so that letters stand an eighth further left on the average; half of that is in the atlas.
const float kCutOff = 0.0625;

void drawText(vec2 part) {
    float shift = floor(points[2].y + 0.5) - points[2].y;
    drawBox(points[0], points[1], part);
    at.y += shift;
    float texelsPerPixel = detail.z / (points[1].x - points[0].x);
    vAt = detail.xy + part * detail.zw + vec2(kCutOff * texelsPerPixel, 0.0);
    vShape = vec4(float(kind.w), texelsPerPixel, detail.w, 0.0);
}

void main() {
    toDevice(0, fromPoints01, toPoints01);
    toDevice(2, fromPoints23, toPoints23);
    toDevice(4, fromPoints45, toPoints45);
    vShape = vec4(0.0);
    vCorners01 = vec4(0.0);
    vCorners23 = vec4(0.0);
    vCorners45 = vec4(0.0);
    vKind = kind;
    vFill = fill;
    vStroke = stroke;
    vHalo = halo;

    int step = gl_VertexID / 2;
    float row = float(gl_VertexID % 2);
    vec2 part = vec2(step == 0 ? 0.0 : 1.0, row);
    float halfWidth = sizes.y * zoom * 0.5;
    if (kind.x == kDisk) {
        float reach = sizes.x * zoom + halfWidth + kSoftEdge;
        drawBox(points[0] - reach, points[0] + reach, part);
        vShape = vec4(halfWidth, sizes.x * zoom, 0.0, 0.0);
        vAt = at - points[0];
    } else if (kind.x == kCurve) {
        drawCurve(halfWidth, step, row * 2.0 - 1.0);
    } else if (kind.x == kPolygon) {
        drawPolygon(halfWidth, part);
    } else {
        drawText(part);
    }
    gl_Position = vec4((at / halfSize - 1.0) * vec2(1.0, -1.0), 0.0, 1.0);
}
)";

// How much of a pixel lies inside is taken from the distance of its middle to the edge. A band as narrow as a part of a
// pixel keeps that part of its colour.
constexpr char kFragment[] = R"(#version 330 core
uniform sampler2DArray atlas;

flat in uvec4 vKind;
flat in vec4 vFill;
flat in vec4 vStroke;
flat in vec4 vHalo;
flat in vec4 vShape;
flat in vec4 vCorners01;
flat in vec4 vCorners23;
flat in vec4 vCorners45;
in vec2 vAt;
out vec4 colour;

const uint kDisk = 0u;
const uint kCurve = 1u;
const uint kPolygon = 2u;
const uint kInk = 3u;

float inside(float distance) { return clamp(0.5 - distance, 0.0, 1.0); }
float band(float distance, float halfWidth) { return inside(distance - halfWidth) - inside(distance + halfWidth); }
vec4 shade(vec4 paint, float part) { return vec4(paint.rgb, 1.0) * (paint.a * part); }
vec4 over(vec4 above, vec4 below) { return above + below * (1.0 - above.a); }

vec4 disk() {
    float distance = length(vAt);
    float radius = vShape.y;
    vec4 filled = shade(vFill, band(distance, radius) * min(1.0, 2.0 * radius));
    return over(shade(vStroke, band(distance - radius, vShape.x)), filled);
}

// How much of the pixel a dash from `start` to `end` covers.
float dash(float start, float end) {
    float total = vShape.y;
    if (start >= total || end <= 0.0)
        return 0.0;
    start = max(start, 0.0);
    end = min(end, total);
    if (vKind.z != 0u)
        return band(length(vec2(max(max(start - vAt.x, vAt.x - end), 0.0), vAt.y)), vShape.x);
    return band(vAt.y, vShape.x) * max(inside(start - vAt.x) - inside(end - vAt.x), 0.0);
}

vec4 curve() {
    vec4 dashes = vCorners01;
    float period = dot(dashes, vec4(1.0));
    float part = 0.0;
    if (period <= 0.0) {
        part = dash(0.0, vShape.y);
    } else if (period < 2.0) {
        part = dash(0.0, vShape.y) * (dashes.x + dashes.z) / period; // too fine to be seen one by one
    } else {
        float first = (floor(vAt.x / period) - 1.0) * period;
        for (int i = 0; i < 3; ++i) {
            float start = first + float(i) * period;
            float one = dash(start, start + dashes.x);
            start += dashes.x + dashes.y;
            float two = dashes.z > 0.0 ? dash(start, start + dashes.z) : 0.0;
            part = vKind.z != 0u ? max(part, max(one, two)) : part + one + two;
        }
    }
    return shade(vStroke, part);
}

// Signed distance to a polygon: Inigo Quilez, "2D distance functions".
vec4 polygon() {
    vec2 corners[6] = vec2[6](vCorners01.xy, vCorners01.zw, vCorners23.xy, vCorners23.zw, vCorners45.xy, vCorners45.zw);
    int count = int(vKind.y);
    vec2 last = corners[count - 1];
    float squared = dot(vAt - last, vAt - last);
    float sign = 1.0;
    for (int i = 0; i < count; ++i) {
        vec2 edge = last - corners[i];
        vec2 off = vAt - corners[i];
        vec2 nearest = off - edge * clamp(dot(off, edge) / max(dot(edge, edge), 1e-6), 0.0, 1.0);
        squared = min(squared, dot(nearest, nearest));
        bvec3 crossing = bvec3(vAt.y >= corners[i].y, vAt.y < last.y, edge.x * off.y > edge.y * off.x);
        if (all(crossing) || all(not(crossing)))
            sign = -sign;
        last = corners[i];
    }
    float distance = sign * sqrt(squared);
    return over(shade(vStroke, band(distance, vShape.x)), shade(vFill, inside(distance)));
}

// A texel is half a pixel wide, so that two of them make the part of any pixel that is covered, wherever it stands.
vec2 texels(vec2 shift) {
    vec2 size = vec2(textureSize(atlas, 0).xy);
    vec2 quarter = vec2(vShape.y * 0.25, 0.0);
    vec2 left = textureLod(atlas, vec3((vAt + shift - quarter) / size, vShape.x), 0.0).rg;
    vec2 right = textureLod(atlas, vec3((vAt + shift + quarter) / size, vShape.x), 0.0).rg;
    return (left + right) * 0.5;
}

void main() {
    if (vKind.x == kDisk) {
        colour = disk();
    } else if (vKind.x == kCurve) {
        colour = curve();
    } else if (vKind.x == kPolygon) {
        colour = polygon();
    } else if (vKind.x == kInk) {
        vec2 covered = texels(vec2(0.0));
        colour = over(shade(vFill, covered.r), shade(vHalo, covered.g));
    } else {
        colour = vec4(texels(vec2(0.0)), texels(vec2(0.0, vShape.z)));
    }
}
)";

} // namespace

GlProgram makeGlProgram() {
    GlProgram made{std::make_unique<QOpenGLShaderProgram>(), {}};
    if (!made.program->addShaderFromSourceCode(QOpenGLShader::Vertex, kVertex) ||
        !made.program->addShaderFromSourceCode(QOpenGLShader::Fragment, kFragment) || !made.program->link()) {
        made.whyNot = made.program->log();
        made.program.reset();
    }
    return made;
}

} // namespace whither::ui
