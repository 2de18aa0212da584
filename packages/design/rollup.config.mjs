import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleCss } from './src/build/css-plugin.mjs';
import { copyFonts } from './src/build/fonts.ts';

const here = dirname(fileURLToPath(import.meta.url));
const empty = '\0empty';

/** Style sheets of the pages that the server writes itself, with the fonts beside them; served below /assets. */
const pageStyles = {
  name: 'sinia-page-styles',
  resolveId: (source) => (source === 'styles' ? empty : null),
  load: (id) => (id === empty ? '' : null),
  async generateBundle(_options, bundle) {
    for (const name of Object.keys(bundle)) delete bundle[name];
    const source = await bundleCss(join(here, 'src/hosted-page.css'));
    this.emitFile({ type: 'asset', fileName: 'hosted-page.css', source });
  },
  writeBundle: ({ dir }) => copyFonts(dir),
};

export default { input: 'styles', output: { dir: join(here, 'dist') }, plugins: [pageStyles] };
