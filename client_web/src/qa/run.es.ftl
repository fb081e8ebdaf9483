# El puesto de quienes llevan una sesión de preguntas.

run-not-allowed = Este puesto es para quienes llevan esta sesión.
run-course = Cómo va
run-move-scheduled = Ponerla en la lista
run-move-scheduled-body = Todo el mundo la ve y puede preguntar antes.
run-move-doors = Abrir las puertas
run-move-doors-body = La sala pasa a ser de la sesión y se puede entrar.
run-move-live = Empezar
run-move-live-body = Desde ahora está en directo. Si se previó en silencio, solo hablan quienes la llevan y quienes responden.
run-move-wrapping = Ir terminando
run-move-wrapping-body = Todo el mundo puede volver a hablar y se pregunta cómo se van.
run-move-ended = Terminarla
run-move-ended-body = La sala vuelve a ser lo que era. Lo respondido se puede seguir leyendo.
run-timer-starts = Empieza en { $wait }
run-timer-early = Empezó antes de su hora
run-timer-left = Quedan { $time }
run-timer-over = Pasada de su final: { $time }
run-last-minutes = Los últimos cinco minutos. Es hora de ir terminando.
run-live-for = { $minutes ->
    [0] En directo desde ahora mismo
    [one] En directo desde hace { $minutes } minuto
   *[other] En directo desde hace { $minutes } minutos
}

run-pending = En espera ({ $count })
run-pending-none = Nada espera.
run-live = Se responde ahora
run-live-none = Pon una pregunta en directo y todo el mundo la verá.
run-next = Guion ({ $count })
run-next-none = Lo que apruebes llega aquí, lo más votado primero.
run-by-votes = Volver a los votos
run-is-by-votes = Por votos, hasta que alguien mueva una.
run-is-arranged = En el orden de quienes la llevan. Lo que se apruebe ahora va al final.
run-place = { $place } de { $count }
run-move-up = Subir: { $text }
run-move-down = Bajar: { $text }
run-said-moved = Movida al puesto { $place } de { $count }.
run-said-moved_by_other = Otra persona acaba de mover una pregunta. Este es el orden ahora.
run-said-not_moved = No se pudo mover. Este es el orden tal como está.
run-answered = Respondidas ({ $count })
run-answered-none = Todavía no se ha respondido nada.
run-declined = Rechazadas ({ $count })
run-escalated = Con alguien que acompaña ({ $count })
run-escalated-hint = Quien preguntó puede estar en riesgo, y se ha avisado. No la retomes antes, por favor.

run-do-approve = Aprobar
run-do-decline = Rechazar
run-do-merge = Unir
run-do-live = Poner en directo
run-do-answer = Responder
run-do-again = Cambiar la respuesta
run-do-back = Devolver al guion
run-do-worry = Me preocupa
run-decline-title = ¿Rechazar esta pregunta?
run-decline-body = Se le dice con amabilidad a quien preguntó, y a nadie más.
run-decline-label = Por qué, para quien preguntó (si quieres)
run-merge-title = Unir esta pregunta
run-merge-body = Sus votos cuentan para la otra, cada persona una vez, y se le dice a quien preguntó.
run-merge-label = Con cuál
run-answer-title = Responder esta pregunta
run-answer-body = La lee toda la sala. Déjala vacía si se respondió de palabra.
run-answer-label = La respuesta
run-worry-title = ¿Te preocupa quien preguntó esto?
run-worry-body = Una persona de ayuda lo sabe ahora y la atiende. Hasta entonces la pregunta sale de la lista. A quien preguntó se le dice, con cuidado, que alguien quisiera saber cómo está; nadie más se entera, y no hace falta que sepas quién es.
run-worry-label = Qué te preocupa, para quien va a ayudar (si quieres)

run-poll = Preguntar a todo el mundo
run-poll-question = Qué se pregunta
run-poll-options = Opciones
run-poll-options-hint = Una por línea, de 2 a 8.
run-poll-open = Abrir la encuesta

run-keys = Teclas
run-key-walk = Abajo y arriba
run-key-arrange = Moverla en la lista
run-key-list = Esta lista
run-keys-on = Teclas activadas

run-talk = Entre bastidores
run-talk-who = Solo lo leen anfitriones, especialistas y moderadores. No va al archivo.
run-talk-field = Escribe entre bastidores
run-talk-gone = Ya no estás entre bastidores.
run-talk-over = Esta sesión ha terminado y sus bastidores están cerrados.
run-tabs = Qué se muestra
run-tab-sheet = Preguntas
run-tab-talk = { $count ->
    [0] Bastidores
    [one] Bastidores ({ $count } nuevo)
   *[other] Bastidores ({ $count } nuevos)
}
