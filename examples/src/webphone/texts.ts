import type { Language } from '../language.ts';

const ca = {
  name: 'Telèfon web',
  other: 'ES',
  extension: 'Extensió 214 · disponible',
  number: 'Número',
  call: 'Truca',
  clear: 'Esborra',
  recent: 'Darreres trucades',
  calls: [
    ['Entrant', '600 000 101', '09:12'],
    ['Perduda', '600 000 118', '08:57'],
    ['Sortint', '930 000 044', '08:40'],
  ],
  calling: 'Telèfon d’exemple: no surt cap trucada.',
  fallback: 'No s’ha pogut carregar el taulell d’atenció.',
};

const es: typeof ca = {
  name: 'Teléfono web',
  other: 'CA',
  extension: 'Extensión 214 · disponible',
  number: 'Número',
  call: 'Llamar',
  clear: 'Borrar',
  recent: 'Últimas llamadas',
  calls: [
    ['Entrante', '600 000 101', '09:12'],
    ['Perdida', '600 000 118', '08:57'],
    ['Saliente', '930 000 044', '08:40'],
  ],
  calling: 'Teléfono de ejemplo: no sale ninguna llamada.',
  fallback: 'No se ha podido cargar el escritorio de atención.',
};

export const texts: Record<Language, typeof ca> = { ca, es };
