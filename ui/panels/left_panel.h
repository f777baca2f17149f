#pragma once

#include "ui/jobs/load_job.h"

#include <QScrollArea>

#include <memory>

namespace whither::ui {

class StoryPanel;
class TranslatedWording;
class ViewOptions;
class ViewStore;

/// What is told and what is shown, beside the picture: the story, the kinds of things and the options of the view. It
/// scrolls down, never sideways: it is never narrower than what it holds.
class LeftPanel : public QScrollArea {
    Q_OBJECT
  public:
    /// `store` and `words` must outlive it.
    LeftPanel(ViewStore& store, const TranslatedWording& words, QWidget* parent);

    /// Options that depend on the data are those of this from now on.
    void setData(const LoadedPtr& loaded);
    /// Tells the story of what is visible.
    void tell(const LoadedPtr& loaded, const std::shared_ptr<const query::VisibleSet>& visible);

    [[nodiscard]] QSize minimumSizeHint() const override;

  Q_SIGNALS:
    /// A team was chosen from its list.
    void teamChosen();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    const TranslatedWording& m_words;
    StoryPanel* m_story = nullptr;
    ViewOptions* m_options = nullptr;
};

} // namespace whither::ui
