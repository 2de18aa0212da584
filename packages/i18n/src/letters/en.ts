import { plural } from '../plural.ts';
import type { LetterTexts } from './ca.ts';

export const en: LetterTexts = {
  title: 'Letters to post',
  none: 'There is no letter to post.',
  waiting: (count: number) =>
    plural('en', count, { one: '# letter waits', other: '# letters wait', many: '# letters wait' }),
  print: 'Print',
  allPosted: 'All are in the post',
  isPosted: 'It is in the post',
  onePosted: (reference: string) => `The letter of query ${reference} is in the post`,
  posted: (count: number) =>
    plural('en', count, { one: 'Letter posted.', other: '# letters posted.', many: '# letters posted.' }),
};
