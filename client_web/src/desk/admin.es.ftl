# La página de administración: qué se avisa fuera y qué líneas de ayuda se han probado.

admin-title = Admin
admin-back = Volver al puesto
admin-not-allowed = Esta página es para administradores.
admin-failed = No se ha podido leer.

admin-hooks = Webhooks
admin-hooks-lead = Direcciones a las que se avisa de los casos: un chat, un sistema de incidencias, un buscapersonas. Reciben identificadores, niveles y horas, nunca un nombre ni lo que alguien escribió.
admin-hooks-none = No se avisa a ninguna dirección. Con el puesto cerrado, solo se avisa a los navegadores que lo pidieron.
admin-hook-everything = Se le avisa de todo
admin-hook-kinds = Se le avisa de: { $kinds }
admin-hook-added = Añadido { $time }
admin-hook-disabled = Desactivado { $time }: respondió que ya no existe. Quítalo o añádelo de nuevo.
admin-hook-test = Enviar una prueba
admin-hook-remove = Quitar
admin-hook-remove-title = ¿Quitar este webhook?
admin-hook-remove-body = Ya no se avisa de nada a { $url }, y se descarta lo que aún espera.
admin-hook-url = Dirección
admin-hook-url-hint = Una dirección https de la Internet pública.
admin-hook-about = De qué se le avisa
admin-hook-about-hint = Si no se elige nada: de todo.
admin-hook-add = Añadir esta dirección
admin-secret-title = Guarda ahora este secreto
admin-secret-body = Con él el receptor comprueba nuestra firma. Solo se muestra ahora.
admin-secret-done = Lo he guardado
admin-copy = Copiar
admin-copied = Copiado

admin-kind-case-raised = se abrió un caso
admin-kind-case-page = alguien tiene que mirar ya
admin-kind-case-changed = un caso cambió
admin-kind-webhook-disabled = se desactivó un webhook
admin-kind-webhook-test = una prueba

admin-deliveries = En camino
admin-parked = Abandonados
admin-parked-none = No se ha abandonado nada.
admin-waiting = En espera
admin-waiting-none = No espera nada.
admin-refresh = Mirar otra vez
admin-more = Más antiguos
admin-retry = Intentar de nuevo
admin-to-browser = Un navegador del equipo
admin-to-gone = Un webhook que ya no está
admin-tries =
    { $count ->
        [0] aún sin intentar
        [one] un intento
       *[other] { $count } intentos
    }
admin-next-at = próximo intento { $time }
admin-answered = respondió { $status }
admin-unanswered = sin respuesta: { $why }
admin-test-delivered = Ha llegado: la dirección respondió { $status }.
admin-test-waiting = En camino. Si tarda, mira abajo qué va antes.
admin-test-failed = No ha llegado ({ $why }). Se intentará de nuevo solo.

admin-lines = Líneas de ayuda
admin-lines-lead = Un número equivocado es peor que ninguno. Antes de abrir salas al público, llama o lee cada línea de todos los países de los que vienen los miembros, a una hora a la que debería responder, y otra vez al menos cada año.
admin-lines-left =
    { $left ->
        [0] Se llamó o leyó cada una de las { $all } líneas.
       *[other] Faltan por llamar o leer { $left } de { $all } líneas.
    }
admin-lines-country = País
admin-lines-world = En todas partes
admin-lines-country-left = { $country } ({ $left } por probar)
admin-line-never = Nadie la ha probado
admin-line-changed = Se llega a ella de otra manera desde que se probó
admin-line-old = Probada hace más de un año
admin-line-confirmed = Probada
admin-line-expired = Caducada y no se muestra
admin-line-source = Fuente de { $date }
admin-line-called = { $by } llamó, { $time }
admin-line-read = { $by } la leyó, { $time }
admin-lines-how = La he
admin-how-called = llamado
admin-how-read = leído
admin-lines-confirm =
    { $count ->
        [0] Elige las líneas
        [one] Registrar esta línea
       *[other] Registrar estas { $count } líneas
    }
admin-lines-all = Todas las de este país
