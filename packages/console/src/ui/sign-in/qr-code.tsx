import type { Enrolment } from '../../session/staff-sign-in.ts';

/** Dark on light in every scheme: cameras do not read it the other way round. */
export function QrCode({ qr, label }: { qr: Enrolment['qr']; label: string }) {
  return (
    <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={label}>
      <path d={qr.path} />
    </svg>
  );
}
