import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './settings.ts';

const docs = join(root, 'docs');
const LINK = /!?\[[^\]]*\]\(([^)\s]+)\)/g;

function pagesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pagesBelow(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** Where the links of a page lead that stay in the house, as paths. */
function linksOf(page: string): string[] {
  const text = readFileSync(page, 'utf8').replace(/```[\s\S]*?```/g, '');
  return [...text.matchAll(LINK)]
    .map((match) => (match[1] ?? '').replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => resolve(dirname(page), target));
}

const deadLinks = (page: string) => linksOf(page).filter((target) => !existsSync(target));

/** The page in the other language: the first link of the page. */
const twinOf = (page: string) => linksOf(page)[0] ?? '';

const named = (pages: readonly string[]) => pages.map((page) => [relative(root, page), page] as const);
const catalan = pagesBelow(join(docs, 'ca'));
const spanish = pagesBelow(join(docs, 'es'));
const everyPage = [join(root, 'README.md'), join(root, 'CONTRIBUTING.md'), ...pagesBelow(docs)];

describe('the manuals', () => {
  test.each(named([...catalan, ...spanish]))('%s has a twin that knows it', (_name, page) => {
    const twin = twinOf(page);
    expect(existsSync(twin)).toBe(true);
    expect(twin.startsWith(join(docs, page.startsWith(join(docs, 'ca')) ? 'es' : 'ca'))).toBe(true);
    expect(twinOf(twin)).toBe(page);
  });

  test('twins show as many pictures and headings', () => {
    const shape = (page: string) => {
      const text = readFileSync(page, 'utf8');
      return { pictures: text.match(/!\[/g)?.length, headings: text.match(/^#+ /gm)?.length };
    };
    for (const page of catalan) expect({ page, ...shape(page) }).toEqual({ page, ...shape(twinOf(page)) });
    expect(spanish).toHaveLength(catalan.length);
  });

  test.each(named(everyPage))('every link and picture of %s is there', (_name, page) => {
    expect(deadLinks(page)).toEqual([]);
  });

  test('no picture is heavy, and none lies about unused', () => {
    const folder = join(docs, 'pictures');
    const pictures = readdirSync(folder).filter((file) => file.endsWith('.png'));
    const used = new Set(everyPage.flatMap(linksOf));
    expect(pictures.filter((file) => statSync(join(folder, file)).size > 150 * 1024)).toEqual([]);
    expect(pictures.filter((file) => !used.has(join(folder, file)))).toEqual([]);
  });

  test('a dead link and a lone page would be found', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinia-manual-'));
    const page = join(folder, 'page.md');
    writeFileSync(page, '[twin](nowhere.md) ![picture](none.png) [web](https://example.cat) `[code](x)`');
    expect(deadLinks(page)).toContain(join(folder, 'nowhere.md'));
    expect(deadLinks(page)).toContain(join(folder, 'none.png'));
    expect(existsSync(twinOf(page))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

describe('the guide for integrators', () => {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');

  test('tells of every error code and of no other', () => {
    const source = read('packages/core/src/errors.ts').match(/ERROR_CODES = \{([^}]*)\}/)?.[1] ?? '';
    const codes = [...source.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]);
    const told = [...read('docs/integrator/problems.md').matchAll(/<a id="(\w+)">/g)].map(
      (match) => match[1],
    );
    expect(codes.length).toBeGreaterThan(10);
    expect(told.toSorted()).toEqual([...codes, 'internal'].toSorted());
  });

  test('tells of every variable of the environment and of no other', () => {
    const source =
      read('api/src/environment.ts').match(/Variables = z\.object\(\{([\s\S]*?)\n\}\)/)?.[1] ?? '';
    const variables = [...source.matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1]);
    const told = [...read('docs/integrator/operations.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(
      (match) => match[1],
    );
    expect(variables.length).toBeGreaterThan(10);
    expect(told.toSorted()).toEqual(variables.toSorted());
  });

  test('commands that the manuals name exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const listed = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).split('\n');
    const texts = listed.filter((file) => file && existsSync(join(root, file))).map(read);
    const commands = texts.flatMap((text) =>
      [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1] ?? ''),
    );
    expect([...new Set(commands)].filter((command) => !(command in scripts))).toEqual([]);
  });
});
