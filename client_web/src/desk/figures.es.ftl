# Informes para la organización: recuentos y tiempos, y el nombre de nadie.

figures-title = Cifras
figures-back = Volver al puesto
figures-lead = Casos por la semana en que se abrieron y por el nivel más alto que tuvieron. Solo recuentos y tiempos.
figures-since = Desde
figures-until = Hasta
figures-show = Mostrar
figures-csv = Descargar como CSV
figures-not-allowed = Estas cifras son para quienes dirigen el equipo.
figures-bad-range = De un día a otro posterior, dos años como máximo.
figures-found =
    { $count ->
        [0] En este tiempo no se abrió ningún caso.
        [one] En este tiempo se abrió 1 caso.
       *[other] En este tiempo se abrieron { $count } casos.
    }
figures-chart-cases = Casos por semana y nivel
figures-chart-in-time = A tiempo, en porcentaje del total
figures-chart-in-time-hint = V: visto. R: primera respuesta a la persona.
figures-mark-acknowledged = V
figures-mark-replied = R
figures-chart-label = { $title }. La tabla de abajo dice lo mismo.
figures-table = Por semana y nivel
figures-column-week = Semana desde
figures-column-level = Nivel
figures-column-cases = Casos
figures-column-open = Aún abiertos
figures-column-unacknowledged = Nunca vistos
figures-column-acknowledged = Vistos a tiempo
figures-column-acknowledge-time = Tiempo hasta verlos
figures-column-replied = Primera respuesta a tiempo
figures-column-reply-time = Tiempo hasta la primera respuesta
figures-column-outcomes = Cómo terminaron
figures-column-raised-by = Abiertos por
figures-of = { $count } de { $all }
figures-spread = { $median } (nueve de cada diez: { $p90 })
figures-count = { $what }: { $count }
figures-none = –
