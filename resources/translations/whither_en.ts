<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>EntityText</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TranslatedCardWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TranslatedFlowWords</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n undated step(s).</source>
        <translation>
            <numerusform>Left out: %n undated step.</numerusform>
            <numerusform>Left out: %n undated steps.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>whither::ui::DetailsPage</name>
    <message numerus="yes">
        <source>%1, %2 had %n arrivals (%3).</source>
        <comment>period, company, n and source</comment>
        <translation>
            <numerusform>%1, %2 had %n arrival (%3).</numerusform>
            <numerusform>%1, %2 had %n arrivals (%3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 had %n departures (%3).</source>
        <comment>period, company, n and source</comment>
        <translation>
            <numerusform>%1, %2 had %n departure (%3).</numerusform>
            <numerusform>%1, %2 had %n departures (%3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <comment>changes of employer</comment>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people from %1 to %2 companies</source>
        <translation>
            <numerusform>%n person from %1 to %2 companies</numerusform>
            <numerusform>%n people from %1 to %2 companies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people from %2 companies to %1</source>
        <translation>
            <numerusform>%n person from %2 companies to %1</numerusform>
            <numerusform>%n people from %2 companies to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people from %1 to %2</source>
        <translation>
            <numerusform>%n person from %1 to %2</numerusform>
            <numerusform>%n people from %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people who left %1</source>
        <translation>
            <numerusform>%n person who left %1</numerusform>
            <numerusform>%n people who left %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people who came to %1</source>
        <translation>
            <numerusform>%n person who came to %1</numerusform>
            <numerusform>%n people who came to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people and their moves</source>
        <translation>
            <numerusform>%n person and their moves</numerusform>
            <numerusform>%n people and their moves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <comment>selected</comment>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(s)</source>
        <comment>selected</comment>
        <translation>
            <numerusform>%n company</numerusform>
            <numerusform>%n companies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n move(s)</source>
        <comment>selected</comment>
        <translation>
            <numerusform>%n move</numerusform>
            <numerusform>%n moves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <comment>selected</comment>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>whither::ui::DetailsPanel</name>
    <message numerus="yes">
        <source>%n move(s)</source>
        <translation>
            <numerusform>%n move</numerusform>
            <numerusform>%n moves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>whither::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n problem(s) in this file. What breaks the rules of the data was left out.</source>
        <translation>
            <numerusform>%n problem in this file. What breaks the rules of the data was left out.</numerusform>
            <numerusform>%n problems in this file. What breaks the rules of the data was left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>whither::ui::StoryPanel</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
</TS>
