/** What the panel of the desk says besides the common texts, in Catalan. */
export const ca = {
  panelLoading: 'Obrint el taulell…',
  panelFailed: 'No s’ha pogut obrir el taulell.',
  panelHelp: 'El taulell s’obre amb el seu compte de feina, en una finestra a part.',
  panelEnter: 'Entra al taulell',
};
