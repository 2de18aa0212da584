import type { Texts } from '../../texts.ts';
import type { ca } from './ca.ts';

/** What the survey says besides the common texts, in Spanish. */
export const es = {
  surveyTitle: '¿Cómo le hemos atendido?',
  surveyAbout: (subject) => `Sobre: ${subject}`,
  rating1: 'Muy mal',
  rating2: 'Mal',
  rating3: 'Regular',
  rating4: 'Bien',
  rating5: 'Muy bien',
  ratingMissing: 'Elija una de las cinco respuestas.',
  causeLabel: '¿Qué ha fallado sobre todo?',
  causeSupply: 'El servicio de agua',
  causeAttention: 'El trato recibido',
  causeTime: 'El tiempo que hemos tardado',
  causeAnswer: 'La respuesta o la solución',
  causeOther: 'Otra cosa',
  commentLabel: '¿Quiere decirnos algo más?',
  commentHelp: 'Lo leerá el equipo de atención. No ponga datos personales.',
  surveySend: 'Enviar la valoración',
  surveySending: 'Enviando la valoración…',
  surveyThanks: 'Gracias. Su opinión nos ayuda a mejorar.',
  surveyAnswered: 'Ya había respondido a esta encuesta. ¡Gracias!',
  surveyExpired: 'Esta encuesta ya no se puede responder.',
} satisfies Texts<typeof ca>;
