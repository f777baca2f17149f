#include "ui/canvas/gl_picture.h"

#include "ui/canvas/gl_program.h"

#include <QOpenGLContext>
#include <QOpenGLFunctions_3_3_Core>
#include <QOpenGLShaderProgram>
#include <QOpenGLVersionFunctionsFactory>
#include <QVector2D>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <unordered_map>
#include <utility>

namespace whither::ui {

namespace {

/// A curve's strip may be off the curve by this, in pixels.
constexpr double kFlatness = 0.12;
constexpr int kMostSegments = 32;
/// Unchanged instances between two changed ones that are uploaded along rather than in two uploads.
constexpr std::size_t kGap = 4;

int bytes(std::size_t instances) {
    return static_cast<int>(instances * sizeof(GlInstance));
}

const void* offset(std::size_t bytes) {
    return reinterpret_cast<const void*>(bytes);
}

} // namespace

GlPicture::Made GlPicture::make() {
    auto* gl = QOpenGLVersionFunctionsFactory::get<QOpenGLFunctions_3_3_Core>(QOpenGLContext::currentContext());
    if (!gl || !gl->initializeOpenGLFunctions())
        return {nullptr, QStringLiteral("no OpenGL 3.3 core")};
    GlProgram made = makeGlProgram();
    if (!made.program)
        return {nullptr, made.whyNot};
    return {std::unique_ptr<GlPicture>(new GlPicture(std::move(made.program), *gl)), {}};
}

GlPicture::GlPicture(std::unique_ptr<QOpenGLShaderProgram> program, QOpenGLFunctions_3_3_Core& gl)
    : m_gl(gl), m_program(std::move(program)) {
    m_vertices.create();
    for (Slot& slot : m_slots) {
        slot.buffer.create();
        slot.buffer.setUsagePattern(QOpenGLBuffer::DynamicDraw);
    }
    m_gl.glGenTextures(1, &m_texture);
}

GlPicture::~GlPicture() {
    m_gl.glDeleteTextures(1, &m_texture);
}

void GlPicture::setList(const scene::DrawList& list, double devicePixelsPerUnit) {
    GlInstances made = instancesOf(list, m_atlas, devicePixelsPerUnit);
    uploadText();
    ++m_counts.lists;
    m_counts.primitives = made.all.size();
    m_counts.leftOut = made.leftOut;
    m_counts.linesRasterised = m_atlas.linesRasterised();
    m_previousBend = std::exchange(m_bend, made.bend);

    Slot& shown = m_slots[m_newest];
    Slot& other = m_slots[1 - m_newest];
    if (made.groups != m_groups) {
        upload(other, before(made));
        upload(shown, std::move(made.all));
        m_groups = std::move(made.groups);
        read(shown, other);
    } else if (made.all == shown.instances) {
        read(shown, shown);
    } else {
        // What is shown stays as what was before; the other slot has what was before that.
        upload(other, std::move(made.all));
        read(other, shown);
        m_newest = 1 - m_newest;
    }
}

std::vector<GlInstance> GlPicture::before(const GlInstances& newest) const {
    std::unordered_map<std::uint64_t, const GlGroup*> old;
    for (const GlGroup& group : m_groups) {
        const auto [entry, isFirst] = old.try_emplace(group.name, &group);
        if (!isFirst)
            entry->second = nullptr; // which of them, nobody can tell
    }
    std::vector<GlInstance> result = newest.all;
    for (const GlGroup& group : newest.groups) {
        const auto found = old.find(group.name);
        if (found == old.end() || !found->second)
            continue;
        for (std::uint32_t i = 0; i < group.count; ++i)
            result[group.first + i].points = m_slots[m_newest].instances[found->second->first + i].points;
    }
    return result;
}

void GlPicture::upload(Slot& slot, std::vector<GlInstance> instances) {
    slot.buffer.bind();
    if (slot.instances.size() != instances.size()) {
        slot.buffer.allocate(instances.data(), bytes(instances.size()));
        m_counts.bytesUploaded += instances.size() * sizeof(GlInstance);
    } else {
        const auto differs = [&](std::size_t i) { return instances[i] != slot.instances[i]; };
        for (std::size_t i = 0; i < instances.size(); ++i) {
            if (!differs(i))
                continue;
            const std::size_t first = i;
            std::size_t end = i + 1;
            for (; i < instances.size() && i <= end + kGap; ++i)
                if (differs(i))
                    end = i + 1;
            slot.buffer.write(bytes(first), &instances[first], bytes(end - first));
            m_counts.bytesUploaded += (end - first) * sizeof(GlInstance);
        }
    }
    slot.buffer.release();
    slot.instances = std::move(instances);
}

void GlPicture::uploadText() {
    m_gl.glBindTexture(GL_TEXTURE_2D_ARRAY, m_texture);
    const auto& room = m_atlas.room();
    if (m_layers != m_atlas.pageCount()) {
        m_layers = m_atlas.pageCount();
        m_gl.glTexImage3D(GL_TEXTURE_2D_ARRAY, 0, GL_RG8, room.width, room.height, m_layers, 0, GL_RG, GL_UNSIGNED_BYTE,
                          nullptr);
        for (const auto name : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
            m_gl.glTexParameteri(GL_TEXTURE_2D_ARRAY, name, GL_LINEAR);
        for (const auto name : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
            m_gl.glTexParameteri(GL_TEXTURE_2D_ARRAY, name, GL_CLAMP_TO_EDGE);
        m_atlas.markAllChanged();
    }
    m_gl.glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    m_gl.glPixelStorei(GL_UNPACK_ROW_LENGTH, room.width);
    for (const auto& change : m_atlas.takeChanges()) {
        const QRect& texels = change.texels;
        const auto first = 2 * (static_cast<std::ptrdiff_t>(texels.y()) * room.width + texels.x());
        m_gl.glTexSubImage3D(GL_TEXTURE_2D_ARRAY, 0, texels.x(), texels.y(), change.page, texels.width(),
                             texels.height(), 1, GL_RG, GL_UNSIGNED_BYTE, m_atlas.texels(change.page) + first);
        m_counts.bytesUploaded += static_cast<std::size_t>(2 * texels.width() * texels.height());
    }
    m_gl.glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    m_gl.glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    m_gl.glBindTexture(GL_TEXTURE_2D_ARRAY, 0);
}

void GlPicture::read(Slot& newest, Slot& previous) {
    constexpr GLsizei kStride = sizeof(GlInstance);
    m_vertices.bind();
    const auto enable = [this](unsigned location) {
        m_gl.glEnableVertexAttribArray(location);
        m_gl.glVertexAttribDivisor(location, 1);
    };
    const auto read = [&](unsigned location, int count, GLenum type, GLboolean isNormalised, std::size_t at) {
        enable(location);
        m_gl.glVertexAttribPointer(location, count, type, isNormalised, kStride, offset(at));
    };
    const auto readPoints = [&](unsigned location) {
        for (unsigned i = 0; i < 3; ++i)
            read(location + i, 4, GL_FLOAT, GL_FALSE, offsetof(GlInstance, points) + i * 4 * sizeof(float));
    };
    previous.buffer.bind();
    readPoints(gl_attribute::kFromPoints);
    newest.buffer.bind();
    readPoints(gl_attribute::kToPoints);
    read(gl_attribute::kDetail, 4, GL_FLOAT, GL_FALSE, offsetof(GlInstance, detail));
    read(gl_attribute::kSizes, 2, GL_FLOAT, GL_FALSE, offsetof(GlInstance, radius));
    read(gl_attribute::kFill, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(GlInstance, fill));
    read(gl_attribute::kStroke, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(GlInstance, stroke));
    read(gl_attribute::kHalo, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(GlInstance, halo));
    enable(gl_attribute::kKind);
    m_gl.glVertexAttribIPointer(gl_attribute::kKind, 4, GL_UNSIGNED_BYTE, kStride, offset(offsetof(GlInstance, kind)));
    newest.buffer.release();
    m_vertices.release();
}

void GlPicture::draw(const GlView& view) {
    m_gl.glViewport(0, 0, view.size.width(), view.size.height());
    m_gl.glDisable(GL_DEPTH_TEST);
    m_gl.glDisable(GL_CULL_FACE);
    m_gl.glClearColor(view.background.redF(), view.background.greenF(), view.background.blueF(), 1);
    m_gl.glClear(GL_COLOR_BUFFER_BIT);
    const auto count = static_cast<GLsizei>(m_slots[m_newest].instances.size());
    if (count == 0 || view.size.isEmpty())
        return;
    m_gl.glEnable(GL_BLEND);
    m_gl.glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    const double off = std::max(m_bend, m_previousBend) * view.zoom / kFlatness;
    const int segments = static_cast<int>(std::clamp(std::ceil(std::sqrt(off)), 1.0, double{kMostSegments}));
    m_program->bind();
    m_program->setUniformValue("centre",
                               QVector2D(static_cast<float>(view.centre.x), static_cast<float>(view.centre.y)));
    m_program->setUniformValue("zoom", static_cast<float>(view.zoom));
    m_program->setUniformValue(
        "halfSize", QVector2D(static_cast<float>(view.size.width()) / 2, static_cast<float>(view.size.height()) / 2));
    m_program->setUniformValue("progress", static_cast<float>(view.progress));
    m_program->setUniformValue("segments", segments);
    m_program->setUniformValue("atlas", 0);
    m_gl.glActiveTexture(GL_TEXTURE0);
    m_gl.glBindTexture(GL_TEXTURE_2D_ARRAY, m_texture);
    m_vertices.bind();
    m_gl.glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 2 * (segments + 1), count);
    m_vertices.release();
    m_gl.glBindTexture(GL_TEXTURE_2D_ARRAY, 0);
    m_program->release();
    m_gl.glDisable(GL_BLEND);
}

} // namespace whither::ui
