import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Lucide's names; `log-out` becomes `logOutIcon`. */
const wanted = [
  'alarm-clock',
  'archive',
  'arrow-down',
  'arrow-left',
  'arrow-right',
  'arrow-up',
  'at-sign',
  'audio-lines',
  'ban',
  'bell',
  'calendar',
  'camera',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'chevron-up',
  'circle-alert',
  'circle-check',
  'circle-question-mark',
  'circle-user',
  'circle-x',
  'clock',
  'command',
  'copy',
  'corner-down-left',
  'download',
  'droplet',
  'droplets',
  'ellipsis',
  'external-link',
  'eye',
  'file',
  'file-text',
  'funnel',
  'flag',
  'forward',
  'globe',
  'list-checks',
  'merge',
  'octagon-alert',
  'rotate-ccw-clock',
  'image',
  'inbox',
  'info',
  'keyboard',
  'languages',
  'link',
  'list',
  'list-ordered',
  'lock',
  'log-in',
  'log-out',
  'mail',
  'map-pin',
  'menu',
  'message-circle',
  'message-square',
  'moon',
  'panel-right',
  'paperclip',
  'pencil',
  'phone',
  'plus',
  'printer',
  'refresh-cw',
  'reply',
  'rotate-ccw',
  'search',
  'send',
  'settings',
  'shield-check',
  'sliders-horizontal',
  'split',
  'star',
  'sticky-note',
  'store',
  'sun',
  'tag',
  'text-quote',
  'trash',
  'triangle-alert',
  'undo',
  'undo-2',
  'unlink',
  'upload',
  'user',
  'user-check',
  'user-plus',
  'users',
  'wifi-off',
  'x',
  'zoom-in',
  'zoom-out',
  'chart-column',
  'panel-left',
];

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

async function shapes(name: string) {
  const icon = await import(
    new URL(`../../../../node_modules/lucide/dist/esm/icons/${name}.mjs`, import.meta.url).href
  );
  return JSON.stringify(icon.default);
}

const lines = await Promise.all(
  wanted.toSorted().map(async (name) => `export const ${camel(name)}Icon: Icon = ${await shapes(name)};`),
);

const header = `// Made by build/generate-icons.ts from Lucide (ISC licence, https://lucide.dev/license); do not edit.

/** The shapes of one icon on a 24 × 24 canvas: SVG tag and attributes. The caller draws them, with stroke 1.5 and round caps. */
export type Icon = ReadonlyArray<readonly [tag: string, attributes: Readonly<Record<string, string>>]>;
`;

await writeFile(
  fileURLToPath(new URL('../icons.generated.ts', import.meta.url)),
  `${header}\n${lines.join('\n')}\n`,
);
