import { printerIcon } from '@sinia/design/icons';
import type { FileFormat } from '../../port/indicators-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { useIndicators } from './indicators-context.ts';
import type { Days } from './report-period.ts';
import type { Grouping } from './use-report.ts';

/** The same figures as a file, or on paper. */
export function ReportActions({ days, groupBy }: { days: Days; groupBy: Grouping }) {
  const desk = useDesk();
  const { texts, port } = useIndicators();
  const words = texts.export;
  const save = async (format: FileFormat) => {
    try {
      const file = await port.file({ ...days, groupBy }, format, desk.words.value.locale);
      offer(file, `sinia-${days.from}-${days.to}.${format}`);
    } catch {
      desk.toasts.warn(words.failed);
    }
  };
  return (
    <fieldset class="indicators-actions" aria-label={words.label}>
      {(['xlsx', 'csv'] as const).map((format) => (
        <button key={format} type="button" class="s-button s-button-small" onClick={() => void save(format)}>
          {words[format]}
        </button>
      ))}
      <button type="button" class="s-button s-button-small" onClick={() => globalThis.print()}>
        <Icon of={printerIcon} />
        {words.print}
      </button>
    </fieldset>
  );
}

function offer(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
