# Sesiones de preguntas: lo que viene, la sala durante una, y el puesto de quienes la llevan.

qa-title = Preguntas a especialistas
qa-lead = Alguien que sabe del tema responde preguntas en directo, en una sala. Puedes preguntar antes, y sin tu nombre si lo prefieres.
qa-none = Por ahora no hay nada previsto.
qa-failed = No se pudieron cargar las sesiones.
qa-more = Mostrar las siguientes
qa-back = A todas las sesiones
qa-gone-title = Esta sesión no está aquí
qa-gone-body = Puede que se haya retirado, o que sea para otro grupo de edad.

qa-when-here = { $day }, { $time }
qa-when-both = { $day }, { $there } en { $place }, { $here } para ti
qa-when-days = { $there } en { $place }; para ti: { $here }
qa-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
  }
qa-coming-count = { $count ->
    [0] nadie ha dicho todavía que viene
    [one] viene { $count } persona
   *[other] vienen { $count } personas
  }
qa-recurs = parte de una serie
qa-experts = Quién responde

qa-state-draft = Borrador
qa-state-scheduled = Prevista
qa-state-doors = Puertas abiertas
qa-state-live = En directo
qa-state-wrapping = Terminando
qa-state-ended = Terminada
qa-state-archived = Terminada
qa-state-cancelled = Cancelada
qa-cancelled-why = Motivo: { $reason }

qa-go-in = Entrar
qa-come = Iré
qa-calendar = A mi calendario
qa-remind = Recordármelo en este dispositivo
qa-remind-hint = Una vez, 15 minutos antes de que empiece, y también con cualquier otra sesión a la que digas que irás. En la pantalla pone «Lamplight: Un recordatorio que pediste», y no de qué.
qa-remind-on = 15 minutos antes de que empiece. En la pantalla pone «Lamplight: Un recordatorio que pediste», y no de qué.
qa-remind-denied = A este navegador se le dijo que no muestre avisos de aquí. Permítelos en sus ajustes para este sitio, o pon la sesión en tu calendario, que también te la recuerda.
qa-remind-unable = Este navegador no puede recordártelo, pero tu calendario sí: pon la sesión en él. En un iPhone o iPad funciona cuando Lamplight está en la pantalla de inicio.
qa-remind-failed = { $why } Tu calendario también puede recordártelo.
qa-run = Llevarla
qa-to-room = A la sala
qa-doors = { $minutes ->
    [one] Las puertas abren { $minutes } minuto antes.
   *[other] Las puertas abren { $minutes } minutos antes.
  }
qa-ahead = Se puede preguntar antes, aquí mismo.
qa-anonymous = Puedes preguntar sin tu nombre. Nadie en la sala ve quién fue.
qa-quiet = Mientras está en directo hablan quienes la llevan. Todo el mundo puede preguntar, votar y reaccionar.
qa-capacity = { $count ->
    [one] Hay { $count } plaza. Después hay una fila, y avanza.
   *[other] Hay { $count } plazas. Después hay una fila, y avanza.
  }
qa-kept = Lo respondido se puede leer después, en el archivo. Puedes dejar fuera tus preguntas.
qa-not-kept = Nada de lo que se pregunta en esta sesión se guarda en el archivo.
qa-to-archive = Lo que ya se respondió: el archivo
qa-report = El informe

## En la sala

qa-questions = { $count ->
    [0] Preguntas
    [one] { $count } pregunta
   *[other] { $count } preguntas
  }
qa-questions-none = Ninguna pregunta espera respuesta. Podrías hacer la primera.
qa-now = Se responde ahora
qa-now-announced = Se responde ahora: { $text }
qa-yours = La hiciste tú
qa-asked-by = Pregunta de { $name }
qa-asked-anonymously = Hecha sin nombre
qa-order = En qué orden
qa-order-votes = Más votadas
qa-order-oldest = Más antiguas
qa-vote = Yo también
qa-votes = { $count ->
    [0] aún sin votos
    [one] { $count } voto
   *[other] { $count } votos
  }
qa-answered = Respondidas
qa-answered-aloud = Respondida en directo.
qa-answer-in-room = Leer la respuesta en la sala
qa-offer-own = Escribiste en la sala:
qa-offer-by = { $name } escribió en la sala:
qa-offer-take = Esto la responde

qa-ask = Tu pregunta
qa-ask-anonymously = Sin mi nombre
qa-ask-submit = Preguntar
qa-ask-instead = Hacer una pregunta
qa-quiet-now = Aquí hay silencio mientras responde { $names }. Puedes preguntar, votar y reaccionar.
qa-quiet-plain = Aquí hay silencio mientras se responde. Puedes preguntar, votar y reaccionar.

qa-own = Lo que preguntaste
qa-own-anonymous = Hecha sin tu nombre
qa-own-pending = Espera a quienes llevan la sesión. Nadie más la ve todavía.
qa-own-approved = Todo el mundo la ve y puede votarla.
qa-own-live = Se está respondiendo ahora.
qa-own-answered = Se respondió.
qa-own-declined = Esta vez no se pregunta. No se te tiene en cuenta.
qa-own-merged = Alguien preguntó lo mismo, así que la tuya se unió a la suya, con sus votos.
qa-own-escalated = Alguien quiere ver cómo estás antes de seguir. Tu pregunta no se ha perdido.
qa-take-back = Retirarla
qa-take-back-title = ¿Retirar tu pregunta?
qa-take-back-body = Desaparece de la lista para siempre, y también su respuesta.
qa-leave-out = Dejar mis preguntas fuera del archivo
qa-leave-out-hint = Nadie las encuentra allí después de la sesión, ni sus respuestas. Puedes cambiarlo cuando quieras.

qa-polls = Encuestas
qa-poll-open = Verás cómo votaron los demás cuando votes tú.
qa-poll-voted = Puedes cambiar tu voto mientras está abierta.
qa-poll-closed = Esta encuesta está cerrada.
qa-poll-close = Cerrar esta encuesta
qa-poll-votes = { $count ->
    [one] { $count } voto
   *[other] { $count } votos
  }

qa-line-title = Ahora mismo no queda ninguna plaza
qa-line-body = Estás en la fila, por orden de llegada. Puedes dejar esto abierto: entrarás sin hacer nada.
qa-line-ahead = { $count ->
    [0] Tu turno es el próximo.
    [one] Hay { $count } persona antes que tú.
   *[other] Hay { $count } personas antes que tú.
  }
qa-line-in = Hay una plaza libre. Estás entrando.
qa-line-leave = Dejar la fila
qa-give-place = Salir y dar mi plaza a quien sigue

qa-end-title = Gracias por estar aquí
qa-end-body = Quizá ha sido mucho. Antes de irte, puede ayudar volver a donde estás.
qa-end-steady = Dos maneras de sentirse un poco más en calma
qa-mood = ¿Cómo te vas?
qa-mood-better = Mejor que cuando llegué
qa-mood-same = Más o menos igual
qa-mood-worse = Peor
qa-mood-hint = Quienes llevan la sesión ven cuántos, nunca quién.
qa-mood-said-better = Qué bien. Llévatelo contigo.
qa-mood-said-same = Gracias por decirlo.
qa-mood-said-worse = Gracias por decirlo. No tienes que llevarlo a solas: hay alguien con quien hablar, arriba.
