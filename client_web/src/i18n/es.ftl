### Español: las mismas claves y variables que en.ftl.

## En todas partes

product = Lamplight
back = Atrás
back-to-rooms = Volver a las salas
cancel = Cancelar
close = Cerrar
dismiss = Quitar
try-again = Intentar de nuevo
reload = Volver a cargar
help = Ayuda
leave-quickly = Salir rápido
skip-links = Atajos
skip-to-content = Ir a la parte principal
skip-leave = Salir rápido de este sitio
loading = Un momento…
people = { $count ->
    [0] No hay nadie ahora mismo
    [one] { $count } persona aquí
   *[other] { $count } personas aquí
  }
you = Tú

## Funciones

role-member = Participante
role-expert = Especialista
role-host = Anfitrión
role-moderator = Moderación
role-responder = Acompañante
role-admin = Administración

## Conexión

offline = No tienes conexión. Lo que escribas se guarda y sale cuando vuelvas.
back-whole = De vuelta. No te has perdido nada.
back-afresh = De vuelta. Has estado fuera un rato: sube para ver lo que se dijo.
back-plain = De vuelta.

## Antes de la primera sala

welcome-title = Una sala tranquila con otras personas
welcome-lead = Lamplight es un lugar para hablar con otras personas que te entienden. Hay quien modera para que siga siendo amable. Tu anonimato se mantiene.
welcome-for-room = Te han invitado a una sala. Elige un nombre y ya estás dentro.
welcome-ended = Tu sesión aquí ha terminado. Entra otra vez o usa tu código de regreso.
welcome-is-title = Qué es esto
welcome-is-1 = Salas en directo para apoyarse: personas que escuchan a personas.
welcome-is-2 = Anónimo. Sin correo, sin teléfono, sin nombres reales.
welcome-is-3 = Con moderación, que puede quitar lo que hace daño.
welcome-is-not-title = Qué no es esto
welcome-is-not-1 = No es un servicio de emergencias ni una terapia.
welcome-is-not-2 = No es privado: todas las personas de una sala pueden leerlo.
welcome-is-not-help = Si tú u otra persona está en peligro, abre Ayuda ahora.
welcome-rules-title = Normas de la casa
welcome-leaving-title = Salir rápido
welcome-leaving-1 = «Salir rápido» vacía la página y abre un sitio neutro. Pulsar tres veces Mayús hace lo mismo.
welcome-leaving-2 = No puede borrar el historial de tu navegador. Para eso, usa una ventana privada o borra tú el historial.

rule-1 = Sé amable. No hace falta estar de acuerdo; sí tratarse con cuidado.
rule-2 = No digas quién eres ni quién es otra persona.
rule-3 = No compartas formas de hacerse daño ni de hacer daño.
rule-4 = Di cómo te sientes en vez de decir a otros qué hacer.
rule-5 = Si alguien te preocupa, avisa a la moderación.

join-title = Entra
join-age = ¿Cuántos años tienes?
join-age-why = Algunas salas son solo para un grupo de edad. Se pregunta una vez.
join-age-13-17 = De 13 a 17
join-age-18 = 18 o más
join-age-under-13 = Menos de 13
join-age-missing = Elige primero tu edad, por favor.
join-name = Tu nombre aquí
join-name-hint = Cualquiera menos el tuyo real.
join-name-reroll = Otro nombre
join-name-taken = Ese nombre está ocupado ahora. Elige otro, por favor.
join-submit = Entrar
join-submit-room = Entrar e ir a la sala
join-rules = Al entrar aceptas las normas de la casa.
join-return = Tengo un código de regreso
join-staff = Entrada del equipo

return-title = Hola de nuevo
return-code = Tu código de regreso
return-code-hint = Tres grupos de cuatro, como 7K2M-9XQD-T4HC.
return-submit = Volver a entrar

staff-title = Entrada del equipo
staff-login = Usuario
staff-password = Contraseña
staff-totp = Código de un solo uso
staff-totp-hint = Solo si tu cuenta lo usa.
staff-submit = Entrar

keep-title = Tu manera de volver
keep-why = No sabemos quién eres, así que este código es la única forma de volver a ser { $name } cuando cierres la sesión o cambies de aparato. Se muestra solo esta vez.
keep-copy = Copiar el código
keep-copied = Copiado
keep-done = Ya lo he guardado

under-age-title = Gracias por decir la verdad
under-age-body = Estas salas son para personas de 13 años o más. No se ha guardado nada sobre ti y no has hecho nada malo.
under-age-talk = Mereces tener con quién hablar. Una persona adulta de confianza puede ayudarte: en casa, en la escuela o en el médico.

## Salas

rooms-title = Salas
rooms-greeting = Aquí eres { $name }.
rooms-sessions = Preguntas a especialistas: lo que viene
room-on-now = Ahora: { $title }
room-on-next = Después: { $title }, { $time }
rooms-empty = Ahora mismo no hay ninguna sala abierta.
rooms-failed = No se han podido cargar las salas.
go-to-settings = Ajustes
welcome-settings = Texto más grande, colores e idioma: ajustes
rooms-sign-out = Cerrar sesión
rooms-sign-out-title = ¿Cerrar la sesión?
rooms-sign-out-body = Para volver a ser { $name } necesitarás el código de regreso que se te dio al entrar. Sin él, ese nombre se pierde.
room-state-locked = Bloqueada: solo lectura
room-state-closed = Cerrada
room-ages-13-17 = De 13 a 17 años
room-ages-18 = Desde los 18 años
room-tags = Temas

## Una sala

room-about = Sobre esta sala
room-log = Mensajes en { $room }
room-log-start = Aquí empieza { $room }.
room-older = Mostrar mensajes anteriores
room-older-failed = No se han podido cargar los mensajes anteriores.
room-loading-older = Cargando mensajes anteriores…
room-newer = Mostrar mensajes más nuevos
room-empty = Nadie ha dicho nada todavía. Puedes empezar tú.
room-new-messages = { $count ->
    [0] Últimos mensajes
    [one] { $count } mensaje nuevo
   *[other] { $count } mensajes nuevos
  }
room-typing-one = { $name } está escribiendo…
room-typing-two = { $name } y { $other } están escribiendo…
room-typing-many = Varias personas están escribiendo…
room-is-locked = Esta sala está bloqueada. Puedes leer; ahora solo escribe la moderación.
room-is-closed = Esta sala se ha cerrado. Aún puedes leer lo que se dijo.
room-muted = Aquí no puedes escribir hasta { $time }. Aún puedes leer.
room-muted-open = Aquí no puedes escribir por ahora. Aún puedes leer.
room-slow-mode = { $seconds ->
    [one] Modo lento: un mensaje por segundo.
   *[other] Modo lento: un mensaje cada { $seconds } segundos.
  }

announce-message = { $author }: { $text }
announce-many = { $count } mensajes nuevos

composer-label = Tu mensaje
composer-placeholder = Escribe algo…
composer-send = Enviar
composer-save = Guardar
composer-left = { $count ->
    [one] Queda { $count } carácter
   *[other] Quedan { $count } caracteres
  }
composer-over = { $count ->
    [one] Sobra { $count } carácter
   *[other] Sobran { $count } caracteres
  }
composer-replying = Respondes a { $name }
composer-replying-you = Te respondes a ti
composer-stop-replying = Dejar de responder
composer-editing = Cambias tu mensaje
composer-replacing = En lugar del que se retuvo
composer-without-method = Deja fuera cómo, con qué y cuánto. Cómo lo vives puede quedarse.
composer-stop-editing = Dejar de cambiarlo
composer-cover = Cubrir
composer-cover-label = ¿Qué conviene saber antes de abrirlo?
composer-cover-placeholder = Por ejemplo: habla de autolesiones
composer-stop-cover = Quitar la cubierta

unsent-sending = Enviando…
unsent-sent = Enviado
unsent-held = Espera a que alguien de la moderación lo lea. No has hecho nada malo.
unsent-declined = Este no se muestra.
unsent-returned = Nadie pudo verlo a tiempo, así que no se mostró y vuelve a ser tuyo. No has hecho nada malo.
unsent-reason = La moderación dice: { $reason }
unsent-posted-meanwhile = El que iba a reemplazar ya se ha mostrado. Puedes enviar también este.
unsent-is-change = Tu cambio a este mensaje
unsent-redact = Enviarlo sin eso
unsent-redacted = Diría: { $text }
unsent-without-method = Publicarlo sin el método
unsent-again = Enviarlo otra vez
unsent-change = Cambiarlo
unsent-take-back = Retirarlo
unsent-put-away = Apartarlo
unsent-failed = No enviado.
unsent-delete = Borrar

message-actions = Qué hacer con este mensaje
message-more = Más sobre este mensaje de { $name }
message-edited = cambiado
message-removed-moderator = La moderación ha quitado este mensaje.
message-removed-author = { $name } ha retirado este mensaje.
message-removed-you = Has retirado este mensaje.
message-covered = Cubierto: { $reason }
message-uncover = Mostrar el mensaje
message-cover-again = Cubrirlo otra vez
message-quote = Ir a lo que responde:
message-quote-far = Un mensaje anterior
message-quote-gone = Un mensaje quitado
message-muted = No puede escribir hasta { $time }
message-muted-open = No puede escribir por ahora

act-reply = Responder
act-react = Reaccionar con { $emoji }
act-unreact = Quitar { $emoji }
act-more-reactions = Más reacciones
act-edit = Cambiar
act-withdraw = Retirar
act-remove = Quitar
act-restore = Restaurar
act-mute = Silenciar a { $name }

reaction = { $emoji }, { $count ->
    [one] { $count } persona
   *[other] { $count } personas
  }
reaction-mine = { $emoji }, { $count ->
    [one] { $count } persona: tú
   *[other] { $count } personas, tú entre ellas
  }

remove-title = ¿Quitar este mensaje?
remove-body = Todos ven que la moderación lo ha quitado. Puedes restaurarlo después.
remove-submit = Quitar
restore-title = ¿Restaurar este mensaje?
restore-body = Todas las personas de la sala podrán leerlo otra vez.
restore-submit = Restaurar
withdraw-title = ¿Retirar este mensaje?
withdraw-body = Nadie podrá leerlo más. No se puede deshacer.
withdraw-submit = Retirar
mute-title = Silenciar a { $name } en esta sala
mute-body = Podrá seguir leyendo. Se le dice, con amabilidad, que la moderación ha pausado su escritura.
mute-for = ¿Cuánto tiempo?
mute-10-minutes = 10 minutos
mute-1-hour = 1 hora
mute-24-hours = 24 horas
mute-submit = Silenciar
reason = Motivo
reason-hint = Para el registro de la moderación.

## Avisar, preocuparse, ocultar

act-report = Avisar de este mensaje
act-concern = Me preocupa esta persona
act-hide = Ocultar a { $name } para mí
act-escalate = Enviar a alguien
escalate-title = ¿Está { $name } en riesgo?
escalate-body = Se avisa enseguida a quien está de turno, y acude en privado. En la sala no se ve nada de ello.
escalate-level = ¿Cuánto, hasta donde puedes saber?
escalate-S1 = Desearía no estar, o quiere hacerse daño
escalate-S2 = Piensa en el suicidio
escalate-S3 = Tiene la intención, un plan o los medios
escalate-S4 = Está ocurriendo ahora, o se despide
escalate-note = Qué te hace pensarlo
escalate-submit = Enviar a alguien
report-title = Avisar de este mensaje
report-body = Alguien de la moderación lo mirará. A quien lo escribió nunca se le dice que fuiste tú.
report-submit = Avisar
report-why = ¿De qué se trata?
report-unkind = Trata mal a alguien
report-hate = Ataca a personas por ser quienes son
report-unsafe = Puede poner a alguien en peligro
report-private = Revela quién es alguien
report-other = Otra cosa
report-note = Algo que ayude a entenderlo (si quieres)
concern-title = Te preocupa esta persona
concern-body = Gracias por estar pendiente. Alguien que puede ayudar lo mirará con cariño y en privado. A quien lo escribió nunca se le dice que fuiste tú.
concern-submit = Decírselo a alguien
concern-low = Parece muy mal de ánimo
concern-harm = Podría hacerse daño
concern-danger = Podría estar en peligro ahora
concern-other = Otra cosa
report-conflict = Ese mensaje ya se ha quitado, así que no queda nada de que avisar. Gracias por estar pendiente.
report-slow-down = Son muchos avisos en poco tiempo. La moderación ve los que has enviado. Lo que has escrito sigue aquí hasta que cierres esto.
message-hidden = Un mensaje de alguien a quien ocultaste
message-hidden-show = Mostrar este
hidden-title = Personas que has ocultado
hidden-hint = Solo lo sabes tú. Pueden seguir leyendo y escribiendo como antes.
hidden-show = Mostrar otra vez a { $name }
hidden-show-short = Mostrar otra vez
room-is-paused = La moderación ha pausado esta sala un momento. Puedes leer, y lo que has escrito sigue aquí.
room-is-site_paused = Todas las salas están en pausa un momento. Puedes leer, y lo que has escrito sigue aquí.
room-is-read_only = Esta sala es para leer. Escriben quienes la llevan.
room-holds-newcomers = Ahora los primeros mensajes esperan aquí a la moderación. No tiene que ver contigo.
trouble-hidden = Sus mensajes quedan cubiertos para ti y nadie lo sabe. Para deshacerlo, mira en «Sobre esta sala».
trouble-reported = Gracias. Alguien de la moderación lo mirará, y a quien lo escribió nunca se le dice que fuiste tú.
trouble-escalated = Se ha avisado a quien está de turno, y acude en privado.
trouble-concerned = Gracias por estar pendiente. Se ha avisado a alguien que puede ayudar.

## Pedir otra mirada

appeal = Pedir que se revise
appeal-title = Pedir que se revise
appeal-label = ¿Qué deberíamos saber?
appeal-hint = Lo lee una persona, y no la que decidió.
appeal-send = Enviar
appeal-sent = Está en camino. Te diremos qué resulta.
appeal-already = Ya has pedido que se revise. Te diremos qué resulta.

sanction-by-moderator = Lo decidió alguien de la moderación.
sanction-by-rule = Lo hizo una regla de este lugar por sí sola.
sanction-against-rules = Un mensaje tuyo iba contra las normas de este lugar.
sanction-why = Motivo: { $reason }
sanction-asked = Has pedido que se revise. Te diremos qué resulta.
sanction-upheld = Alguien lo ha vuelto a mirar, y se mantiene.

## Lo que se decidió

news-message-removed = La moderación ha quitado un mensaje tuyo.
news-message-covered = La moderación ha cubierto un mensaje tuyo.
news-message-uncovered = La moderación ha descubierto un mensaje tuyo.
news-message-restored = Un mensaje tuyo que se había quitado se muestra de nuevo.
news-appeal-lifted = Alguien ha vuelto a mirar lo que se decidió sobre ti y lo ha retirado.
news-appeal-kept = Alguien ha vuelto a mirar lo que se decidió sobre ti, y se mantiene.
news-report-seen = Alguien ha mirado aquello de lo que avisaste. Gracias por estar pendiente.

## La tarjeta privada

care-title = Nos importas
care-title-another = Gracias por estar pendiente de alguien
care-talk = Hablar con alguien ahora
care-not_now = Ahora no
care-safe = Estoy a salvo
care-chosen-talk = Les hemos dicho que quieres hablar.
care-chosen-not_now = Está bien. Puedes pedirlo cuando quieras, desde Ayuda.
care-chosen-safe = Gracias por decirlo. Puedes pedir ayuda cuando quieras.
care-more = Más ayuda
care-country = Elige un país para ver sus líneas
care-private = Solo lo ves tú.
care-announced = Encima de los mensajes hay un ofrecimiento privado de ayuda.
care-told = Se ha avisado a una persona.
care-words-S1 = Gracias por decirlo aquí. Suena a mucho peso, y no tienes que llevarlo a solas. Nada de esto se usa en tu contra.
care-words-S2 = Gracias por contárnoslo. Importa que estés aquí. Nada de esto se usa en tu contra.
care-words-S3 = Nos alegra mucho que lo hayas dicho. Nos importas, y esto puede pasar. Nada de esto se usa en tu contra.
care-words-now = Si crees que podrías hacerlo, llama por favor a una de estas líneas o al número de emergencias de donde estás, y quédate cerca de alguien si puedes.
care-words-another = Qué bien que estés pendiente. Puedes preguntarle directamente si piensa en el suicidio: preguntarlo no mete la idea en la cabeza de nadie. Escucha, no prometas guardar el secreto y enséñale estas líneas. Ya lo saben aquí personas que pueden ayudar. Si puede estar en peligro ahora, llama al número de emergencias de donde estás. Cuídate tú también.

wait-usual = { $minutes ->
    [one] Normalmente alguien responde en un minuto, más o menos.
   *[other] Normalmente alguien responde en unos { $minutes } minutos.
  }
wait-unknown = Ahora hay alguien de guardia.
wait-nobody = Ahora mismo no hay nadie de guardia. Tu mensaje se ha transmitido, y estas líneas están ahí ahora.
wait-nobody-help = Ahora mismo no hay nadie de guardia. Tu mensaje se ha transmitido, y las líneas de Ayuda están ahí ahora.

## Una charla privada

talks-title = Charlas privadas
talk-with = Charla privada con { $name }
talk-plain = Charla privada
talk-here = { $name } está aquí para ti
talk-announced = { $name } está aquí para ti. Puedes hablar en privado con esta persona.
talk-open = Hablar en privado
talk-only-two = Nadie más que tú y { $name } puede leer esto.
talk-only-few = Solo pueden leerlo las personas de esta charla.
talk-new = { $count ->
    [one] { $count } mensaje nuevo
   *[other] { $count } mensajes nuevos
  }
talk-start = Aquí empieza la charla.
talk-back = Volver y conservar esta charla
talk-composer = Tu mensaje privado
talk-share = Si otra persona toma el relevo, puede leer lo que hablamos.
talk-alone = Ahora mismo no hay nadie más aquí. Lo que escribas se transmite.
talk-gone = Esta charla ya no se puede mostrar.
talk-ended = Esta charla ha terminado. Aún puedes leerla.
talk-ended-short = Terminada
talk-again = Hablar otra vez con alguien

## Lo que salió mal, por su código

trouble-muted = Aquí no puedes escribir por ahora. Aún puedes leer.
trouble-muted-until = Aquí no puedes escribir hasta { $time }. Aún puedes leer.
trouble-slow_down = Eso ha ido un poco rápido. Espera un momento.
trouble-slow_down-until = Eso ha ido un poco rápido. Podrás enviar de nuevo en { $wait }.
trouble-room_locked = Esta sala está bloqueada ahora, así que nadie puede escribir.
trouble-room_paused = Esta sala está en pausa un momento.
trouble-too_long = Es más largo de lo que cabe en un mensaje. ¿Puedes acortarlo?
trouble-banned = Esta sala está cerrada para ti.
trouble-not_allowed = Eso no es posible aquí.
trouble-not_found = Eso ya no está.
trouble-too_far_back = Ese mensaje queda demasiado atrás para mostrarlo.
trouble-name_not_private = Ese nombre podría revelar quién eres. Elige otro, por favor.
trouble-bad_request = No se ha entendido. Revisa lo que has escrito, por favor.
trouble-conflict = Algo ha cambiado mientras tanto. Mira otra vez, por favor.
trouble-return-code = No conocemos ese código. Revísalo, por favor: nunca lleva las letras I, L, O ni U.
trouble-login = Ese usuario y esa contraseña no van juntos.
trouble-offline = Ahora no tienes conexión. Inténtalo de nuevo en un momento.
trouble-lost = La conexión se cortó antes de que llegara una respuesta.
trouble-other = No ha funcionado. Inténtalo de nuevo, por favor.

## Pantallas que dicen una cosa

gone-not_found-title = Esta sala no está aquí
gone-not_found-body = Puede que se haya cerrado o que sea para otro grupo de edad.
gone-banned-title = Esta sala está cerrada para ti
gone-banned-body = Las otras salas siguen abiertas para ti, y Ayuda siempre lo está.
gone-room_closed-title = Esta sala se ha cerrado
gone-room_closed-body = Gracias por haber estado. Hay otras salas abiertas.
gone-other-title = Ahora no se puede abrir esta sala
gone-other-body = No es por nada que hayas hecho. Inténtalo de nuevo en un momento.
removed-title = Ahora no puedes entrar
removed-body = Lamplight está cerrado para ti por ahora. Ayuda sigue aquí para ti, y siempre lo está.
removed-open = No se ha puesto un final.
removed-until = Puedes volver a entrar después de { $time }.
crowded-title = Lamplight está abierto en demasiados sitios
crowded-body = Ciérralo en otro sitio y sigue aquí.
crowded-again = Seguir aquí
broken-title = Algo se ha enredado
broken-body = No es por nada que hayas hecho. Volver a cargar la página lo arregla.
unreachable-title = No se llega a Lamplight
unreachable-body = Revisa tu conexión, por favor. Ayuda funciona sin ella.
nowhere-title = No hay nada en esta dirección
nowhere-body = Las salas están donde siempre.
go-to-desk = Mesa del equipo
go-to-rooms = Ir a las salas

## Ayuda

help-title = Ayuda
help-danger-title = Si estás en peligro ahora
help-danger-body = Llama al número de emergencias del país donde estás, o pide a alguien cercano que llame. No hace falta tener la certeza de que es lo bastante grave.
help-here-title = Hablar con alguien de aquí
help-here-body = Se avisa a alguien que cuida de estas salas de que quieres hablar, sea de lo que sea.
help-line-title = Hablar con alguien
help-line-body = Con estas personas puedes hablar de cualquier cosa, grande o pequeña. Lamplight no busca dónde estás: el país lo eliges tú, y se guarda solo en este aparato.
help-country = País
help-country-none = Elige un país
help-line-as-of = Según la lista del { $date }
help-line-elsewhere = Find A Helpline enumera más, en muchos países, por teléfono, mensaje y chat:
help-line-address = findahelpline.com
help-lines-unreachable = Ahora no se puede cargar la lista de líneas.
help-hours-always = Día y noche
help-hours-daily = Todos los días, de { $from } a { $to }
help-hours-weekdays = De lunes a viernes, de { $from } a { $to }
help-hours-not-sunday = De lunes a sábado, de { $from } a { $to }
help-hours-only = De { $from } a { $to }
help-hours-least = Al menos { $count } horas al día
help-for-teens = Para jóvenes
help-for-adults = Para personas adultas
help-for-lgbtq = Para personas LGBTQ+
help-for-veterans = Para veteranos
help-way-phone = Llamar al { $number }
help-way-phone-then = Llamar al { $number } y luego pulsar { $key }
help-way-text = Mensaje al { $number }
help-way-text-say = Enviar { $word } al { $number }
help-way-whatsapp = WhatsApp { $number }
help-way-chat = Chat
help-way-email = Escribir a { $address }
help-ground-title = Dos maneras de sentirte con algo más de calma
help-ground-lead = No hay una forma correcta de hacerlas, ni reloj. Para cuando quieras.
help-478-title = Respiración, 4-7-8
help-478-1 = Toma aire por la nariz mientras cuentas hasta 4.
help-478-2 = Aguántalo mientras cuentas hasta 7. Menos también está bien.
help-478-3 = Suelta el aire por la boca mientras cuentas hasta 8.
help-478-4 = Repítelo unas tres veces, a tu ritmo.
help-54321-title = Fijarte, 5-4-3-2-1
help-54321-1 = Cinco cosas que puedes ver.
help-54321-2 = Cuatro cosas que puedes tocar.
help-54321-3 = Tres cosas que puedes oír.
help-54321-4 = Dos cosas que puedes oler.
help-54321-5 = Una cosa que puedes saborear.

## What the author of a text that waits or isn't shown is told: i18n/notice.ts

notice-held-method-detail = Gracias por contar cómo estás. En la sala no se muestran detalles de cómo alguien podría hacerse daño, porque aquí puede haber otras personas en riesgo. Una persona leerá todo lo que has escrito; también puedes publicarlo sin esa parte.
notice-held-wound-detail = Describir heridas puede resultar duro para otras personas de aquí. Puedes cambiar esa parte.
notice-held-eating-detail = Las cifras y los consejos sobre la comida pueden resultar duros para otras personas de aquí. Puedes cambiar esa parte.
notice-held-own-data = Tu mensaje tiene algo que podría llevar a un desconocido hasta ti. Puedes quitarlo y publicar el resto.
notice-held-insult = Esto puede herir a quien lo lea. Puedes decirlo de otra manera.
notice-held-threat = Esto suena como si alguien pudiera salir herido.
notice-held-contact = Para que todo el mundo esté seguro, desde aquí no se queda para hablar en otro sitio. Puedes cambiar esa parte.
notice-held-medication = Los consejos sobre dosis, o sobre dejar un medicamento, pueden salirle muy mal a otra persona. Puedes cambiar esa parte.
notice-held-spam = Los mensajes como este se revisan antes.
notice-held-link = Los enlaces se revisan antes.
notice-held-newcomer = En esta sala se revisan los primeros mensajes.
notice-held-unchecked = Tu mensaje no se ha podido revisar automáticamente ahora mismo.
notice-declined-encouragement = Esto le dice a alguien que se haga daño. No se ha publicado.
notice-declined-hate = Esto ataca a personas por ser quienes son. No se ha publicado.
notice-declined-anothers-data = Esto revela datos privados de otra persona. No se ha publicado.
notice-declined-grooming = Esto pide algo que pone en peligro a las personas de aquí. No se ha publicado, y lo mirará alguien del equipo de moderación.
notice-declined-sexual-minor = Esto es sexual y trata de una persona menor de edad. No se ha publicado, y lo mirará alguien del equipo de moderación.
notice-no-fault = No has hecho nada malo.
notice-waits = Lo mirará alguien del equipo de moderación.
notice-usual-wait = { $minutes ->
    [one] Lo está mirando alguien del equipo de moderación. Suele tardar alrededor de un minuto.
   *[other] Lo está mirando alguien del equipo de moderación. Suele tardar unos { $minutes } minutos.
  }
notice-longest-wait = { $minutes ->
    [one] Lo mirará alguien del equipo de moderación, normalmente en menos de un minuto.
   *[other] Lo mirará alguien del equipo de moderación, normalmente en menos de { $minutes } minutos.
  }
notice-slowed = Para mantener la calma, durante { $during } puedes enviar un mensaje cada { $every }.
notice-warning = Esto es un aviso: la próxima vez no podrás escribir durante un tiempo.
notice-ban = Este lugar queda cerrado para ti hasta que alguien del equipo de moderación lo haya mirado.
notice-read-only = Puedes leer, pero no escribir, hasta que alguien del equipo de moderación lo haya mirado.
notice-read-only-for = Puedes leer, pero no escribir, durante { $during }.
notice-appeal = Si crees que es un error, puedes reclamar, y una persona volverá a mirarlo.
