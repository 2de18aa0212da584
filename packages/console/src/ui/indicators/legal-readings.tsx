import type { CallFigure } from '@sinia/core/call';
import { formatDuration } from '@sinia/i18n';
import type { CallReport } from '../../port/indicators-port.ts';
import { FigureButton } from './figure-button.tsx';
import { useIndicators } from './indicators-context.ts';

type Reading = CallReport['total']['answeredOnly'];

interface Props {
  readonly report: CallReport;
  readonly onFigure: (figure: CallFigure) => void;
}

/** The 95 % of the law in both of its readings, in words, each over the answered calls and with those that were not. */
export function LegalReadings({ report, onFigure }: Props) {
  const { texts, write } = useIndicators();
  const { law } = texts;
  const { counts, ...total } = report.total;
  const share = (reading: Reading) => ({
    words: reading.shareWithin === null ? null : law.share(write.share(reading.shareWithin)),
    met: reading.meetsShare,
  });
  const mean = ({ fastestMeanSeconds, meetsMean }: Reading) => ({
    words: fastestMeanSeconds === null ? null : law.mean(formatDuration(fastestMeanSeconds)),
    // Over all calls, some of the fastest may have got no answer.
    ...(meetsMean === false && fastestMeanSeconds === null && { words: law.unanswered }),
    met: meetsMean,
  });
  return (
    <section class="indicators-part" aria-labelledby="indicators-law">
      <h2 class="indicators-title" id="indicators-law">
        {law.heading}
      </h2>
      <div class="readings">
        <ReadingCard title={law.first} target={law.shareTarget} of={share} total={total} />
        <ReadingCard title={law.second} target={law.meanTarget} of={mean} total={total} />
      </div>
      <p class="readings-behind">
        {(['answeredWithin', 'answeredLate', 'offered'] as const).map((figure) => (
          <FigureButton key={figure} figure={figure} count={counts[figure]} onFigure={onFigure} />
        ))}
      </p>
      <p class="s-help">
        {law.source} {law.short(write.count(report.shortAbandonSeconds))}
      </p>
    </section>
  );
}

interface CardProps {
  readonly title: string;
  readonly target: string;
  readonly of: (reading: Reading) => { readonly words: string | null; readonly met: boolean | null };
  readonly total: Pick<CallReport['total'], 'answeredOnly' | 'withUnanswered'>;
}

function ReadingCard({ title, target, of, total }: CardProps) {
  const { law } = useIndicators().texts;
  return (
    <div class="s-card reading">
      <h3 class="reading-title">{title}</h3>
      {(['answeredOnly', 'withUnanswered'] as const).map((which) => {
        const { words, met } = of(total[which]);
        return (
          <div key={which} class="reading-line">
            <p class="reading-of">{law[which]}</p>
            <p class="reading-words">{words ?? law.noCalls}</p>
            {met !== null && (
              <span class={met ? 's-badge s-badge-success' : 's-badge s-badge-danger'}>
                {met ? law.met : law.missed}
              </span>
            )}
          </div>
        );
      })}
      <p class="s-help">{target}</p>
    </div>
  );
}
