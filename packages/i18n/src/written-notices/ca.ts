/**
 * What customers are told in a written conversation, in Catalan: as short as one writes there, without greeting and
 * farewell. Liquid templates with the variables of `use-cases/notices/notice-variables.ts`.
 */
export const ca = {
  receipt:
    'Hem rebut la seva consulta.\n\nClau: {{ reference }}\nEstat: {{ state }}\n\nPot continuar escrivint aquí mateix, o seguir-la en aquest enllaç personal:\n{{ link }}',
  receipt_unverified: 'Hem rebut una consulta.\n\nClau: {{ reference }}\nEstat: {{ state }}',
  in_progress: 'La seva consulta {{ reference }} està {{ state }}: ja hi treballem.',
  reopened: 'Hem tornat a obrir la seva consulta {{ reference }}. Estat: {{ state }}.',
  pending:
    '{% if answer %}{{ answer }}\n\n{% endif %}Per continuar amb la consulta {{ reference }} necessitem una resposta seva. Ens pot respondre aquí mateix.',
  resolved:
    '{% if answer %}{{ answer }}\n\n{% endif %}La seva consulta {{ reference }} està {{ state }}. Si no ha quedat resolta, respongui aquí mateix i la tornarem a obrir.',
  reply: '{{ answer }}',
  copy: '{{ answer }}',
  forward: '{{ answer }}',
  survey:
    'Com l’hem atès en la consulta {{ reference }}? Són dues preguntes i menys d’un minut. No és obligatori.\n{{ surveyLink }}',
  access_link: 'Aquí té l’enllaç personal a la seva consulta {{ reference }}. No el comparteixi:\n{{ link }}',
  transcript: 'Aquí té la conversa de la consulta {{ reference }}:\n{{ link }}',
};
