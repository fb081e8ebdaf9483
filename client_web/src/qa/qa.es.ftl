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

qa-go-in = Entrar
qa-come = Iré
qa-calendar = A mi calendario
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
