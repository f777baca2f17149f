#pragma once

#include "ui/widgets/row_button.h"
#include "ui/widgets/wrapped_text.h"

#include <QString>
#include <QUrl>

#include <optional>
#include <string>

namespace whither::ui {

/// The address to open in a browser; empty unless it is a well-formed http or https address with a host, without user
/// name or password and without control characters.
[[nodiscard]] std::optional<QUrl> openableUrl(const std::string& address);

/// A source: what it is, who published it and when, and its full address, visible before anything is opened. Choosing
/// it opens the address in the browser where openableUrl() allows it. Ctrl+C copies the address, and so does its menu
/// (right click, menu key, Shift+F10), also where nothing can be opened.
class SourceRow : public RowButton {
    Q_OBJECT
  public:
    struct Text {
        QString title;
        QString detail; ///< publisher, date, what it says
        std::string address;
    };
    /// `name`: object name.
    SourceRow(const Text& text, const QString& name, QWidget* parent = nullptr);

    [[nodiscard]] const std::optional<QUrl>& url() const { return m_url; }
    /// The address as shown: in full when it can be opened.
    [[nodiscard]] const QString& shownAddress() const { return m_address.text(); }

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

  Q_SIGNALS:
    /// Chosen; the address is one that openableUrl() gave.
    void opened(const QUrl& url);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void offerAddress(const QPoint& at);
    void copyAddress() const;

    WrappedText m_title;
    WrappedText m_detail;
    WrappedText m_address;
    std::optional<QUrl> m_url;
};

} // namespace whither::ui
