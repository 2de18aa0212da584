/**
 * What customers are told, in Catalan: vostè, short sentences, "consulta" and never "tiquet". Liquid templates; the
 * variables are those of `use-cases/notices/notice-variables.ts`. `sms` is the short form.
 */
const greeting = 'Bon dia{% if name %}, {{ name }}{% endif %}:';

const follow = `Pot seguir la consulta i afegir-hi informació aquí:
{{ link }}

També pot respondre aquest missatge, o trucar al {{ phone }} i dir-nos la clau.`;

const farewell = `{{ company }}
Telèfon d’atenció: {{ phone }}

Fem servir les seves dades només per atendre aquesta consulta. Per exercir els seus drets, escrigui’ns a {{ mailbox }}.`;

export const ca = {
  states: { open: 'OBERTA', in_progress: 'EN TRÀMIT', resolved: 'RESOLTA' },
  /** Above a message that goes to a third party. */
  forwarded: { title: 'Missatge reenviat', from: 'De', date: 'Data', subject: 'Assumpte', files: 'Fitxers' },
  /** Where our own words begin the conversation there is nothing that could be answered yet: the SMS says them. */
  firstSms: '{{ company }}: {{ answer }} Per respondre o seguir-ho (clau {{ reference }}): {{ link }}',
  receipt: {
    subject: 'Hem rebut la seva consulta {{ reference }}: {{ subject }}',
    text: `${greeting}

Hem rebut la seva consulta el {{ receivedDate }} a les {{ receivedTime }}.

Clau de la consulta: {{ reference }}
Estat: {{ state }}

Això és el que ens ha escrit:

{{ subject }}

{{ body }}
{% if attachments.size > 0 %}
Fitxers adjunts:
{% for file in attachments %}- {{ file }}
{% endfor %}{% endif %}
${follow}

${farewell}`,
    sms: '{{ company }}: hem rebut la seva consulta el {{ receivedDate }} a les {{ receivedTime }}. Clau {{ reference }}. Estat: {{ state }}. Segueixi-la: {{ link }}',
  },
  receipt_unverified: {
    subject: 'Hem rebut la consulta {{ reference }}',
    text: `Bon dia:

El {{ receivedDate }} a les {{ receivedTime }} hem rebut una consulta que indica aquesta adreça.

Clau de la consulta: {{ reference }}
Estat: {{ state }}

Si l’ha fet vostè, la pot veure i seguir aquí. L’enllaç és personal:
{{ link }}

Si no l’ha fet vostè, no cal que faci res.

${farewell}`,
    sms: '{{ company }}: hem rebut una consulta amb aquest telèfon. Clau {{ reference }}. Si és seva: {{ link }}',
  },
  in_progress: {
    subject: 'La seva consulta {{ reference }} està EN TRÀMIT',
    text: `${greeting}

Ja treballem en la seva consulta.

Clau de la consulta: {{ reference }}
Estat: {{ state }}

${follow}

${farewell}`,
    sms: '{{ company }}: ja treballem en la seva consulta {{ reference }}. Estat: {{ state }}. Segueixi-la: {{ link }}',
  },
  reopened: {
    subject: 'Hem tornat a obrir la seva consulta {{ reference }}',
    text: `${greeting}

Hem tornat a obrir la seva consulta i hi treballem.

Clau de la consulta: {{ reference }}
Estat: {{ state }}

${follow}

${farewell}`,
    sms: '{{ company }}: hem tornat a obrir la seva consulta {{ reference }}. Estat: {{ state }}. Segueixi-la: {{ link }}',
  },
  pending: {
    subject: 'Necessitem una resposta seva: consulta {{ reference }}',
    text: `${greeting}

Per continuar amb la seva consulta necessitem una resposta seva.
{% if answer %}
{{ answer }}
{% endif %}
Clau de la consulta: {{ reference }}
Estat: {{ state }}, pendent de la seva resposta

Pot respondre aquest missatge, o fer-ho aquí:
{{ link }}

Si ho prefereix, truqui al {{ phone }} i digui’ns la clau.

${farewell}`,
    sms: '{{ company }}: per continuar amb la consulta {{ reference }} necessitem una resposta seva: {{ link }}',
  },
  resolved: {
    subject: 'La seva consulta {{ reference }} està RESOLTA',
    text: `${greeting}

Hem resolt la seva consulta.
{% if answer %}
La nostra resposta:

{{ answer }}
{% endif %}
Clau de la consulta: {{ reference }}
Estat: {{ state }}

Si no ha quedat resolta, respongui aquest missatge o escrigui’ns aquí, i la tornarem a obrir:
{{ link }}

També pot trucar al {{ phone }} i dir-nos la clau.

${farewell}`,
    sms: '{{ company }}: la seva consulta {{ reference }} està {{ state }}. Vegi la resposta: {{ link }}',
  },
  reply: {
    subject: 'Re: {{ subject }} [{{ reference }}]',
    text: `{{ answer }}
{% if newState %}
Estat de la consulta: {{ newState }}
{% endif %}
Clau de la consulta: {{ reference }}
Pot respondre aquest missatge o veure tota la conversa aquí:
{{ link }}

${farewell}`,
    sms: '{{ company }}: hem respost la seva consulta {{ reference }}. Llegeixi la resposta: {{ link }}',
  },
  copy: {
    subject: 'Re: {{ subject }} [{{ reference }}]',
    text: `{{ answer }}

Rep aquest missatge en còpia. Si hi vol afegir res, respongui’l: ho llegirà qui porta la consulta.

${farewell}`,
    sms: '{{ company }} ({{ reference }}): {{ answer }}',
  },
  forward: {
    subject: 'Fwd: {{ subject }} [{{ reference }}]',
    text: `{{ answer }}

Pot respondre aquest missatge: la resposta arribarà a qui porta la consulta.

{{ company }}
Telèfon d’atenció: {{ phone }}`,
    sms: '{{ company }} ({{ reference }}): {{ answer }}',
  },
  survey: {
    subject: 'Com l’hem atès? Consulta {{ reference }}',
    text: `${greeting}

Ja hem resolt la seva consulta {{ reference }}. Ens ajudaria molt saber com l’hem atès: són dues preguntes i menys d’un minut.

{{ surveyLink }}

No és obligatori. Moltes gràcies.

${farewell}`,
    sms: '{{ company }}: com l’hem atès en la consulta {{ reference }}? Respongui en un minut: {{ surveyLink }}',
  },
  access_link: {
    subject: 'Enllaç per veure la seva consulta {{ reference }}',
    text: `Bon dia:

Aquí té l’enllaç per veure la seva consulta {{ reference }}. És personal, no el comparteixi:
{{ link }}

Si no l’ha demanat vostè, no cal que faci res.

${farewell}`,
    sms: '{{ company }}: enllaç personal a la consulta {{ reference }}: {{ link }}',
  },
  transcript: {
    subject: 'Conversa de la consulta {{ reference }}',
    text: `Bon dia:

Aquí té la conversa de la consulta {{ reference }}, tal com ens ha demanat.

{{ transcript }}

Pot seguir la consulta aquí. L’enllaç és personal, no el comparteixi:
{{ link }}

Si no l’ha demanada vostè, no cal que faci res.

${farewell}`,
    sms: '{{ company }}: pot llegir la conversa de la consulta {{ reference }} aquí: {{ link }}',
  },
};
