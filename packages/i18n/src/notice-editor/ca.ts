/** The words beside the texts of the notices. */
export const ca = {
  intro: 'Això és el que rep el client en cada cas. Les variables van entre claus dobles.',
  kind: 'Avís',
  language: 'Llengua',
  subject: 'Assumpte',
  text: 'Text',
  preview: 'Previsualització',
  previewHelp: 'Amb dades inventades.',
  save: 'Desa el text',
  saved: 'Text desat.',
  restore: 'Recupera el text original',
  shipped: 'Text original',
  changed: 'Text canviat',
  restored: 'Text original recuperat.',
  switches: 'Quins canvis d’estat s’avisen',
  unsaved: 'Hi ha canvis sense desar.',
  readOnly: 'Només l’administració pot canviar aquests textos.',
  previewFailed: 'El text té un error i no es pot mostrar.',
};

export type NoticeEditorTexts = typeof ca;
