<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_CA" sourcelanguage="en_CA">
<context>
    <name>Badges</name>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>%n free</numerusform>
            <numerusform>%n free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with visitors</source>
        <translation>
            <numerusform>%n with a visitor</numerusform>
            <numerusform>%n with visitors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n put away</source>
        <translation>
            <numerusform>%n put away</numerusform>
            <numerusform>%n put away</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BadgesPage</name>
    <message numerus="yes">
        <source>%n badge(s)</source>
        <translation>
            <numerusform>%n badge</numerusform>
            <numerusform>%n badges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ByHand</name>
    <message numerus="yes">
        <source>%n later passage(s) turned round by it.</source>
        <translation>
            <numerusform>%n later passage turned round by it.</numerusform>
            <numerusform>%n later passages turned round by it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later passage(s) contradict it: see To settle.</source>
        <translation>
            <numerusform>%n later passage contradicts it: see To settle.</numerusform>
            <numerusform>%n later passages contradict it: see To settle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) signed out.</source>
        <translation>
            <numerusform>%n person signed out.</numerusform>
            <numerusform>%n people signed out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s)</source>
        <translation>
            <numerusform>%n more question</numerusform>
            <numerusform>%n more questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileExchange</name>
    <message numerus="yes">
        <source>%n visitor(s) are expected now.</source>
        <translation>
            <numerusform>%n visitor is expected now.</numerusform>
            <numerusform>%n visitors are expected now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) are written into {file}.</source>
        <translation>
            <numerusform>%n visit is written into {file}.</numerusform>
            <numerusform>%n visits are written into {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message numerus="yes">
        <source>%n, all invented</source>
        <translation>
            <numerusform>%n, all invented</numerusform>
            <numerusform>%n, all invented</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server lets you in. The unit there has %n member(s).</source>
        <translation>
            <numerusform>The server lets you in. The unit there has %n member.</numerusform>
            <numerusform>The server lets you in. The unit there has %n members.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The unit has %n member(s) already.</source>
        <translation>
            <numerusform>The unit has %n member already.</numerusform>
            <numerusform>The unit has %n members already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hosts</name>
    <message numerus="yes">
        <source>%n of your visitor(s) are here: {names}, the first since {time}.</source>
        <translation>
            <numerusform>%n of your visitors is here: {names}, since {time}.</numerusform>
            <numerusform>%n of your visitors are here: {names}, the first since {time}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message numerus="yes">
        <source>{n} member(s)</source>
        <translation>
            <numerusform>{n} member</numerusform>
            <numerusform>{n} members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} visit(s)</source>
        <translation>
            <numerusform>{n} visit</numerusform>
            <numerusform>{n} visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} badge(s)</source>
        <translation>
            <numerusform>{n} badge</numerusform>
            <numerusform>{n} badges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} attendee(s)</source>
        <translation>
            <numerusform>{n} attendee</numerusform>
            <numerusform>{n} attendees</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} rank(s)</source>
        <translation>
            <numerusform>{n} rank</numerusform>
            <numerusform>{n} ranks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} record(s)</source>
        <translation>
            <numerusform>{n} record</numerusform>
            <numerusform>{n} records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} row(s)</source>
        <translation>
            <numerusform>{n} row</numerusform>
            <numerusform>{n} rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} value(s)</source>
        <translation>
            <numerusform>{n} value</numerusform>
            <numerusform>{n} values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LongInDialog</name>
    <message numerus="yes">
        <source>Sign out %n</source>
        <translation>
            <numerusform>Sign out %n</numerusform>
            <numerusform>Sign out %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message numerus="yes">
        <source>{n} member(s) change</source>
        <translation>
            <numerusform>{n} member changes</numerusform>
            <numerusform>{n} members change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} changed meanwhile; nothing is done yet</source>
        <translation>
            <numerusform>{n} was changed meanwhile; nothing is done yet</numerusform>
            <numerusform>{n} were changed meanwhile; nothing is done yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} member(s)</source>
        <translation>
            <numerusform>{n} member</numerusform>
            <numerusform>{n} members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MomentPage</name>
    <message numerus="yes">
        <source>%n in the building</source>
        <translation>
            <numerusform>%n in the building</numerusform>
            <numerusform>%n in the building</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s)</source>
        <translation>
            <numerusform>%n visitor</numerusform>
            <numerusform>%n visitors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event attendee(s)</source>
        <translation>
            <numerusform>%n event attendee</numerusform>
            <numerusform>%n event attendees</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RefusedActs</name>
    <message numerus="yes">
        <source>%n act(s) by hand are delivered again now. What is refused again comes back here.</source>
        <translation>
            <numerusform>%n act by hand is delivered again now. If it is refused again it comes back here.</numerusform>
            <numerusform>%n acts by hand are delivered again now. What is refused again comes back here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s)</source>
        <translation>
            <numerusform>%n visitor</numerusform>
            <numerusform>%n visitors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendee(s)</source>
        <translation>
            <numerusform>%n attendee</numerusform>
            <numerusform>%n attendees</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitorDesk</name>
    <message numerus="yes">
        <source>%n badge(s) free</source>
        <translation>
            <numerusform>%n badge free</numerusform>
            <numerusform>%n badges free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>here %n time(s)</source>
        <translation>
            <numerusform>here once</numerusform>
            <numerusform>here %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message numerus="yes">
        <source>%n visitor(s) to add.</source>
        <translation>
            <numerusform>%n visitor to add.</numerusform>
            <numerusform>%n visitors to add.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of visitors who are expected already.</source>
        <translation>
            <numerusform>%n row of a visitor who is expected already.</numerusform>
            <numerusform>%n rows of visitors who are expected already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) left out.</source>
        <translation>
            <numerusform>%n row left out.</numerusform>
            <numerusform>%n rows left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n visitor(s)</source>
        <translation>
            <numerusform>Add %n visitor</numerusform>
            <numerusform>Add %n visitors</numerusform>
        </translation>
    </message>
</context>
</TS>
