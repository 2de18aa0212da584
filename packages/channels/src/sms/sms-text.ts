/** Limits of a text message (3GPP TS 23.038, 23.040): septets in GSM 7-bit, 16-bit units otherwise. */
export const SMS_LIMITS = {
  gsm7: { single: 160, concatenated: 153 },
  ucs2: { single: 70, concatenated: 67 },
  /** Parts that providers and telephones put together without trouble. */
  parts: 6,
} as const;

export type SmsSize = { encoding: 'gsm7' | 'ucs2'; units: number; parts: number };

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('\f^{}\\[~]|€');

/** How a text travels: one letter outside GSM 7-bit (`ç`, `í`, `·`) makes all of it 16-bit and the parts shorter. */
export function measureSms(text: string): SmsSize {
  let septets = 0;
  for (const letter of text) {
    if (!BASIC.has(letter) && !EXTENDED.has(letter)) return size('ucs2', text.length);
    septets += EXTENDED.has(letter) ? 2 : 1;
  }
  return size('gsm7', septets);
}

function size(encoding: 'gsm7' | 'ucs2', units: number): SmsSize {
  const { single, concatenated } = SMS_LIMITS[encoding];
  return { encoding, units, parts: units <= single ? 1 : Math.ceil(units / concatenated) };
}

/** True when a text fits in the parts that we send. */
export function fitsSms(text: string): boolean {
  return measureSms(text).parts <= SMS_LIMITS.parts;
}
