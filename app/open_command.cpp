#include "app/commands.h"
#include "app/option_values.h"

#include "core/base/date.h"
#include "ui/application.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/desktop_bus.h"
#include "ui/main_window.h"
#include "ui/settings.h"

#include <QApplication>
#include <QFile>

#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <string>

namespace whither::app {

namespace {

struct OpenOptions {
    std::string file;
    std::string asOf;
    std::string language;
    std::string theme;
    layout::Character character = layout::Character::balanced;
    ui::Renderer renderer = ui::Renderer::automatic;
    bool quitsAfterFirstFrame = false;
};

/// Qt ends the process with abort() when no display answers. Whether one does, only Qt can tell: it may be one of X11
/// or of Wayland, and a library may be missing. So Qt tries, says what failed, and here loses its last word.
void answerWithoutDisplay(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (type != QtFatalMsg) {
        std::cerr << qFormatLogMessage(type, context, message).toStdString() << '\n';
        return;
    }
    std::cerr << "whither: there is no display to open a window on; 'whither export FILE -o OUT' writes a picture "
                 "without one\n";
    std::_Exit(static_cast<int>(ExitCode::cannotRead));
}

ExitCode openWindow(const CommandContext& context, const OpenOptions& options) {
    // In a Wayland session that does not call itself one, Qt would look for X11 alone.
    if (!qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") && qEnvironmentVariableIsEmpty("DISPLAY") &&
        qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "wayland");
    const auto usual = qInstallMessageHandler(answerWithoutDisplay);
    QApplication application(context.argc, context.argv);
    qInstallMessageHandler(usual);
    const QString language =
        options.language.empty() ? ui::Settings::language() : QString::fromStdString(options.language);
    ui::prepareApplication(language, QStringLiteral(WHITHER_VERSION));

    ui::WindowOptions window;
    window.theme =
        options.theme.empty() ? ui::Settings::theme() : ui::themeFromWord(QString::fromStdString(options.theme));
    window.desktopTheme = ui::systemTheme();
    window.character = options.character;
    window.renderer = options.renderer;
    if (!options.asOf.empty())
        window.asOf = parseAsOf(options.asOf);
    ui::MainWindow main(window);
    QObject::connect(
        &main.canvas(), &ui::GraphCanvas::appeared, &application,
        [&options, &main] {
            if (options.quitsAfterFirstFrame)
                return QApplication::quit();
            ui::takeNameOnBus();
            ui::askForMotion(&main, [&main](ui::Motion motion) { main.canvas().setMotion(motion); });
        },
        Qt::SingleShotConnection);
    main.open(options.file.empty() ? ui::samplePath(QStringLiteral("llama"))
                                   : QFile::decodeName(QByteArray::fromStdString(options.file)));
    return QApplication::exec() == 0 ? ExitCode::done : ExitCode::cannotRead;
}

} // namespace

void addOpen(const CommandContext& context) {
    auto options = std::make_shared<OpenOptions>();
    auto& cli = context.cli;
    cli.add_option("FILE", options->file, "Whither file to open (default: who left Meta's Llama team)")
        ->check(problemOfName);
    cli.add_option("--as-of", options->asOf, "Show what had happened by the end of this year, month or day")
        ->check(problemOfDay);
    cli.add_option("--lang", options->language, "Language of the program")->check(CLI::IsMember({"en", "zh_CN"}));
    cli.add_option("--theme", options->theme, "Light or dark")->check(CLI::IsMember({"light", "dark"}));
    addCharacter(cli, options->character);
    const std::map<std::string, ui::Renderer> renderers{
        {"auto", ui::Renderer::automatic}, {"opengl", ui::Renderer::openGl}, {"painter", ui::Renderer::painter}};
    cli.add_option("--renderer", options->renderer,
                   "What draws the window's picture: auto (OpenGL on a graphics card, else QPainter), opengl, painter")
        ->transform(CLI::Transformer(renderers, CLI::ignore_case))
        ->option_text("TEXT:{auto,opengl,painter}");
    cli.add_flag("--quit-after-first-frame", options->quitsAfterFirstFrame)->group("");
    cli.callback([context, options] {
        if (context.cli.get_subcommands().empty())
            context.result = openWindow(context, *options);
    });
}

} // namespace whither::app
