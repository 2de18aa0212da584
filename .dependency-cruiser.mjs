import { importRules } from './packages/launcher/src/import-rules.ts';

/** The table of rooms lives in packages/launcher/src/import-rules.ts; `npm run verify:imports` reads it too. */
export default { forbidden: importRules };
