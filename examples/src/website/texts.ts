import type { Language } from '../language.ts';

const ca = {
  company: 'Aigües de Vallmar',
  tagline: 'Servei municipal d’aigua',
  skip: 'Ves al contingut',
  other: 'Castellano',
  nav: { home: 'Inici', contact: 'Contacte', tracking: 'Seguiment' },
  title: 'L’aigua de casa, ben a prop',
  lead: 'Captem, tractem i portem l’aigua a 52.000 llars de Vallmar. Som aquí quan ens necessita.',
  services: [
    ['Tinc una fuita', 'Digui’ns on és. Si l’aigua surt amb força, truqui al telèfon d’avaries.'],
    ['No entenc la factura', 'Li expliquem cada concepte i revisem la lectura si cal.'],
    ['Canvi de titular', 'Necessitem les dades de qui deixa el pis i de qui hi entra.'],
  ],
  act: 'Escrigui’ns',
  news: 'Avisos',
  notices: [
    ['12 de novembre', 'Renovem la canonada del carrer de la Séquia. De 9 a 14 hores pot baixar la pressió.'],
    ['3 de novembre', 'L’oficina d’atenció obre també dijous a la tarda, de 16 a 19 hores.'],
  ],
  contactTitle: 'Escrigui’ns',
  contactLead: 'Expliqui’ns què li passa. Rebrà una clau de dotze xifres per seguir la seva consulta.',
  trackingTitle: 'Segueixi la seva consulta',
  trackingLead: 'Escrigui la clau que li vam donar: dotze xifres, en grups de quatre.',
  fallback: 'Truqui al 900 000 123, de dilluns a divendres de 8 a 20 hores.',
  hours: 'De dilluns a divendres, de 8 a 20 hores',
  emergencies: 'Avaries, les 24 hores: 900 000 124',
  footer: 'Web d’exemple. L’empresa, els avisos i els telèfons són inventats.',
};

const es: typeof ca = {
  company: 'Aguas de Vallmar',
  tagline: 'Servicio municipal de agua',
  skip: 'Ir al contenido',
  other: 'Català',
  nav: { home: 'Inicio', contact: 'Contacto', tracking: 'Seguimiento' },
  title: 'El agua de casa, muy cerca',
  lead: 'Captamos, tratamos y llevamos el agua a 52.000 hogares de Vallmar. Estamos aquí cuando nos necesita.',
  services: [
    ['Tengo una fuga', 'Díganos dónde está. Si el agua sale con fuerza, llame al teléfono de averías.'],
    ['No entiendo la factura', 'Le explicamos cada concepto y revisamos la lectura si hace falta.'],
    ['Cambio de titular', 'Necesitamos los datos de quien deja el piso y de quien entra.'],
  ],
  act: 'Escríbanos',
  news: 'Avisos',
  notices: [
    [
      '12 de noviembre',
      'Renovamos la tubería de la calle de la Séquia. De 9 a 14 horas puede bajar la presión.',
    ],
    ['3 de noviembre', 'La oficina de atención abre también los jueves por la tarde, de 16 a 19 horas.'],
  ],
  contactTitle: 'Escríbanos',
  contactLead: 'Cuéntenos qué le pasa. Recibirá una clave de doce cifras para seguir su consulta.',
  trackingTitle: 'Siga su consulta',
  trackingLead: 'Escriba la clave que le dimos: doce cifras, en grupos de cuatro.',
  fallback: 'Llame al 900 000 123, de lunes a viernes de 8 a 20 horas.',
  hours: 'De lunes a viernes, de 8 a 20 horas',
  emergencies: 'Averías, las 24 horas: 900 000 124',
  footer: 'Web de ejemplo. La empresa, los avisos y los teléfonos son inventados.',
};

export const texts: Record<Language, typeof ca> = { ca, es };
