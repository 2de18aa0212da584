import type { NoticeEditorTexts } from './ca.ts';

export const en: NoticeEditorTexts = {
  intro: 'This is what the customer receives in each case. Variables stand in double braces.',
  kind: 'Notice',
  language: 'Language',
  subject: 'Subject',
  text: 'Text',
  preview: 'Preview',
  previewHelp: 'With invented data.',
  save: 'Save the text',
  saved: 'Text saved.',
  restore: 'Bring back the original text',
  shipped: 'Original text',
  changed: 'Changed text',
  restored: 'Original text is back.',
  switches: 'Which changes of status are told',
  unsaved: 'There are unsaved changes.',
  readOnly: 'Only administrators can change these texts.',
  previewFailed: 'The text has an error and cannot be shown.',
};
