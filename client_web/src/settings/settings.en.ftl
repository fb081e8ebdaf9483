settings-title = Settings
settings-kept = Kept on this device only. Leave quickly wipes them.

settings-look = How it looks
settings-theme = Colours
settings-theme-auto = As on this device
settings-theme-light = Light
settings-theme-dark = Dark
settings-theme-contrast = High contrast
settings-text = Size of the text
settings-text-normal = Normal
settings-text-large = Large
settings-text-largest = Largest
settings-density = Space between things
settings-density-roomy = Roomy
settings-density-compact = Compact

settings-words = How it speaks
settings-language = Language
settings-language-auto = As in this browser
settings-announce = New messages for a screen reader
settings-announce-hint = What it reads out by itself while you are in a room. You can always walk through the messages.
settings-announce-all = All of them
settings-announce-meant = Those meant for you, and the host's
settings-announce-none = None
settings-keys = Single keys do things
settings-keys-hint = On the desks, one letter approves or opens. They never do anything while you write. Turn them off if they go off by accident.

settings-you = You, as { $name }
settings-export = Download what is held about you
settings-export-hint = Everything you wrote here and all that was kept about you, as one file.
settings-erase = Erase me
settings-erase-hint = Your name and every word you wrote are taken away. This cannot be undone.
settings-erase-title = Erase you and every word you wrote?
settings-erase-body = Your messages leave the rooms, your name is gone, and your return code stops working. Nobody can bring it back. Help stays here for you, also without a name.
settings-erase-submit = Erase everything
