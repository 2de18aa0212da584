import type { Texts } from '../../texts.ts';
import type { ca } from './ca.ts';

/** What the panel of the desk says besides the common texts, in English. */
export const en = {
  panelLoading: 'Opening the desk…',
  panelFailed: 'The desk could not be opened.',
  panelHelp: 'The desk opens with your work account, in a window of its own.',
  panelEnter: 'Enter the desk',
} satisfies Texts<typeof ca>;
