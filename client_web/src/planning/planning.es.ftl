# Planificar una sesión: el formulario, y lo que ven sus anfitriones.

plan-new = Planificar una sesión
plan-edit = Cambiar esta sesión
plan-edit-short = Cambiarla
plan-duplicate = Planificar otra igual
plan-drafts = Tus borradores
plan-not-allowed = Esto es para quienes conducen sesiones, y una sesión la cambian sus propios anfitriones.
plan-over-title = Esta sesión ha terminado
plan-over-body = Ya no se puede cambiar. Puedes planificar otra igual.

plan-scope = Qué se cambia
plan-scope-one = Solo esta
plan-scope-later = Esta y todas las que siguen

plan-what = De qué trata
plan-title = Título
plan-about = Descripción
plan-about-hint = Qué se puede preguntar y para quién es.
plan-tags = Etiquetas
plan-tags-hint = Separadas por comas, por ejemplo: sueño, preocupación
plan-room = Sala
plan-room-choose = Elige una sala
plan-language = Idioma

plan-when = Cuándo
plan-fixed-running = Las puertas están abiertas: ya no se puede cambiar dónde ni cuándo es.
plan-fixed-later = Una serie conserva sus horas. Para moverla entera, cancélala desde aquí y planifica otra.
plan-date = Fecha
plan-time = Hora
plan-zone = Zona horaria
plan-zone-unknown = Esa zona horaria no se conoce; por ejemplo: Europe/Madrid.
plan-clock-skipped = En { $place } los relojes se adelantan entonces y se saltan esta hora. Allí serían las { $time }.
plan-clock-twice = En { $place } los relojes se atrasan entonces y esta hora ocurre dos veces. Vale la primera.
plan-minutes = Cuántos minutos
plan-doors = Puertas abiertas, minutos antes
plan-capacity = Plazas
plan-capacity-hint = Vacío: no se cuenta a nadie.

plan-repeats = Cada cuánto
plan-every-never = Una vez
plan-every-daily = Cada día
plan-every-weekly = Cada semana
plan-every-nth = Cada mes, el { $nth ->
    [1] primer
    [2] segundo
    [3] tercer
   *[other] cuarto
  } { $day }
plan-every-last = Cada mes, el último { $day }
plan-every-rule = Con una regla propia
plan-days = Qué días
plan-interval-daily = Cada cuántos días
plan-interval-weekly = Cada cuántas semanas
plan-interval-nth = Cada cuántos meses
plan-interval-last = Cada cuántos meses
plan-ends = Hasta cuándo
plan-ends-never = Mientras dure
plan-ends-after = Un número de veces
plan-ends-on = Hasta un día
plan-count = Cuántas veces
plan-until = El último día
plan-rule = Regla
plan-rule-hint = Como la escriben los calendarios (RRULE), por ejemplo FREQ=MONTHLY;BYMONTHDAY=15
plan-times = Cuándo es
plan-times-more = Y así sucesivamente.
plan-times-all = Esas son todas.
plan-leave-out = Omitirla
plan-left-out = Omitidas
plan-put-back = Volver a incluirla

plan-who = Quién está
plan-experts = Personas expertas
plan-experts-hint = Responden. Todo el mundo ve quiénes son.
plan-experts-look = Buscar a una persona experta por su nombre
plan-experts-none = Nadie tiene todavía la insignia de experto. La concede administración.
plan-hosts = Anfitriones
plan-hosts-hint = La conducen: qué se pregunta, cuándo empieza y cuándo termina.
plan-hosts-look = Buscar a un anfitrión por su nombre
plan-hosts-none = Nadie más conduce sesiones.
plan-lost-role = ya no tiene este papel, así que no puede hacer nada aquí

plan-rules = Cómo transcurre
plan-pre-moderated = Mirar antes las preguntas
plan-pre-moderated-hint = Todo el mundo ve una pregunta cuando un anfitrión la deja pasar.
plan-anonymous = Preguntas sin nombre
plan-anonymous-hint = Quien pregunta puede omitir su nombre.
plan-quiet = En silencio mientras está en directo
plan-quiet-hint = Hablan anfitriones y expertos. Los demás preguntan, votan y reaccionan.
plan-transcript = Conservar lo que se responde
plan-transcript-hint = Preguntas y respuestas se pueden leer después. Cada cual puede omitir las suyas.

plan-publish = Publicar
plan-save = Guardar
plan-keep-draft = Guardar como borrador
plan-no-draft = Lo que se repite se publica enseguida: un borrador es para una sola sesión.
plan-discard = Deshacer mis cambios
plan-wrong = Todavía hay algo que no está bien: { $message }
plan-clash-room = La sala está ocupada entonces por
plan-clash-expert = Una persona experta tiene entonces otra sesión:

plan-cancel = Cancelar la sesión
plan-cancel-keep = Mantenerla
plan-cancel-title = ¿Cancelar esta sesión?
plan-cancel-scope = Qué se cancela
plan-cancel-body = { $count ->
    [0] Nadie ha dicho todavía que viene. Queda en la lista como cancelada, con tu motivo, y los calendarios la quitan.
    [one] Una persona dijo que viene. Queda en la lista como cancelada, con tu motivo, y los calendarios la quitan.
   *[other] { $count } personas dijeron que vienen. Queda en la lista como cancelada, con tu motivo, y los calendarios la quitan.
  }
plan-cancel-draft = Este borrador solo lo han visto quienes lo conducen.
plan-reason = Qué se le dice a la gente
plan-reason-hint = Por qué, y qué habrá en su lugar. Todo el mundo puede leerlo.
