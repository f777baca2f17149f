#pragma once

#include "core/base/geometry.h"
#include "core/scene/draw_list.h"
#include "ui/canvas/gl_instances.h"
#include "ui/canvas/text_atlas.h"

#include <QColor>
#include <QOpenGLBuffer>
#include <QOpenGLVertexArrayObject>
#include <QSize>
#include <QString>

#include <array>
#include <memory>

class QOpenGLFunctions_3_3_Core;
class QOpenGLShaderProgram;

namespace whither::ui {

/// From where a picture is looked at.
struct GlView {
    QSize size;         ///< device pixels
    base::Point centre; ///< world units, in the middle
    double zoom = 1;    ///< device pixels per world unit
    QColor background;
    /// Between where things were in the list before (0) and where they are in the newest (1).
    double progress = 1;
};

/// Draws draw lists with OpenGL 3.3, one call for all of a list, so that looking elsewhere costs nothing but the
/// drawing: no list is walked and nothing uploaded. Looks like what PicturePainter draws. Belongs to the context that
/// was current when it was made, which must be current for every call, destruction included.
class GlPicture {
  public:
    /// Empty where the context cannot do it; then `whyNot` says why, for a log.
    struct Made;
    [[nodiscard]] static Made make();
    ~GlPicture();
    GlPicture(const GlPicture&) = delete;
    GlPicture& operator=(const GlPicture&) = delete;

    /// What to draw from now on. Text is rasterised for views of that zoom; in others it is scaled.
    void setList(const scene::DrawList& list, double devicePixelsPerUnit);
    /// Lines of text that setList() makes at most of those that are not there yet. The others are missing until it is
    /// called again, as often as isUnfinished() asks for; what is on its way then arrives.
    void limitNewText(std::size_t lines) { m_atlas.limitNew(lines); }
    [[nodiscard]] bool isUnfinished() const { return m_atlas.isUnfinished(); }
    /// Into the framebuffer that is bound.
    void draw(const GlView& view);

    /// Work done since it was made, for tests that a frame does none.
    struct Counts {
        std::size_t lists = 0;         ///< set
        std::size_t primitives = 0;    ///< in the newest
        std::size_t leftOut = 0;       ///< of the newest, see GlInstances
        std::size_t bytesUploaded = 0; ///< instances and text
        std::size_t linesRasterised = 0;
    };
    [[nodiscard]] const Counts& counts() const { return m_counts; }

  private:
    /// Instances as they are in a buffer.
    struct Slot {
        QOpenGLBuffer buffer{QOpenGLBuffer::VertexBuffer};
        std::vector<GlInstance> instances;
    };

    GlPicture(std::unique_ptr<QOpenGLShaderProgram> program, QOpenGLFunctions_3_3_Core& gl);
    /// The newest instances, with the points that each thing had in the list before.
    [[nodiscard]] std::vector<GlInstance> before(const GlInstances& newest) const;
    void upload(Slot& slot, std::vector<GlInstance> instances);
    void uploadText();
    void read(Slot& newest, Slot& previous);

    QOpenGLFunctions_3_3_Core& m_gl; ///< the context's
    std::unique_ptr<QOpenGLShaderProgram> m_program;
    QOpenGLVertexArrayObject m_vertices;
    std::array<Slot, 2> m_slots;
    std::size_t m_newest = 0;      ///< of the slots; the other has what was before
    std::vector<GlGroup> m_groups; ///< of the newest
    double m_bend = 0;             ///< see GlInstances
    double m_previousBend = 0;
    TextAtlas m_atlas;
    unsigned m_texture = 0; ///< its pages, one layer each
    int m_layers = 0;
    Counts m_counts;
};

struct GlPicture::Made {
    std::unique_ptr<GlPicture> picture;
    QString whyNot;
};

} // namespace whither::ui
