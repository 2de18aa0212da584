const MINUTE = 60;
const HOUR = 3_600;

/** `45 s`, `3 min 4 s`, `1 h 2 min`: the same signs in every language (BIPM). */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < MINUTE) return joined([whole, 's']);
  if (whole < HOUR) return joined([Math.floor(whole / MINUTE), 'min'], [whole % MINUTE, 's']);
  return joined([Math.floor(whole / HOUR), 'h'], [Math.floor((whole % HOUR) / MINUTE), 'min']);
}

function joined(...parts: readonly (readonly [number, string])[]): string {
  return parts
    .filter(([count], place) => place === 0 || count > 0)
    .map(([count, unit]) => `${count}\u00a0${unit}`)
    .join(' ');
}
