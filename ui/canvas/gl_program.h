#pragma once

#include <QString>

#include <memory>

class QOpenGLShaderProgram;

namespace whither::ui {

/// Locations of an instance's attributes; toPoints and fromPoints take three each.
namespace gl_attribute {
inline constexpr unsigned kToPoints = 0;
inline constexpr unsigned kFromPoints = 3;
inline constexpr unsigned kDetail = 6;
inline constexpr unsigned kSizes = 7;
inline constexpr unsigned kFill = 8;
inline constexpr unsigned kStroke = 9;
inline constexpr unsigned kHalo = 10;
inline constexpr unsigned kKind = 11;
} // namespace gl_attribute

/// The program that draws instances (GLSL 3.30), or why the driver takes it not, in the driver's words. Needs a current
/// context.
struct GlProgram {
    std::unique_ptr<QOpenGLShaderProgram> program;
    QString whyNot;
};
[[nodiscard]] GlProgram makeGlProgram();

} // namespace whither::ui
