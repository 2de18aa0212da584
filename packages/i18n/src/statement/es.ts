import type { Texts } from '../texts.ts';
import type { ca } from './ca.ts';

/** The accessibility statement, in Spanish. */
export const es = {
  title: 'Declaración de accesibilidad',
  name: 'Castellano',
  languages: 'Idiomas',
  intro: (who) =>
    `${who} se ha comprometido a hacer accesibles el servicio de atención y sus formularios, de conformidad con el Real Decreto 1112/2018, de 7 de septiembre, sobre accesibilidad de los sitios web y aplicaciones para dispositivos móviles del sector público.`,
  scope:
    'Esta declaración se aplica al formulario de consultas, al seguimiento, a la encuesta, a las páginas que abren los enlaces de nuestros mensajes y al escritorio con el que trabaja nuestro personal.',
  state: 'Situación de cumplimiento',
  stateText:
    'Es parcialmente conforme con la norma UNE-EN 301549 (que incluye las WCAG 2.1, nivel AA), debido a las excepciones que se indican a continuación. Se ha construido con los criterios de las WCAG 2.2, nivel AA.',
  gaps: 'Contenido no accesible',
  gapsIntro: 'El contenido siguiente no es accesible, o todavía no hemos podido comprobar que lo sea:',
  gapFiles:
    'Los documentos y las imágenes que nos envían o que adjuntamos a las respuestas pueden no tener texto, títulos o descripciones alternativas (criterios 1.1.1 y 1.3.1). Si necesita alguno en otro formato, pídanoslo.',
  gapMails:
    'El formato original de un correo recibido se muestra tal como lo hizo quien lo envía: puede no tener textos alternativos ni un orden de títulos correcto (criterios 1.1.1 y 1.3.1). Siempre está también la versión de solo texto.',
  gapThemes:
    'Cuando el formulario aparece en la página de otra entidad con sus colores, el contraste depende también de los colores que esta haya elegido (criterios 1.4.3 y 1.4.11).',
  gapReference:
    'La documentación técnica para programadores (/docs) se muestra con una herramienta de terceros que no hemos comprobado.',
  gapReview:
    'Todavía no se ha hecho ninguna revisión con personas que usan lectores de pantalla, ni ninguna auditoría externa.',
  gapBurden: 'No se ha alegado carga desproporcionada para ningún contenido.',
  made: 'Preparación de esta declaración',
  madeText: (date) =>
    `Declaración preparada el ${date}. Es una autoevaluación: pruebas automáticas de las pantallas y de sus estados, en catalán y castellano, con colores claros y oscuros, y comprobaciones con teclado, con el texto al 200 % y con una pantalla de 360 píxeles.`,
  reviewed: (date) => `Última revisión: ${date}. Se revisa, como mínimo, una vez al año.`,
  contact: 'Observaciones y contacto',
  contactText:
    'Puede comunicarnos cualquier dificultad, consultarnos dudas o pedir información en un formato accesible:',
  email: 'Correo electrónico',
  phone: 'Teléfono',
  answer: 'Le responderemos en un plazo máximo de 20 días hábiles.',
  procedure: 'Procedimiento de aplicación',
  procedureText:
    'Si ya nos ha dirigido una queja o una solicitud de información accesible y ha sido desestimada, no está de acuerdo con la decisión o no ha recibido respuesta en 20 días hábiles, puede presentar una reclamación, en el plazo de dos meses, según el artículo 13 del Real Decreto 1112/2018.',
  footer: 'Accesibilidad',
} satisfies Texts<typeof ca>;
