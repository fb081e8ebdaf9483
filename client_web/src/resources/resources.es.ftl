# Videos and readings pinned to rooms and sessions, and changing them.

resources-title = Conviene saber
resources-of-session = Para esta sesión
resource-kind-video = Vídeo
resource-kind-reading = Lectura
resource-watch = Ver aquí
resource-watch-hint = Se carga desde { $host }, que entonces sabe que lo ves.
resource-close = Cerrar el vídeo
resource-open = Abrir en { $host }
resource-captions = Subtítulos o transcripción
resource-new-page = se abre en otra página

resources-manage = Cambiar lo que hay aquí
resources-none = Todavía no hay nada.
resources-pin = Añadir algo
resource-pin = Añadir
resource-save = Guardar
resource-do-up = Subir
resource-do-down = Bajar
resource-do-change = Cambiar
resource-change-title = Cambiar lo que dice
resource-do-unpin = Quitar
resource-unpin-title = ¿Quitarlo?
resource-unpin-body = «{ $title }» dejará de mostrarse aquí.
resource-form-body = Quien venga aquí lo verá enseguida.
resource-field-kind = Qué es
resource-field-title = Título
resource-field-url = Dirección
resource-field-captions_url = Dirección de los subtítulos o de una transcripción
resource-field-captions_url-hint = Para quien no puede oírlo o no puede ponerlo en voz alta. Puede ser una página donde se activan los subtítulos.
resource-field-language = Idioma
resource-field-about = Unas palabras sobre ello, si quieres
resource-hosts = Los vídeos vienen de: { $hosts }. Usa la dirección que el sitio da para insertarlo.
resource-hosts-none = Aquí no hay ningún sitio del que puedan venir vídeos. Añádelo como lectura, que es un enlace.
