import type { Context } from 'hono';

export type Language = 'ca' | 'es';

/** Catalan, unless the path begins with /es or the address says `?lang=es`. */
export function languageOf(c: Context): Language {
  return c.req.path === '/es' || c.req.path.startsWith('/es/') || c.req.query('lang') === 'es' ? 'es' : 'ca';
}

/** The same page in a language: Catalan stands at the root, Spanish below /es. */
export function pathIn(language: Language, path: string): string {
  return language === 'es' ? `/es${path === '/' ? '' : path}` : path;
}

/** Both addresses of a page. */
export function bothPaths(path: string): [string, string] {
  return [pathIn('ca', path), pathIn('es', path)];
}
