import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pack } from '../scripts/pack.ts';

const repository = new URL('../..', import.meta.url).pathname;
let project: string;
let installed: string;
let tarball: string;

/** A project of somebody else's, with the packed client and msw. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'sinia-customer-'));
  installed = join(project, 'node_modules/@sinia/sdk');
  mkdirSync(installed, { recursive: true });
  tarball = pack(project);
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  symlinkSync(join(repository, 'node_modules/msw'), join(project, 'node_modules/msw'));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
}, 120_000);
afterAll(() => rmSync(project, { recursive: true }));

const arrayOf = (file: string) => new Uint8Array(readFileSync(file)).buffer;
const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' });

describe('the published package', () => {
  test('names only files that it holds, and ships no source', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    const named = JSON.stringify(manifest.exports).match(/\.\/[\w./-]+/g) ?? [];
    const held = readdirSync(installed, { recursive: true }).map((file) => `./${file}`);
    expect(named.filter((file) => file.startsWith('./dist'))).toHaveLength(4);
    expect(held).toEqual(expect.arrayContaining(named.filter((file) => file !== './msw')));
    expect(held.filter((file) => file.includes('src') || file.includes('test'))).toEqual([]);
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('devDependencies');
  });

  test('is as package tools expect it', async () => {
    const { messages } = await publint({ pack: { tarball: arrayOf(tarball) }, strict: true });
    expect(messages).toEqual([]);
  });

  test('runs in plain Node, with its mocks', () => {
    const script = `
      import { NotFoundError, Sinia } from '@sinia/sdk';
      import { createMockDesk, fixtures } from '@sinia/sdk/msw';
      import { setupServer } from 'msw/node';
      const baseUrl = 'https://desk.example';
      const desk = createMockDesk({ baseUrl });
      setupServer(...desk.handlers).listen();
      const sinia = new Sinia({ baseUrl, secretKey: 'sk_1' });
      const { id } = await sinia.tickets.create(fixtures.ca[0]);
      const missing = await sinia.tickets.get('tkt_0').catch((error) => NotFoundError.isInstance(error));
      console.log((await sinia.tickets.get(id)).subject, missing, desk.notices[0].kind);`;
    writeFileSync(join(project, 'run.js'), script);
    expect(run('run.js').trim()).toBe('Fuita al carrer de la Riera true receipt');
  });

  test('has types that stand alone, and the manual compiles with them', () => {
    const source = `
      import { Sinia, type Ticket } from '@sinia/sdk';
      import { createMockDesk } from '@sinia/sdk/msw';
      const sinia = new Sinia({ baseUrl: '', publishableKey: 'pk_1' });
      export const ticket: Promise<Ticket> = sinia.tickets.get('tkt_0');
      export const reference: string = createMockDesk().seed([{ subject: 'a', body: 'b' }])[0]?.reference ?? '';
      // @ts-expect-error a ticket has a subject
      void sinia.tickets.create({ body: 'b' });`;
    writeFileSync(join(project, 'types.ts'), source);
    const manual = readFileSync(join(repository, 'docs/integrator/sdk.md'), 'utf8');
    const examples = Array.from(manual.matchAll(/```ts\n(.*?)```/gs), ([, code = ''], index) => {
      writeFileSync(join(project, `example-${index}.ts`), code);
      return `example-${index}.ts`;
    });
    expect(examples.length).toBeGreaterThan(3);
    const tsc = join(repository, 'node_modules/typescript7/bin/tsc');
    const options = '--noEmit --strict --module nodenext --target es2022 --types'.split(' ');
    expect(run(tsc, ...options, '', 'types.ts', ...examples)).toBe('');
  });
});
