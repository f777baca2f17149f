#pragma once

#include "core/store/writer.h"
#include "tests/support/paths.h"
#include "tests/support/sample_data.h"
#include "ui/application.h"
#include "ui/graph_pipeline.h"
#include "ui/main_window.h"

#include <QAction>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <vector>

namespace whither::tests {

inline const model::EntityId kTimothee{model::EntityKind::person, "timothee-lacroix"};
inline const model::EntityId kMistral{model::EntityKind::company, "mistral-ai"};
inline const model::EntityId kMeta{model::EntityKind::company, "meta"};

/// A test of the whole window on the Llama data, opened anew for each test function; settings and files are in a folder
/// of its own.
class WindowTest : public QObject {
  protected:
    void prepare() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           QString::fromStdString(m_folder.path().string()));
        ui::prepareApplication(QStringLiteral("en"), QStringLiteral("test"));
        (void)write("llama.whither", *llamaData());
    }
    void open() {
        m_window = std::make_unique<ui::MainWindow>();
        m_window->resize(1440, 1024);
        open(path("llama.whither"));
    }
    void close() { m_window.reset(); }

    [[nodiscard]] QString path(const char* name) const {
        return QString::fromStdString((m_folder.path() / name).string());
    }
    template <class T> [[nodiscard]] T* find(const char* name) const {
        return m_window->findChild<T*>(QLatin1String(name));
    }
    [[nodiscard]] const session::ViewState& view() const { return m_window->store().view(); }
    [[nodiscard]] const std::vector<model::EntityId>& selection() const { return view().selection; }
    [[nodiscard]] const model::Dataset& dataset() const { return m_window->pipeline().data()->dataset(); }
    void select(const model::EntityId& id) { m_window->store().dispatch(session::Select{id}); }
    void trigger(ui::Command command) { m_window->actions().action(command)->trigger(); }
    void open(const QString& file) {
        QSignalSpy answered(m_window.get(), &ui::MainWindow::answered);
        m_window->open(file);
        QVERIFY(answered.wait(20'000));
    }
    [[nodiscard]] QString write(const char* name, const model::Dataset& data) const {
        const QString file = path(name);
        if (!store::write(data, file.toStdString(), store::Existing::replace))
            qFatal("cannot write %s", name);
        return file;
    }

    TemporaryFolder m_folder;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace whither::tests
