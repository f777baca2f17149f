#pragma once

class QWidget;

namespace whither::ui {

class Actions;

// Each opens beside the window, stops nobody, and goes when it is closed.

/// Every command that has a key, and the keys of the canvas.
void showShortcuts(const Actions& actions, QWidget* parent);
/// How to make a file of one's own.
void showDataFormat(QWidget* parent);
/// Version, licence, what it is built with.
void showAbout(QWidget* parent);

} // namespace whither::ui
