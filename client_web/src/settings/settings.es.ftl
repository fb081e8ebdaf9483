settings-title = Ajustes
settings-kept = Se guardan solo en este dispositivo. Salir rápido los borra.

settings-look = Cómo se ve
settings-theme = Colores
settings-theme-auto = Como en este dispositivo
settings-theme-light = Claros
settings-theme-dark = Oscuros
settings-theme-contrast = Alto contraste
settings-text = Tamaño del texto
settings-text-normal = Normal
settings-text-large = Grande
settings-text-largest = El más grande
settings-density = Espacio entre las cosas
settings-density-roomy = Amplio
settings-density-compact = Compacto

settings-words = Cómo habla
settings-language = Idioma
settings-language-auto = El de este navegador
settings-announce = Mensajes nuevos para un lector de pantalla
settings-announce-hint = Lo que lee por sí solo mientras estás en una sala. Siempre puedes recorrer los mensajes.
settings-announce-all = Todos
settings-announce-meant = Los que van para ti y los del anfitrión
settings-announce-none = Ninguno
settings-keys = Las teclas sueltas hacen cosas
settings-keys-hint = En los escritorios, una letra aprueba o abre. Nunca hacen nada mientras escribes. Desactívalas si se pulsan sin querer.

settings-you = Tú, como { $name }
settings-export = Descargar lo que se guarda sobre ti
settings-export-hint = Todo lo que escribiste aquí y todo lo que se guardó sobre ti, en un solo archivo.
settings-erase = Borrarme
settings-erase-hint = Se quitan tu nombre y cada palabra que escribiste. No se puede deshacer.
settings-erase-title = ¿Borrarte a ti y cada palabra que escribiste?
settings-erase-body = Tus mensajes salen de las salas, tu nombre desaparece y tu código de regreso deja de servir. Nadie puede recuperarlo. La ayuda sigue aquí para ti, también sin nombre.
settings-erase-submit = Borrar todo
