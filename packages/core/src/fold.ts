/**
 * Folds text for search: lower case, no accents, Catalan `l·l` as `ll`, typographic marks as spaces. The index and
 * the query go through this one function.
 */
export function fold(text: string): string {
  return text
    .replace(/(?:l[·‧•∙]l|\u0140l)/gi, 'll')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@._+-]+/gu, ' ')
    .trim();
}

/** Words too common in Catalan, Spanish and English to search by, already folded. */
const STOP_WORDS = new Set(
  `a al als amb and aqui aquest aquesta as at be by com con cual d de del dels des el ella els em en entre era es
  esta este estic for from ha han has hem he hi ho i in is it its jo l la las les li lo los ja me mes meu meva mi mas
  molt muy no nos o of on or para pel pels per pero perque por porque qual que qui quan s se sense ser si sin sobre
  son soc su sus t te the this to tu un una unas unes uns unos us va vaig van vull was we with y ya yo you`.split(
    /\s+/,
  ),
);

/** The words of a text, folded, each once, without stop words: what goes into the search index. */
export function searchText(text: string): string {
  const words = new Set(fold(text).split(' '));
  return [...words].filter((word) => word !== '' && !STOP_WORDS.has(word)).join(' ');
}
