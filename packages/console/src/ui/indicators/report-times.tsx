import type { CallFigure } from '@sinia/core/call';
import { formatDuration } from '@sinia/i18n';
import type { CallReport } from '../../port/indicators-port.ts';
import { FigureButton } from './figure-button.tsx';
import { useIndicators } from './indicators-context.ts';

interface Props {
  readonly indicators: CallReport['total'];
  readonly onFigure: (figure: CallFigure) => void;
}

/** How long people waited and talked, and what they said of it. */
export function ReportTimes({ indicators, onFigure }: Props) {
  const { texts, write } = useIndicators();
  const { measures, table } = texts;
  const time = (seconds: number | null) => (seconds === null ? table.none : formatDuration(seconds));
  const { meanWaitSeconds, longestWaitSeconds, meanTalkSeconds, meanRating, counts } = indicators;
  const lines = [
    [measures.meanWait, time(meanWaitSeconds)],
    [measures.longestWait, time(longestWaitSeconds)],
    [measures.meanTalk, time(meanTalkSeconds)],
    [measures.meanRating, meanRating === null ? table.none : write.broken(meanRating)],
  ] as const;
  return (
    <section class="indicators-part" aria-labelledby="indicators-times">
      <h2 class="indicators-title" id="indicators-times">
        {texts.times}
      </h2>
      <dl class="figures">
        {lines.map(([name, value]) => (
          <div key={name} class="figure">
            <dt class="figure-name">{name.replace(/ \(s\)$/, '')}</dt>
            <dd class="figure-count s-numbers">{value}</dd>
          </div>
        ))}
      </dl>
      <FigureButton figure="rated" count={counts.rated} onFigure={onFigure} />
    </section>
  );
}
