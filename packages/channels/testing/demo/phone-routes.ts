import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import {
  DEMO_PAGES,
  DEMO_PEOPLE,
  type DemoPage,
  type DemoPerson,
  type DemoPhone,
  type DemoProvider,
} from './demo-people.ts';
import { channelsPage, linesView, type PhoneView, phonePage, wallView } from './phone-page.ts';
import { DEMO_WORDS, type DemoLanguage } from './words.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const MOST_BYTES = 20 * 1024 * 1024;

/** The pages on which one writes to us as a customer; the live chat is where it always is, on the website. */
export function phoneRoutes(providers: Readonly<Record<DemoPage, DemoProvider>>, website: string): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', POLICY);
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'same-origin');
  });
  app.get('/phone.css', (c) =>
    c.body(asset('phone.css'), 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  app.get('/phone.js', (c) =>
    c.body(asset('phone.js'), 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  );
  app.get('/', (c) => c.html(channelsPage(languageOf(c), website)));
  app.get('/as/:channel/:who', (c) => {
    const view = viewOf(c);
    if (!view) return c.notFound();
    const provider = providers[view.channel];
    return c.html(phonePage(view, provider.phoneOf(view.who), provider));
  });
  app.get('/as/:channel/:who/lines', (c) => {
    const view = viewOf(c);
    if (!view) return c.notFound();
    return c.html(linesView(view, providers[view.channel].phoneOf(view.who)));
  });
  app.get('/as/:channel/:who/wall', (c) => {
    const view = viewOf(c);
    const wall = view && providers[view.channel].phoneOf(view.who).wall;
    return view && wall ? c.html(wallView(view, wall)) : c.notFound();
  });
  app.post('/as/:channel/:who', async (c) => {
    const view = viewOf(c);
    if (!view) return c.notFound();
    // Other pages of this computer could otherwise write in somebody's name.
    const origin = c.req.header('origin');
    if (origin && URL.parse(origin)?.host !== c.req.header('host')) return c.body(null, 403);
    const provider = providers[view.channel];
    await carryOut(provider, provider.phoneOf(view.who), await c.req.formData());
    return c.redirect(`/as/${view.channel}/${view.who}?lang=${view.language}`, 303);
  });
  return app;
}

const asset = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

function languageOf(c: Context): DemoLanguage {
  const wanted = c.req.query('lang') ?? c.req.header('accept-language')?.slice(0, 2) ?? '';
  return Object.hasOwn(DEMO_WORDS, wanted) ? (wanted as DemoLanguage) : 'ca';
}

function viewOf(c: Context): PhoneView | null {
  const { channel, who } = c.req.param() as { channel: DemoPage; who: DemoPerson };
  const known = DEMO_PAGES.includes(channel) && Object.hasOwn(DEMO_PEOPLE, who);
  return known ? { language: languageOf(c), channel, who } : null;
}

async function carryOut({ conditions }: DemoProvider, phone: DemoPhone, form: FormData): Promise<void> {
  const given = (name: string) => String(form.get(name) ?? '');
  const [id, text] = [given('id'), given('text')];
  switch (given('do')) {
    case 'write':
      return void (await phone.write(text));
    case 'photo':
      return sendFile(phone, form.get('file'));
    case 'edit':
      return void (await phone.edit?.(id, text));
    case 'erase':
      return void (await phone.erase?.(id));
    case 'react':
      return void (await phone.react?.(id, text));
    case 'comment':
      return void (await phone.wall?.write(text, id || undefined));
    case 'removePost':
      return void (await phone.wall?.remove(id));
    case 'read':
      return void (await phone.read());
    case 'conditions':
      for (const name of Object.keys(DEMO_WORDS.ca.conditions))
        Object.assign(conditions, { [name]: form.has(name) });
  }
}

async function sendFile(phone: DemoPhone, file: ReturnType<FormData['get']>): Promise<void> {
  if (!(file instanceof File) || file.size === 0 || file.size > MOST_BYTES) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  await phone.photo({ bytes, mediaType: file.type || 'application/octet-stream', name: file.name });
}
