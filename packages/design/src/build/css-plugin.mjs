import { build } from 'esbuild';

const suffix = '.css?inline';

/**
 * Bundles one style sheet with its imports and minifies it. Fonts stay separate files.
 * @param {string} path absolute path of the sheet
 * @returns {Promise<string>} one sheet without @import, fit for `CSSStyleSheet.replaceSync`
 */
export async function bundleCss(path) {
  const result = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    write: false,
    external: ['*.woff2'],
    target: 'esnext',
  });
  return result.outputFiles[0].text.trim();
}

/** Rollup plugin: `import sheet from './x.css?inline'` gives the bundled text, as Vite does by itself. */
export function inlineCss() {
  return {
    name: 'sinia-inline-css',
    async resolveId(source, importer) {
      if (!source.endsWith(suffix)) return null;
      const found = await this.resolve(source.slice(0, -'?inline'.length), importer, { skipSelf: true });
      return found ? `${found.id}?inline` : null;
    },
    async load(id) {
      if (!id.endsWith(suffix)) return null;
      const path = id.slice(0, -'?inline'.length);
      this.addWatchFile(path);
      return `export default ${JSON.stringify(await bundleCss(path))};`;
    },
  };
}
