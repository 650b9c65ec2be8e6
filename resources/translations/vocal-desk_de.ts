<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AnewNote</name>
    <message>
        <source>This takes effect in a new conversation, which begins when you leave the settings.</source>
        <translation>Das gilt in einem neuen Gespräch, das beginnt, wenn Sie die Einstellungen verlassen.</translation>
    </message>
    <message>
        <source>Begin it now</source>
        <translation>Jetzt beginnen</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Listening for you</source>
        <translation>Hört auf Sie</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Hört nicht zu</translation>
    </message>
    <message>
        <source>Assistant: {words}</source>
        <translation>Assistent: {words}</translation>
    </message>
    <message>
        <source>You: {words}</source>
        <translation>Sie: {words}</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Hold to talk</source>
        <translation>Zum Sprechen halten</translation>
    </message>
</context>
<context>
    <name>AvailabilityCard</name>
    <message>
        <source>More days</source>
        <translation>Mehr Tage</translation>
    </message>
    <message>
        <source>Nothing is free on this day.</source>
        <translation>An diesem Tag ist nichts frei.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>1 time</source>
        <translation>1 Zeit</translation>
    </message>
    <message>
        <source>{n} times</source>
        <translation>{n} Zeiten</translation>
    </message>
    <message>
        <source>Looking for more days</source>
        <translation>Weitere Tage werden gesucht</translation>
    </message>
</context>
<context>
    <name>BookingCard</name>
    <message>
        <source>Join online</source>
        <translation>Online teilnehmen</translation>
    </message>
    <message>
        <source>Add to calendar</source>
        <translation>In den Kalender eintragen</translation>
    </message>
    <message>
        <source>Open booking page</source>
        <translation>Buchungsseite öffnen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move booking</source>
        <translation>Termin verschieben</translation>
    </message>
    <message>
        <source>Cancel booking</source>
        <translation>Termin absagen</translation>
    </message>
    <message>
        <source>Save as calendar file …</source>
        <translation>Als Kalenderdatei sichern …</translation>
    </message>
    <message>
        <source>Open in the calendar program</source>
        <translation>Im Kalenderprogramm öffnen</translation>
    </message>
    <message>
        <source>The link is in the clipboard.</source>
        <translation>Der Link ist in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>BookingRows</name>
    <message>
        <source>Being read</source>
        <translation>Wird gelesen</translation>
    </message>
</context>
<context>
    <name>Bookings</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefragt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not sent: a booking</source>
        <translation>Nicht gesendet: eine Buchung</translation>
    </message>
    <message>
        <source>Not sent: a move</source>
        <translation>Nicht gesendet: eine Verschiebung</translation>
    </message>
    <message>
        <source>Not sent: a cancellation</source>
        <translation>Nicht gesendet: eine Absage</translation>
    </message>
    <message>
        <source>Booked or not? It is not known</source>
        <translation>Gebucht oder nicht? Das ist nicht bekannt</translation>
    </message>
    <message>
        <source>Moved or not? It is not known</source>
        <translation>Verschoben oder nicht? Das ist nicht bekannt</translation>
    </message>
    <message>
        <source>Cancelled or not? It is not known</source>
        <translation>Abgesagt oder nicht? Das ist nicht bekannt</translation>
    </message>
</context>
<context>
    <name>BookingsPage</name>
    <message>
        <source>Bookings</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>The calendar is being asked, for up to half a minute.</source>
        <translation>Der Kalender wird gefragt, das dauert bis zu einer halben Minute.</translation>
    </message>
    <message>
        <source>Reading the calendar</source>
        <translation>Der Kalender wird gelesen</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{reason} This is as of {moment}.</source>
        <translation>{reason} Stand: {moment}.</translation>
    </message>
    <message>
        <source>As of {moment}. Without a key it holds what was booked here.</source>
        <translation>Stand: {moment}. Ohne Schlüssel steht hier, was von hier aus gebucht wurde.</translation>
    </message>
    <message>
        <source>As of {moment}</source>
        <translation>Stand: {moment}</translation>
    </message>
    <message>
        <source>No bookings were read yet</source>
        <translation>Noch keine Termine gelesen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Nothing here holds “{text}”.</source>
        <translation>Nichts hier enthält „{text}“.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Nothing is booked on this day</source>
        <translation>An diesem Tag ist nichts gebucht</translation>
    </message>
    <message>
        <source>No booking is over yet</source>
        <translation>Noch ist kein Termin vorbei</translation>
    </message>
    <message>
        <source>No booking was cancelled</source>
        <translation>Kein Termin wurde abgesagt</translation>
    </message>
    <message>
        <source>Nothing is booked</source>
        <translation>Es ist nichts gebucht</translation>
    </message>
    <message>
        <source>Hold Space and say when you would like to come.</source>
        <translation>Halten Sie die Leertaste und sagen Sie, wann Sie kommen möchten.</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Sprechen</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>Show all {n} characters</source>
        <translation>Alle {n} Zeichen zeigen</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Correct what I said</source>
        <translation>Berichtigen, was ich gesagt habe</translation>
    </message>
    <message>
        <source>Answer this again</source>
        <translation>Noch einmal beantworten</translation>
    </message>
    <message>
        <source>Say it again</source>
        <translation>Noch einmal sagen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>CalendarFiles</name>
    <message>
        <source>Save the calendar file</source>
        <translation>Kalenderdatei sichern</translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation>Kalenderdateien (*.ics)</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gesichert als {name}.</translation>
    </message>
    <message>
        <source>No program here opens calendar files. Save it, or use a link instead.</source>
        <translation>Hier öffnet kein Programm Kalenderdateien. Sichern Sie sie, oder nehmen Sie einen Link.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another folder.</source>
        <translation>Die Datei konnte nicht geschrieben werden. Wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>CalendarPanel</name>
    <message>
        <source>Connection to Cal.com</source>
        <translation>Verbindung zu Cal.com</translation>
    </message>
    <message>
        <source>Asks whose key this is, and what can be booked with it. Nothing is booked.</source>
        <translation>Fragt, wem der Schlüssel gehört und was sich damit buchen lässt. Gebucht wird nichts.</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>What is to be booked?</source>
        <translation>Was soll gebucht werden?</translation>
    </message>
    <message>
        <source>Book at Cal.com from now on</source>
        <translation>Ab jetzt bei Cal.com buchen</translation>
    </message>
    <message>
        <source>Asking Cal.com …</source>
        <translation>Cal.com wird gefragt …</translation>
    </message>
    <message>
        <source>Connected as {name} ({email}), time zone {zone}, at {url}.</source>
        <translation>Verbunden als {name} ({email}), Zeitzone {zone}, bei {url}.</translation>
    </message>
    <message>
        <source>There is no event type that can be booked here: make one there.</source>
        <translation>Es gibt dort keine Terminart, die sich hier buchen lässt: Legen Sie dort eine an.</translation>
    </message>
    <message>
        <source>{title} ({lengths} minutes)</source>
        <translation>{title} ({lengths} Minuten)</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>No free times</source>
        <translation>Keine freien Zeiten</translation>
    </message>
    <message>
        <source>Other times for your appointment</source>
        <translation>Andere Zeiten für Ihren Termin</translation>
    </message>
    <message>
        <source>Free times</source>
        <translation>Freie Zeiten</translation>
    </message>
    <message>
        <source>as heard</source>
        <translation>wie gehört</translation>
    </message>
    <message>
        <source>as typed</source>
        <translation>wie getippt</translation>
    </message>
    <message>
        <source>from your settings</source>
        <translation>aus Ihren Einstellungen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Book this appointment?</source>
        <translation>Diesen Termin buchen?</translation>
    </message>
    <message>
        <source>Yes, book it</source>
        <translation>Ja, buchen</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Move the appointment?</source>
        <translation>Den Termin verschieben?</translation>
    </message>
    <message>
        <source>Instead of</source>
        <translation>Statt</translation>
    </message>
    <message>
        <source>Yes, move it</source>
        <translation>Ja, verschieben</translation>
    </message>
    <message>
        <source>Cancel the appointment?</source>
        <translation>Den Termin absagen?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Yes, cancel it</source>
        <translation>Ja, absagen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>The host still has to confirm.</source>
        <translation>Der Gastgeber muss noch bestätigen.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>The host declined this time.</source>
        <translation>Der Gastgeber hat diese Zeit abgelehnt.</translation>
    </message>
    <message>
        <source>Move requested</source>
        <translation>Verschiebung angefragt</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefragt</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Mit</translation>
    </message>
    <message>
        <source>For the host: {hours}, {zone}</source>
        <translation>Für den Gastgeber: {hours}, {zone}</translation>
    </message>
    <message>
        <source>Morning</source>
        <translation>Vormittag</translation>
    </message>
    <message>
        <source>Afternoon</source>
        <translation>Nachmittag</translation>
    </message>
    <message>
        <source>Evening</source>
        <translation>Abend</translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message>
        <source>How things stand</source>
        <translation>Wie es steht</translation>
    </message>
    <message>
        <source>The same as the command vocal-desk doctor says.</source>
        <translation>Dasselbe, was der Befehl vocal-desk doctor sagt.</translation>
    </message>
    <message>
        <source>doctor version devices problem</source>
        <translation>doctor Version Geräte Problem Diagnose</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Es wird nachgesehen …</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Or type a message</source>
        <translation>Oder eine Nachricht tippen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>No setting is called that. Try another word, such as “voice” or “key”.</source>
        <translation>So heißt keine Einstellung. Versuchen Sie ein anderes Wort, etwa „Stimme“ oder „Taste“.</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>A new conversation begins here.</source>
        <translation>Hier beginnt ein neues Gespräch.</translation>
    </message>
    <message>
        <source>Corrected below</source>
        <translation>Unten berichtigt</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>This is a trial in the sandbox on this computer: nobody was invited.</source>
        <translation>Das steht im Übungskalender auf diesem Computer: Niemand wurde eingeladen.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Moved to another time</source>
        <translation>Auf eine andere Zeit verschoben</translation>
    </message>
</context>
<context>
    <name>ConversationDetail</name>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Als Datei sichern</translation>
    </message>
    <message>
        <source>Delete this conversation</source>
        <translation>Dieses Gespräch löschen</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
</context>
<context>
    <name>ConversationLines</name>
    <message>
        <source>Show what was said before</source>
        <translation>Zeigen, was vorher gesagt wurde</translation>
    </message>
    <message>
        <source>Show what was said next</source>
        <translation>Zeigen, was danach gesagt wurde</translation>
    </message>
    <message>
        <source>Response times</source>
        <translation>Antwortzeiten</translation>
    </message>
</context>
<context>
    <name>Correction</name>
    <message>
        <source>What you said</source>
        <translation>Was Sie gesagt haben</translation>
    </message>
    <message>
        <source>Go on from here</source>
        <translation>Von hier an weiter</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>What was said after this line no longer counts.</source>
        <translation>Was nach dieser Zeile gesagt wurde, gilt nicht mehr.</translation>
    </message>
</context>
<context>
    <name>Deletions</name>
    <message>
        <source>“{title}” is deleted.</source>
        <translation>„{title}“ ist gelöscht.</translation>
    </message>
    <message>
        <source>{conversations} deleted.</source>
        <translation>{conversations} gelöscht.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Please give a name.</source>
        <translation>Bitte geben Sie einen Namen an.</translation>
    </message>
    <message>
        <source>Please give an e-mail address.</source>
        <translation>Bitte geben Sie eine E-Mail-Adresse an.</translation>
    </message>
    <message>
        <source>An e-mail address has one @ with something on both sides.</source>
        <translation>Eine E-Mail-Adresse hat ein @ und etwas auf beiden Seiten davon.</translation>
    </message>
    <message>
        <source>An e-mail address has no spaces.</source>
        <translation>Eine E-Mail-Adresse hat keine Leerzeichen.</translation>
    </message>
    <message>
        <source>The part after the @ looks incomplete.</source>
        <translation>Der Teil nach dem @ sieht unvollständig aus.</translation>
    </message>
    <message>
        <source>There is a dot too many before the @.</source>
        <translation>Vor dem @ ist ein Punkt zu viel.</translation>
    </message>
    <message>
        <source>{label} (optional)</source>
        <translation>{label} (freiwillig)</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
</context>
<context>
    <name>DetailsCard</name>
    <message>
        <source>Your details</source>
        <translation>Ihre Angaben</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-Mail</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Anmerkung hinzufügen</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>name@example.com</translation>
    </message>
    <message>
        <source>Use these details</source>
        <translation>Diese Angaben verwenden</translation>
    </message>
    <message>
        <source>Please check: I am not sure of this.</source>
        <translation>Bitte prüfen: Das ist nicht sicher.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Choose a booking to see all of it.</source>
        <translation>Wählen Sie einen Termin, um alles darüber zu sehen.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Gäste</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>‹ All bookings</source>
        <translation>‹ Alle Termine</translation>
    </message>
    <message>
        <source>It never left this computer, and its time is over.</source>
        <translation>Das hat diesen Computer nie verlassen, und die Zeit ist vorbei.</translation>
    </message>
    <message>
        <source>It never left this computer. Ask again to get it after another yes.</source>
        <translation>Das hat diesen Computer nie verlassen. Fragen Sie noch einmal, und nach einem neuen Ja wird es gebucht.</translation>
    </message>
    <message>
        <source>Ask the calendar again. If it does not tell and your mail does, say here how it ended. Until then nothing else is booked.</source>
        <translation>Fragen Sie den Kalender noch einmal. Weiß er es nicht, Ihre E-Mail aber schon, sagen Sie hier, wie es ausging. Bis dahin wird nichts anderes gebucht.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Ask the calendar</source>
        <translation>Kalender fragen</translation>
    </message>
    <message>
        <source>It is booked</source>
        <translation>Es ist gebucht</translation>
    </message>
    <message>
        <source>It is not booked</source>
        <translation>Es ist nicht gebucht</translation>
    </message>
    <message>
        <source>It is moved</source>
        <translation>Es ist verschoben</translation>
    </message>
    <message>
        <source>It is not moved</source>
        <translation>Es ist nicht verschoben</translation>
    </message>
    <message>
        <source>It is cancelled</source>
        <translation>Es ist abgesagt</translation>
    </message>
    <message>
        <source>It is not cancelled</source>
        <translation>Es ist nicht abgesagt</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Type below meanwhile</source>
        <translation>Tippen Sie inzwischen unten</translation>
    </message>
    <message>
        <source>Just speak · Esc pauses</source>
        <translation>Einfach sprechen · Esc unterbricht</translation>
    </message>
    <message>
        <source>Hold the button to speak · Return sends</source>
        <translation>Zum Sprechen Knopf halten · Eingabe sendet</translation>
    </message>
    <message>
        <source>Hold Space and speak</source>
        <translation>Leertaste halten und sprechen</translation>
    </message>
    <message>
        <source>Wait a moment before you speak</source>
        <translation>Warten Sie noch kurz mit dem Sprechen</translation>
    </message>
    <message>
        <source>Hold the button to speak</source>
        <translation>Knopf halten und sprechen</translation>
    </message>
    <message>
        <source>Hold Space and speak: what you say is kept</source>
        <translation>Leertaste halten und sprechen: es geht nichts verloren</translation>
    </message>
    <message>
        <source>Pause when you are done · Esc cancels</source>
        <translation>Am Ende kurz schweigen · Esc bricht ab</translation>
    </message>
    <message>
        <source>Press again when you are done · Esc cancels</source>
        <translation>Noch einmal drücken, wenn Sie fertig sind · Esc bricht ab</translation>
    </message>
    <message>
        <source>Let go when you are done · Esc cancels</source>
        <translation>Loslassen, wenn Sie fertig sind · Esc bricht ab</translation>
    </message>
    <message>
        <source>Recorded · written down in a moment · Esc cancels</source>
        <translation>Aufgenommen · wird gleich aufgeschrieben · Esc bricht ab</translation>
    </message>
    <message>
        <source>Esc cancels</source>
        <translation>Esc bricht ab</translation>
    </message>
    <message>
        <source>Writing to the calendar</source>
        <translation>Schreibt in den Kalender</translation>
    </message>
    <message>
        <source>Esc stops · hold the button to cut in</source>
        <translation>Esc hält an · zum Dazwischenreden Knopf halten</translation>
    </message>
    <message>
        <source>Esc stops · hold Space to cut in</source>
        <translation>Esc hält an · zum Dazwischenreden Leertaste halten</translation>
    </message>
    <message>
        <source>Say the last reply again</source>
        <translation>Die letzte Antwort noch einmal sagen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Not working</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>What happened is said above</source>
        <translation>Oben steht, was geschehen ist</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Macht sich bereit</translation>
    </message>
    <message>
        <source>Almost ready</source>
        <translation>Gleich bereit</translation>
    </message>
    <message>
        <source>Listening for you</source>
        <translation>Hört auf Sie</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Hört nicht zu</translation>
    </message>
</context>
<context>
    <name>ExchangePanel</name>
    <message>
        <source>Settings as a file</source>
        <translation>Einstellungen als Datei</translation>
    </message>
    <message>
        <source>For another computer, or to keep. Keys are never in it.</source>
        <translation>Für einen anderen Computer oder zum Aufheben. Schlüssel stehen nie darin.</translation>
    </message>
    <message>
        <source>export import backup</source>
        <translation>Export Import Sicherung</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Put back what was there</source>
        <translation>Zurück zu dem, was vorher galt</translation>
    </message>
    <message>
        <source>{count} settings are in {path}.</source>
        <translation>{count} Einstellungen stehen in {path}.</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Einstellungen exportieren</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Einstellungen importieren</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>Einstellungen (*.json)</translation>
    </message>
    <message>
        <source>{count} settings have changed.</source>
        <translation>{count} Einstellungen wurden geändert.</translation>
    </message>
    <message>
        <source>Not known here and left out: {keys}.</source>
        <translation>Hier unbekannt und ausgelassen: {keys}.</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Name, address, title</source>
        <translation>Name, Adresse, Titel</translation>
    </message>
    <message>
        <source>Search bookings</source>
        <translation>Termine durchsuchen</translation>
    </message>
    <message>
        <source>Read the calendar again</source>
        <translation>Den Kalender neu lesen</translation>
    </message>
    <message>
        <source>Upcoming</source>
        <translation>Kommende</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>Vergangene</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>To settle: {count}</source>
        <translation>Zu klären: {count}</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>Der Tag davor</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>Der Tag danach</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Can you be heard?</source>
        <translation>Sind Sie zu hören?</translation>
    </message>
    <message>
        <source>Hold the space bar, or the big button below, and say hello. Let go, and you get an answer. The bar moves when you speak.</source>
        <translation>Halten Sie die Leertaste oder den großen Knopf unten, und sagen Sie Hallo. Lassen Sie los, dann bekommen Sie eine Antwort. Der Balken bewegt sich, wenn Sie sprechen.</translation>
    </message>
    <message>
        <source>Hold the space bar, or the big button below, and speak; let go when you are done. Typing does the same.</source>
        <translation>Halten Sie die Leertaste oder den großen Knopf unten, und sprechen Sie; lassen Sie los, wenn Sie fertig sind. Tippen geht genauso.</translation>
    </message>
    <message>
        <source>It is on while this window is in front, so that your first word is not lost; nothing is kept before you press. The settings can change that.</source>
        <translation>Es ist an, solange dieses Fenster vorn ist, damit Ihr erstes Wort nicht verloren geht; aufbewahrt wird nichts, bevor Sie drücken. In den Einstellungen lässt sich das ändern.</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Schritt {number} von {count}</translation>
    </message>
    <message>
        <source>There is no microphone yet. Plug one in or choose one, or go on without: typing does all that speaking does.</source>
        <translation>Es ist noch kein Mikrofon da. Schließen Sie eines an oder wählen Sie eines, oder machen Sie ohne weiter: Tippen kann alles, was Sprechen kann.</translation>
    </message>
    <message>
        <source>Speech is still being fetched, as is said above. Go on meanwhile: you can type at once, and talk as soon as it is here.</source>
        <translation>Die Sprache wird noch geholt, wie oben steht. Machen Sie solange weiter: Tippen können Sie sofort, und sprechen, sobald sie da ist.</translation>
    </message>
    <message>
        <source>Who are the appointments for?</source>
        <translation>Für wen sind die Termine?</translation>
    </message>
    <message>
        <source>Both may stay empty: the assistant asks then. They are kept on this computer and go to the calendar with a booking.</source>
        <translation>Beides darf leer bleiben: Dann fragt der Assistent. Es bleibt auf diesem Computer und geht bei einer Buchung an den Kalender.</translation>
    </message>
    <message>
        <source>Connect Cal.com now</source>
        <translation>Jetzt mit Cal.com verbinden</translation>
    </message>
    <message>
        <source>Say what you need</source>
        <translation>Sagen Sie, was Sie brauchen</translation>
    </message>
    <message>
        <source>For example: “{example}”</source>
        <translation>Zum Beispiel: „{example}“</translation>
    </message>
    <message>
        <source>Bookings go to a sandbox on this computer at first, to try everything out: nothing leaves it, and nobody is invited.</source>
        <translation>Gebucht wird zuerst im Übungskalender auf diesem Computer, zum Ausprobieren: Nichts verlässt ihn, und niemand wird eingeladen.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Skip all</source>
        <translation>Alles überspringen</translation>
    </message>
</context>
<context>
    <name>FirstStepsPanel</name>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Microphone, your details, calendar and how to talk, one after the other.</source>
        <translation>Mikrofon, Ihre Angaben, Kalender und wie man spricht, eins nach dem anderen.</translation>
    </message>
    <message>
        <source>set up welcome introduction</source>
        <translation>einrichten Begrüßung Einführung</translation>
    </message>
    <message>
        <source>Show them again</source>
        <translation>Noch einmal zeigen</translation>
    </message>
</context>
<context>
    <name>FolderButton</name>
    <message>
        <source>No program opened the folder. It is {path}</source>
        <translation>Kein Programm hat den Ordner geöffnet. Er ist {path}</translation>
    </message>
</context>
<context>
    <name>FoldersPanel</name>
    <message>
        <source>What is kept here</source>
        <translation>Was hier aufbewahrt wird</translation>
    </message>
    <message>
        <source>folder log data delete</source>
        <translation>Ordner Protokoll Daten löschen</translation>
    </message>
    <message>
        <source>Settings, without keys: {path}</source>
        <translation>Einstellungen, ohne Schlüssel: {path}</translation>
    </message>
    <message>
        <source>Speech models: {path}</source>
        <translation>Sprachmodelle: {path}</translation>
    </message>
    <message>
        <source>Bookings, what you are typing, and conversations for as long as you choose: {path}</source>
        <translation>Termine, was Sie gerade tippen, und Gespräche so lange, wie Sie wählen: {path}</translation>
    </message>
    <message>
        <source>The log, at most 4 MB, without addresses and keys: {path}</source>
        <translation>Das Protokoll, höchstens 4 MB, ohne Adressen und Schlüssel: {path}</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>Datenordner öffnen</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Protokollordner öffnen</translation>
    </message>
</context>
<context>
    <name>GlobalTalk</name>
    <message>
        <source>In your desktop&apos;s keyboard settings, bind a key to: vocal-desk talk toggle</source>
        <translation>Legen Sie in den Tastatureinstellungen Ihrer Arbeitsumgebung eine Taste auf: vocal-desk talk toggle</translation>
    </message>
    <message>
        <source>Another program has this key already.</source>
        <translation>Diese Taste hat schon ein anderes Programm.</translation>
    </message>
    <message>
        <source>Choose another one in the settings.</source>
        <translation>Wählen Sie in den Einstellungen eine andere.</translation>
    </message>
    <message>
        <source>This keyboard has no such key.</source>
        <translation>Diese Tastatur hat keine solche Taste.</translation>
    </message>
    <message>
        <source>The desktop did not allow the key.</source>
        <translation>Die Arbeitsumgebung hat die Taste nicht erlaubt.</translation>
    </message>
    <message>
        <source>Choose it again to be asked again.</source>
        <translation>Wählen Sie sie noch einmal, dann werden Sie erneut gefragt.</translation>
    </message>
    <message>
        <source>On this desktop no program can have a key of its own.</source>
        <translation>In dieser Arbeitsumgebung kann kein Programm eine eigene Taste haben.</translation>
    </message>
    <message>
        <source>The desktop does not answer, so there is no key.</source>
        <translation>Die Arbeitsumgebung antwortet nicht, deshalb gibt es keine Taste.</translation>
    </message>
    <message>
        <source>The desktop took the key back.</source>
        <translation>Die Arbeitsumgebung hat die Taste zurückgenommen.</translation>
    </message>
</context>
<context>
    <name>HeardAddress</name>
    <message>
        <source>E-mail address, as I heard it</source>
        <translation>E-Mail-Adresse, wie ich sie gehört habe</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Is every letter right?</source>
        <translation>Stimmt jeder Buchstabe?</translation>
    </message>
    <message>
        <source>It is not spelled like the name.</source>
        <translation>Sie ist anders geschrieben als der Name.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Writing down</source>
        <translation>Aufschreiben</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>{time} · corrected later</source>
        <translation>{time} · später berichtigt</translation>
    </message>
    <message>
        <source>{time} · answered after {seconds}</source>
        <translation>{time} · beantwortet nach {seconds}</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>{speaker} (corrected later)</source>
        <translation>{speaker} (später berichtigt)</translation>
    </message>
    <message>
        <source>{when} {zone}, calendar {calendar}, assistant {assistant}, number {number}</source>
        <translation>{when} {zone}, Kalender {calendar}, Assistent {assistant}, Nummer {number}</translation>
    </message>
    <message>
        <source>{change}: {title}, {when}, {minutes} minutes, {uid}</source>
        <translation>{change}: {title}, {when}, {minutes} Minuten, {uid}</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>gebucht</translation>
    </message>
    <message>
        <source>requested</source>
        <translation>angefragt</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgesagt</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>The last seven days</source>
        <translation>Die letzten sieben Tage</translation>
    </message>
    <message>
        <source>Booked: {when}</source>
        <translation>Gebucht: {when}</translation>
    </message>
    <message>
        <source>Requested: {when}</source>
        <translation>Angefragt: {when}</translation>
    </message>
    <message>
        <source>Moved to {when}</source>
        <translation>Verschoben auf {when}</translation>
    </message>
    <message>
        <source>Cancelled: {when}</source>
        <translation>Abgesagt: {when}</translation>
    </message>
    <message>
        <source>1 turn</source>
        <translation>1 Äußerung</translation>
    </message>
    <message>
        <source>{n} turns</source>
        <translation>{n} Äußerungen</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>Nothing that is said is kept.</source>
        <translation>Nichts, was gesagt wird, wird aufbewahrt.</translation>
    </message>
    <message>
        <source>Kept for a day, on this computer.</source>
        <translation>Einen Tag lang auf diesem Computer aufbewahrt.</translation>
    </message>
    <message>
        <source>Kept for 7 days, on this computer.</source>
        <translation>7 Tage lang auf diesem Computer aufbewahrt.</translation>
    </message>
    <message>
        <source>Kept for 30 days, on this computer.</source>
        <translation>30 Tage lang auf diesem Computer aufbewahrt.</translation>
    </message>
    <message>
        <source>Kept for a year, on this computer.</source>
        <translation>Ein Jahr lang auf diesem Computer aufbewahrt.</translation>
    </message>
    <message>
        <source>Kept on this computer.</source>
        <translation>Auf diesem Computer aufbewahrt.</translation>
    </message>
    <message>
        <source>Sound takes {size}.</source>
        <translation>Der Ton belegt {size}.</translation>
    </message>
    <message>
        <source>With sound.</source>
        <translation>Mit Ton.</translation>
    </message>
    <message>
        <source>Words only.</source>
        <translation>Nur Worte.</translation>
    </message>
    <message>
        <source>Searching is slow: SQLite has no index here.</source>
        <translation>Das Suchen ist langsam: SQLite hat hier kein Verzeichnis.</translation>
    </message>
    <message>
        <source>1 conversation</source>
        <translation>1 Gespräch</translation>
    </message>
    <message>
        <source>{n} conversations</source>
        <translation>{n} Gespräche</translation>
    </message>
    <message>
        <source>Delete all conversations</source>
        <translation>Alle Gespräche löschen</translation>
    </message>
    <message>
        <source>Delete {conversations}?</source>
        <translation>{conversations} löschen?</translation>
    </message>
    <message>
        <source>Words and sound are gone for good. Bookings stay in the calendar.</source>
        <translation>Worte und Ton sind dann endgültig fort. Termine bleiben im Kalender.</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Alle löschen</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Text with headings (*.md)</source>
        <translation>Text mit Überschriften (*.md)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>Reiner Text (*.txt)</translation>
    </message>
    <message>
        <source>For programs (*.json)</source>
        <translation>Für Programme (*.json)</translation>
    </message>
    <message>
        <source>Save conversations</source>
        <translation>Gespräche sichern</translation>
    </message>
    <message>
        <source>No conversation holds all of “{words}”.</source>
        <translation>Kein Gespräch enthält alles von „{words}“.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Show all conversations</source>
        <translation>Alle Gespräche zeigen</translation>
    </message>
    <message>
        <source>Conversations are not kept</source>
        <translation>Gespräche werden nicht aufbewahrt</translation>
    </message>
    <message>
        <source>What you say is forgotten when the window closes, as you have chosen.</source>
        <translation>Was Sie sagen, ist vergessen, sobald das Fenster geschlossen wird, wie Sie es gewählt haben.</translation>
    </message>
    <message>
        <source>Change this</source>
        <translation>Das ändern</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Noch keine Gespräche</translation>
    </message>
    <message>
        <source>What you say and what is answered will stand here to be read again.</source>
        <translation>Was Sie sagen und was geantwortet wird, steht dann hier zum Nachlesen.</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Sprechen</translation>
    </message>
</context>
<context>
    <name>HistoryLine</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Hear this again</source>
        <translation>Noch einmal anhören</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>No conversation chosen</source>
        <translation>Kein Gespräch gewählt</translation>
    </message>
    <message>
        <source>Choose one of the list to read what was said.</source>
        <translation>Wählen Sie eines aus der Liste, um zu lesen, was gesagt wurde.</translation>
    </message>
    <message>
        <source>{conversations} written to {file}.</source>
        <translation>{conversations} in {file} geschrieben.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>history conversations delete erase forget</source>
        <translation>verlauf gespräche löschen vergessen</translation>
    </message>
    <message>
        <source>Delete all conversations …</source>
        <translation>Alle Gespräche löschen …</translation>
    </message>
    <message>
        <source>{conversations} in the history. {kept}</source>
        <translation>{conversations} im Verlauf. {kept}</translation>
    </message>
    <message>
        <source>The history is empty. {kept}</source>
        <translation>Der Verlauf ist leer. {kept}</translation>
    </message>
    <message>
        <source>Deleted: {conversations}.</source>
        <translation>Gelöscht: {conversations}.</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>Press the keys…</source>
        <translation>Drücken Sie die Tasten …</translation>
    </message>
    <message>
        <source>Choose keys…</source>
        <translation>Tasten wählen …</translation>
    </message>
    <message>
        <source>This key can&apos;t be chosen. Take a letter, a digit, F1 to F24 or Space.</source>
        <translation>Diese Taste geht nicht. Nehmen Sie einen Buchstaben, eine Ziffer, F1 bis F24 oder die Leertaste.</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {setting}</source>
        <translation>{setting} entfernen</translation>
    </message>
</context>
<context>
    <name>LanguagePanel</name>
    <message>
        <source>Use that</source>
        <translation>Das verwenden</translation>
    </message>
    <message>
        <source>Fetch and use that ({size})</source>
        <translation>Holen und verwenden ({size})</translation>
    </message>
</context>
<context>
    <name>LatencyBars</name>
    <message>
        <source>Response times</source>
        <translation>Antwortzeiten</translation>
    </message>
    <message>
        <source>Turn {n}: {total}</source>
        <translation>Äußerung {n}: {total}</translation>
    </message>
    <message>
        <source>it failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>it was interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>nothing was heard</source>
        <translation>nichts gehört</translation>
    </message>
    <message>
        <source>No turn was answered.</source>
        <translation>Keine Äußerung wurde beantwortet.</translation>
    </message>
    <message>
        <source>{n} turns, typically answered after {typical}; the slowest was turn {turn} with {most}</source>
        <translation>{n} Äußerungen, in der Regel nach {typical} beantwortet; am längsten dauerte Äußerung {turn} mit {most}</translation>
    </message>
</context>
<context>
    <name>LatencyPanel</name>
    <message>
        <source>How quick the last answers were</source>
        <translation>Wie schnell die letzten Antworten waren</translation>
    </message>
    <message>
        <source>In milliseconds, from the moment you let go of the key.</source>
        <translation>In Millisekunden, von dem Augenblick an, in dem Sie die Taste loslassen.</translation>
    </message>
    <message>
        <source>latency slow</source>
        <translation>latenz langsam</translation>
    </message>
    <message>
        <source>Nothing has been asked yet.</source>
        <translation>Es wurde noch nichts gefragt.</translation>
    </message>
    <message>
        <source>Words written down</source>
        <translation>Worte aufgeschrieben</translation>
    </message>
    <message>
        <source>Reply shown</source>
        <translation>Antwort gezeigt</translation>
    </message>
    <message>
        <source>Reply heard</source>
        <translation>Antwort gehört</translation>
    </message>
    <message>
        <source>Typical</source>
        <translation>In der Regel</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Am langsamsten</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Äußerungen</translation>
    </message>
</context>
<context>
    <name>LeavesPanel</name>
    <message>
        <source>What leaves this computer</source>
        <translation>Was diesen Computer verlässt</translation>
    </message>
    <message>
        <source>privacy network data sent cloud</source>
        <translation>Datenschutz Netz Daten gesendet Cloud</translation>
    </message>
    <message>
        <source>Your voice: never. It is written down here.</source>
        <translation>Ihre Stimme: nie. Sie wird hier aufgeschrieben.</translation>
    </message>
    <message>
        <source>Speech models are fetched once, and nothing about you is sent for it.</source>
        <translation>Sprachmodelle werden einmal geholt, und dafür wird nichts über Sie gesendet.</translation>
    </message>
    <message>
        <source>To the calendar at {url}: the days asked about; with a booking, name, e-mail address and notes.</source>
        <translation>An den Kalender unter {url}: die Tage, nach denen gefragt wird; bei einer Buchung Name, E-Mail-Adresse und Anmerkungen.</translation>
    </message>
    <message>
        <source>Bookings: nowhere. The sandbox is on this computer.</source>
        <translation>Termine: nirgendwohin. Der Übungskalender ist auf diesem Computer.</translation>
    </message>
    <message>
        <source>What you say: nowhere. The assistant is built in.</source>
        <translation>Was Sie sagen: nirgendwohin. Der Assistent ist eingebaut.</translation>
    </message>
    <message>
        <source>To the language model at {url}: the words of the conversation, with names and addresses in them.</source>
        <translation>An das Sprachmodell unter {url}: die Worte des Gesprächs, mit Namen und Adressen darin.</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level of the microphone</source>
        <translation>Pegel des Mikrofons</translation>
    </message>
</context>
<context>
    <name>ListSide</name>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Gespräche durchsuchen</translation>
    </message>
    <message>
        <source>Save all as a file</source>
        <translation>Alle als Datei sichern</translation>
    </message>
    <message>
        <source>Delete all conversations</source>
        <translation>Alle Gespräche löschen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change how long conversations are kept</source>
        <translation>Ändern, wie lange Gespräche aufbewahrt werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>LoudspeakerPanel</name>
    <message>
        <source>Try the loudspeaker</source>
        <translation>Lautsprecher ausprobieren</translation>
    </message>
    <message>
        <source>Speaks a sentence with the voice, speed and volume chosen here.</source>
        <translation>Spricht einen Satz mit der Stimme, dem Tempo und der Lautstärke, die hier gewählt sind.</translation>
    </message>
    <message>
        <source>Play a sentence</source>
        <translation>Einen Satz abspielen</translation>
    </message>
    <message>
        <source>Playing …</source>
        <translation>Wird abgespielt …</translation>
    </message>
    <message>
        <source>Played. If you heard nothing, choose another loudspeaker above.</source>
        <translation>Abgespielt. Wenn Sie nichts gehört haben, wählen Sie oben einen anderen Lautsprecher.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Talk</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Speech stays on this computer</source>
        <translation>Ihre Stimme bleibt auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>A booking is missing from the journal.</source>
        <translation>Im Journal fehlt eine Buchung.</translation>
    </message>
    <message>
        <source>A booking needs an e-mail address or a telephone number.</source>
        <translation>Eine Buchung braucht eine E-Mail-Adresse oder eine Telefonnummer.</translation>
    </message>
    <message>
        <source>A {definition} has no spaces in it.</source>
        <translation>„{definition}“ enthält keine Leerzeichen.</translation>
    </message>
    <message>
        <source>All files of the model must be together in one folder or .zip file.</source>
        <translation>Alle Dateien des Modells müssen zusammen in einem Ordner oder einer .zip-Datei liegen.</translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s settings. On Linux, your user may have to join the group audio: sudo usermod -aG audio $USER</source>
        <translation>Erlauben Sie es in den Einstellungen des Systems. Unter Linux muss Ihr Benutzer vielleicht in die Gruppe audio: sudo usermod -aG audio $USER</translation>
    </message>
    <message>
        <source>An earlier change to the calendar has no known outcome yet, so nothing new is sent.</source>
        <translation>Wie eine frühere Änderung im Kalender ausging, ist noch nicht bekannt, deshalb wird nichts Neues gesendet.</translation>
    </message>
    <message>
        <source>Another program is busy with the settings, so nothing was changed.</source>
        <translation>Ein anderes Programm ist gerade mit den Einstellungen beschäftigt, deshalb wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Another program is using the database {name}.</source>
        <translation>Ein anderes Programm benutzt die Datenbank {name}.</translation>
    </message>
    <message>
        <source>Answer it again.</source>
        <translation>Beantworten Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Anthropic</source>
        <translation>Anthropic</translation>
    </message>
    <message>
        <source>Anthropic API key</source>
        <translation>API-Schlüssel von Anthropic</translation>
    </message>
    <message>
        <source>Anthropic address</source>
        <translation>Adresse von Anthropic</translation>
    </message>
    <message>
        <source>Anthropic model</source>
        <translation>Modell von Anthropic</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>Built in: on this computer, at once</source>
        <translation>Eingebaut: auf diesem Computer, sofort</translation>
    </message>
    <message>
        <source>Cal.com</source>
        <translation>Cal.com</translation>
    </message>
    <message>
        <source>Cal.com API key</source>
        <translation>API-Schlüssel von Cal.com</translation>
    </message>
    <message>
        <source>Cal.com address</source>
        <translation>Adresse von Cal.com</translation>
    </message>
    <message>
        <source>Cal.com takes no addresses that end in “.{domain}”.</source>
        <translation>Cal.com nimmt keine Adressen an, die auf „.{domain}“ enden.</translation>
    </message>
    <message>
        <source>Cal.com&apos;s old v1 API has been switched off.</source>
        <translation>Die alte v1-Schnittstelle von Cal.com wurde abgeschaltet.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change it only for a Cal.com of your own.</source>
        <translation>Ändern Sie sie nur für ein eigenes Cal.com.</translation>
    </message>
    <message>
        <source>Change the time or the details and try again.</source>
        <translation>Ändern Sie Zeit oder Angaben und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check its permissions, then try again.</source>
        <translation>Prüfen Sie die Zugriffsrechte und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Check that it is a file and that you may read it.</source>
        <translation>Prüfen Sie, ob es eine Datei ist und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>Check that the disk is not full and that you may write there.</source>
        <translation>Prüfen Sie, ob noch Platz auf dem Datenträger ist und ob Sie dort schreiben dürfen.</translation>
    </message>
    <message>
        <source>Check that the folder exists, that it is yours, and that the disk is not read-only.</source>
        <translation>Prüfen Sie, ob es den Ordner gibt, ob er Ihnen gehört und ob der Datenträger beschreibbar ist.</translation>
    </message>
    <message>
        <source>Check that the folder exists, that you may write there and that there is room.</source>
        <translation>Prüfen Sie, ob es den Ordner gibt, ob Sie dort schreiben dürfen und ob Platz ist.</translation>
    </message>
    <message>
        <source>Check that you may write there.</source>
        <translation>Prüfen Sie, ob Sie dort schreiben dürfen.</translation>
    </message>
    <message>
        <source>Check the Cal.com key and the event type in the settings.</source>
        <translation>Prüfen Sie in den Einstellungen den Schlüssel von Cal.com und die Terminart.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>Check the calendar itself before booking again.</source>
        <translation>Sehen Sie im Kalender selbst nach, bevor Sie noch einmal buchen.</translation>
    </message>
    <message>
        <source>Check the calendar&apos;s address in the settings, or try again in a minute.</source>
        <translation>Prüfen Sie in den Einstellungen die Adresse des Kalenders, oder versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>Check the calendar&apos;s address in the settings; it should end in /v2.</source>
        <translation>Prüfen Sie in den Einstellungen die Adresse des Kalenders; sie sollte auf /v2 enden.</translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation>Prüfen Sie den Datenträger und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Check the event type in the settings.</source>
        <translation>Prüfen Sie die Terminart in den Einstellungen.</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>Prüfen Sie die Netzverbindung und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check your mail before trying again.</source>
        <translation>Sehen Sie in Ihre E-Mails, bevor Sie es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Choose a day in the next months.</source>
        <translation>Wählen Sie einen Tag in den nächsten Monaten.</translation>
    </message>
    <message>
        <source>Choose a later time.</source>
        <translation>Wählen Sie eine spätere Zeit.</translation>
    </message>
    <message>
        <source>Choose another day.</source>
        <translation>Wählen Sie einen anderen Tag.</translation>
    </message>
    <message>
        <source>Choose another event type in the settings, or book on the host&apos;s page.</source>
        <translation>Wählen Sie in den Einstellungen eine andere Terminart, oder buchen Sie auf der Seite des Gastgebers.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Choose another in the settings, or run: vocal-desk settings set speech.{setting} {fitting}</source>
        <translation>Wählen Sie in den Einstellungen ein anderes, oder rufen Sie auf: vocal-desk settings set speech.{setting} {fitting}</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Choose another time, or look into the calendar first.</source>
        <translation>Wählen Sie eine andere Zeit, oder sehen Sie erst in den Kalender.</translation>
    </message>
    <message>
        <source>Choose another time, or move or cancel the one you have.</source>
        <translation>Wählen Sie eine andere Zeit, oder verschieben Sie den Termin, den Sie haben, oder sagen Sie ihn ab.</translation>
    </message>
    <message>
        <source>Choose another time.</source>
        <translation>Wählen Sie eine andere Zeit.</translation>
    </message>
    <message>
        <source>Choose of: {agents}.</source>
        <translation>Zur Wahl stehen: {agents}.</translation>
    </message>
    <message>
        <source>Choose of: {calendars}.</source>
        <translation>Zur Wahl stehen: {calendars}.</translation>
    </message>
    <message>
        <source>Choose that event type in the settings, or ask for a new appointment.</source>
        <translation>Wählen Sie diese Terminart in den Einstellungen, oder bitten Sie um einen neuen Termin.</translation>
    </message>
    <message>
        <source>Close it and start it again. The log says more.</source>
        <translation>Schließen Sie es und starten Sie es neu. Das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>Close other copies of Vocal Desk and check the folder&apos;s permissions.</source>
        <translation>Schließen Sie andere Fenster von Vocal Desk und prüfen Sie die Zugriffsrechte des Ordners.</translation>
    </message>
    <message>
        <source>Close the other copy of Vocal Desk and try again.</source>
        <translation>Schließen Sie das andere Vocal Desk und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Copy it once more, whole.</source>
        <translation>Kopieren Sie ihn noch einmal, und zwar ganz.</translation>
    </message>
    <message>
        <source>Copy it once more.</source>
        <translation>Kopieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Kopieren oder laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Copy the key again; it begins with cal_.</source>
        <translation>Kopieren Sie den Schlüssel noch einmal; er beginnt mit cal_.</translation>
    </message>
    <message>
        <source>Cori, British English (64 MB)</source>
        <translation>Cori, britisches Englisch (64 MB)</translation>
    </message>
    <message>
        <source>Correct it, or move it away.</source>
        <translation>Berichtigen Sie sie, oder legen Sie sie woanders hin.</translation>
    </message>
    <message>
        <source>Days such as “tomorrow” count from this.</source>
        <translation>Tage wie „morgen“ zählen von hier an.</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Event type</source>
        <translation>Terminart</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>Jetzt holen</translation>
    </message>
    <message>
        <source>Fetching {title} is paused.</source>
        <translation>Das Holen von {title} pausiert.</translation>
    </message>
    <message>
        <source>Fetching {title} …</source>
        <translation>{title} wird geholt …</translation>
    </message>
    <message>
        <source>Files that come with Vocal Desk are missing.</source>
        <translation>Es fehlen Dateien, die zu Vocal Desk gehören.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Free about {needed} MB, then try again.</source>
        <translation>Machen Sie etwa {needed} MB frei und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Machen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Give it with its country code, such as +49 30 901820.</source>
        <translation>Geben Sie sie mit Landesvorwahl an, etwa +49 30 901820.</translation>
    </message>
    <message>
        <source>Give its number, or the names in its address, such as jane/demo.</source>
        <translation>Geben Sie ihre Nummer an oder die Namen in ihrer Adresse, etwa jane/demo.</translation>
    </message>
    <message>
        <source>Give one of them.</source>
        <translation>Geben Sie eine davon an.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Hold the key, then speak.</source>
        <translation>Halten Sie die Taste, dann sprechen Sie.</translation>
    </message>
    <message>
        <source>How fast replies are spoken, from half to twice the voice&apos;s own pace.</source>
        <translation>Wie schnell Antworten gesprochen werden, vom halben bis zum doppelten Tempo der Stimme.</translation>
    </message>
    <message>
        <source>How loud replies are, beside the system&apos;s own volume.</source>
        <translation>Wie laut Antworten sind, neben der Lautstärke des Systems.</translation>
    </message>
    <message>
        <source>Install Vocal Desk again.</source>
        <translation>Installieren Sie Vocal Desk neu.</translation>
    </message>
    <message>
        <source>Install it: sudo apt install libportaudio2 (Debian, Ubuntu) or sudo dnf install portaudio (Fedora). Typing works meanwhile.</source>
        <translation>Installieren Sie sie: sudo apt install libportaudio2 (Debian, Ubuntu) oder sudo dnf install portaudio (Fedora). Tippen geht inzwischen auch so.</translation>
    </message>
    <message>
        <source>Install the newer version again; nothing in the file was changed.</source>
        <translation>Installieren Sie die neuere Version wieder; in der Datei wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>It can be one of: {options}.</source>
        <translation>Möglich sind: {options}.</translation>
    </message>
    <message>
        <source>It can take {offered} minutes.</source>
        <translation>Er kann {offered} Minuten dauern.</translation>
    </message>
    <message>
        <source>It is kept as not sent. Once the network is back, ask for it again.</source>
        <translation>Sie ist als nicht gesendet aufgehoben. Bitten Sie noch einmal darum, sobald das Netz wieder da ist.</translation>
    </message>
    <message>
        <source>It was not written down which calendar this was sent to.</source>
        <translation>Es wurde nicht aufgeschrieben, an welchen Kalender das ging.</translation>
    </message>
    <message>
        <source>It will be looked up again before the next change; until then check your mail.</source>
        <translation>Vor der nächsten Änderung wird noch einmal nachgesehen; sehen Sie bis dahin in Ihre E-Mails.</translation>
    </message>
    <message>
        <source>Joe, American English (63 MB)</source>
        <translation>Joe, amerikanisches Englisch (63 MB)</translation>
    </message>
    <message>
        <source>Keeps the microphone on while the window is in front, so that your first word is not lost; nothing is kept before you press. Off: it goes on when you press.</source>
        <translation>Lässt das Mikrofon an, solange das Fenster vorn ist, damit Ihr erstes Wort nicht verloren geht; aufbewahrt wird nichts, bevor Sie drücken. Aus: Es geht an, wenn Sie drücken.</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s keyring, and sent to the address above only. A server of your own may need none.</source>
        <translation>Im Schlüsselbund dieses Systems aufbewahrt und nur an die Adresse oben gesendet. Ein eigener Server braucht vielleicht keinen.</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>Listen ahead</source>
        <translation>Vorab zuhören</translation>
    </message>
    <message>
        <source>Look it up at Cal.com and put it into the settings, or: vocal-desk settings set calendar.event_type_id NUMBER</source>
        <translation>Suchen Sie sie bei Cal.com heraus und tragen Sie sie in die Einstellungen ein, oder: vocal-desk settings set calendar.event_type_id NUMMER</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Lautsprecher</translation>
    </message>
    <message>
        <source>Make one at Cal.com under Settings, Developer, API keys, and paste it here.</source>
        <translation>Legen Sie bei Cal.com unter Settings, Developer, API keys einen an und fügen Sie ihn hier ein.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Move the file to a safe place and start again: a new one is made.</source>
        <translation>Legen Sie die Datei an einen sicheren Ort und starten Sie neu: Es wird eine neue angelegt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name a file that vocal-desk settings export has written.</source>
        <translation>Nennen Sie eine Datei, die vocal-desk settings export geschrieben hat.</translation>
    </message>
    <message>
        <source>Name a folder, a .zip file or an .onnx file.</source>
        <translation>Nennen Sie einen Ordner, eine .zip-Datei oder eine .onnx-Datei.</translation>
    </message>
    <message>
        <source>Name one of these.</source>
        <translation>Nennen Sie eines davon.</translation>
    </message>
    <message>
        <source>Name yours: vocal-desk settings set person.time_zone Europe/Berlin</source>
        <translation>Nennen Sie Ihre: vocal-desk settings set person.time_zone Europe/Berlin</translation>
    </message>
    <message>
        <source>No Cal.com event type is chosen yet.</source>
        <translation>Es ist noch keine Terminart von Cal.com gewählt.</translation>
    </message>
    <message>
        <source>No recording was begun.</source>
        <translation>Es wurde keine Aufnahme begonnen.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Off: replies are only shown.</source>
        <translation>Aus: Antworten werden nur gezeigt.</translation>
    </message>
    <message>
        <source>Offered for a booking, so that you need not say it.</source>
        <translation>Wird bei einer Buchung angeboten, damit Sie ihn nicht sagen müssen.</translation>
    </message>
    <message>
        <source>Only an address {where_plain} may begin with http://.</source>
        <translation>Nur eine Adresse {where_plain} darf mit http:// beginnen.</translation>
    </message>
    <message>
        <source>OpenAI API key</source>
        <translation>API-Schlüssel von OpenAI</translation>
    </message>
    <message>
        <source>OpenAI address</source>
        <translation>Adresse von OpenAI</translation>
    </message>
    <message>
        <source>OpenAI model</source>
        <translation>Modell von OpenAI</translation>
    </message>
    <message>
        <source>OpenAI, or a compatible server such as Ollama</source>
        <translation>OpenAI oder ein kompatibler Server wie Ollama</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Plug it in or switch it on, and it is used again by itself; or choose another one in the settings.</source>
        <translation>Stecken Sie das Gerät ein oder schalten Sie es an, dann wird es von selbst wieder benutzt; oder wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
    <message>
        <source>Plug one in, or type instead.</source>
        <translation>Schließen Sie eines an, oder tippen Sie.</translation>
    </message>
    <message>
        <source>Restart Vocal Desk; if it happens again, the log says more.</source>
        <translation>Starten Sie Vocal Desk neu; geschieht es noch einmal, sagt das Protokoll mehr.</translation>
    </message>
    <message>
        <source>Restart the program: it looks up what happened before anything else.</source>
        <translation>Starten Sie das Programm neu: Es sieht vor allem anderen nach, was geschehen ist.</translation>
    </message>
    <message>
        <source>Run: vocal-desk models fetch {id}</source>
        <translation>Rufen Sie auf: vocal-desk models fetch {id}</translation>
    </message>
    <message>
        <source>Run: vocal-desk models verify</source>
        <translation>Rufen Sie auf: vocal-desk models verify</translation>
    </message>
    <message>
        <source>Sandbox on this computer, to try things out</source>
        <translation>Übungskalender auf diesem Computer, zum Ausprobieren</translation>
    </message>
    <message>
        <source>Say what you need in a sentence or two.</source>
        <translation>Sagen Sie in einem oder zwei Sätzen, was Sie brauchen.</translation>
    </message>
    <message>
        <source>Set the clock right: days such as “tomorrow” count from it.</source>
        <translation>Stellen Sie die Uhr: Tage wie „morgen“ zählen von ihr an.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program while booking.</source>
        <translation>Beim Buchen ging im Programm etwas schief.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program, and it can&apos;t go on.</source>
        <translation>Im Programm ging etwas schief, und es kann nicht weitermachen.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Im Programm ging etwas schief.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; works in no form that this program can use.</source>
        <translation>„{name}“ arbeitet in keiner Form, die dieses Programm benutzen kann.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is used instead.</source>
        <translation>Stattdessen wird „{name}“ benutzt.</translation>
    </message>
    <message>
        <source>.env file</source>
        <translation>in der .env-Datei</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>A folder that the download needs can&apos;t be written to.</source>
        <translation>In einen Ordner, den der Download braucht, lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>A key is missing beside the +.</source>
        <translation>Neben dem + fehlt eine Taste.</translation>
    </message>
    <message>
        <source>A program that keeps its things in a folder of its own is not started at login.</source>
        <translation>Ein Programm, das seine Sachen in einem eigenen Ordner hat, wird nicht beim Anmelden gestartet.</translation>
    </message>
    <message>
        <source>A soft sound when listening begins, and one when it ends.</source>
        <translation>Ein leiser Ton, wenn das Zuhören beginnt, und einer, wenn es endet.</translation>
    </message>
    <message>
        <source>Add Ctrl, Alt or Super.</source>
        <translation>Nehmen Sie Strg, Alt oder Super dazu.</translation>
    </message>
    <message>
        <source>Add another of Ctrl, Alt and Shift.</source>
        <translation>Nehmen Sie noch eine von Strg, Alt und Umschalt dazu.</translation>
    </message>
    <message>
        <source>Add it in the system&apos;s own settings for programs that start at login.</source>
        <translation>Fügen Sie es in den Einstellungen des Systems für Programme hinzu, die beim Anmelden starten.</translation>
    </message>
    <message>
        <source>Alt+F4 closes windows.</source>
        <translation>Alt+F4 schließt Fenster.</translation>
    </message>
    <message>
        <source>An earlier attempt had booked it.</source>
        <translation>Ein früherer Versuch hatte es gebucht.</translation>
    </message>
    <message>
        <source>An empty stand-in: PyAV is not installed.</source>
        <translation>Ein leerer Ersatz: PyAV ist nicht installiert.</translation>
    </message>
    <message>
        <source>Another program is using the loudspeaker &quot;{name}&quot;.</source>
        <translation>Ein anderes Programm benutzt den Lautsprecher „{name}“.</translation>
    </message>
    <message>
        <source>Another program is using the microphone &quot;{name}&quot;.</source>
        <translation>Ein anderes Programm benutzt das Mikrofon „{name}“.</translation>
    </message>
    <message>
        <source>Answer it and try again.</source>
        <translation>Beantworten Sie sie und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Ask the host.</source>
        <translation>Fragen Sie den Gastgeber.</translation>
    </message>
    <message>
        <source>Behind a company proxy, add its certificate to those of the system, or name its file in SSL_CERT_FILE.</source>
        <translation>Hinter dem Proxy einer Firma fügen Sie dessen Zertifikat zu denen des Systems hinzu, oder nennen Sie seine Datei in SSL_CERT_FILE.</translation>
    </message>
    <message>
        <source>Bluetooth can&apos;t do better. Choose another microphone in the settings, such as the computer&apos;s own, and the headset plays in full quality again.</source>
        <translation>Bluetooth kann es nicht besser. Wählen Sie in den Einstellungen ein anderes Mikrofon, etwa das des Computers, dann spielt das Headset wieder in voller Qualität.</translation>
    </message>
    <message>
        <source>Book this appointment on the host&apos;s page.</source>
        <translation>Buchen Sie diesen Termin auf der Seite des Gastgebers.</translation>
    </message>
    <message>
        <source>Cancel or move one of them, or use another address.</source>
        <translation>Sagen Sie einen davon ab oder verschieben Sie ihn, oder nehmen Sie eine andere Adresse.</translation>
    </message>
    <message>
        <source>Cancelled by the attendee in Vocal Desk.</source>
        <translation>Vom Gast in Vocal Desk abgesagt.</translation>
    </message>
    <message>
        <source>Change the answer and try again.</source>
        <translation>Ändern Sie die Antwort und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Change this setting without --state.</source>
        <translation>Ändern Sie diese Einstellung ohne --state.</translation>
    </message>
    <message>
        <source>Check HF_ENDPOINT in the environment.</source>
        <translation>Prüfen Sie HF_ENDPOINT in der Umgebung.</translation>
    </message>
    <message>
        <source>Check its address and model: {command} URL</source>
        <translation>Prüfen Sie Adresse und Modell: {command} URL</translation>
    </message>
    <message>
        <source>Check its mute switch and its volume, and that the system&apos;s privacy settings let Vocal Desk use the microphone.</source>
        <translation>Prüfen Sie die Stummtaste und die Lautstärke und ob die Datenschutzeinstellungen des Systems Vocal Desk an das Mikrofon lassen.</translation>
    </message>
    <message>
        <source>Check the Cal.com key in the settings.</source>
        <translation>Prüfen Sie den Schlüssel von Cal.com in den Einstellungen.</translation>
    </message>
    <message>
        <source>Check the calendar settings.</source>
        <translation>Prüfen Sie die Einstellungen des Kalenders.</translation>
    </message>
    <message>
        <source>Check the internet connection, then try again.</source>
        <translation>Prüfen Sie die Internetverbindung und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Check the network, and that the server runs.</source>
        <translation>Prüfen Sie das Netz und ob der Server läuft.</translation>
    </message>
    <message>
        <source>Check the permissions of your home and temporary folders, then try again.</source>
        <translation>Prüfen Sie die Zugriffsrechte Ihres persönlichen und des temporären Ordners und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Check the proxy in the system&apos;s settings, or in HTTPS_PROXY.</source>
        <translation>Prüfen Sie den Proxy in den Einstellungen des Systems oder in HTTPS_PROXY.</translation>
    </message>
    <message>
        <source>Check your mail: the calendar sends a message about every change.</source>
        <translation>Sehen Sie in Ihre E-Mails: Der Kalender schickt zu jeder Änderung eine Nachricht.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .json, .md or .txt.</source>
        <translation>Wählen Sie einen Namen, der auf .json, .md oder .txt endet.</translation>
    </message>
    <message>
        <source>Choose another day or week.</source>
        <translation>Wählen Sie einen anderen Tag oder eine andere Woche.</translation>
    </message>
    <message>
        <source>Choose another event type in the settings.</source>
        <translation>Wählen Sie in den Einstellungen eine andere Terminart.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Wählen Sie einen anderen Ordner, oder machen Sie Platz auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Choose another length.</source>
        <translation>Wählen Sie eine andere Dauer.</translation>
    </message>
    <message>
        <source>Choose another: {command} NAME</source>
        <translation>Wählen Sie ein anderes: {command} NAME</translation>
    </message>
    <message>
        <source>Close it there, or choose another one in the settings.</source>
        <translation>Schließen Sie es dort, oder wählen Sie in den Einstellungen ein anderes Gerät.</translation>
    </message>
    <message>
        <source>Close other programs that use it, unplug it and plug it in again, or choose another one in the settings.</source>
        <translation>Schließen Sie andere Programme, die es benutzen, ziehen Sie es ab und stecken Sie es wieder ein, oder wählen Sie in den Einstellungen ein anderes Gerät.</translation>
    </message>
    <message>
        <source>Close programs that keep this computer busy while you talk.</source>
        <translation>Schließen Sie Programme, die diesen Computer beschäftigen, während Sie sprechen.</translation>
    </message>
    <message>
        <source>Connect a loudspeaker or a headset. Typing works without.</source>
        <translation>Schließen Sie einen Lautsprecher oder ein Headset an. Tippen geht auch ohne.</translation>
    </message>
    <message>
        <source>Connect a microphone or a headset. Typing works without.</source>
        <translation>Schließen Sie ein Mikrofon oder ein Headset an. Tippen geht auch ohne.</translation>
    </message>
    <message>
        <source>Ctrl, Alt, Shift and Super need another key.</source>
        <translation>Strg, Alt, Umschalt und Super brauchen noch eine Taste.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Did you mean {names}?</source>
        <translation>Meinten Sie {names}?</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Downloads from the Hugging Face Hub are switched off by HF_HUB_OFFLINE.</source>
        <translation>Downloads vom Hugging Face Hub sind durch HF_HUB_OFFLINE abgeschaltet.</translation>
    </message>
    <message>
        <source>End it with the system&apos;s task manager, then start it again.</source>
        <translation>Beenden Sie es mit der Aufgabenverwaltung des Systems, dann starten Sie es neu.</translation>
    </message>
    <message>
        <source>Fetching the speech model &quot;{title}&quot; is paused.</source>
        <translation>Das Laden des Sprachmodells „{title}“ ist angehalten.</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>For 30 days</source>
        <translation>30 Tage lang</translation>
    </message>
    <message>
        <source>For 7 days</source>
        <translation>7 Tage lang</translation>
    </message>
    <message>
        <source>For a day</source>
        <translation>Einen Tag lang</translation>
    </message>
    <message>
        <source>For a year</source>
        <translation>Ein Jahr lang</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Für immer</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Machen Sie Platz und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Give a name or an e-mail address.</source>
        <translation>Geben Sie einen Namen oder eine E-Mail-Adresse an.</translation>
    </message>
    <message>
        <source>Give one with its country code, such as +49 30 901820.</source>
        <translation>Geben Sie eine mit Landesvorwahl an, etwa +49 30 901820.</translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or choose another folder with --state.</source>
        <translation>Geben Sie sich das Recht, dort zu schreiben, oder wählen Sie mit --state einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Go on with: vocal-desk models fetch {id}</source>
        <translation>Weiter geht es mit: vocal-desk models fetch {id}</translation>
    </message>
    <message>
        <source>Hands-free</source>
        <translation>Freihändig</translation>
    </message>
    <message>
        <source>Hands-free, your voice then interrupts a reply as well. Only with headphones: from a loudspeaker the program would hear itself.</source>
        <translation>Freihändig unterbricht Ihre Stimme dann auch eine Antwort. Nur mit Kopfhörern: Aus einem Lautsprecher würde das Programm sich selbst hören.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Hold it and speak, or tap it to listen until the next tap, while another program is in front. Such as Ctrl+Alt+Space.</source>
        <translation>Halten Sie sie und sprechen Sie, oder tippen Sie sie an, um bis zum nächsten Antippen zuzuhören, während ein anderes Programm vorn ist. Etwa Ctrl+Alt+Space.</translation>
    </message>
    <message>
        <source>I heard nothing: the level was very low. Check that &quot;{name}&quot; is the right microphone, and turn up its volume or speak closer to it.</source>
        <translation>Ich habe nichts gehört: Der Pegel war sehr niedrig. Prüfen Sie, ob „{name}“ das richtige Mikrofon ist, und stellen Sie es lauter oder sprechen Sie näher daran.</translation>
    </message>
    <message>
        <source>I listened for {minutes} minutes; what came after is not recorded.</source>
        <translation>Ich habe {minutes} Minuten zugehört; was danach kam, ist nicht aufgenommen.</translation>
    </message>
    <message>
        <source>I wear a headset</source>
        <translation>Ich trage ein Headset</translation>
    </message>
    <message>
        <source>If HF_ENDPOINT names a mirror, use another one.</source>
        <translation>Wenn HF_ENDPOINT einen Spiegel nennt, nehmen Sie einen anderen.</translation>
    </message>
    <message>
        <source>If you are often misheard, try another socket, cable or microphone.</source>
        <translation>Wenn Sie oft falsch verstanden werden, versuchen Sie eine andere Buchse, ein anderes Kabel oder Mikrofon.</translation>
    </message>
    <message>
        <source>Install GNOME Keyring or KWallet and log in again.</source>
        <translation>Installieren Sie GNOME Keyring oder KWallet und melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>Install Vocal Desk again: its packages are not complete.</source>
        <translation>Installieren Sie Vocal Desk neu: Seine Pakete sind nicht vollständig.</translation>
    </message>
    <message>
        <source>Install and unlock a keyring, such as GNOME Keyring or KWallet, and try again.</source>
        <translation>Installieren und entsperren Sie einen Schlüsselbund, etwa GNOME Keyring oder KWallet, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>It belongs to {url}, so the address from the settings is not used.</source>
        <translation>Er gehört zu {url}, deshalb wird die Adresse aus den Einstellungen nicht benutzt.</translation>
    </message>
    <message>
        <source>It can be chosen in the settings.</source>
        <translation>Sie lässt sich in den Einstellungen wählen.</translation>
    </message>
    <message>
        <source>It can be chosen in the settings; the desktop asks you first.</source>
        <translation>Sie lässt sich in den Einstellungen wählen; die Arbeitsumgebung fragt Sie vorher.</translation>
    </message>
    <message>
        <source>It goes on in the tray then, and its menu there ends it. On a desktop without a tray, closing the window ends the program all the same.</source>
        <translation>Es läuft dann im Infobereich weiter, und sein Menü dort beendet es. Wo es keinen Infobereich gibt, endet das Programm trotzdem mit dem Fenster.</translation>
    </message>
    <message>
        <source>It is in the details card now. Ask the person to check it and send it.</source>
        <translation>Es steht jetzt in der Karte mit den Angaben. Bitte dort prüfen und senden.</translation>
    </message>
    <message>
        <source>It is too late to move this appointment.</source>
        <translation>Es ist zu spät, diesen Termin zu verschieben.</translation>
    </message>
    <message>
        <source>It was asked for again.</source>
        <translation>Es wurde noch einmal darum gebeten.</translation>
    </message>
    <message>
        <source>Just speak: your voice begins, and a pause ends, while the conversation is in front. The microphone is on as long as “Listening for you” stands there. Keys and button work as ever.</source>
        <translation>Einfach sprechen: Ihre Stimme beginnt, eine Pause beendet, solange das Gespräch vorn ist. Das Mikrofon ist an, solange dort „Hört auf Sie“ steht. Tasten und Knopf tun, was sie immer tun.</translation>
    </message>
    <message>
        <source>Keep conversations</source>
        <translation>Gespräche aufbewahren</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>Weiterlaufen, wenn das Fenster geschlossen ist</translation>
    </message>
    <message>
        <source>Keep the sound as well</source>
        <translation>Auch den Ton aufbewahren</translation>
    </message>
    <message>
        <source>Keeps the microphone on, and its light, for as long as the key can be pressed, so that your first word is not lost; nothing is kept before you press. It needs “Listen ahead”. Off: the microphone goes on when you press, and the window says when to speak.</source>
        <translation>Lässt das Mikrofon und seine Leuchte an, solange die Taste gedrückt werden kann, damit Ihr erstes Wort nicht verloren geht; aufbewahrt wird nichts, bevor Sie drücken. Dazu muss „Vorab zuhören“ an sein. Aus: Das Mikrofon geht an, wenn Sie drücken, und das Fenster sagt, wann Sie sprechen können.</translation>
    </message>
    <message>
        <source>Key from any window</source>
        <translation>Taste aus jedem Fenster</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Let go of the key, and say less at once.</source>
        <translation>Lassen Sie die Taste los, und sagen Sie weniger auf einmal.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark.</source>
        <translation>Hell oder dunkel.</translation>
    </message>
    <message>
        <source>Listen ahead for that key</source>
        <translation>Für diese Taste vorab zuhören</translation>
    </message>
    <message>
        <source>Look at its billing page, or choose another assistant.</source>
        <translation>Sehen Sie auf die Seite mit den Rechnungen, oder wählen Sie einen anderen Assistenten.</translation>
    </message>
    <message>
        <source>Lower its volume in the system&apos;s sound settings, or speak from further away.</source>
        <translation>Stellen Sie es in den Toneinstellungen des Systems leiser, oder sprechen Sie aus größerem Abstand.</translation>
    </message>
    <message>
        <source>Make a new key at Cal.com and store it in the settings.</source>
        <translation>Legen Sie bei Cal.com einen neuen Schlüssel an und speichern Sie ihn in den Einstellungen.</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Moved by the attendee in Vocal Desk.</source>
        <translation>Vom Gast in Vocal Desk verschoben.</translation>
    </message>
    <message>
        <source>No event type is set up for booking.</source>
        <translation>Es ist keine Terminart zum Buchen eingerichtet.</translation>
    </message>
    <message>
        <source>No loudspeaker was found.</source>
        <translation>Es wurde kein Lautsprecher gefunden.</translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation>Es wurde kein Mikrofon gefunden.</translation>
    </message>
    <message>
        <source>No screen that a window could open on.</source>
        <translation>Kein Bildschirm, auf dem sich ein Fenster öffnen könnte.</translation>
    </message>
    <message>
        <source>No such booking was found in this conversation. Call find_bookings first.</source>
        <translation>So ein Termin wurde in diesem Gespräch nicht gefunden. Rufen Sie zuerst find_bookings auf.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Nothing can be spoken yet: there is no voice.</source>
        <translation>Es kann noch nichts gesprochen werden: Es gibt keine Stimme.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu: sudo apt-get install libportaudio2. On Fedora: sudo dnf install portaudio. Typing works without it.</source>
        <translation>Unter Debian und Ubuntu: sudo apt-get install libportaudio2. Unter Fedora: sudo dnf install portaudio. Tippen geht auch ohne.</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu: sudo apt-get install {packages}. On another Linux, install what holds these libraries.</source>
        <translation>Unter Debian und Ubuntu: sudo apt-get install {packages}. Unter einem anderen Linux installieren Sie, was diese Bibliotheken enthält.</translation>
    </message>
    <message>
        <source>On this Wayland desktop no program can have a key of its own.</source>
        <translation>In dieser Wayland-Umgebung kann kein Programm eine eigene Taste haben.</translation>
    </message>
    <message>
        <source>Open Settings, Privacy &amp; security, Microphone, and let desktop apps use it.</source>
        <translation>Öffnen Sie Einstellungen, Datenschutz &amp; Sicherheit, Mikrofon, und lassen Sie Desktop-Apps darauf zugreifen.</translation>
    </message>
    <message>
        <source>Open System Settings, Privacy &amp; Security, Microphone, allow Vocal Desk there and start it again.</source>
        <translation>Öffnen Sie Systemeinstellungen, Datenschutz &amp; Sicherheit, Mikrofon, erlauben Sie dort Vocal Desk und starten Sie es neu.</translation>
    </message>
    <message>
        <source>Opens with your session, in the tray where that is chosen below.</source>
        <translation>Öffnet sich mit Ihrer Sitzung, im Infobereich, wenn das unten gewählt ist.</translation>
    </message>
    <message>
        <source>Other guests</source>
        <translation>Weitere Gäste</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Play this again when it is quiet.</source>
        <translation>Spielen Sie das noch einmal ab, wenn es still ist.</translation>
    </message>
    <message>
        <source>Plug in a loudspeaker or headset, or choose one in the system&apos;s sound settings. Typing works meanwhile.</source>
        <translation>Schließen Sie einen Lautsprecher oder ein Headset an, oder wählen Sie eines in den Toneinstellungen des Systems. Tippen geht inzwischen auch so.</translation>
    </message>
    <message>
        <source>Plug in a microphone or headset, or choose one in the system&apos;s sound settings. Typing works meanwhile.</source>
        <translation>Schließen Sie ein Mikrofon oder Headset an, oder wählen Sie eines in den Toneinstellungen des Systems. Tippen geht inzwischen auch so.</translation>
    </message>
    <message>
        <source>Plug it in again, or plug in another loudspeaker. Typing works meanwhile.</source>
        <translation>Schließen Sie ihn wieder oder einen anderen Lautsprecher an. Tippen geht inzwischen.</translation>
    </message>
    <message>
        <source>Plug it in again, or plug in another microphone. Typing works meanwhile.</source>
        <translation>Schließen Sie es wieder oder ein anderes Mikrofon an. Tippen geht inzwischen.</translation>
    </message>
    <message>
        <source>PortAudio can&apos;t be loaded.</source>
        <translation>PortAudio lässt sich nicht laden.</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Python&apos;s package installer pip is missing, which fetches the speech models.</source>
        <translation>Es fehlt pip, das Installationsprogramm von Python, das die Sprachmodelle holt.</translation>
    </message>
    <message>
        <source>Qt and everything it needs are installed.</source>
        <translation>Qt und alles, was es braucht, ist installiert.</translation>
    </message>
    <message>
        <source>Qt is installed.</source>
        <translation>Qt ist installiert.</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>Reply heard after {middle} ms, slowest {high}.</source>
        <translation>Antwort gehört nach {middle} ms, am langsamsten {high}.</translation>
    </message>
    <message>
        <source>Reply shown after {middle} ms, slowest {high}.</source>
        <translation>Antwort gezeigt nach {middle} ms, am langsamsten {high}.</translation>
    </message>
    <message>
        <source>Say it in other words.</source>
        <translation>Sagen Sie es mit anderen Worten.</translation>
    </message>
    <message>
        <source>Say that again.</source>
        <translation>Sagen Sie das noch einmal.</translation>
    </message>
    <message>
        <source>Say what should be different now.</source>
        <translation>Sagen Sie, was jetzt anders sein soll.</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>See them all with: vocal-desk history list</source>
        <translation>Alle zeigt: vocal-desk history list</translation>
    </message>
    <message>
        <source>See whether there is a newer version of Vocal Desk, or whether HF_ENDPOINT is right.</source>
        <translation>Sehen Sie nach, ob es eine neuere Version von Vocal Desk gibt oder ob HF_ENDPOINT stimmt.</translation>
    </message>
    <message>
        <source>See whether there is a newer version of Vocal Desk.</source>
        <translation>Sehen Sie nach, ob es eine neuere Version von Vocal Desk gibt.</translation>
    </message>
    <message>
        <source>Set it to 48000 Hz in the system&apos;s sound settings, or choose another one.</source>
        <translation>Stellen Sie es in den Toneinstellungen des Systems auf 48000 Hz, oder wählen Sie ein anderes Gerät.</translation>
    </message>
    <message>
        <source>Set it to a name such as Europe/Berlin.</source>
        <translation>Setzen Sie sie auf einen Namen wie Europe/Berlin.</translation>
    </message>
    <message>
        <source>Something else answered in the place of the download server.</source>
        <translation>Anstelle des Download-Servers hat etwas anderes geantwortet.</translation>
    </message>
    <message>
        <source>Something went wrong while making speech ready.</source>
        <translation>Beim Vorbereiten der Sprache ging etwas schief.</translation>
    </message>
    <message>
        <source>Something went wrong while {title} was fetched.</source>
        <translation>Beim Holen von {title} ging etwas schief.</translation>
    </message>
    <message>
        <source>Something went wrong. Try again; the log says more.</source>
        <translation>Etwas ging schief. Versuchen Sie es noch einmal; das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>Speak replies</source>
        <translation>Antworten sprechen</translation>
    </message>
    <message>
        <source>Speaking rate</source>
        <translation>Sprechtempo</translation>
    </message>
    <message>
        <source>Speech recognition</source>
        <translation>Spracherkennung</translation>
    </message>
    <message>
        <source>Speech recognition is not on this computer yet.</source>
        <translation>Die Spracherkennung ist noch nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>Start Vocal Desk from a desktop session. Without one, vocal-desk converse and vocal-desk transcribe work.</source>
        <translation>Starten Sie Vocal Desk aus einer Arbeitsumgebung. Ohne eine gehen vocal-desk converse und vocal-desk transcribe.</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>Start that version, or move {path} away to begin afresh.</source>
        <translation>Starten Sie jene Version, oder legen Sie {path} woanders hin, um neu anzufangen.</translation>
    </message>
    <message>
        <source>Stop that first.</source>
        <translation>Beenden Sie das zuerst.</translation>
    </message>
    <message>
        <source>Store a Cal.com key in the settings.</source>
        <translation>Speichern Sie einen Schlüssel von Cal.com in den Einstellungen.</translation>
    </message>
    <message>
        <source>Store another: {command}</source>
        <translation>Hinterlegen Sie einen anderen: {command}</translation>
    </message>
    <message>
        <source>Store one: {command}</source>
        <translation>Hinterlegen Sie einen: {command}</translation>
    </message>
    <message>
        <source>Such as Ctrl+Alt+Space, or F9.</source>
        <translation>Etwa Ctrl+Alt+Space oder F9.</translation>
    </message>
    <message>
        <source>Such as: --say &quot;What is free today?&quot;</source>
        <translation>Etwa: --say &quot;Was ist heute frei?&quot;</translation>
    </message>
    <message>
        <source>Take that out of the environment, then try again.</source>
        <translation>Nehmen Sie das aus der Umgebung heraus und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>Ten minutes before an appointment, while the program runs.</source>
        <translation>Zehn Minuten vor einem Termin, solange das Programm läuft.</translation>
    </message>
    <message>
        <source>That could not be stored. The log says more.</source>
        <translation>Das konnte nicht gespeichert werden. Das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>That is too long for a combination of keys.</source>
        <translation>Das ist zu lang für eine Tastenkombination.</translation>
    </message>
    <message>
        <source>That is too long to say ({text:,} characters).</source>
        <translation>Das ist zu lang ({text:,} Zeichen).</translation>
    </message>
    <message>
        <source>That line can&apos;t be put right any more: the calendar was changed after it.</source>
        <translation>Diese Zeile lässt sich nicht mehr berichtigen: Danach wurde der Kalender geändert.</translation>
    </message>
    <message>
        <source>That message is too long ({text:,} characters).</source>
        <translation>Diese Nachricht ist zu lang ({text:,} Zeichen).</translation>
    </message>
    <message>
        <source>That time has just been taken.</source>
        <translation>Diese Zeit wurde gerade vergeben.</translation>
    </message>
    <message>
        <source>That time is already past.</source>
        <translation>Diese Zeit ist schon vorbei.</translation>
    </message>
    <message>
        <source>That time is not free any more.</source>
        <translation>Diese Zeit ist nicht mehr frei.</translation>
    </message>
    <message>
        <source>The Cal.com key has characters that no key has.</source>
        <translation>Der Schlüssel von Cal.com enthält Zeichen, die kein Schlüssel hat.</translation>
    </message>
    <message>
        <source>The Cal.com key has expired.</source>
        <translation>Der Schlüssel von Cal.com ist abgelaufen.</translation>
    </message>
    <message>
        <source>The Python package PySide6-Essentials is missing.</source>
        <translation>Das Python-Paket PySide6-Essentials fehlt.</translation>
    </message>
    <message>
        <source>The Python package sounddevice is missing.</source>
        <translation>Das Python-Paket sounddevice fehlt.</translation>
    </message>
    <message>
        <source>The account at {title} has no credit left.</source>
        <translation>Das Konto bei {title} hat kein Guthaben mehr.</translation>
    </message>
    <message>
        <source>The address of a language model</source>
        <translation>Die Adresse eines Sprachmodells</translation>
    </message>
    <message>
        <source>The address of the download server can&apos;t be used.</source>
        <translation>Die Adresse des Download-Servers lässt sich nicht benutzen.</translation>
    </message>
    <message>
        <source>The assistant is busy.</source>
        <translation>Der Assistent ist beschäftigt.</translation>
    </message>
    <message>
        <source>The assistant&apos;s</source>
        <translation>Für den Assistenten</translation>
    </message>
    <message>
        <source>The calendar answers: “{title}”, {lengths} minutes, with {host}.</source>
        <translation>Der Kalender antwortet: „{title}“, {lengths} Minuten, mit {host}.</translation>
    </message>
    <message>
        <source>The calendar asks us to slow down.</source>
        <translation>Der Kalender bittet um eine Pause.</translation>
    </message>
    <message>
        <source>The calendar can&apos;t be reached, so nothing was sent.</source>
        <translation>Der Kalender ist nicht zu erreichen, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The calendar can&apos;t be reached.</source>
        <translation>Der Kalender ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The calendar did not cancel this appointment.</source>
        <translation>Der Kalender hat diesen Termin nicht abgesagt.</translation>
    </message>
    <message>
        <source>The calendar did not make this booking.</source>
        <translation>Der Kalender hat diese Buchung nicht gemacht.</translation>
    </message>
    <message>
        <source>The calendar did not move this appointment.</source>
        <translation>Der Kalender hat diesen Termin nicht verschoben.</translation>
    </message>
    <message>
        <source>The calendar did not say whether that worked, and can&apos;t be read at the moment.</source>
        <translation>Der Kalender hat nicht gesagt, ob das geklappt hat, und lässt sich im Moment nicht lesen.</translation>
    </message>
    <message>
        <source>The calendar did not say whether that worked.</source>
        <translation>Der Kalender hat nicht gesagt, ob das geklappt hat.</translation>
    </message>
    <message>
        <source>The calendar does not accept the key, or wants one.</source>
        <translation>Der Kalender nimmt den Schlüssel nicht an oder verlangt einen.</translation>
    </message>
    <message>
        <source>The calendar does not accept this as it stands.</source>
        <translation>Der Kalender nimmt das so nicht an.</translation>
    </message>
    <message>
        <source>The calendar does not accept this e-mail address.</source>
        <translation>Der Kalender nimmt diese E-Mail-Adresse nicht an.</translation>
    </message>
    <message>
        <source>The calendar does not allow this.</source>
        <translation>Der Kalender erlaubt das nicht.</translation>
    </message>
    <message>
        <source>The calendar does not list others: only those made on this computer are here.</source>
        <translation>Andere zeigt der Kalender nicht: Hier stehen nur die, die auf diesem Computer entstanden sind.</translation>
    </message>
    <message>
        <source>The calendar does not offer that length.</source>
        <translation>Der Kalender bietet diese Dauer nicht an.</translation>
    </message>
    <message>
        <source>The calendar does not understand this program.</source>
        <translation>Der Kalender versteht dieses Programm nicht.</translation>
    </message>
    <message>
        <source>The calendar gave an answer that can&apos;t be read.</source>
        <translation>Der Kalender hat etwas geantwortet, das sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>The calendar has a fault at the moment.</source>
        <translation>Der Kalender hat gerade eine Störung.</translation>
    </message>
    <message>
        <source>The calendar is not set up, so the list can&apos;t be read.</source>
        <translation>Der Kalender ist nicht eingerichtet, deshalb lässt sich die Liste nicht lesen.</translation>
    </message>
    <message>
        <source>The calendar wants a key, and there is none.</source>
        <translation>Der Kalender verlangt einen Schlüssel, und es gibt keinen.</translation>
    </message>
    <message>
        <source>The calendar&apos;s</source>
        <translation>Für den Kalender</translation>
    </message>
    <message>
        <source>The calendar&apos;s address</source>
        <translation>Die Adresse des Kalenders</translation>
    </message>
    <message>
        <source>The calendar&apos;s address belongs to Cal.com&apos;s old API, which was switched off.</source>
        <translation>Die Adresse des Kalenders gehört zur alten Schnittstelle von Cal.com, die abgeschaltet wurde.</translation>
    </message>
    <message>
        <source>The calendar&apos;s address is not a web address.</source>
        <translation>Die Adresse des Kalenders ist keine Webadresse.</translation>
    </message>
    <message>
        <source>The calendar&apos;s list of appointments has no end.</source>
        <translation>Die Terminliste des Kalenders nimmt kein Ende.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not trusted on this computer.</source>
        <translation>Dem Zertifikat von {host} wird auf diesem Computer nicht vertraut.</translation>
    </message>
    <message>
        <source>The connection to {host} broke off again and again.</source>
        <translation>Die Verbindung zu {host} brach immer wieder ab.</translation>
    </message>
    <message>
        <source>The conversation is going on.</source>
        <translation>Das Gespräch läuft gerade.</translation>
    </message>
    <message>
        <source>The database {name} can&apos;t be opened for writing.</source>
        <translation>Die Datenbank {name} lässt sich nicht zum Schreiben öffnen.</translation>
    </message>
    <message>
        <source>The database {name} can&apos;t be used.</source>
        <translation>Die Datenbank {name} lässt sich nicht benutzen.</translation>
    </message>
    <message>
        <source>The database {name} is damaged.</source>
        <translation>Die Datenbank {name} ist beschädigt.</translation>
    </message>
    <message>
        <source>The database {name} was written by a newer Vocal Desk.</source>
        <translation>Die Datenbank {name} wurde von einem neueren Vocal Desk geschrieben.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The download failed.</source>
        <translation>Der Download ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The download is not the file it should be, so it was thrown away.</source>
        <translation>Der Download ist nicht die Datei, die er sein sollte, deshalb wurde er verworfen.</translation>
    </message>
    <message>
        <source>The download of the speech model &quot;{model}&quot; is not in order, so it was thrown away.</source>
        <translation>Der Download des Sprachmodells „{model}“ ist nicht in Ordnung, deshalb wurde er verworfen.</translation>
    </message>
    <message>
        <source>The download of the speech model &quot;{model}&quot; is not in order.</source>
        <translation>Der Download des Sprachmodells „{model}“ ist nicht in Ordnung.</translation>
    </message>
    <message>
        <source>The download server can&apos;t be reached.</source>
        <translation>Der Download-Server ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The download server does not say what the files must be, so they can&apos;t be checked.</source>
        <translation>Der Download-Server sagt nicht, wie die Dateien sein müssen, deshalb lassen sie sich nicht prüfen.</translation>
    </message>
    <message>
        <source>The download server has another version of it than this program knows.</source>
        <translation>Der Download-Server hat eine andere Version davon, als dieses Programm kennt.</translation>
    </message>
    <message>
        <source>The download server&apos;s certificate is not trusted on this computer.</source>
        <translation>Dem Zertifikat des Download-Servers wird auf diesem Computer nicht vertraut.</translation>
    </message>
    <message>
        <source>The environment variable TZ is {wanted!r}, which names no time zone.</source>
        <translation>Die Umgebungsvariable TZ ist {wanted!r}, und so heißt keine Zeitzone.</translation>
    </message>
    <message>
        <source>The file for &quot;{name}&quot; does not belong to a Piper voice, or it is damaged.</source>
        <translation>Die Datei für „{name}“ gehört nicht zu einer Stimme von Piper, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>The file for &quot;{name}&quot; does not belong to a Whisper model for CTranslate2, or it is damaged.</source>
        <translation>Die Datei für „{name}“ gehört nicht zu einem Whisper-Modell für CTranslate2, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>The loudspeaker &quot;{name}&quot; is gone, and there is no other.</source>
        <translation>Der Lautsprecher „{name}“ ist weg, und es gibt keinen anderen.</translation>
    </message>
    <message>
        <source>The microphone &quot;{name}&quot; delivers broken sound.</source>
        <translation>Das Mikrofon „{name}“ liefert gestörten Ton.</translation>
    </message>
    <message>
        <source>The microphone &quot;{name}&quot; delivers nothing but silence.</source>
        <translation>Das Mikrofon „{name}“ liefert nichts als Stille.</translation>
    </message>
    <message>
        <source>The microphone &quot;{name}&quot; is gone, and there is no other.</source>
        <translation>Das Mikrofon „{name}“ ist weg, und es gibt kein anderes.</translation>
    </message>
    <message>
        <source>The microphone &quot;{name}&quot; is set too loud: the sound is cut off at the top.</source>
        <translation>Das Mikrofon „{name}“ ist zu laut eingestellt: Der Ton wird oben abgeschnitten.</translation>
    </message>
    <message>
        <source>The package index that pip is set to use does not offer this model.</source>
        <translation>Das Paketverzeichnis, auf das pip eingestellt ist, bietet dieses Modell nicht an.</translation>
    </message>
    <message>
        <source>The person gave this already: go on with it.</source>
        <translation>Das wurde schon angegeben: Machen Sie damit weiter.</translation>
    </message>
    <message>
        <source>The picture {path} can&apos;t be written.</source>
        <translation>Das Bild {path} lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The proxy refused the download.</source>
        <translation>Der Proxy hat den Download abgelehnt.</translation>
    </message>
    <message>
        <source>The sandbox calendar needs no key.</source>
        <translation>Der Übungskalender braucht keinen Schlüssel.</translation>
    </message>
    <message>
        <source>The settings file was damaged. It is kept as {aside}, and the standard settings are used.</source>
        <translation>Die Einstellungsdatei war beschädigt. Sie ist als {aside} aufgehoben, und die Standardeinstellungen gelten.</translation>
    </message>
    <message>
        <source>The settings file {path} is damaged. The standard settings are used until it is repaired or removed.</source>
        <translation>Die Einstellungsdatei {path} ist beschädigt. Bis sie repariert oder entfernt ist, gelten die Standardeinstellungen.</translation>
    </message>
    <message>
        <source>The sound of the microphone &quot;{name}&quot; is shifted: it has a strong direct current, which was taken out.</source>
        <translation>Der Ton des Mikrofons „{name}“ ist verschoben: Er hat einen starken Gleichstromanteil, der entfernt wurde.</translation>
    </message>
    <message>
        <source>The sound of this is not here any more.</source>
        <translation>Der Ton davon ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; could not be fetched.</source>
        <translation>Das Sprachmodell „{model}“ konnte nicht geholt werden.</translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; could not be given up.</source>
        <translation>Das Sprachmodell „{model}“ konnte nicht aufgegeben werden.</translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; could not be imported.</source>
        <translation>Das Sprachmodell „{model}“ konnte nicht importiert werden.</translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; could not be removed.</source>
        <translation>Das Sprachmodell „{model}“ konnte nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; could not be verified.</source>
        <translation>Das Sprachmodell „{model}“ konnte nicht geprüft werden.</translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; is damaged.</source>
        <translation>Das Sprachmodell „{model}“ ist beschädigt.</translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; is not on this computer.</source>
        <translation>Das Sprachmodell „{model}“ ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>The speech model &quot;{title}&quot; does not fit on the disk: it needs {needed} MB, and {free} MB are free.</source>
        <translation>Das Sprachmodell „{title}“ passt nicht auf den Datenträger: Es braucht {needed} MB, und {free} MB sind frei.</translation>
    </message>
    <message>
        <source>The speech models want {n} GB: make some room.</source>
        <translation>Die Sprachmodelle brauchen {n} GB: Schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>The standard value is used instead.</source>
        <translation>Stattdessen gilt der Standardwert.</translation>
    </message>
    <message>
        <source>The system does not let this program start at login.</source>
        <translation>Das System lässt dieses Programm nicht beim Anmelden starten.</translation>
    </message>
    <message>
        <source>There is no conversation {conversation} in the history.</source>
        <translation>Ein Gespräch {conversation} gibt es im Verlauf nicht.</translation>
    </message>
    <message>
        <source>There is no key “{name}”.</source>
        <translation>Eine Taste „{name}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no loudspeaker just now.</source>
        <translation>Gerade gibt es keinen Lautsprecher.</translation>
    </message>
    <message>
        <source>These were made on this computer. Others can be found by the e-mail address that they were made with.</source>
        <translation>Diese sind auf diesem Computer entstanden. Andere findet man über die E-Mail-Adresse, mit der sie gebucht wurden.</translation>
    </message>
    <message>
        <source>This address did not come from the person in this form. The details card is open; ask them to check it.</source>
        <translation>In dieser Form wurde die Adresse nicht angegeben. Die Karte mit den Angaben ist offen; bitte dort prüfen.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {amount} ahead of the calendar&apos;s.</source>
        <translation>Die Uhr dieses Computers geht gegenüber der des Kalenders {amount} vor.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {amount} behind the calendar&apos;s.</source>
        <translation>Die Uhr dieses Computers geht gegenüber der des Kalenders {amount} nach.</translation>
    </message>
    <message>
        <source>This could not be checked ({error}).</source>
        <translation>Das ließ sich nicht prüfen ({error}).</translation>
    </message>
    <message>
        <source>This could not be read. The log says more.</source>
        <translation>Das konnte nicht gelesen werden. Das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>This program may not use the loudspeaker &quot;{name}&quot;.</source>
        <translation>Dieses Programm darf den Lautsprecher „{name}“ nicht benutzen.</translation>
    </message>
    <message>
        <source>This program may not use the microphone &quot;{name}&quot;.</source>
        <translation>Dieses Programm darf das Mikrofon „{name}“ nicht benutzen.</translation>
    </message>
    <message>
        <source>This request is not in the journal any more.</source>
        <translation>Dieser Auftrag steht nicht mehr im Journal.</translation>
    </message>
    <message>
        <source>This system has no keyring, so a calendar&apos;s key can&apos;t be kept.</source>
        <translation>Dieses System hat keinen Schlüsselbund, deshalb lässt sich der Schlüssel eines Kalenders nicht aufbewahren.</translation>
    </message>
    <message>
        <source>Try again in a second; what has arrived is kept.</source>
        <translation>Versuchen Sie es in einer Sekunde wieder; was angekommen ist, bleibt.</translation>
    </message>
    <message>
        <source>Try again in {n} hours; what has arrived is kept.</source>
        <translation>Versuchen Sie es in {n} Stunden wieder; was angekommen ist, bleibt.</translation>
    </message>
    <message>
        <source>Try again in {n} minutes; what has arrived is kept.</source>
        <translation>Versuchen Sie es in {n} Minuten wieder; was angekommen ist, bleibt.</translation>
    </message>
    <message>
        <source>Try again in {n} seconds; what has arrived is kept.</source>
        <translation>Versuchen Sie es in {n} Sekunden wieder; was angekommen ist, bleibt.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, the log says more.</source>
        <translation>Versuchen Sie es noch einmal. Geschieht es wieder, sagt das Protokoll mehr.</translation>
    </message>
    <message>
        <source>Typing works without sound.</source>
        <translation>Tippen geht auch ohne Ton.</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or choose another one in the settings.</source>
        <translation>Ziehen Sie das Gerät ab und stecken Sie es wieder ein, oder wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or choose another one.</source>
        <translation>Ziehen Sie das Gerät ab und stecken Sie es wieder ein, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Unset the environment variable PYTHON_KEYRING_BACKEND.</source>
        <translation>Nehmen Sie die Umgebungsvariable PYTHON_KEYRING_BACKEND heraus.</translation>
    </message>
    <message>
        <source>Use a year from {first} to {last}.</source>
        <translation>Nehmen Sie ein Jahr von {first} bis {last}.</translation>
    </message>
    <message>
        <source>Vocal Desk is made for Python {span}: install one of these.</source>
        <translation>Vocal Desk ist für Python {span} gemacht: Installieren Sie eines davon.</translation>
    </message>
    <message>
        <source>Vocal Desk is open already: its window has come to the front.</source>
        <translation>Vocal Desk ist schon offen: Sein Fenster ist jetzt vorn.</translation>
    </message>
    <message>
        <source>Vocal Desk is running already, but does not answer.</source>
        <translation>Vocal Desk läuft schon, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>What should the host know?</source>
        <translation>Was sollte der Gastgeber wissen?</translation>
    </message>
    <message>
        <source>Where you left the first steps.</source>
        <translation>Wo Sie die ersten Schritte verlassen haben.</translation>
    </message>
    <message>
        <source>Whether things in the window glide and turn. As the system: only where it is not asked for less motion.</source>
        <translation>Ob im Fenster etwas gleitet und sich dreht. Wie das System: nur, wenn dort nicht um weniger Bewegung gebeten wird.</translation>
    </message>
    <message>
        <source>While &quot;{name}&quot; listens, what you hear on it sounds like a telephone.</source>
        <translation>Solange „{name}“ zuhört, klingt, was Sie darauf hören, wie am Telefon.</translation>
    </message>
    <message>
        <source>Words written down after {middle} ms, slowest {high}.</source>
        <translation>Worte aufgeschrieben nach {middle} ms, am langsamsten {high}.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>last turns</source>
        <translation>letzte Fragen</translation>
    </message>
    <message>
        <source>libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>loudspeaker</source>
        <translation>Lautsprecher</translation>
    </message>
    <message>
        <source>loudspeakers</source>
        <translation>Lautsprecher</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>microphones</source>
        <translation>Mikrofone</translation>
    </message>
    <message>
        <source>none is connected</source>
        <translation>keines ist angeschlossen</translation>
    </message>
    <message>
        <source>none is on this computer yet</source>
        <translation>noch keines ist auf diesem Computer</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>sound in the last run</source>
        <translation>Ton beim letzten Mal</translation>
    </message>
    <message>
        <source>speech models</source>
        <translation>Sprachmodelle</translation>
    </message>
    <message>
        <source>speech recognition</source>
        <translation>Spracherkennung</translation>
    </message>
    <message>
        <source>the history holds none</source>
        <translation>der Verlauf enthält keine</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>{done} of {total} MB. Typing works meanwhile.</source>
        <translation>{done} von {total} MB. Tippen geht inzwischen auch so.</translation>
    </message>
    <message>
        <source>{folder} can be written to.</source>
        <translation>In {folder} kann geschrieben werden.</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be written to: {why}.</source>
        <translation>In {folder} kann nicht geschrieben werden: {why}.</translation>
    </message>
    <message>
        <source>{host} can&apos;t be reached.</source>
        <translation>{host} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>{host} did not understand the request ({status}).</source>
        <translation>{host} hat die Anfrage nicht verstanden ({status}).</translation>
    </message>
    <message>
        <source>{host} does not have it ({status}).</source>
        <translation>{host} hat es nicht ({status}).</translation>
    </message>
    <message>
        <source>{host} gave an answer that makes no sense.</source>
        <translation>{host} gab eine Antwort, die keinen Sinn ergibt.</translation>
    </message>
    <message>
        <source>{host} gives no more downloads to this connection for now.</source>
        <translation>{host} erlaubt dieser Verbindung vorerst kein weiteres Herunterladen.</translation>
    </message>
    <message>
        <source>{host} has trouble of its own ({status}).</source>
        <translation>{host} hat selbst eine Störung ({status}).</translation>
    </message>
    <message>
        <source>{host} refuses this download ({status}).</source>
        <translation>{host} verweigert diesen Download ({status}).</translation>
    </message>
    <message>
        <source>{host} stopped sending.</source>
        <translation>{host} sendet nichts mehr.</translation>
    </message>
    <message>
        <source>{keys} belongs to the system on Linux.</source>
        <translation>{keys} gehört unter Linux dem System.</translation>
    </message>
    <message>
        <source>{keys} means something in many programs.</source>
        <translation>{keys} bedeutet in vielen Programmen schon etwas.</translation>
    </message>
    <message>
        <source>{key} alone could not be typed any more.</source>
        <translation>{key} allein ließe sich nicht mehr tippen.</translation>
    </message>
    <message>
        <source>{key} from the {place} is not used: it belongs to {own}, and {called} is at {url}.</source>
        <translation>{key} ({place}) wird nicht benutzt: Der Schlüssel gehört zu {own}, und {called} ist unter {url}.</translation>
    </message>
    <message>
        <source>{name} in the {source} can&apos;t be used.</source>
        <translation>{name} ({source}) lässt sich nicht benutzen.</translation>
    </message>
    <message>
        <source>{note}. {body}</source>
        <translation>{note}. {body}</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} Tage</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} Stunden</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} Minuten</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} und {other}</translation>
    </message>
    <message>
        <source>{one} and {other} can&apos;t be pressed as one.</source>
        <translation>{one} und {other} lassen sich nicht zusammen drücken.</translation>
    </message>
    <message>
        <source>The file for &quot;{name}&quot; can&apos;t be read.</source>
        <translation>Die Datei für „{name}“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s keyring, and sent to the address below only.</source>
        <translation>Liegt im Schlüsselbund dieses Systems und geht nur an die Adresse darunter.</translation>
    </message>
    <message>
        <source>Language you speak</source>
        <translation>Sprache, die Sie sprechen</translation>
    </message>
    <message>
        <source>Loudspeaker and voice</source>
        <translation>Lautsprecher und Stimme</translation>
    </message>
    <message>
        <source>OpenAI</source>
        <translation>OpenAI</translation>
    </message>
    <message>
        <source>Speech models</source>
        <translation>Sprachmodelle</translation>
    </message>
    <message>
        <source>The file for &quot;{name}&quot; in {path} is not the one that belongs to the speech model &quot;{title}&quot;, or it is damaged.</source>
        <translation>Die Datei für „{name}“ in {path} ist nicht die, die zum Sprachmodell „{title}“ gehört, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>The file {path} can&apos;t be read.</source>
        <translation>Die Datei {path} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The file “{name}” ends in nothing that can be written.</source>
        <translation>Die Endung der Datei „{name}“ lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The file “{to}” can&apos;t be written.</source>
        <translation>Die Datei „{to}“ lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be used.</source>
        <translation>Der Ordner {folder} lässt sich nicht benutzen.</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be written to.</source>
        <translation>In den Ordner {folder} lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The history can&apos;t be kept.</source>
        <translation>Der Verlauf lässt sich nicht aufbewahren.</translation>
    </message>
    <message>
        <source>The host asks a question that has no answer yet.</source>
        <translation>Der Gastgeber stellt eine Frage, auf die es noch keine Antwort gibt.</translation>
    </message>
    <message>
        <source>The host asks for a telephone number.</source>
        <translation>Der Gastgeber bittet um eine Telefonnummer.</translation>
    </message>
    <message>
        <source>The host does not accept one of the answers.</source>
        <translation>Der Gastgeber nimmt eine der Antworten nicht an.</translation>
    </message>
    <message>
        <source>The host does not accept this e-mail address.</source>
        <translation>Der Gastgeber nimmt diese E-Mail-Adresse nicht an.</translation>
    </message>
    <message>
        <source>The host does not allow this appointment to be cancelled.</source>
        <translation>Der Gastgeber erlaubt nicht, diesen Termin abzusagen.</translation>
    </message>
    <message>
        <source>The host does not take bookings at that time: it is too soon or too far away.</source>
        <translation>Zu dieser Zeit nimmt der Gastgeber keine Buchungen an: Sie ist zu bald oder zu weit weg.</translation>
    </message>
    <message>
        <source>The host does not take bookings for that day yet, or any more.</source>
        <translation>Für diesen Tag nimmt der Gastgeber noch keine oder keine Buchungen mehr an.</translation>
    </message>
    <message>
        <source>The host only takes a yes to “{label}”.</source>
        <translation>Bei „{label}“ nimmt der Gastgeber nur ein Ja.</translation>
    </message>
    <message>
        <source>The host takes no more appointments around that day.</source>
        <translation>Um diesen Tag herum nimmt der Gastgeber keine Termine mehr an.</translation>
    </message>
    <message>
        <source>The host wants the e-mail address verified first, which can&apos;t be done here.</source>
        <translation>Der Gastgeber verlangt, dass die E-Mail-Adresse zuerst bestätigt wird, und das geht hier nicht.</translation>
    </message>
    <message>
        <source>The host wants to know {notice_minutes} ahead.</source>
        <translation>Der Gastgeber möchte es {notice_minutes} vorher wissen.</translation>
    </message>
    <message>
        <source>The key could not be removed from this system&apos;s keyring.</source>
        <translation>Der Schlüssel konnte nicht aus dem Schlüsselbund dieses Systems entfernt werden.</translation>
    </message>
    <message>
        <source>The key could not be stored: no keyring of this system took it.</source>
        <translation>Der Schlüssel konnte nicht gespeichert werden: Kein Schlüsselbund dieses Systems nahm ihn an.</translation>
    </message>
    <message>
        <source>The key could not be stored: there is no such place for it.</source>
        <translation>Der Schlüssel konnte nicht gespeichert werden: So einen Ort dafür gibt es nicht.</translation>
    </message>
    <message>
        <source>The key could not be written to {path}.</source>
        <translation>Der Schlüssel konnte nicht in {path} geschrieben werden.</translation>
    </message>
    <message>
        <source>The language you speak with the assistant. It needs a speech model and a voice that know it.</source>
        <translation>Die Sprache, in der Sie mit dem Assistenten sprechen. Sie braucht ein Sprachmodell und eine Stimme, die sie beherrschen.</translation>
    </message>
    <message>
        <source>The list of model packages can&apos;t be read.</source>
        <translation>Die Liste der Modellpakete lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The list of speech models can&apos;t be read.</source>
        <translation>Die Liste der Sprachmodelle lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The list of speech models names a model twice.</source>
        <translation>Die Liste der Sprachmodelle nennt ein Modell doppelt.</translation>
    </message>
    <message>
        <source>The log says more.</source>
        <translation>Das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>The loudspeaker &quot;{name}&quot; can&apos;t be opened.</source>
        <translation>Der Lautsprecher „{name}“ lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The loudspeaker &quot;{name}&quot; is not connected.</source>
        <translation>Der Lautsprecher „{name}“ ist nicht angeschlossen.</translation>
    </message>
    <message>
        <source>The loudspeaker &quot;{name}&quot; takes no sound.</source>
        <translation>Der Lautsprecher „{name}“ nimmt keinen Ton an.</translation>
    </message>
    <message>
        <source>The microphone &quot;{name}&quot; can&apos;t be opened.</source>
        <translation>Das Mikrofon „{name}“ lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The microphone &quot;{name}&quot; delivers no sound.</source>
        <translation>Das Mikrofon „{name}“ liefert keinen Ton.</translation>
    </message>
    <message>
        <source>The microphone &quot;{name}&quot; is not connected.</source>
        <translation>Das Mikrofon „{name}“ ist nicht angeschlossen.</translation>
    </message>
    <message>
        <source>The microphone is closed.</source>
        <translation>Das Mikrofon ist geschlossen.</translation>
    </message>
    <message>
        <source>The model that writes down what you say. A larger one errs less and takes longer; it is fetched when you choose it.</source>
        <translation>Das Modell, das aufschreibt, was Sie sagen. Ein größeres irrt sich seltener und braucht länger; es wird geholt, wenn Sie es wählen.</translation>
    </message>
    <message>
        <source>The model&apos;s name, as the address above knows it. It has to be able to call tools.</source>
        <translation>Der Name des Modells, wie ihn die Adresse oben kennt. Es muss Werkzeuge aufrufen können.</translation>
    </message>
    <message>
        <source>The model&apos;s name. A small one answers sooner.</source>
        <translation>Der Name des Modells. Ein kleines antwortet früher.</translation>
    </message>
    <message>
        <source>The models are: {models}.</source>
        <translation>Die Modelle sind: {models}.</translation>
    </message>
    <message>
        <source>The replies in the language “{language}” are not whole.</source>
        <translation>Die Antworten in der Sprache „{language}“ sind nicht vollständig.</translation>
    </message>
    <message>
        <source>The report could not be written to {path}.</source>
        <translation>Der Bericht konnte nicht in {path} geschrieben werden.</translation>
    </message>
    <message>
        <source>The settings could not be written to {path}.</source>
        <translation>Die Einstellungen konnten nicht in {path} geschrieben werden.</translation>
    </message>
    <message>
        <source>The settings in {path} can&apos;t be read.</source>
        <translation>Die Einstellungen in {path} lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>The settings were written by a newer version of Vocal Desk.</source>
        <translation>Die Einstellungen wurden von einer neueren Version von Vocal Desk geschrieben.</translation>
    </message>
    <message>
        <source>The sound library PortAudio is missing.</source>
        <translation>Die Tonbibliothek PortAudio fehlt.</translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; does not know the language you chose.</source>
        <translation>Das Sprachmodell „{model}“ kennt die gewählte Sprache nicht.</translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; has no pinned download.</source>
        <translation>Für das Sprachmodell „{model}“ ist kein Download festgelegt.</translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; is being fetched at this moment.</source>
        <translation>Das Sprachmodell „{model}“ wird gerade geholt.</translation>
    </message>
    <message>
        <source>The speech recogniser could not be started.</source>
        <translation>Die Spracherkennung konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The time of this appointment is already past.</source>
        <translation>Die Zeit dieses Termins ist schon vorbei.</translation>
    </message>
    <message>
        <source>The time zone of this computer could not be found.</source>
        <translation>Die Zeitzone dieses Computers war nicht zu finden.</translation>
    </message>
    <message>
        <source>The voice could not be started.</source>
        <translation>Die Stimme konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The voice that answers. It is fetched when you choose it.</source>
        <translation>Die Stimme, die antwortet. Sie wird geholt, wenn Sie sie wählen.</translation>
    </message>
    <message>
        <source>The window was asked for something that it does not know.</source>
        <translation>Das Fenster wurde um etwas gebeten, das es nicht kennt.</translation>
    </message>
    <message>
        <source>The words are kept.</source>
        <translation>Die Worte sind aufgehoben.</translation>
    </message>
    <message>
        <source>The zone you speak of, such as Europe/Berlin; empty means this computer&apos;s.</source>
        <translation>Die Zone, von der Sie sprechen, etwa Europe/Berlin; leer heißt die dieses Computers.</translation>
    </message>
    <message>
        <source>There are characters in it that can&apos;t be typed.</source>
        <translation>Darin sind Zeichen, die sich nicht tippen lassen.</translation>
    </message>
    <message>
        <source>There are no times for {last}.</source>
        <translation>Für {last} gibt es keine Zeiten.</translation>
    </message>
    <message>
        <source>There is no Cal.com key yet.</source>
        <translation>Es gibt noch keinen Schlüssel von Cal.com.</translation>
    </message>
    <message>
        <source>There is no assistant “{name}”.</source>
        <translation>Einen Assistenten „{name}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no calendar “{calendar}”.</source>
        <translation>Einen Kalender „{calendar}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no event type “{which}”.</source>
        <translation>Eine Terminart „{which}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation>Es gibt kein Mikrofon.</translation>
    </message>
    <message>
        <source>There is no room on the disk for the database {name}.</source>
        <translation>Auf dem Datenträger ist kein Platz für die Datenbank {name}.</translation>
    </message>
    <message>
        <source>There is no screen, so the window can&apos;t open.</source>
        <translation>Es gibt keinen Bildschirm, deshalb kann sich das Fenster nicht öffnen.</translation>
    </message>
    <message>
        <source>There is no seat left at that time.</source>
        <translation>Zu dieser Zeit ist kein Platz mehr frei.</translation>
    </message>
    <message>
        <source>There is no setting called {key!r}.</source>
        <translation>Eine Einstellung {key!r} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no speech model called &quot;{model_id}&quot;.</source>
        <translation>Ein Sprachmodell „{model_id}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such appointment.</source>
        <translation>So einen Termin gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such booking that waits to be sent to this calendar.</source>
        <translation>Es wartet keine solche Buchung darauf, an diesen Kalender gesendet zu werden.</translation>
    </message>
    <message>
        <source>There is no such event type.</source>
        <translation>So eine Terminart gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such host.</source>
        <translation>So einen Gastgeber gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no time zone called {name!r}.</source>
        <translation>Eine Zeitzone {name!r} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no time zone called “{name}”.</source>
        <translation>Eine Zeitzone „{name}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is nothing to say.</source>
        <translation>Es gibt nichts zu sagen.</translation>
    </message>
    <message>
        <source>This appointment can&apos;t take {duration} minutes.</source>
        <translation>Dieser Termin kann nicht {duration} Minuten dauern.</translation>
    </message>
    <message>
        <source>This appointment has already been cancelled or moved.</source>
        <translation>Dieser Termin wurde schon abgesagt oder verschoben.</translation>
    </message>
    <message>
        <source>This appointment is already over.</source>
        <translation>Dieser Termin ist schon vorbei.</translation>
    </message>
    <message>
        <source>This appointment was cancelled or moved in the meantime.</source>
        <translation>Dieser Termin wurde inzwischen abgesagt oder verschoben.</translation>
    </message>
    <message>
        <source>This appointment was cancelled, not moved.</source>
        <translation>Dieser Termin wurde abgesagt, nicht verschoben.</translation>
    </message>
    <message>
        <source>This appointment was moved by somebody else, not cancelled.</source>
        <translation>Dieser Termin wurde von jemand anderem verschoben, nicht abgesagt.</translation>
    </message>
    <message>
        <source>This appointment was moved to another time by somebody else.</source>
        <translation>Dieser Termin wurde von jemand anderem auf eine andere Zeit verschoben.</translation>
    </message>
    <message>
        <source>This can&apos;t be a {definition}.</source>
        <translation>Das kann nicht „{definition}“ sein.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>This e-mail address already has as many appointments as the host allows.</source>
        <translation>Diese E-Mail-Adresse hat schon so viele Termine, wie der Gastgeber erlaubt.</translation>
    </message>
    <message>
        <source>This event type can only be booked with its host&apos;s own key.</source>
        <translation>Diese Terminart lässt sich nur mit dem Schlüssel des Gastgebers buchen.</translation>
    </message>
    <message>
        <source>This event type can&apos;t be booked.</source>
        <translation>Diese Terminart lässt sich nicht buchen.</translation>
    </message>
    <message>
        <source>This event type has no host.</source>
        <translation>Diese Terminart hat keinen Gastgeber.</translation>
    </message>
    <message>
        <source>This event type has to be paid for, which can only be done on the host&apos;s page.</source>
        <translation>Diese Terminart muss bezahlt werden, und das geht nur auf der Seite des Gastgebers.</translation>
    </message>
    <message>
        <source>This event type needs a place that can&apos;t be named here.</source>
        <translation>Diese Terminart braucht einen Ort, der sich hier nicht nennen lässt.</translation>
    </message>
    <message>
        <source>This event type wants several proposed times, and only one can be given here.</source>
        <translation>Diese Terminart verlangt mehrere Zeitvorschläge, und hier lässt sich nur einer machen.</translation>
    </message>
    <message>
        <source>This event type wants the e-mail address verified first, on the host&apos;s page.</source>
        <translation>Diese Terminart verlangt, dass die E-Mail-Adresse zuerst auf der Seite des Gastgebers bestätigt wird.</translation>
    </message>
    <message>
        <source>This is not the address of Cal.com&apos;s API.</source>
        <translation>Das ist nicht die Adresse der Schnittstelle von Cal.com.</translation>
    </message>
    <message>
        <source>This telephone number is not complete.</source>
        <translation>Diese Telefonnummer ist nicht vollständig.</translation>
    </message>
    <message>
        <source>This was asked for as another kind of appointment than the settings name now.</source>
        <translation>Darum wurde als eine andere Terminart gebeten, als die Einstellungen jetzt nennen.</translation>
    </message>
    <message>
        <source>This write did not go to this calendar.</source>
        <translation>Diese Änderung ging nicht an diesen Kalender.</translation>
    </message>
    <message>
        <source>Thorsten, German (63 MB)</source>
        <translation>Thorsten, Deutsch (63 MB)</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Time zones are named like Europe/Berlin or America/New_York.</source>
        <translation>Zeitzonen heißen wie Europe/Berlin oder America/New_York.</translation>
    </message>
    <message>
        <source>Tones</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>Try again in a minute; your mail may already say how it ended.</source>
        <translation>Versuchen Sie es in einer Minute noch einmal; vielleicht sagt Ihre E-Mail schon, wie es ausging.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Try again in {seconds}.</source>
        <translation>Versuchen Sie es in {seconds} noch einmal.</translation>
    </message>
    <message>
        <source>Try again later; what has arrived is kept.</source>
        <translation>Versuchen Sie es später noch einmal; was angekommen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Try again. The log says more.</source>
        <translation>Versuchen Sie es noch einmal. Das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>Try again: vocal-desk models fetch {id}</source>
        <translation>Versuchen Sie es noch einmal: vocal-desk models fetch {id}</translation>
    </message>
    <message>
        <source>Try again; if it stays so, a proxy or a mirror changes what passes through it.</source>
        <translation>Versuchen Sie es noch einmal; bleibt es so, verändert ein Proxy oder ein Spiegel, was durch ihn geht.</translation>
    </message>
    <message>
        <source>Try again; the log says more.</source>
        <translation>Versuchen Sie es noch einmal; das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>Try it again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Try that again. The log says more.</source>
        <translation>Versuchen Sie das noch einmal. Das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>Type meanwhile.</source>
        <translation>Tippen Sie inzwischen.</translation>
    </message>
    <message>
        <source>Typing works without it.</source>
        <translation>Tippen geht auch ohne.</translation>
    </message>
    <message>
        <source>Typing works.</source>
        <translation>Tippen geht.</translation>
    </message>
    <message>
        <source>Unlock the keyring and try again.</source>
        <translation>Entsperren Sie den Schlüsselbund und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Unlock this system&apos;s keyring and try again.</source>
        <translation>Entsperren Sie den Schlüsselbund dieses Systems und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Use a name such as Europe/Rome or America/New_York.</source>
        <translation>Nehmen Sie einen Namen wie Europe/Rome oder America/New_York.</translation>
    </message>
    <message>
        <source>Use another address.</source>
        <translation>Nehmen Sie eine andere Adresse.</translation>
    </message>
    <message>
        <source>Use plain text.</source>
        <translation>Nehmen Sie reinen Text.</translation>
    </message>
    <message>
        <source>Use {cal_com_url}.</source>
        <translation>Nehmen Sie {cal_com_url}.</translation>
    </message>
    <message>
        <source>Use {right}.</source>
        <translation>Nehmen Sie {right}.</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>What buttons, cards and remarks are written in. The assistant keeps to the language that you speak with it.</source>
        <translation>Darin sind Knöpfe, Karten und Hinweise geschrieben. Der Assistent bleibt bei der Sprache, in der Sie mit ihm sprechen.</translation>
    </message>
    <message>
        <source>What has come so far is kept. Typing works meanwhile.</source>
        <translation>Was schon da ist, bleibt erhalten. Tippen geht inzwischen auch so.</translation>
    </message>
    <message>
        <source>What is booked at Cal.com: an event type&apos;s number, or its public names such as jane/demo.</source>
        <translation>Was bei Cal.com gebucht wird: die Nummer einer Terminart oder ihre öffentlichen Namen wie jane/demo.</translation>
    </message>
    <message>
        <source>What is said now is in no history. The log says more.</source>
        <translation>Was jetzt gesagt wird, steht in keinem Verlauf. Das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>What is this meeting about?</source>
        <translation>Worum geht es bei diesem Termin?</translation>
    </message>
    <message>
        <source>What the system uses</source>
        <translation>Was das System benutzt</translation>
    </message>
    <message>
        <source>What was booked, and what needs you, while another program is in front.</source>
        <translation>Was gebucht wurde und was Sie braucht, während ein anderes Programm vorn ist.</translation>
    </message>
    <message>
        <source>What was said stands in the conversation.</source>
        <translation>Was gesagt wurde, steht im Gespräch.</translation>
    </message>
    <message>
        <source>What was said, on this computer alone. What is older is deleted, a minute after you choose a shorter time, and then daily.</source>
        <translation>Was gesagt wurde, nur auf diesem Computer. Älteres wird gelöscht, eine Minute nachdem Sie eine kürzere Zeit wählen und dann täglich.</translation>
    </message>
    <message>
        <source>What was set before can&apos;t be kept in {folder}, so nothing was changed.</source>
        <translation>Was vorher galt, lässt sich nicht in {folder} aufbewahren, deshalb wurde nichts geändert.</translation>
    </message>
    <message>
        <source>When it does not answer</source>
        <translation>Wenn er nicht antwortet</translation>
    </message>
    <message>
        <source>Where a web page must be opened first, as in a hotel, open it, then try again.</source>
        <translation>Wo erst eine Webseite geöffnet werden muss, wie in einem Hotel, öffnen Sie sie und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Where appointments are booked.</source>
        <translation>Wo Termine gebucht werden.</translation>
    </message>
    <message>
        <source>Where the invitation goes; offered for a booking, so that you need not spell it.</source>
        <translation>Wohin die Einladung geht; wird bei einer Buchung angeboten, damit Sie sie nicht buchstabieren müssen.</translation>
    </message>
    <message>
        <source>Which one answers.</source>
        <translation>Welcher antwortet.</translation>
    </message>
    <message>
        <source>Which one listens. One that is unplugged is replaced until it is back.</source>
        <translation>Welches zuhört. Eines, das abgezogen ist, wird ersetzt, bis es wieder da ist.</translation>
    </message>
    <message>
        <source>Whisper base (150 MB)</source>
        <translation>Whisper base (150 MB)</translation>
    </message>
    <message>
        <source>Whisper base, English only (148 MB)</source>
        <translation>Whisper base, nur Englisch (148 MB)</translation>
    </message>
    <message>
        <source>Whisper large v3 turbo (1.6 GB)</source>
        <translation>Whisper large v3 turbo (1,6 GB)</translation>
    </message>
    <message>
        <source>Whisper small (486 MB)</source>
        <translation>Whisper small (486 MB)</translation>
    </message>
    <message>
        <source>Whisper small, English only (486 MB)</source>
        <translation>Whisper small, nur Englisch (486 MB)</translation>
    </message>
    <message>
        <source>Whisper tiny, English only (78 MB)</source>
        <translation>Whisper tiny, nur Englisch (78 MB)</translation>
    </message>
    <message>
        <source>Who goes on, in the middle of a conversation. The built-in assistant comes after all.</source>
        <translation>Wer mitten im Gespräch weitermacht. Nach allen kommt der eingebaute Assistent.</translation>
    </message>
    <message>
        <source>Who understands you and answers. Built in: nothing you say leaves this computer, but what is booked. Your voice never does, whoever answers.</source>
        <translation>Wer Sie versteht und antwortet. Eingebaut: Nichts, was Sie sagen, verlässt diesen Computer, außer dem, was gebucht wird. Ihre Stimme tut es nie, wer auch antwortet.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>With Anthropic chosen, this address gets the words of the conversation, with names and e-mail addresses in them, and the times and appointments that are looked up.</source>
        <translation>Wenn Anthropic gewählt ist, bekommt diese Adresse die Worte des Gesprächs, mit Namen und E-Mail-Adressen darin, und die Zeiten und Termine, die nachgesehen werden.</translation>
    </message>
    <message>
        <source>With OpenAI chosen, this address gets the words of the conversation, with names and e-mail addresses in them, and the times and appointments that are looked up. A compatible server will do, such as Ollama on this computer: http://localhost:11434/v1</source>
        <translation>Wenn OpenAI gewählt ist, bekommt diese Adresse die Worte des Gesprächs, mit Namen und E-Mail-Adressen darin, und die Zeiten und Termine, die nachgesehen werden. Ein kompatibler Server geht auch, etwa Ollama auf diesem Computer: http://localhost:11434/v1</translation>
    </message>
    <message>
        <source>Without a window: vocal-desk converse</source>
        <translation>Ohne Fenster: vocal-desk converse</translation>
    </message>
    <message>
        <source>Write it like 2026-10-10T14:30 or 2026-10-10T14:30:00+02:00.</source>
        <translation>Schreiben Sie es wie 2026-10-10T14:30 oder 2026-10-10T14:30:00+02:00.</translation>
    </message>
    <message>
        <source>Write it like {example}.</source>
        <translation>Schreiben Sie es wie {example}.</translation>
    </message>
    <message>
        <source>You already have this appointment.</source>
        <translation>Diesen Termin haben Sie schon.</translation>
    </message>
    <message>
        <source>You gave it up.</source>
        <translation>Sie haben es aufgegeben.</translation>
    </message>
    <message>
        <source>You may try again.</source>
        <translation>Sie können es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>You said that it did not happen.</source>
        <translation>Sie haben gesagt, dass es nicht geschehen ist.</translation>
    </message>
    <message>
        <source>You said that it happened.</source>
        <translation>Sie haben gesagt, dass es geschehen ist.</translation>
    </message>
    <message>
        <source>Your details</source>
        <translation>Ihre Angaben</translation>
    </message>
    <message>
        <source>Your voice and the replies, to hear a conversation again. They stay on this computer, take 500 MB at most, and are deleted with the conversation.</source>
        <translation>Ihre Stimme und die Antworten, um ein Gespräch noch einmal zu hören. Sie bleiben auf diesem Computer, belegen höchstens 500 MB und werden mit dem Gespräch gelöscht.</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>einer Minute</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a telephone number with its country code, such as +49 30 901820</source>
        <translation>eine Telefonnummer mit Landesvorwahl, etwa +49 30 901820</translation>
    </message>
    <message>
        <source>a web address such as https://example.com/page</source>
        <translation>eine Webadresse wie https://example.com/page</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>eine Antwort</translation>
    </message>
    <message>
        <source>an e-mail address such as maria@example.com</source>
        <translation>eine E-Mail-Adresse wie maria@example.com</translation>
    </message>
    <message>
        <source>at least one</source>
        <translation>mindestens eine</translation>
    </message>
    <message>
        <source>at least one of: {options}</source>
        <translation>mindestens eines von: {options}</translation>
    </message>
    <message>
        <source>at least {n} characters; this has {length}</source>
        <translation>mindestens {n} Zeichen; hier sind es {length}</translation>
    </message>
    <message>
        <source>at most {n} characters; this has {length}</source>
        <translation>höchstens {n} Zeichen; hier sind es {length}</translation>
    </message>
    <message>
        <source>can only be {value}</source>
        <translation>kann nur {value} sein</translation>
    </message>
    <message>
        <source>e-mail addresses such as maria@example.com</source>
        <translation>E-Mail-Adressen wie maria@example.com</translation>
    </message>
    <message>
        <source>has at most {n} characters</source>
        <translation>hat höchstens {n} Zeichen</translation>
    </message>
    <message>
        <source>has no control characters in it</source>
        <translation>enthält keine Steuerzeichen</translation>
    </message>
    <message>
        <source>is a number or a name such as jane/demo</source>
        <translation>ist eine Nummer oder ein Name wie jane/demo</translation>
    </message>
    <message>
        <source>is a whole number from {least} to {most}</source>
        <translation>ist eine ganze Zahl von {least} bis {most}</translation>
    </message>
    <message>
        <source>is an e-mail address such as maria@example.com</source>
        <translation>ist eine E-Mail-Adresse wie maria@example.com</translation>
    </message>
    <message>
        <source>is either yes or no</source>
        <translation>ist entweder ja oder nein</translation>
    </message>
    <message>
        <source>is one of {values}</source>
        <translation>ist eines von {values}</translation>
    </message>
    <message>
        <source>is text</source>
        <translation>ist Text</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Computer</translation>
    </message>
    <message>
        <source>on this computer or in its own network</source>
        <translation>auf diesem Computer oder in seinem eigenen Netz</translation>
    </message>
    <message>
        <source>one of: {options}</source>
        <translation>eines von: {options}</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>{chosen} (not here now)</source>
        <translation>{chosen} (gerade nicht da)</translation>
    </message>
    <message>
        <source>{definition} ({key}) {what}, so it can&apos;t be {raw!r}.</source>
        <translation>{definition} ({key}) {what}, also nicht {raw!r}.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read as a .zip file.</source>
        <translation>{path} lässt sich nicht als .zip-Datei lesen.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read.</source>
        <translation>{path} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>{path} holds no settings of Vocal Desk that this version can read.</source>
        <translation>{path} enthält keine Einstellungen von Vocal Desk, die diese Version lesen kann.</translation>
    </message>
    <message>
        <source>{path} is neither a folder, nor a .zip file, nor an .onnx file.</source>
        <translation>{path} ist weder ein Ordner noch eine .zip-Datei noch eine .onnx-Datei.</translation>
    </message>
    <message>
        <source>{path} lacks {names}, so it is not the speech model &quot;{model}&quot;.</source>
        <translation>In {path} fehlt {names}, also ist es nicht das Sprachmodell „{model}“.</translation>
    </message>
    <message>
        <source>{text!r} is not a date and time.</source>
        <translation>{text!r} ist kein Datum mit Uhrzeit.</translation>
    </message>
    <message>
        <source>{text!r} is not a web address.</source>
        <translation>{text!r} ist keine Webadresse.</translation>
    </message>
    <message>
        <source>{text!r} is too far away.</source>
        <translation>{text!r} ist zu weit weg.</translation>
    </message>
    <message>
        <source>{text!r} names no event type.</source>
        <translation>{text!r} nennt keine Terminart.</translation>
    </message>
    <message>
        <source>{title} ({key}) can&apos;t be “{value}”. {why}</source>
        <translation>{title} ({key}) kann nicht „{value}“ sein. {why}</translation>
    </message>
    <message>
        <source>{title} ({key}) is never read from a file.</source>
        <translation>{title} ({key}) wird nie aus einer Datei gelesen.</translation>
    </message>
    <message>
        <source>{title} asks to slow down.</source>
        <translation>{title} bittet, langsamer zu machen.</translation>
    </message>
    <message>
        <source>{title} broke off its answer.</source>
        <translation>{title} hat die Antwort abgebrochen.</translation>
    </message>
    <message>
        <source>{title} can&apos;t be reached at {place}.</source>
        <translation>{title} ist unter {place} nicht erreichbar.</translation>
    </message>
    <message>
        <source>{title} does not accept the key.</source>
        <translation>{title} nimmt den Schlüssel nicht an.</translation>
    </message>
    <message>
        <source>{title} does not understand what it is asked.</source>
        <translation>{title} versteht nicht, was gefragt wird.</translation>
    </message>
    <message>
        <source>{title} does not want to answer that.</source>
        <translation>{title} möchte darauf nicht antworten.</translation>
    </message>
    <message>
        <source>{title} has no model “{model}”.</source>
        <translation>{title} hat kein Modell „{model}“.</translation>
    </message>
    <message>
        <source>{title} has trouble on its side.</source>
        <translation>{title} hat selbst eine Störung.</translation>
    </message>
    <message>
        <source>{title} takes too long to answer.</source>
        <translation>{title} braucht zu lange für eine Antwort.</translation>
    </message>
    <message>
        <source>{title} wants a key.</source>
        <translation>{title} verlangt einen Schlüssel.</translation>
    </message>
    <message>
        <source>{title} was not fetched.</source>
        <translation>{title} wurde nicht geholt.</translation>
    </message>
    <message>
        <source>{title}&apos;s model “{model}” can&apos;t use tools, which booking needs.</source>
        <translation>Das Modell „{model}“ von {title} kann keine Werkzeuge benutzen, die zum Buchen nötig sind.</translation>
    </message>
    <message>
        <source>{what} must begin with https://, because a key is sent to it.</source>
        <translation>{what} muss mit https:// beginnen, weil ein Schlüssel dorthin gesendet wird.</translation>
    </message>
    <message>
        <source>{what} must have no user name, “?” or “#” in it.</source>
        <translation>{what} darf keinen Benutzernamen, kein „?“ und kein „#“ enthalten.</translation>
    </message>
    <message>
        <source>{what} {names} come from the {place}.</source>
        <translation>{what} kommen {names} von hier: {place}.</translation>
    </message>
    <message>
        <source>{what} {name} comes from the {place}.</source>
        <translation>{what} kommt {name} von hier: {place}.</translation>
    </message>
    <message>
        <source>“{email}” is no e-mail address that the calendar takes.</source>
        <translation>„{email}“ ist keine E-Mail-Adresse, die der Kalender annimmt.</translation>
    </message>
    <message>
        <source>“{label}” takes {wanted}.</source>
        <translation>„{label}“ verlangt: {wanted}.</translation>
    </message>
    <message>
        <source>Notes for the host</source>
        <translation>Notizen für den Gastgeber</translation>
    </message>
</context>
<context>
    <name>MicrophonePanel</name>
    <message>
        <source>Try the microphone</source>
        <translation>Mikrofon ausprobieren</translation>
    </message>
    <message>
        <source>Say a few words and see what was heard. They are kept nowhere, and nobody answers.</source>
        <translation>Sagen Sie ein paar Worte und sehen Sie, was verstanden wurde. Sie werden nirgends aufbewahrt, und niemand antwortet.</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>Sagen Sie etwas</translation>
    </message>
    <message>
        <source>Listening: say a sentence, then pause …</source>
        <translation>Es wird zugehört: Sagen Sie einen Satz, dann warten Sie …</translation>
    </message>
    <message>
        <source>Heard: “{text}”, written down in {seconds} s.</source>
        <translation>Verstanden: „{text}“, aufgeschrieben in {seconds} s.</translation>
    </message>
    <message>
        <source>It was faint: go nearer, or turn the microphone up.</source>
        <translation>Es war leise: Gehen Sie näher heran, oder stellen Sie das Mikrofon lauter.</translation>
    </message>
    <message>
        <source>Speak up, go nearer, or choose another microphone above.</source>
        <translation>Sprechen Sie lauter, gehen Sie näher heran, oder wählen Sie oben ein anderes Mikrofon.</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Use this</source>
        <translation>Dieses verwenden</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Only fetch</source>
        <translation>Nur holen</translation>
    </message>
    <message>
        <source>Go on fetching</source>
        <translation>Weiter holen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Throw away what has come</source>
        <translation>Verwerfen, was schon da ist</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation>Aus einer Datei …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Fetch and use</source>
        <translation>Holen und verwenden</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Holen</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Paused: {done} of {total} are here</source>
        <translation>Pause: {done} von {total} sind da</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Damaged: fetch it again</source>
        <translation>Beschädigt: noch einmal holen</translation>
    </message>
    <message>
        <source>Chosen, but not on this computer yet</source>
        <translation>Gewählt, aber noch nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>Nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>Checking every file …</source>
        <translation>Jede Datei wird geprüft …</translation>
    </message>
    <message>
        <source>Copying and checking …</source>
        <translation>Wird kopiert und geprüft …</translation>
    </message>
    <message>
        <source>Removing …</source>
        <translation>Wird entfernt …</translation>
    </message>
    <message>
        <source>Beginning to fetch …</source>
        <translation>Das Holen beginnt …</translation>
    </message>
    <message>
        <source>Fetching: {done} of {total}</source>
        <translation>Wird geholt: {done} von {total}</translation>
    </message>
    <message>
        <source>Remove it from this computer? To have it back, {size} are fetched again.</source>
        <translation>Von diesem Computer entfernen? Um es wiederzuhaben, werden {size} neu geholt.</translation>
    </message>
    <message>
        <source>It does not know {language}, which you speak.</source>
        <translation>Es kann {language} nicht, das Sie sprechen.</translation>
    </message>
    <message>
        <source>{model} does not speak {language}: replies are only shown.</source>
        <translation>{model} spricht kein {language}: Antworten werden nur gezeigt.</translation>
    </message>
    <message>
        <source>{model} does not understand {language}: you can only type.</source>
        <translation>{model} versteht kein {language}: Sie können nur tippen.</translation>
    </message>
    <message>
        <source>{model} does.</source>
        <translation>{model} kann es.</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>many languages</source>
        <translation>viele Sprachen</translation>
    </message>
    <message>
        <source>fastest, errs most</source>
        <translation>am schnellsten, irrt sich am meisten</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>errs less, about three times slower</source>
        <translation>irrt sich seltener, etwa dreimal so langsam</translation>
    </message>
    <message>
        <source>errs least, slow on most computers</source>
        <translation>irrt sich am wenigsten, auf den meisten Computern langsam</translation>
    </message>
</context>
<context>
    <name>ModelsPanel</name>
    <message>
        <source>model download licence language size import</source>
        <translation>Modell Download Lizenz Sprache Größe Import</translation>
    </message>
    <message>
        <source>Speech recognition</source>
        <translation>Spracherkennung</translation>
    </message>
    <message>
        <source>Writes down what you say. A larger model errs less and takes longer.</source>
        <translation>Schreibt auf, was Sie sagen. Ein größeres Modell irrt sich seltener und braucht länger.</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Speaks the replies.</source>
        <translation>Spricht die Antworten.</translation>
    </message>
    <message>
        <source>Looking at what is here …</source>
        <translation>Es wird nachgesehen, was da ist …</translation>
    </message>
    <message>
        <source>A model&apos;s .zip or .onnx file</source>
        <translation>Die .zip- oder .onnx-Datei eines Modells</translation>
    </message>
    <message>
        <source>Models (*.zip *.onnx)</source>
        <translation>Modelle (*.zip *.onnx)</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>something waits for you here</source>
        <translation>hier wartet etwas auf Sie</translation>
    </message>
</context>
<context>
    <name>NoteBar</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close this note</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Requested</source>
        <translation>Angefragt</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>It is not known whether this was booked</source>
        <translation>Es ist nicht bekannt, ob das gebucht wurde</translation>
    </message>
    <message>
        <source>A booking needs you</source>
        <translation>Ein Termin braucht Sie</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>{title}, {when}</source>
        <translation>{title}, {when}</translation>
    </message>
</context>
<context>
    <name>NoticeBanner</name>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>order fall back</source>
        <translation>reihenfolge ersatz rückfall</translation>
    </message>
    <message>
        <source>The built-in assistant answers; nobody needs to stand in.</source>
        <translation>Der eingebaute Assistent antwortet; niemand muss einspringen.</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, dann </translation>
    </message>
    <message>
        <source>Who answers: {order}.</source>
        <translation>Es antwortet: {order}.</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>This desktop shows no tray, so closing the window ends the program.</source>
        <translation>Diese Arbeitsumgebung zeigt keinen Infobereich, deshalb endet das Programm mit dem Fenster.</translation>
    </message>
    <message>
        <source>GNOME has one with the extension “AppIndicator Support”.</source>
        <translation>GNOME hat einen mit der Erweiterung „AppIndicator Support“.</translation>
    </message>
    <message>
        <source>“Talk” in the menu of the tray does the same.</source>
        <translation>„Sprechen“ im Menü des Infobereichs tut dasselbe.</translation>
    </message>
    <message>
        <source>From the tray you can talk as well, by “Talk” in its menu.</source>
        <translation>Auch aus dem Infobereich können Sie sprechen, mit „Sprechen“ in seinem Menü.</translation>
    </message>
    <message>
        <source>Keep it in the tray</source>
        <translation>Im Infobereich behalten</translation>
    </message>
    <message>
        <source>The key {keys} does not work from other windows. {why}</source>
        <translation>Die Taste {keys} wirkt nicht aus anderen Fenstern. {why}</translation>
    </message>
    <message>
        <source>Your desktop says of the key: {shown}</source>
        <translation>Ihre Arbeitsumgebung sagt zur Taste: {shown}</translation>
    </message>
    <message>
        <source>It is the desktop&apos;s settings that change it from now on.</source>
        <translation>Geändert wird sie ab jetzt in den Einstellungen der Arbeitsumgebung.</translation>
    </message>
    <message>
        <source>It goes on in the tray. “Quit” in its menu there ends it.</source>
        <translation>Es läuft im Infobereich weiter. „Beenden“ im Menü dort beendet es.</translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message>
        <source>Problem: {words}</source>
        <translation>Problem: {words}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>No longer waiting for an answer</source>
        <translation>Wartet nicht mehr auf eine Antwort</translation>
    </message>
</context>
<context>
    <name>Remedies</name>
    <message>
        <source>Typing and clicking do all that speaking does.</source>
        <translation>Tippen und Klicken tun alles, was Sprechen tut.</translation>
    </message>
    <message>
        <source>Replies are shown as ever.</source>
        <translation>Antworten werden wie immer gezeigt.</translation>
    </message>
    <message>
        <source>You are heard, and replies are spoken and shown.</source>
        <translation>Sie werden gehört, und Antworten werden gesprochen und gezeigt.</translation>
    </message>
    <message>
        <source>Bookings made so far are safe.</source>
        <translation>Bisher gebuchte Termine sind sicher.</translation>
    </message>
    <message>
        <source>Appointments can be made as ever.</source>
        <translation>Termine lassen sich wie immer machen.</translation>
    </message>
    <message>
        <source>Talking and booking go on as ever.</source>
        <translation>Sprechen und Buchen gehen wie immer weiter.</translation>
    </message>
    <message>
        <source>In this window the space bar talks as ever.</source>
        <translation>In diesem Fenster spricht man mit der Leertaste wie immer.</translation>
    </message>
    <message>
        <source>While the window is open everything goes on as ever.</source>
        <translation>Solange das Fenster offen ist, geht alles wie immer weiter.</translation>
    </message>
    <message>
        <source>Sound settings</source>
        <translation>Toneinstellungen</translation>
    </message>
    <message>
        <source>Speech models</source>
        <translation>Sprachmodelle</translation>
    </message>
    <message>
        <source>Assistant settings</source>
        <translation>Einstellungen des Assistenten</translation>
    </message>
    <message>
        <source>Calendar settings</source>
        <translation>Einstellungen des Kalenders</translation>
    </message>
    <message>
        <source>Choose a key</source>
        <translation>Taste wählen</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>See what is wrong</source>
        <translation>Nachsehen, was fehlt</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>In a minute: {title}</source>
        <translation>In einer Minute: {title}</translation>
    </message>
    <message>
        <source>In {minutes} minutes: {title}</source>
        <translation>In {minutes} Minuten: {title}</translation>
    </message>
    <message>
        <source>{time}, with {host}</source>
        <translation>{time}, mit {host}</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>Report for whoever helps you</source>
        <translation>Bericht für alle, die Ihnen helfen</translation>
    </message>
    <message>
        <source>No keys, no e-mail addresses, not your name, and nothing you said unless you tick it. It is sent nowhere.</source>
        <translation>Keine Schlüssel, keine E-Mail-Adressen, nicht Ihr Name, und nichts, was Sie gesagt haben, außer Sie kreuzen es an. Er wird nirgendwohin gesendet.</translation>
    </message>
    <message>
        <source>copy save log support</source>
        <translation>kopieren sichern Protokoll Hilfe</translation>
    </message>
    <message>
        <source>With what was said</source>
        <translation>Mit dem, was gesagt wurde</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Protokollordner öffnen</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Es wird nachgesehen …</translation>
    </message>
    <message>
        <source>The report is in {path}.</source>
        <translation>Der Bericht steht in {path}.</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>Der Bericht ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht sichern</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Show earlier messages ({n})</source>
        <translation>Frühere Nachrichten zeigen ({n})</translation>
    </message>
</context>
<context>
    <name>SecretRow</name>
    <message>
        <source>Show what is typed</source>
        <translation>Eingabe zeigen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {title}</source>
        <translation>{title} entfernen</translation>
    </message>
    <message>
        <source>This system has no keyring, which is where keys belong. You can go on without one, or install one (GNOME Keyring, KWallet) and try again.</source>
        <translation>Dieses System hat keinen Schlüsselbund, in den Schlüssel gehören. Sie können ohne ihn weitermachen oder einen installieren (GNOME Keyring, KWallet) und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Only until the program ends</source>
        <translation>Nur bis das Programm endet</translation>
    </message>
    <message>
        <source>In a file that only you can read</source>
        <translation>In einer Datei, die nur Sie lesen können</translation>
    </message>
    <message>
        <source>Keep it nowhere</source>
        <translation>Nirgends aufbewahren</translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation>Eingabe verbergen</translation>
    </message>
    <message>
        <source>Stored; type to replace it</source>
        <translation>Gespeichert; zum Ersetzen etwas eingeben</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s keyring.</source>
        <translation>Im Schlüsselbund dieses Systems aufbewahrt.</translation>
    </message>
    <message>
        <source>Kept until the program ends.</source>
        <translation>Aufbewahrt, bis das Programm endet.</translation>
    </message>
    <message>
        <source>Kept in a file that only you can read.</source>
        <translation>In einer Datei aufbewahrt, die nur Sie lesen können.</translation>
    </message>
</context>
<context>
    <name>SettingRemarks</name>
    <message>
        <source>It has no effect while “Listen ahead” is off.</source>
        <translation>Das wirkt nicht, solange „Vorab zuhören“ aus ist.</translation>
    </message>
    <message>
        <source>It has no effect before a key is chosen.</source>
        <translation>Das wirkt erst, wenn eine Taste gewählt ist.</translation>
    </message>
    <message>
        <source>It has no effect while “Hands-free” is off.</source>
        <translation>Das wirkt nicht, solange „Freihändig“ aus ist.</translation>
    </message>
    <message>
        <source>Without the words, no sound is kept either.</source>
        <translation>Ohne die Worte wird auch kein Ton aufbewahrt.</translation>
    </message>
    <message>
        <source>It has no effect while “Speak replies” is off.</source>
        <translation>Das wirkt nicht, solange „Antworten sprechen“ aus ist.</translation>
    </message>
    <message>
        <source>Nothing can be heard at 0 %; replies are shown.</source>
        <translation>Bei 0 % ist nichts zu hören; Antworten werden angezeigt.</translation>
    </message>
    <message>
        <source>Switch that on</source>
        <translation>Einschalten</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Search all settings</source>
        <translation>Alle Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>Bereiche der Einstellungen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>SettingsSections</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Your details</source>
        <translation>Ihre Angaben</translation>
    </message>
    <message>
        <source>Microphone and sound</source>
        <translation>Mikrofon und Ton</translation>
    </message>
    <message>
        <source>Speech models</source>
        <translation>Sprachmodelle</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
</context>
<context>
    <name>TalkButton</name>
    <message>
        <source>Hold to talk</source>
        <translation>Zum Sprechen halten</translation>
    </message>
</context>
<context>
    <name>TalkPage</name>
    <message>
        <source>No microphone yet</source>
        <translation>Noch kein Mikrofon</translation>
    </message>
    <message>
        <source>Speech is not ready yet</source>
        <translation>Sprechen geht noch nicht</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Stop listening</source>
        <translation>Nicht mehr zuhören</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Open Vocal Desk</source>
        <translation>Vocal Desk öffnen</translation>
    </message>
    <message>
        <source>Mute replies</source>
        <translation>Antworten stumm schalten</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Hört zu</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Spricht</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
</context>
<context>
    <name>TryModelPanel</name>
    <message>
        <source>try test connection {name}</source>
        <translation>testen verbindung ausprobieren {name}</translation>
    </message>
    <message>
        <source>Test {name}</source>
        <translation>{name} testen</translation>
    </message>
    <message>
        <source>Asks one short question, as it is set up here.</source>
        <translation>Stellt eine kurze Frage, so wie es hier eingerichtet ist.</translation>
    </message>
    <message>
        <source>Asking {name} …</source>
        <translation>{name} wird gefragt …</translation>
    </message>
</context>
<context>
    <name>Watchdog</name>
    <message>
        <source>The window kept up: 99 of 100 turns took at most {p99} ms, the longest {longest} ms; {over} of {turns} took longer than {limit} ms.</source>
        <translation>Das Fenster kam mit: 99 von 100 Durchläufen dauerten höchstens {p99} ms, der längste {longest} ms; {over} von {turns} dauerten länger als {limit} ms.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Book an appointment by talking</source>
        <translation>Einen Termin im Gespräch buchen</translation>
    </message>
    <message>
        <source>Say what you need in your own words. Nothing is booked before you say yes.</source>
        <translation>Sagen Sie mit Ihren eigenen Worten, was Sie brauchen. Gebucht wird nichts, bevor Sie Ja sagen.</translation>
    </message>
    <message>
        <source>Try one of these</source>
        <translation>Versuchen Sie eines davon</translation>
    </message>
    <message>
        <source>The microphone is on while this window is in front, so that your first word is not lost.
Nothing is kept before you press.</source>
        <translation>Das Mikrofon ist an, solange dieses Fenster vorn ist, damit Ihr erstes Wort nicht verloren geht.
Aufbewahrt wird nichts, bevor Sie drücken.</translation>
    </message>
    <message>
        <source>Change this</source>
        <translation>Das ändern</translation>
    </message>
</context>
<context>
    <name>WindowPanel</name>
    <message>
        <source>Whether the window kept up</source>
        <translation>Ob das Fenster mitkam</translation>
    </message>
    <message>
        <source>While it works on something for longer, it neither paints nor answers.</source>
        <translation>Solange es an etwas arbeitet, zeichnet es nichts und antwortet nicht.</translation>
    </message>
    <message>
        <source>latency slow stall frozen event loop</source>
        <translation>latenz langsam hängt eingefroren</translation>
    </message>
    <message>
        <source>It is not measured here.</source>
        <translation>Hier wird das nicht gemessen.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Sandbox calendar</source>
        <translation>Übungskalender</translation>
    </message>
    <message>
        <source>Built-in assistant</source>
        <translation>Eingebauter Assistent</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Macht sich bereit</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Hört zu</translation>
    </message>
    <message>
        <source>Writing down</source>
        <translation>Aufschreiben</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Denkt nach</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Bucht</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Spricht</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>{day} um {time}</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} Stunden</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>universal time</source>
        <translation>Weltzeit</translation>
    </message>
    <message>
        <source>{city} time</source>
        <translation>Ortszeit {city}</translation>
    </message>
</context>
<context>
    <name>_ActionsButton</name>
    <message>
        <source>What to do with this message</source>
        <translation>Was mit dieser Nachricht geschehen kann</translation>
    </message>
</context>
<context>
    <name>_ReasonForm</name>
    <message>
        <source>A reason for the host, if you like</source>
        <translation>Grund, wenn Sie mögen</translation>
    </message>
    <message>
        <source>Reason for the host</source>
        <translation>Grund für den Gastgeber</translation>
    </message>
    <message>
        <source>Cancel booking</source>
        <translation>Termin absagen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>You are asked once more, and nothing changes before you say yes.</source>
        <translation>Sie werden noch einmal gefragt, und nichts ändert sich, bevor Sie Ja sagen.</translation>
    </message>
</context>
</TS>
