import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { importRules } from './import-rules.ts';
import { root } from './settings.ts';

/**
 * Checks the direction of imports between the rooms.
 *
 * @param base folder that holds `packages/`, `api/`, …
 * @param files paths below it
 * @returns one line a finding; none when all is well
 */
export async function verifyImports(base: string, files: readonly string[]): Promise<string[]> {
  const { output } = await cruise(
    files.filter((file) => existsSync(join(base, file))),
    {
      baseDir: base,
      validate: true,
      ruleSet: { forbidden: importRules },
      // TypeScript 7 has no API to parse with: the tool finds TypeScript 6 under the name `typescript`.
      parser: 'tsc',
      tsPreCompilationDeps: 'specify',
      doNotFollow: { path: 'node_modules|/dist/' },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'node', 'default', 'types'],
        extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.d.ts'],
      },
    },
  );
  const { modules, summary } = output as ICruiseResult;
  const seen = new Set(modules.map((module) => module.source));
  // A parser that cannot read our TypeScript would see nothing and find nothing.
  const unseen = files
    .filter((file) => !seen.has(file))
    .map((file) => `${file}: the parser did not see this module`);
  const findings = summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`);
  return [...unseen, ...findings];
}

/** Every TypeScript file that git knows or would add. */
export function listSources(base: string): string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
    {
      cwd: base,
      encoding: 'utf8',
    },
  );
  const rooms = /^(packages|api|sdk|widgets|examples)\//;
  return [...new Set(listed.split('\n'))].filter((file) => rooms.test(file) && existsSync(join(base, file)));
}

if (import.meta.main) {
  const files = listSources(root);
  const findings = await verifyImports(root, files);
  for (const finding of findings) console.error(finding);
  console.log(`imports: ${files.length} modules, ${findings.length} findings`);
  process.exit(findings.length === 0 ? 0 : 1);
}
