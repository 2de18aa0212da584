import { parseArgs } from 'node:util';
import { stopInstallations } from '../bench/installation.ts';
import { runCrashLoop } from './crash/crash-loop.ts';

/** `npm run soak -- --faults 5000`: the crash loop of `npm test`, for longer, a fresh installation every 500 faults. */
const { values } = parseArgs({ options: { faults: { type: 'string', default: '5000' } } });
const wanted = Number(values.faults);
if (!Number.isInteger(wanted) || wanted < 1) throw new Error('--faults takes a whole number above 0');

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => stopInstallations().then(() => process.exit(130)));

const ROUND = 500;
let violations = 0;
let acknowledged = 0;
for (let done = 0; done < wanted && violations === 0; done += ROUND) {
  const report = await runCrashLoop(Math.min(ROUND, wanted - done));
  violations += report.violations.length;
  acknowledged += Object.values(report.acknowledged).reduce((sum, count) => sum + count, 0);
  for (const violation of report.violations.slice(0, 50)) console.log(`VIOLATION ${violation}`);
  console.log(
    `${Math.min(done + ROUND, wanted)} faults: ${acknowledged} acknowledged, ${violations} violations, ${report.seconds.toFixed(0)} s`,
  );
}
console.log(violations === 0 ? 'soak passed' : 'soak failed');
process.exitCode = violations === 0 ? 0 : 1;
