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
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pack as packClient } from '../../sdk/scripts/pack.ts';
import { pack } from './pack.ts';

const repository = new URL('../..', import.meta.url).pathname;
const modules = (name: string) => join(project, 'node_modules', name);
let project: string;
let tarball: string;

/** A project of somebody else's, with the packed elements, the packed client and lit. */
beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'sinia-integrator-'));
  tarball = await pack(project);
  for (const [name, file] of [
    ['@sinia/widgets', tarball],
    ['@sinia/sdk', packClient(project)],
  ] as const) {
    mkdirSync(modules(name), { recursive: true });
    execFileSync('tar', ['-xzf', file, '-C', modules(name), '--strip-components=1']);
  }
  for (const name of ['lit', 'lit-html', 'lit-element', '@lit', '@types']) {
    symlinkSync(join(repository, 'node_modules', name), modules(name));
  }
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
}, 120_000);
afterAll(() => rmSync(project, { recursive: true }));

test('is as package tools expect it, holds what it names and no source', async () => {
  const { messages } = await publint({
    pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer },
    strict: true,
  });
  expect(messages).toEqual([]);
  const held = readdirSync(modules('@sinia/widgets'), { recursive: true }).map(String);
  expect(held).toEqual(expect.arrayContaining(['dist/loader.js', 'dist/sinia-ticket-form.js', 'README.md']));
  expect(held.filter((file) => /(^|\/)(src|test)\/|\.ts$/.test(file))).toEqual(['dist/index.d.ts']);
});

test('has types that stand beside the client and lit alone', () => {
  const source = `
    import type { SiniaTicketForm, TicketCreatedEvent } from '@sinia/widgets';
    export function listen(form: SiniaTicketForm, heard: (reference: string) => void): void {
      form.token = async () => 'signed';
      form.addEventListener('sinia-ticket-created', (event: TicketCreatedEvent) => heard(event.detail.reference));
      // @ts-expect-error a form has no such mode
      form.mode = 'other';
    }`;
  writeFileSync(join(project, 'types.ts'), source);
  const tsc = join(repository, 'node_modules/typescript7/bin/tsc');
  const options =
    '--noEmit --strict --skipLibCheck --module nodenext --target es2022 --lib es2023,dom,dom.iterable --types';
  const run = () =>
    execFileSync(process.execPath, [tsc, ...options.split(' '), '', 'types.ts'], {
      cwd: project,
      encoding: 'utf8',
    });
  expect(run()).toBe('');
});
