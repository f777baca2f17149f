#include "ui/panels/time_track.h"
#include "ui/panels/time_track_sizes.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QToolTip>

namespace whither::ui {

using namespace track;

QString TimeTrack::said() const {
    if (!m_model)
        return {};
    const auto& filter = m_store.view().filter;
    const QString day = m_words.playhead(*m_model, m_bins, filter.asOf);
    if (!filter.comparedWith)
        return day;
    return tr("%1; %2", "as of a day, compared with another")
        .arg(day, QString::fromStdString(m_wording.comparedWith(*filter.comparedWith)));
}

void TimeTrack::say() {
    const auto end = endOfData();
    setAccessibleDescription(end ? tr("%1; %2", "as of a day; where the data ends").arg(said(), m_words.endOfData(*end))
                                 : said());
    QAccessibleValueChangeEvent change(this, static_cast<int>(playhead().time_since_epoch().count()));
    QAccessible::updateAccessibility(&change);
}

bool TimeTrack::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && m_model) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = toolTipAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal), this,
                               QRect(help->pos(), QSize(1, 1)).adjusted(-4, -4, 4, 4));
        return true;
    }
    return QWidget::event(event);
}

QString TimeTrack::toolTipAt(QPointF at) const {
    const auto& dataset = m_model->dataset();
    const auto told = [this](const base::Date& date, const QString& what) {
        return tr("%1: %2", "when, what happened").arg(m_wording.longDate(date), what);
    };
    if (const Mark* mark = markAt(at)) {
        if (!mark->step)
            return m_words.bin(*m_model, m_bins, mark->bin, mark->group);
        const query::TimeStep& step = m_model->timeline.steps()[*mark->step];
        const TimeModel::Group& group = m_model->groups[mark->group];
        const QString text = told(step.date, m_words.step(dataset, step, {}));
        if (mark->isSpan)
            return text + QLatin1Char('\n') +
                   tr("The line covers all the days on which it may have been: more is not known.");
        return group.sign.isEmpty()
                   ? text
                   : text + QLatin1Char('\n') +
                         tr("%1 = %2", "the letters on a mark, what they stand for").arg(group.sign, group.name);
    }
    if (const query::TimeEvent* event = eventAt(at))
        return told(event->date, QString::fromStdString(dataset.products[event->product].name).simplified());
    const auto end = endOfData();
    const Handle handle = handleAt(at);
    if (handle == Handle::none && isAtEnd(at))
        return m_words.endOfData(*end);
    if (m_density > 0 && at.y() >= kTop && at.y() < kTop + m_density)
        return tr("The grey bars count steps whose dates are known only roughly, at every time at which they may have "
                  "been.");
    switch (handle) {
    case Handle::playhead: {
        const QString text = tr("The day shown: drag it, or type a date");
        return end == playhead() ? text + QLatin1Char('\n') + m_words.endOfData(*end) : text;
    }
    case Handle::from:
        return tr("Where the range begins: drag it to draw only what came later");
    case Handle::compared:
        return tr("The day compared with: drag it");
    case Handle::none:
        break;
    }
    return at.y() > lineY() - kOverLine ? tr("Click to show this day")
                                        : tr("Each block is a step, coloured by where it led, with the first letters "
                                             "of the name of the company; a long line is a "
                                             "step of which only bounds are known. Click one to select who moved.") +
                                              QLatin1Char('\n') + TimeWords::sum(m_model->timeline);
}

} // namespace whither::ui
