import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const names = ['inter-latin-wght-normal.woff2', 'inter-latin-ext-wght-normal.woff2'];

/** The two subsets that `inter.css` names, as absolute paths inside the installed font package. */
export const fontFiles = () =>
  names.map((name) => ({
    name,
    path: fileURLToPath(import.meta.resolve(`@fontsource-variable/inter/files/${name}`)),
  }));

/** Copies the fonts into `<assets>/fonts`, where a bundled `inter.css` in `<assets>` looks for them. */
export async function copyFonts(assets: string) {
  const target = join(assets, 'fonts');
  await mkdir(target, { recursive: true });
  await Promise.all(fontFiles().map((font) => copyFile(font.path, join(target, font.name))));
}
