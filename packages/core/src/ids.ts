const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;

export type IdPrefix =
  | 'tkt'
  | 'msg'
  | 'att'
  | 'fil'
  | 'agt'
  | 'grp'
  | 'dlv'
  | 'env'
  | 'sit'
  | 'key'
  | 'svy'
  | 'req'
  | 'mbx'
  | 'mrg'
  | 'alr'
  | 'hld'
  | 'imp'
  | 'run'
  | 'fil'
  | 'cal'
  | 'cev'
  | 'exc'
  | 'ctk'
  | 'dia'
  | 'rec'
  | 'rsn'
  | 'con'
  | 'not'
  | 'rep'
  | 'cha'
  | 'cnv'
  | 'med'
  | 'sgr';

/**
 * A prefixed identifier that sorts by time: `tkt_` + 10 characters of milliseconds + 16 random characters.
 *
 * @param milliseconds since 1970, below 2^50.
 * @param random at least 16 bytes; each gives one character (5 bits).
 */
export function newId(prefix: IdPrefix, milliseconds: number, random: Uint8Array): string {
  let time = '';
  for (let rest = milliseconds, place = 0; place < TIME_LENGTH; place += 1) {
    time = ALPHABET.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  let tail = '';
  for (const byte of random.subarray(0, 16)) tail += ALPHABET.charAt(byte & 31);
  return `${prefix}_${time}${tail}`;
}
