# Personas en riesgo, como las ven quienes van a ellas. Claro, exacto y amable con ambas partes.

case-title = Personas en riesgo
case-tab-open = Abiertos ({ $count })
case-tab-closed = Cerrados
case-none-open = Nadie espera en este momento. Gracias por estar aquí.
case-none-closed = Ningún caso cerrado que todavía puedas leer.
case-choose = Elige un caso. Que lo has mirado queda en su registro.
case-failed = No se pudieron leer los casos.
case-not-allowed = Esta parte es para quienes van a las personas en riesgo.
case-somebody = Alguien
case-a-colleague = Otra persona del equipo
case-a-second-person = una segunda persona

case-level-S0 = S0
case-level-S1 = S1 deseo pasivo
case-level-S2 = S2 ideas activas
case-level-S3 = S3 intención o plan
case-level-S4 = S4 está ocurriendo

case-state-raised = Aún no se ha localizado a nadie
case-state-offered = Se avisó a quienes están de turno
case-state-claimed = Alguien va a hablar con la persona
case-state-engaged = Están hablando
case-state-safety_planned = Plan de seguridad hecho
case-state-handed_off = Derivado a ayuda externa
case-state-emergency = Se llamó a emergencias
case-state-contact_confirmed = Alguien está con la persona
case-state-follow_up = Volveremos a contactar
case-state-closed = Cerrado
case-state-disengaged = No responde
case-state-false_alarm = Falsa alarma

case-due-acknowledge = Confirmar que se ha visto
case-due-reply = Primera respuesta
case-due-page = Próximo aviso
case-due-follow_up = Seguimiento
case-due-lease = Se ofrece de nuevo
case-in = en { $clock }
case-late-by = { $clock } de retraso

case-nobody-has-it = No lo tiene nadie
case-you-have-it = Lo tienes tú
case-has-it = Lo tiene { $name }
case-closed-at = Cerrado: { $time }
case-wants-to-talk = Quiere hablar
case-pending-short = Espera a una segunda persona

case-raised-rule = Lo detectó una regla, { $time }
case-raised-member = Alguien de la sala se preocupó, { $time }
case-raised-staff = Lo abrió el equipo, { $time }
case-raised-person = Pidió hablar con alguien, { $time }
case-raised-question = De una pregunta a una persona experta, { $time }
case-about-another = Le preocupa otra persona
case-was-at = Estuvo en { $level }
case-follow-up-at = Seguimiento: { $time }
case-may-share = Aceptó que quien venga después lea lo que se dijo
case-ended = Cómo terminó: { $outcome }

case-outcome-safe = A salvo
case-outcome-safety_plan = Plan de seguridad hecho
case-outcome-handed_off = Derivado a ayuda externa
case-outcome-emergency = Emergencias
case-outcome-no_contact = Sin contacto
case-outcome-false_alarm = Falsa alarma
case-outcome-by-record = Según el registro

case-leave = Volver a la lista
case-actions = Lo que puedes hacer
case-steps = Siguiente paso
case-do-claim = Tomar el caso
case-do-acknowledge = Lo he visto
case-do-talk = Hablar
case-do-talk-unread = Hablar ({ $count } sin leer)
case-do-note = Nota
case-do-plan = Plan de seguridad
case-do-level = Nivel
case-do-handover = Traspasar
case-do-offered = Devolver
case-do-engaged = Estamos hablando
case-do-safety_planned = Plan de seguridad hecho
case-do-handed_off = Derivado a ayuda externa
case-do-emergency = Emergencias
case-do-contact_confirmed = Alguien está con la persona
case-do-follow_up = Seguimiento
case-do-closed = Cerrar
case-do-disengaged = No responde
case-do-false_alarm = Falsa alarma

case-ask-note = Se queda con el caso. La persona no la ve.
case-ask-plan = Con sus propias palabras, tan breve como quiera. Los anteriores quedan en el registro.
case-ask-level = Una máquina solo lo sube. Bájalo cuando hayas hablado con la persona.
case-ask-handover = Tu colega tendrá el caso al momento. Dale lo mínimo que necesite.
case-ask-handed_off = A quién, y cómo sabes que estará ahí.
case-ask-emergency = Hacen falta dos: una segunda persona lo confirma. Di dónde está, hasta donde sepas.
case-ask-follow_up = Cuándo se vuelve a contactar. Hasta entonces el caso sigue siendo tuyo.
case-ask-closed = Después de esto nadie escribe en la sala privada.
case-ask-false_alarm = Qué fue, para poder corregir la regla.

case-send-note = Guardar la nota
case-send-plan = Guardar el plan
case-send-level = Fijar el nivel
case-send-handover = Traspasarlo
case-send-step = Continuar

case-field-note = Nota
case-field-why = Por qué
case-field-level = Nivel
case-field-to = A quién
case-field-line = En una línea
case-field-offered = Qué se ofreció
case-field-consent = Aceptó que mi colega lea lo que se dijo
case-field-outcome = Cómo terminó
case-field-second = Quién lo confirma
case-field-follow-up = Cuándo
case-second-anybody = Cualquier otra persona
case-handover-nobody = No hay nadie más de turno. Devuélvelo, y se avisará a todo el que se pueda localizar.

case-plan-warning_signs = Señales de que vuelve a ponerse difícil
case-plan-own_ways = Lo que puedo hacer por mi cuenta
case-plan-distractions = Personas y lugares que me distraen
case-plan-people = A quién puedo pedir ayuda
case-plan-professionals = Profesionales y líneas a los que puedo llamar
case-plan-safer_place = Cómo hacer más seguro lo que me rodea

case-pending = { $step }: espera a { $name }.
case-pending-yours = { $name } te pide que confirmes: { $step }.
case-confirm = Confirmar
case-confirm-title = Confirmarlo
case-confirm-body = Eres la segunda persona. Lee primero el registro; con esto queda hecho.

case-trigger = Qué lo originó
case-trigger-show = Mostrar el mensaje
case-trigger-hide = Cubrirlo
case-trigger-covered = Cubierto hasta que quieras leerlo.
case-trigger-failed = Aquí no se puede leer: se dijo en una sala privada o ya no está.
case-trigger-in-queue = Lo que lo originó no está en una sala: espera en la cola de moderación.
case-trigger-to-queue = Mirar allí

case-talk-title = Conversación con { $name }
case-talk-private = Solo tú y { $name } podéis leer esto.
case-talk-field = Tu mensaje a { $name }
case-talk-close = Cerrar la conversación
case-talk-gone = Esta sala ya está cerrada para ti.

case-record = Qué ocurrió
case-by-rule = una regla
case-by-member = alguien de la sala
case-by-staff = el equipo
case-by-person = la propia persona
case-by-question = una pregunta
case-log-raised = Abierto en { $level } por { $by }
case-log-signal = Otra señal, { $level }, por { $by }
case-log-card_shown = Se le mostró la tarjeta privada
case-log-choice-talk = Quiere hablar
case-log-choice-not_now = Dijo: ahora no
case-log-choice-safe = Dijo que está a salvo
case-log-paged =
    { $count ->
        [one] Se avisó a 1 persona
       *[other] Se avisó a { $count } personas
    }
case-log-paged-nobody = Se avisó, y no había nadie de turno
case-log-acknowledged = Visto
case-log-claimed = Tomado
case-log-lapsed = Se acabó el tiempo de { $name }: se ofrece de nuevo
case-log-released = Devuelto
case-log-replied = Primera respuesta a la persona
case-log-level = Nivel: de { $before } a { $after }
case-log-asked = Se pidió una segunda persona: { $state }
case-log-moved = { $state }
case-log-note = Nota
case-log-safety_plan = Plan de seguridad
case-log-handover = Traspasado a { $name }
case-log-consent = Aceptó compartir lo que se dijo
case-log-consent-not = Quiere que lo que se dijo se quede ahí
case-log-peer = { $name } entró en la sala privada
case-log-viewed = Mirado
case-log-left = Borró su cuenta

case-alarm = Nuevo: alguien en { $level }.
case-said-acknowledged = Visto. El próximo aviso espera.
case-said-claimed = El caso es tuyo.
case-said-step = Hecho: { $state }.
case-said-note = La nota está guardada.
case-said-plan = El plan está guardado.
case-said-handover = Ahora lo tiene tu colega.
case-trouble-conflict = Alguien fue más rápido, o esto no sigue a como está ahora el caso. Vuelve a mirar.
case-trouble-not-allowed = Toma primero el caso: lo mueve quien lo tiene.
case-trouble-not-found = Ese caso ya no está para ti.
case-trouble-bad-request = Falta algo. Revisa los campos.

case-sound = Sonido con cada aviso
case-keys-list = J y K mueven, Intro abre, C toma, A confirma que se ha visto, N anota, T habla, Esc sale, ? muestra todas.
case-key-j = J
case-key-j-does = Caso siguiente
case-key-k = K
case-key-k-does = Caso anterior
case-key-enter = Intro
case-key-enter-does = Abrirlo
case-key-c = C
case-key-c-does = Tomar el caso
case-key-a = A
case-key-a-does = Lo he visto
case-key-n = N
case-key-n-does = Nota
case-key-t = T
case-key-t-does = A la conversación
case-key-p = P
case-key-p-does = Plan de seguridad
case-key-l = L
case-key-l-does = Nivel
case-key-h = H
case-key-h-does = Traspasar
case-key-esc = Esc
case-key-esc-does = Salir del caso
case-key-help = ?
case-key-help-does = Estas teclas

shift-title = Turno
shift-role = Como
shift-hours = Durante
shift-role-primary = principal
shift-role-backup = refuerzo
shift-role-supervisor = supervisión
shift-hours-count =
    { $count ->
        [one] 1 hora
       *[other] { $count } horas
    }
shift-begin = Empezar turno
shift-end = Terminar mi turno
shift-on = De turno como { $role } hasta: { $time }
shift-one = { $name } ({ $role })
shift-others = También de turno: { $who }
shift-nobody-else = No hay nadie más de turno.
shift-worker-away = No sale ningún aviso: el proceso que los envía no da señales de vida. Mantén abierta esta mesa y mira por tu cuenta, y avisa a quien lleva este servidor.
shift-uncovered = No hay nadie en el turno principal: el primer aviso va a refuerzo y supervisión, o a todas las personas.
