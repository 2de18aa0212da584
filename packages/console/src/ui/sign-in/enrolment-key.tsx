import type { ConsoleTexts } from '@sinia/i18n/console/ca';
import type { Enrolment } from '../../session/staff-sign-in.ts';
import { QrCode } from './qr-code.tsx';

/** The secret for the authenticator app, and the codes to keep. */
export function EnrolmentKey({ texts, enrolment }: { texts: ConsoleTexts['signIn']; enrolment: Enrolment }) {
  const secret = new URL(enrolment.uri).searchParams.get('secret') ?? '';
  return (
    <div class="enrolment">
      <p>{texts.enrolHelp}</p>
      <QrCode qr={enrolment.qr} label={texts.enrolQr} />
      <p>
        <span class="s-label">{texts.enrolKey}: </span>
        <code class="enrolment-secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <p>
        <a href={enrolment.uri}>{texts.enrolOpen}</a>
      </p>
      {enrolment.backupCodes.length > 0 && (
        <>
          <p class="s-small">{texts.enrolBackup}</p>
          <ul class="enrolment-codes s-numbers">
            {enrolment.backupCodes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
