import type { CallFigure } from '@sinia/core/call';
import { useIndicators } from './indicators-context.ts';

interface Props {
  readonly figure: CallFigure;
  readonly count: number;
  readonly onFigure: (figure: CallFigure) => void;
}

/** A figure: its name and how many; where there are some, it shows the calls behind it. */
export function FigureButton({ figure, count, onFigure }: Props) {
  const { texts, write } = useIndicators();
  const inside = (
    <>
      <span class="figure-name">{texts.figures[figure]}</span>
      <span class="figure-count s-numbers">{write.count(count)}</span>
    </>
  );
  if (count === 0) return <span class="figure">{inside}</span>;
  return (
    <button type="button" class="figure figure-button" onClick={() => onFigure(figure)}>
      {inside}
      <span class="s-hidden">{texts.behind.open}</span>
    </button>
  );
}
