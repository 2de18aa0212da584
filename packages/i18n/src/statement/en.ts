import type { Texts } from '../texts.ts';
import type { ca } from './ca.ts';

/** The accessibility statement, in English. */
export const en = {
  title: 'Accessibility statement',
  name: 'English',
  languages: 'Languages',
  intro: (who) =>
    `${who} is committed to making its customer service and its forms accessible, in accordance with Royal Decree 1112/2018 of 7 September on the accessibility of public sector websites and applications for mobile devices.`,
  scope:
    'This statement applies to the enquiry form, the follow-up page, the survey, the pages that the links in our messages open, and the desk that our staff work with.',
  state: 'Compliance status',
  stateText:
    'It is partially compliant with UNE-EN 301549 (which includes WCAG 2.1, level AA), because of the exceptions listed below. It has been built to the criteria of WCAG 2.2, level AA.',
  gaps: 'Non-accessible content',
  gapsIntro: 'The following content is not accessible, or we have not yet been able to check that it is:',
  gapFiles:
    'Documents and images that are sent to us or that we attach to replies may lack text, headings or alternative descriptions (criteria 1.1.1 and 1.3.1). If you need one in another format, please ask us.',
  gapMails:
    'The original formatting of an e-mail is shown as its sender made it: it may lack alternative texts or a correct order of headings (criteria 1.1.1 and 1.3.1). A plain-text version is always there too.',
  gapThemes:
    'Where the form stands on another organisation’s page in its colours, contrast also depends on the colours chosen there (criteria 1.4.3 and 1.4.11).',
  gapReference:
    'The technical reference for programmers (/docs) is shown by a third-party tool that we have not checked.',
  gapReview: 'There has not yet been a review with people who use screen readers, nor an external audit.',
  gapBurden: 'Disproportionate burden has not been claimed for any content.',
  made: 'Preparation of this statement',
  madeText: (date) =>
    `This statement was prepared on ${date}. It is a self-assessment: automatic tests of the screens and their states, in Catalan and Spanish, in light and dark colours, and checks by keyboard, with text at 200 % and on a screen of 360 pixels.`,
  reviewed: (date) => `Last reviewed: ${date}. It is reviewed at least once a year.`,
  contact: 'Feedback and contact',
  contactText:
    'You can tell us of any difficulty, ask us questions or request information in an accessible format:',
  email: 'E-mail',
  phone: 'Telephone',
  answer: 'We will answer within 20 working days.',
  procedure: 'Enforcement procedure',
  procedureText:
    'If you have already sent us a complaint or a request for accessible information and it was refused, you disagree with the decision, or you have had no answer within 20 working days, you may lodge a claim within two months under article 13 of Royal Decree 1112/2018.',
  footer: 'Accessibility',
} satisfies Texts<typeof ca>;
