import type { Language } from '../language.ts';

const ca = {
  name: 'Telèfon web',
  other: 'ES',
  extension: 'Extensió 214 · disponible',
  number: 'Número',
  call: 'Truca',
  clear: 'Esborra',
  /** What the telephone says; the page's script reads them. */
  words: {
    idle: 'Cap trucada',
    hidden: 'número ocult',
    ringing: 'Truca',
    calling: 'Trucant al',
    talking: 'Parlant amb',
    held: 'En espera',
    ended: 'Ha acabat la trucada amb',
    failed: 'La centraleta no respon.',
  },
  verbs: {
    answer: 'Despenja',
    reject: 'Rebutja',
    hold: 'Posa en espera',
    unhold: 'Recupera',
    transfer: 'Passa-la a la 215',
    hangup: 'Penja',
  },
  survey: 'Enquesta: què prem el client',
  try: 'Per provar-ho',
  ringAs: 'Feu que truqui',
  callers: {
    known: 'Un client conegut',
    unknown: 'Un número desconegut',
    hidden: 'Un número ocult',
    shared: 'Un telèfon de dos clients',
    senior: 'Una persona de 65 anys o més',
  },
  ring: 'Fes sonar el telèfon',
  fallback: 'No s’ha pogut carregar el taulell d’atenció.',
};

export type PhoneTexts = typeof ca;

const es: PhoneTexts = {
  name: 'Teléfono web',
  other: 'CA',
  extension: 'Extensión 214 · disponible',
  number: 'Número',
  call: 'Llamar',
  clear: 'Borrar',
  words: {
    idle: 'Ninguna llamada',
    hidden: 'número oculto',
    ringing: 'Llama',
    calling: 'Llamando al',
    talking: 'Hablando con',
    held: 'En espera',
    ended: 'Ha terminado la llamada con',
    failed: 'La centralita no responde.',
  },
  verbs: {
    answer: 'Descolgar',
    reject: 'Rechazar',
    hold: 'Poner en espera',
    unhold: 'Recuperar',
    transfer: 'Pasarla a la 215',
    hangup: 'Colgar',
  },
  survey: 'Encuesta: qué pulsa el cliente',
  try: 'Para probarlo',
  ringAs: 'Haga que llame',
  callers: {
    known: 'Un cliente conocido',
    unknown: 'Un número desconocido',
    hidden: 'Un número oculto',
    shared: 'Un teléfono de dos clientes',
    senior: 'Una persona de 65 años o más',
  },
  ring: 'Hacer sonar el teléfono',
  fallback: 'No se ha podido cargar el escritorio de atención.',
};

export const texts: Record<Language, PhoneTexts> = { ca, es };
