#pragma once

#include "core/query/filter.h"
#include "core/query/team_story.h"
#include "ui/entity_text.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QVBoxLayout;

namespace whither::ui {

class Label;
class ViewStore;

/// Tells what became of a team: how many left, and where they went. Without a team: who is where.
class StoryPanel : public QWidget {
    Q_OBJECT
  public:
    /// `store` and `words` must outlive the panel.
    StoryPanel(ViewStore& store, const TranslatedWording& words, QWidget* parent = nullptr);

    /// What the picture shows now; both change together.
    void show(const LoadedPtr& loaded, std::shared_ptr<const query::VisibleSet> visible);

  Q_SIGNALS:
    /// A team was chosen from the open list, which is closed now: there is nothing more to do here.
    void chosenFromList();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void fillTeams();
    void tellTeam(const EntityText& text, model::TeamIndex team);
    void tellEveryone(const EntityText& text);
    void addDestination(const EntityText& text, const query::TeamStory& story, const query::Destination& destination);
    void addCompany(EntityRowText row, const model::EntityId& id, int count, int most);

    ViewStore& m_store;
    const TranslatedWording& m_words;
    LoadedPtr m_data;
    std::shared_ptr<const query::VisibleSet> m_visible;
    QComboBox* m_teams = nullptr;
    QVBoxLayout* m_column = nullptr;
    QWidget* m_body = nullptr;
    bool m_isListClosing = false;
};

} // namespace whither::ui
