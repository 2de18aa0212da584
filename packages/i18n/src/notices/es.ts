import type { Texts } from '../texts.ts';
import type { ca } from './ca.ts';

/** Castellano: usted, frases cortas, «consulta» y nunca «tique». */
const greeting = 'Buenos días{% if name %}, {{ name }}{% endif %}:';

const follow = `Puede seguir la consulta y añadir información aquí:
{{ link }}

También puede responder a este mensaje, o llamar al {{ phone }} y decirnos la clave.`;

const farewell = `{{ company }}
Teléfono de atención: {{ phone }}

Usamos sus datos solo para atender esta consulta. Para ejercer sus derechos, escríbanos a {{ mailbox }}.`;

export const es = {
  states: { open: 'ABIERTA', in_progress: 'EN TRÁMITE', resolved: 'RESUELTA' },
  /** Above a message that goes to a third party. */
  forwarded: { title: 'Mensaje reenviado', from: 'De', date: 'Fecha', subject: 'Asunto', files: 'Archivos' },
  /** Where our own words begin the conversation there is nothing that could be answered yet: the SMS says them. */
  firstSms: '{{ company }}: {{ answer }} Para responder o seguirlo (clave {{ reference }}): {{ link }}',
  receipt: {
    subject: 'Hemos recibido su consulta {{ reference }}: {{ subject }}',
    text: `${greeting}

Hemos recibido su consulta el {{ receivedDate }} a las {{ receivedTime }}.

Clave de la consulta: {{ reference }}
Estado: {{ state }}

Esto es lo que nos ha escrito:

{{ subject }}

{{ body }}
{% if attachments.size > 0 %}
Archivos adjuntos:
{% for file in attachments %}- {{ file }}
{% endfor %}{% endif %}
${follow}

${farewell}`,
    sms: '{{ company }}: hemos recibido su consulta el {{ receivedDate }} a las {{ receivedTime }}. Clave {{ reference }}. Estado: {{ state }}. Sígala: {{ link }}',
  },
  receipt_unverified: {
    subject: 'Hemos recibido la consulta {{ reference }}',
    text: `Buenos días:

El {{ receivedDate }} a las {{ receivedTime }} hemos recibido una consulta que indica esta dirección.

Clave de la consulta: {{ reference }}
Estado: {{ state }}

Si la ha hecho usted, puede verla y seguirla aquí. El enlace es personal:
{{ link }}

Si no la ha hecho usted, no tiene que hacer nada.

${farewell}`,
    sms: '{{ company }}: hemos recibido una consulta con este teléfono. Clave {{ reference }}. Si es suya: {{ link }}',
  },
  in_progress: {
    subject: 'Su consulta {{ reference }} está EN TRÁMITE',
    text: `${greeting}

Ya trabajamos en su consulta.

Clave de la consulta: {{ reference }}
Estado: {{ state }}

${follow}

${farewell}`,
    sms: '{{ company }}: ya trabajamos en su consulta {{ reference }}. Estado: {{ state }}. Sígala: {{ link }}',
  },
  reopened: {
    subject: 'Hemos vuelto a abrir su consulta {{ reference }}',
    text: `${greeting}

Hemos vuelto a abrir su consulta y trabajamos en ella.

Clave de la consulta: {{ reference }}
Estado: {{ state }}

${follow}

${farewell}`,
    sms: '{{ company }}: hemos vuelto a abrir su consulta {{ reference }}. Estado: {{ state }}. Sígala: {{ link }}',
  },
  pending: {
    subject: 'Necesitamos una respuesta suya: consulta {{ reference }}',
    text: `${greeting}

Para continuar con su consulta necesitamos una respuesta suya.
{% if answer %}
{{ answer }}
{% endif %}
Clave de la consulta: {{ reference }}
Estado: {{ state }}, pendiente de su respuesta

Puede responder a este mensaje, o hacerlo aquí:
{{ link }}

Si lo prefiere, llame al {{ phone }} y díganos la clave.

${farewell}`,
    sms: '{{ company }}: para continuar con la consulta {{ reference }} necesitamos una respuesta suya: {{ link }}',
  },
  resolved: {
    subject: 'Su consulta {{ reference }} está RESUELTA',
    text: `${greeting}

Hemos resuelto su consulta.
{% if answer %}
Nuestra respuesta:

{{ answer }}
{% endif %}
Clave de la consulta: {{ reference }}
Estado: {{ state }}

Si no ha quedado resuelta, responda a este mensaje o escríbanos aquí, y la volveremos a abrir:
{{ link }}

También puede llamar al {{ phone }} y decirnos la clave.

${farewell}`,
    sms: '{{ company }}: su consulta {{ reference }} está {{ state }}. Vea la respuesta: {{ link }}',
  },
  reply: {
    subject: 'Re: {{ subject }} [{{ reference }}]',
    text: `{{ answer }}
{% if newState %}
Estado de la consulta: {{ newState }}
{% endif %}
Clave de la consulta: {{ reference }}
Puede responder a este mensaje o ver toda la conversación aquí:
{{ link }}

${farewell}`,
    sms: '{{ company }}: hemos respondido a su consulta {{ reference }}. Lea la respuesta: {{ link }}',
  },
  copy: {
    subject: 'Re: {{ subject }} [{{ reference }}]',
    text: `{{ answer }}

Recibe este mensaje en copia. Si quiere añadir algo, respóndalo: lo leerá quien lleva la consulta.

${farewell}`,
    sms: '{{ company }} ({{ reference }}): {{ answer }}',
  },
  forward: {
    subject: 'Fwd: {{ subject }} [{{ reference }}]',
    text: `{{ answer }}

Puede responder a este mensaje: la respuesta llegará a quien lleva la consulta.

{{ company }}
Teléfono de atención: {{ phone }}`,
    sms: '{{ company }} ({{ reference }}): {{ answer }}',
  },
  survey: {
    subject: '¿Cómo le hemos atendido? Consulta {{ reference }}',
    text: `${greeting}

Ya hemos resuelto su consulta {{ reference }}. Nos ayudaría mucho saber cómo le hemos atendido: son dos preguntas y menos de un minuto.

{{ surveyLink }}

No es obligatorio. Muchas gracias.

${farewell}`,
    sms: '{{ company }}: ¿cómo le hemos atendido en la consulta {{ reference }}? Responda en un minuto: {{ surveyLink }}',
  },
  access_link: {
    subject: 'Enlace para ver su consulta {{ reference }}',
    text: `Buenos días:

Aquí tiene el enlace para ver su consulta {{ reference }}. Es personal, no lo comparta:
{{ link }}

Si no lo ha pedido usted, no tiene que hacer nada.

${farewell}`,
    sms: '{{ company }}: enlace personal a la consulta {{ reference }}: {{ link }}',
  },
  transcript: {
    subject: 'Conversación de la consulta {{ reference }}',
    text: `Buenos días:

Aquí tiene la conversación de la consulta {{ reference }}, tal como nos ha pedido.

{{ transcript }}

Puede seguir la consulta aquí. El enlace es personal, no lo comparta:
{{ link }}

Si no la ha pedido usted, no tiene que hacer nada.

${farewell}`,
    sms: '{{ company }}: puede leer la conversación de la consulta {{ reference }} aquí: {{ link }}',
  },
} satisfies Texts<typeof ca>;
