# El archivo de las sesiones de preguntas, y el informe para quienes las llevan.

archive-title = El archivo
archive-lead = Lo que especialistas han respondido en sesiones que ya terminaron.
archive-words = ¿Qué buscas?
archive-search = Buscar
archive-tagged = Solo con la etiqueta { $tag }
archive-every-tag = Todas las etiquetas
archive-found-title = Respuestas
archive-found = { $count ->
    [0] No se encontró nada. Con menos palabras puede haber más: basta el principio de cada una.
    [one] { $count } respuesta
   *[other] { $count } respuestas
  }
archive-found-first = { $count ->
    [one] La primera respuesta
   *[other] Las primeras { $count } respuestas
  }
archive-empty = Todavía no se ha respondido nada. Lo que se responde en una sesión llega aquí cuando termina.
archive-more = Mostrar más
archive-aloud = Respondida en directo. No hay nada por escrito.
archive-of = { $count ->
    [0] Lo que se respondió
    [one] { $count } respuesta
   *[other] { $count } respuestas
  }
archive-of-none = No hay nada de esta sesión en el archivo.
archive-link = Enlace a esta respuesta
archive-files = Para llevar:
archive-file-md = Markdown
archive-file-csv = Tabla (CSV)
archive-file-json = Datos (JSON)

host-report-title = Informe de una sesión de preguntas
host-report-back = A la sesión
host-report-not-allowed = Este informe es para quienes llevan la sesión.
host-report-asked = { $count ->
    [0] No se preguntó nada.
    [one] Se hizo { $count } pregunta,
   *[other] Se hicieron { $count } preguntas,
  }
host-report-askers = { $count ->
    [0] {""}
    [one] de { $count } persona.
   *[other] de { $count } personas.
  }
host-report-answered = { $count ->
    [0] No se respondió ninguna.
    [one] Se respondió { $count }.
   *[other] Se respondieron { $count }.
  }
host-report-wait = La mitad de las respuestas llegó en { $wait }, contado desde la pregunta, o desde el comienzo si se hizo antes.
host-report-no-moods = Nadie dijo cómo se fue.
host-report-said = { $count ->
    [one] { $count } persona dijo cómo se fue; mejor que al llegar: { $better }.
   *[other] { $count } personas dijeron cómo se fueron; mejor que al llegar: { $better }.
  }
host-report-worse = { $count ->
    [one] { $count } persona se fue peor, y se le ofreció alguien con quien hablar.
   *[other] { $count } personas se fueron peor, y se les ofreció alguien con quien hablar.
  }
host-report-figures = En cifras
host-report-of-people = Personas
host-report-of-questions = Preguntas
host-report-of-waits = Espera
host-report-of-moods = Cómo se fueron
host-report-coming = Dijeron que venían
host-report-places = Tuvieron plaza
host-report-asking = Preguntaron algo
host-report-all = Todas las preguntas
host-report-votes = Votos
host-report-median = Hasta la respuesta, en la mediana
host-report-state-answered = Respondidas
host-report-state-live = Respondiéndose
host-report-state-approved = En el guion, sin responder
host-report-state-pending = Aún en espera
host-report-state-merged = Unidas a otra
host-report-state-declined = Rechazadas
host-report-state-withdrawn = Retiradas
host-report-state-escalated = Con alguien que acompaña
host-report-none = Nada todavía
host-report-names = Aquí no se nombra a nadie, y nadie se puede reconocer.
host-report-print = Imprimir
