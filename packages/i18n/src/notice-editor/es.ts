import type { NoticeEditorTexts } from './ca.ts';

export const es: NoticeEditorTexts = {
  intro: 'Esto es lo que recibe el cliente en cada caso. Las variables van entre llaves dobles.',
  kind: 'Aviso',
  language: 'Lengua',
  subject: 'Asunto',
  text: 'Texto',
  preview: 'Vista previa',
  previewHelp: 'Con datos inventados.',
  save: 'Guardar el texto',
  saved: 'Texto guardado.',
  restore: 'Recuperar el texto original',
  shipped: 'Texto original',
  changed: 'Texto cambiado',
  restored: 'Texto original recuperado.',
  switches: 'Qué cambios de estado se avisan',
  unsaved: 'Hay cambios sin guardar.',
  readOnly: 'Solo la administración puede cambiar estos textos.',
  previewFailed: 'El texto tiene un error y no se puede mostrar.',
};
