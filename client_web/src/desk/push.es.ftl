# El interruptor con el que se despierta a un navegador por un caso.

push-switch = Avisar en este navegador
push-hint = Cuando un caso necesita a alguien y esta página está cerrada. Dice el nivel y nada más.
push-denied = A este navegador se le dijo que no muestre avisos de aquí. Permítelos en sus ajustes para este sitio y vuelve a intentarlo.
push-unable = Este navegador no puede recibir avisos. En un iPhone o iPad, añade Lamplight a la pantalla de inicio y ábrelo desde allí.
push-failed = No ha funcionado: { $why }
