import type { Texts } from '../../texts.ts';
import type { ca } from './ca.ts';

/** What the panel of the desk says besides the common texts, in Spanish. */
export const es = {
  panelLoading: 'Abriendo el escritorio…',
  panelFailed: 'No se ha podido abrir el escritorio.',
  panelHelp: 'El escritorio se abre con su cuenta de trabajo, en una ventana aparte.',
  panelEnter: 'Entrar en el escritorio',
} satisfies Texts<typeof ca>;
