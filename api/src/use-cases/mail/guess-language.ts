import type { Language } from '@sinia/core';

const FEWEST_WORDS = 5;

/** Function words that the other language does not have. */
const CATALAN = new Set(
  `amb i és són tinc té què això aquest aquesta aquests els les dels als perquè però molt també vaig vam ha han fins
  des meu meva nostra seva ens em us hi ho ni doncs avui ahir demà gràcies bon dia si us plau factura aigua casa carrer
  voldria vull puc podeu puguin rebut feu fer sense on quan`.split(/\s+/),
);
const SPANISH = new Set(
  `con y es son tengo tiene qué esto este esta estos los las del porque pero muy también he hemos hasta desde mi mis
  nuestra su nos me hoy ayer mañana gracias buenos días buenas tardes por favor agua calle quisiera quiero puedo
  pueden recibido hacer sin donde cuando hola el lo le`.split(/\s+/),
);

/**
 * Catalan or Spanish, by function words; undefined below five words or when neither has more. The first 2,000
 * characters say enough.
 */
export function guessLanguage(text: string): Language | undefined {
  const words =
    text
      .slice(0, 2_000)
      .toLowerCase()
      .match(/\p{L}+(?:[·’']\p{L}+)*/gu) ?? [];
  if (words.length < FEWEST_WORDS) return undefined;
  const parts = words.flatMap((word) => word.split(/[’']/));
  const score = (own: ReadonlySet<string>, other: ReadonlySet<string>) =>
    parts.filter((word) => own.has(word) && !other.has(word)).length;
  const catalan = score(CATALAN, SPANISH);
  const spanish = score(SPANISH, CATALAN);
  if (catalan === spanish) return undefined;
  return catalan > spanish ? 'ca' : 'es';
}
