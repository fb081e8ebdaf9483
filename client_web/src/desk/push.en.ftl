# The switch by which a browser is woken for cases.

push-switch = Notify this browser
push-hint = When a case needs somebody and this page is closed. It says the level and nothing more.
push-denied = This browser has been told not to show notifications from here. Allow them in its settings for this site, then try again.
push-unable = This browser can't be woken. On an iPhone or iPad, add Lamplight to the Home Screen and open it from there.
push-failed = That didn't work: { $why }
