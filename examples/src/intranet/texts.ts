import type { Language } from '../language.ts';

const ca = {
  name: 'La Font · intranet',
  other: 'Castellano',
  nav: { home: 'Portada', request: 'Demana suport', desk: 'Atenció al client' },
  enter: 'Entra amb el compte de l’empresa',
  refused: 'No s’ha pogut entrar. Torneu-ho a provar.',
  leave: 'Surt',
  notices: 'Tauler',
  board: [
    ['24/11', 'Xarxa', 'Tall programat a la zona 4, de 9 a 12 h. Brigada B.'],
    ['23/11', 'Laboratori', 'Clor residual dins de rang a tots els dipòsits.'],
    ['21/11', 'Persones', 'El calendari de vacances es tanca divendres.'],
    ['20/11', 'Sistemes', 'Dissabte, manteniment del gestor documental de 7 a 9 h.'],
  ],
  levels: 'Nivell dels dipòsits',
  tanks: [
    ['Turó Alt', '82 %', '4.100 m³'],
    ['Can Ribes', '64 %', '1.920 m³'],
    ['Mar', '91 %', '2.730 m³'],
  ],
  columns: ['Dipòsit', 'Nivell', 'Volum'],
  requestTitle: 'Demana suport a un altre departament',
  mine: 'Les meves peticions',
  deskLead: 'La safata d’atenció al client, sense sortir de la intranet.',
  fallback: 'Extensió de suport: 200.',
  footer: 'Intranet d’exemple amb dades inventades.',
};

const es: typeof ca = {
  name: 'La Font · intranet',
  other: 'Català',
  nav: { home: 'Portada', request: 'Pedir soporte', desk: 'Atención al cliente' },
  enter: 'Entrar con la cuenta de la empresa',
  refused: 'No se ha podido entrar. Vuelva a intentarlo.',
  leave: 'Salir',
  notices: 'Tablón',
  board: [
    ['24/11', 'Red', 'Corte programado en la zona 4, de 9 a 12 h. Brigada B.'],
    ['23/11', 'Laboratorio', 'Cloro residual dentro de rango en todos los depósitos.'],
    ['21/11', 'Personas', 'El calendario de vacaciones se cierra el viernes.'],
    ['20/11', 'Sistemas', 'El sábado, mantenimiento del gestor documental de 7 a 9 h.'],
  ],
  levels: 'Nivel de los depósitos',
  tanks: [
    ['Turó Alt', '82 %', '4.100 m³'],
    ['Can Ribes', '64 %', '1.920 m³'],
    ['Mar', '91 %', '2.730 m³'],
  ],
  columns: ['Depósito', 'Nivel', 'Volumen'],
  requestTitle: 'Pedir soporte a otro departamento',
  mine: 'Mis peticiones',
  deskLead: 'La bandeja de atención al cliente, sin salir de la intranet.',
  fallback: 'Extensión de soporte: 200.',
  footer: 'Intranet de ejemplo con datos inventados.',
};

export const texts: Record<Language, typeof ca> = { ca, es };
