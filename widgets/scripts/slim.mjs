import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const here = dirname(import.meta.dirname);
const design = join(here, '../packages/design/src');
const read = (file) => readFileSync(file, 'utf8');

/** All that can name a token or a class: our own sources, and the sheets of the design system that they import. */
const ours = globSync('src/**/*.ts', { cwd: here })
  .map((file) => read(join(here, file)))
  .join('\n');
const imported = Array.from(ours.matchAll(/@sinia\/design\/([\w/]+\.css)/g), ([, file]) =>
  read(join(design, file)),
);
const readers = [ours, ...imported].join('\n');
const elementStyles = read(join(here, 'src/element.styles.ts'));

const isNeeded = (token) => readers.includes(`var(${token}`) && !elementStyles.includes(` ${token}:`);
const isWorn = (selector) =>
  (selector.match(/\.s-[\w-]+/g) ?? []).every((name) => ours.includes(name.slice(1)));

/** Tokens that no rule reads or that our own sheet sets again, and rules for classes that no element wears: the desk's, not the customer's. */
function withoutUnused(sheet) {
  const worn = sheet.replace(/([^{}]+)(\{[^{}]*\})/g, (_, selectors, body) => {
    const kept = selectors.split(/,(?![^(]*\))/).filter(isWorn);
    return kept.length ? kept.join(',') + body : '';
  });
  return worn.replace(/(--sinia-[\w-]+):[^;{}]*(?:;|(?=\}))/g, (whole, token) =>
    isNeeded(token) ? whole : '',
  );
}

/** The icons that a module names, written where they are used: else every page would carry those of all elements. */
function withOwnIcons(code) {
  return code.replace(/import \{([^}]*)\} from '@sinia\/design\/icons';/, (_, names) => {
    const drawings = readFileSync(join(design, 'icons.generated.ts'), 'utf8');
    const wanted = names.split(',').map((name) => name.trim());
    const drawn = wanted.map((name) => drawings.match(new RegExp(`const ${name}: Icon = (.*);`))?.[1]);
    return wanted.map((name, index) => (drawn[index] ? `const ${name} = ${drawn[index]};` : '')).join('');
  });
}

/** Indents inside templates are bytes that every visitor would pay for. Line breaks stay where something might join. */
const withoutIndents = (code, id) => {
  const even = code.replace(/\n\s+/g, '\n');
  if (!id.endsWith('.styles.ts')) return even;
  return even.replace(/\/\*.*?\*\//gs, '').replace(/\n?([{};,]|(?<=[\w-]):)[\n ]+/g, '$1');
};

/** Rollup plugin: what no customer's page needs does not travel. */
export const slim = {
  name: 'slim',
  transform(code, id) {
    if (id.endsWith('.css?inline')) {
      const sheet = JSON.parse(code.slice('export default '.length, -1));
      return { code: `export default ${JSON.stringify(withoutUnused(sheet))};`, map: null };
    }
    return id.endsWith('.ts') ? { code: withoutIndents(withOwnIcons(code), id), map: null } : null;
  },
};
