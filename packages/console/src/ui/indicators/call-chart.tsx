import type { CallReport } from '../../port/indicators-port.ts';
import { useIndicators } from './indicators-context.ts';
import type { Grouping } from './use-report.ts';

type Group = CallReport['groups'][number];

const HEIGHT = 120;
const STEP = 12;
const BAR = 8;
const PARTS = ['within', 'late', 'unanswered'] as const;

/** Columns of calls, and the same as a table for whoever would rather read. */
export function CallChart({ groups, groupBy }: { groups: readonly Group[]; groupBy: Grouping }) {
  const { texts, write } = useIndicators();
  const { chart } = texts;
  const rows = groups.map(({ key, name, indicators }) => ({
    ...{ key, name: name ?? (key || texts.table.none), parts: partsOf(indicators.counts) },
    share: indicators.answeredOnly.shareWithin,
  }));
  const most = Math.max(1, ...rows.map(({ parts }) => PARTS.reduce((sum, part) => sum + parts[part], 0)));
  return (
    <section class="indicators-part" aria-labelledby="indicators-chart">
      <h2 class="indicators-title" id="indicators-chart">
        {chart.heading}
      </h2>
      <ul class="chart-key" aria-hidden="true">
        {PARTS.map((part) => (
          <li key={part} data-part={part}>
            {chart[part]}
          </li>
        ))}
      </ul>
      <svg
        class="chart"
        role="img"
        aria-label={chart.describe}
        viewBox={`0 0 ${Math.max(rows.length, 8) * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {rows.map((row, index) => (
          <Column key={row.key} at={index * STEP} scale={HEIGHT / most} parts={row.parts} />
        ))}
      </svg>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section class="chart-table" tabIndex={0} aria-label={chart.describe}>
        <table class="s-table">
          <thead>
            <tr>
              <th scope="col">{texts.groups[groupBy]}</th>
              {PARTS.map((part) => (
                <th key={part} scope="col">
                  {chart[part]}
                </th>
              ))}
              <th scope="col">{texts.measures.shareAnswered}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, parts, share }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {PARTS.map((part) => (
                  <td key={part} class="s-numbers">
                    {write.count(parts[part])}
                  </td>
                ))}
                <td class="s-numbers">{share === null ? texts.table.none : write.share(share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

type Parts = Readonly<Record<(typeof PARTS)[number], number>>;

function Column({ at, scale, parts }: { at: number; scale: number; parts: Parts }) {
  let below = 0;
  return (
    <>
      {PARTS.map((part) => {
        const height = parts[part] * scale;
        below += height;
        return <rect key={part} data-part={part} x={at + 2} y={HEIGHT - below} width={BAR} height={height} />;
      })}
    </>
  );
}

function partsOf(counts: Group['indicators']['counts']): Parts {
  const { offered, answered, answeredWithin, answeredLate } = counts;
  return { within: answeredWithin, late: answeredLate, unanswered: offered - answered };
}
