<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Messages</name>
    <message>
        <source>A booking is missing from the journal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A booking needs an e-mail address or a telephone number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A conversation template is not whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {definition} has no spaces in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files of the model must be together in one folder or .zip file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s settings. On Linux, your user may have to join the group audio: sudo usermod -aG audio $USER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier change to the calendar has no known outcome yet, so nothing new is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is busy with the settings, so nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using the database {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using the {what} &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anthropic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anthropic API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anthropic address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anthropic model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built in: on this computer, at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cal.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cal.com API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cal.com address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cal.com takes no addresses that end in “.{domain}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cal.com&apos;s old v1 API has been switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it only for a Cal.com of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the time or the details and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its permissions, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is a file and that you may open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is a file and that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk is not full and that you may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists, that it is yours, and that the disk is not read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists, that you may write there and that there is room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that there is room and that you may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the Cal.com key and the event type in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the calendar itself before booking again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the calendar&apos;s address in the settings, or try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the calendar&apos;s address in the settings; it should end in /v2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the event type in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check your mail before trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a day in the next months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a later time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another event type in the settings, or book on the host&apos;s page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another in the settings, or run: vocal-desk settings set speech.{setting} {fitting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another time, or look into the calendar first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another time, or move or cancel the one you have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose of: {agents}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose of: {calendars}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose that event type in the settings, or ask for a new appointment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it and start it again. The log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there, or choose another {what} in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other copies of Vocal Desk and check the folder&apos;s permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that use it, unplug it and plug it in again, or choose another {what} in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other copy of Vocal Desk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it once more, whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or record it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the key again; it begins with cal_.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cori, British English (64 MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it, or move it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut it into shorter pieces, one utterance each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days such as “tomorrow” count from this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching {title} is paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching {title} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that come with Vocal Desk are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free about {needed} MB, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free about {value} MB, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it with its country code, such as +49 30 901820.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give its number, or the names in its address, such as jane/demo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the key, then speak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast replies are spoken, from half to twice the voice&apos;s own pace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How loud replies are, beside the system&apos;s own volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Vocal Desk again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it: sudo apt install libportaudio2 (Debian, Ubuntu) or sudo dnf install portaudio (Fedora). Typing works meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the newer version again; nothing in the file was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be one of: {options}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can take {offered} minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has: {held}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept as not sent. Once the network is back, ask for it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not written down which calendar this was sent to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be looked up again before the next change; until then check your mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joe, American English (63 MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the microphone on while the window is in front, so that your first word is not lost; nothing is kept before you press. Off: it goes on when you press.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in this system&apos;s keyring, and sent to the address above only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in this system&apos;s keyring, and sent to the address above only. A server of your own may need none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look it up at Cal.com and put it into the settings, or: vocal-desk settings set calendar.event_type_id NUMBER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one at Cal.com under Settings, Developer, API keys, and paste it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the file to a safe place and start again: a new one is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file that vocal-desk settings export has written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder, a .zip file or an .onnx file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one of these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name yours: vocal-desk settings set person.time_zone Europe/Berlin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Cal.com event type is chosen yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recording was begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No {what} was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: replies are only shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered for a booking, so that you need not say it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an address {where_plain} may begin with http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it first: vocal-desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenAI API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenAI address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenAI model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenAI, or a compatible server such as Ollama</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug in a {what} or headset, or choose one in the system&apos;s sound settings. Typing works meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug it in or switch it on, and it is used again by itself; or choose another one in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug one in, or type instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart Vocal Desk; if it happens again, the log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the program: it looks up what happened before anything else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run: vocal-desk models fetch {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run: vocal-desk models verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox on this computer, to try things out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as an uncompressed 16-bit WAV file and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what you need in a sentence or two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it to 48000 Hz in the system&apos;s sound settings, or choose another {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it to a name such as Europe/Berlin. {set_zone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the clock right: days such as “tomorrow” count from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program while booking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program while it talked to the language model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program, and it can&apos;t go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong while making the {topic} ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong while {title} was fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaking rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speech recognition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speech recognition is not on this computer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start that version, or move {path} away to begin afresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop that first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as: --say &quot;What is free today?&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is too long to say ({text:,} characters).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That message is too long ({text:,} characters).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That time has just been taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That time is not free any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Cal.com key has characters that no key has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar asks us to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar can&apos;t be reached, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar can&apos;t be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar did not say whether that worked, and can&apos;t be read at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar did not say whether that worked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar does not accept the key, or wants one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar does not accept this as it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar does not allow this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar does not understand this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar gave an answer that can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar has a fault at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar&apos;s address belongs to Cal.com&apos;s old API, which was switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar&apos;s address is not a web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar&apos;s list of appointments has no end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database {name} can&apos;t be opened for writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database {name} can&apos;t be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database {name} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database {name} was written by a newer Vocal Desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download of the speech model &quot;{model}&quot; is not in order, so it was thrown away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download of the speech model &quot;{model}&quot; is not in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment variable TZ is {wanted!r}, which names no time zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field “{name}” has at most {limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field “{name}” is an e-mail address such as maria@example.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field “{name}” of the template {name2} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{name}&quot; can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{name}&quot; does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{name}&quot; holds more than {value} minutes of sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{name}&quot; holds no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{name}&quot; holds sound in a form that can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{name}&quot; is cut off: it ends before its sound does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{name}&quot; is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{name}&quot; is not a WAV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{name}&quot; is not in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{path}&quot; can&apos;t be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file for &quot;{name}&quot; can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file for &quot;{name}&quot; does not belong to {what}, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file for &quot;{name}&quot; in {path} is not the one that belongs to the speech model &quot;{title}&quot;, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host does not take bookings for that day yet, or any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host only takes a yes to “{label}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host wants to know {notice_minutes} ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key could not be removed from this system&apos;s keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key could not be stored: no keyring of this system took it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key could not be stored: there is no such place for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key could not be written to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language model gave an empty answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language model takes too long to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language you speak with the assistant. It needs a speech model and a voice that know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of model packages can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of speech models can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of speech models names a model twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that writes down what you say. A larger one errs less and takes longer; it is fetched when you choose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s name, as the address above knows it. It has to be able to call tools.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s name. A small one answers sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models are: {models}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt of the assistant is not whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The replies in the language “{language}” are not whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be written to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings in {path} can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings were written by a newer version of Vocal Desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound library PortAudio is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; could not be fetched. {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; does not know the language you chose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; has no pinned download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; is being fetched at this moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speech model &quot;{model}&quot; is {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speech model &quot;{title}&quot; does not fit on the disk: it needs {needed} MB, and {value} MB are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speech recogniser could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template {name} has no field called “{unknown}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time of this appointment is already past.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time zone of this computer could not be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice that answers. It is fetched when you choose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window was asked for something that it does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zone you speak of, such as Europe/Berlin; empty means this computer&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {what} &quot;{name}&quot; can&apos;t be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {what} &quot;{name}&quot; works in no form that this program can use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {what} &quot;{name}&quot; {does}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {words} &quot;{name}&quot; is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are characters in it that can&apos;t be typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no times for {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {templates}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Cal.com key yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no assistant “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no calendar “{calendar}”.</source>
        <translation>Einen Kalender „{calendar}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no conversation template “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no event type “{which}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no further recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no placeholder “{strange}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room on the disk for the database {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no screen, so the window can&apos;t open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting called {key!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no speech model called &quot;{model_id}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such booking that waits to be sent to this calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no time zone called {name!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no time zone called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no value for {unknown}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These can be used: {values}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This appointment can&apos;t take {duration} minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This appointment was cancelled or moved in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can&apos;t be a {definition}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of Cal.com&apos;s API.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program may not use the {what} &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This telephone number is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was asked for as another kind of appointment than the settings name now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This write did not go to this calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thorsten, German (63 MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a minute; your mail may already say how it ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in {seconds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. The log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again: vocal-desk models fetch {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try that again. The log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two conversation templates are called {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typing works without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typing works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keyring and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock this system&apos;s keyring and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or choose another {what} in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a name such as Europe/Rome or America/New_York.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a year from {start} to {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use plain text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {cal_com_url}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {default_calendar_url}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {right}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vocal Desk is not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What buttons, cards and remarks are written in. The assistant keeps to the language that you speak with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has come so far is kept. Typing works meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is booked at Cal.com: an event type&apos;s number, or its public names such as jane/demo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the system uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was set before can&apos;t be kept in {folder}, so nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where appointments are booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the invitation goes; offered for a booking, so that you need not spell it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which one answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which one listens. One that is unplugged is replaced until it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whisper base (150 MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whisper base, English only (148 MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whisper large v3 turbo (1.6 GB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whisper small (486 MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whisper small, English only (486 MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whisper tiny, English only (78 MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who goes on, in the middle of a conversation. The built-in assistant comes after all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who understands you and answers. Built in: nothing you say leaves this computer, but what is booked. Your voice never does, whoever answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With Anthropic chosen, this address gets the words of the conversation, with names and e-mail addresses in them, and the times and appointments that are looked up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With OpenAI chosen, this address gets the words of the conversation, with names and e-mail addresses in them, and the times and appointments that are looked up. A compatible server will do, such as Ollama on this computer: http://localhost:11434/v1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a window: vocal-desk converse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like 2026-10-10T14:30 or 2026-10-10T14:30:00+02:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You already have this appointment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{chosen} (not here now)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{definition} ({key}) {what}, so it can&apos;t be {raw!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} in the {source} can&apos;t be used. {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be read as a .zip file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is neither a folder, nor a .zip file, nor an .onnx file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} lacks {names}, so it is not the speech model &quot;{model}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} The folder {folder} can&apos;t be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} The folder {folder} can&apos;t be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a date and time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is too far away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} names no event type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} was not fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value:.0f} of {value2:.0f} MB. Typing works meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} must begin with https://, because a key is sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} must have no user name, “?” or “#” in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{email}” is no e-mail address that the calendar takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}” takes {wanted}.</source>
        <translation type="unfinished"></translation>
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
</TS>
