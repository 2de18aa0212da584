import type { Texts } from '../texts.ts';
import type { ca } from './ca.ts';

export const es = {
  receipt:
    'Hemos recibido su consulta.\n\nClave: {{ reference }}\nEstado: {{ state }}\n\nPuede seguir escribiendo aquí mismo, o seguirla en este enlace personal:\n{{ link }}',
  receipt_unverified: 'Hemos recibido una consulta.\n\nClave: {{ reference }}\nEstado: {{ state }}',
  in_progress: 'Su consulta {{ reference }} está {{ state }}: ya trabajamos en ella.',
  reopened: 'Hemos vuelto a abrir su consulta {{ reference }}. Estado: {{ state }}.',
  pending:
    '{% if answer %}{{ answer }}\n\n{% endif %}Para continuar con la consulta {{ reference }} necesitamos una respuesta suya. Puede respondernos aquí mismo.',
  resolved:
    '{% if answer %}{{ answer }}\n\n{% endif %}Su consulta {{ reference }} está {{ state }}. Si no ha quedado resuelta, responda aquí mismo y la volveremos a abrir.',
  reply: '{{ answer }}',
  copy: '{{ answer }}',
  forward: '{{ answer }}',
  survey:
    '¿Cómo le hemos atendido en la consulta {{ reference }}? Son dos preguntas y menos de un minuto. No es obligatorio.\n{{ surveyLink }}',
  access_link: 'Aquí tiene el enlace personal a su consulta {{ reference }}. No lo comparta:\n{{ link }}',
  transcript: 'Aquí tiene la conversación de la consulta {{ reference }}:\n{{ link }}',
} as const satisfies Texts<typeof ca>;
