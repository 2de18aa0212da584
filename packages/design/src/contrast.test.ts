import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrastPairs } from './contrast-pairs.ts';

type Scheme = 'light' | 'dark';
type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** The first block of each sheet: the tokens themselves, before what changes them by preference. */
const sheets = ['base', 'ticket'].map((name) => {
  const text = readFileSync(new URL(`./tokens/${name}.css`, import.meta.url), 'utf8').replace(
    /\/\*[\s\S]*?\*\//g,
    '',
  );
  return text.slice(0, text.indexOf('}'));
});
const declarations = new Map(
  [...sheets.join('').matchAll(/--sinia-([\w-]+):\s*([^;]+);/g)].map(
    ([, name, value]) => [name, value] as const,
  ),
);

/** Splits `name(a, b)` at its top-level commas. */
function callArguments(call: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of call.slice(call.indexOf('(') + 1, -1)) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}

function resolve(value: string, scheme: Scheme): Oklch {
  const [first = '', second = ''] = callArguments(value);
  if (value.startsWith('light-dark(')) return resolve(scheme === 'light' ? first : second, scheme);
  if (value.startsWith('var('))
    return resolve(declarations.get(first.replace('--sinia-', '')) ?? second, scheme);
  if (value.startsWith('oklch(from')) return inkOn(resolve(/var\([^)]*\)/.exec(value)?.[0] ?? '', scheme));
  const numbers = first.split(/\s+/).map(Number);
  if (!value.startsWith('oklch(') || numbers.length !== 3 || numbers.some(Number.isNaN))
    throw new Error(`not a colour: ${value}`);
  return numbers as unknown as Oklch;
}

/** The relative colour of `--sinia-on-action`: white on a dark ground, near-black on a light one. */
const inkOn = ([lightness]: Oklch): Oklch => [Math.min(1, Math.max(0.05, (0.56 - lightness) * 1000)), 0, 0];

/** OKLCH → linear sRGB by Ottosson's matrices (https://bottosson.github.io/posts/oklab/), clipped to the gamut. */
function linearRgb([lightness, chroma, hue]: Oklch): readonly number[] {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((channel) => Math.min(1, Math.max(0, channel)));
}

function luminance(colour: Oklch): number {
  const [red = 0, green = 0, blue = 0] = linearRgb(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(ink: string, ground: string, scheme: Scheme): number {
  const [darker = 0, lighter = 0] = [ink, ground]
    .map((name) => luminance(resolve(`var(--sinia-${name})`, scheme)))
    .toSorted((left, right) => left - right);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  test.each(contrastPairs.text)('%s can be read on %s', (ink, ground) => {
    expect(contrast(ink, ground, scheme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(contrastPairs.shape)('%s can be seen on %s', (ink, ground) => {
    expect(contrast(ink, ground, scheme)).toBeGreaterThanOrEqual(3);
  });

  test('raised things stand out from the canvas in lightness, not by a border alone', () => {
    expect(contrast('raised', 'canvas', scheme)).toBeGreaterThan(1.04);
  });
});

test('the measure itself is right: black on white is 21, a known pair is what WebAIM says', () => {
  const known = (ink: Oklch, ground: Oklch) => (luminance(ground) + 0.05) / (luminance(ink) + 0.05);
  expect(known([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1);
  expect(known([0.62796, 0.25768, 29.234], [1, 0, 0])).toBeCloseTo(4.0, 1);
});

test('whatever primary colour a host picks, its button can be read', () => {
  const ratios = [0, 60, 120, 180, 240, 300].flatMap((hue) =>
    [0.2, 0.35, 0.5, 0.57, 0.6, 0.7, 0.85, 0.97].map((lightness) => {
      const primary = [lightness, 0.05, hue] as const;
      const [dark = 0, light = 0] = [luminance(primary), luminance(inkOn(primary))].toSorted((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    }),
  );
  expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.4);
});

test('the inputs of a host page are read, never declared', () => {
  const inputs = ['color-primary', 'color-surface', 'font', 'font-size', 'radius'];
  expect(inputs.filter((name) => declarations.has(name))).toEqual([]);
});
