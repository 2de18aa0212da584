import type { Browser } from 'playwright';
import type { Demo } from '../../packages/launcher/src/launch.ts';
import { originOf } from './customer-pictures.ts';
import { openPage, type State, take } from './studio.ts';

/** The four host pages of the guide for integrators. */
export async function takeHostPictures(browser: Browser, demo: Demo, agent: State): Promise<void> {
  const website = await openPage(browser, { language: 'ca' });
  await website.goto(`${originOf(demo, 'website')}/contacte`);
  await website.locator('sinia-ticket-form .choice').first().waitFor();
  await take(website, 'host-website');
  await website.context().close();

  const portal = await openPage(browser, { language: 'ca' });
  await portal.goto(`${originOf(demo, 'oficinaVirtual')}/consultes/nova`);
  await portal.locator('form[action="/login"] button').first().click();
  await portal.locator('sinia-ticket-form .choice').first().waitFor();
  await take(portal, 'host-oficina-virtual');
  await portal.context().close();

  const intranet = await openPage(browser, { language: 'ca', state: agent });
  await intranet.goto(`${originOf(demo, 'intranet')}/atencio`);
  await intranet.locator('form[action="/login"] button').first().click();
  for (const name of ['intranet', 'webphone'] as const) {
    if (name === 'webphone') await intranet.goto(originOf(demo, name));
    await intranet.locator('sinia-agent-panel button').click();
    await intranet.locator('sinia-agent-panel .row').first().waitFor();
    await take(intranet, `host-${name}`);
  }
  await intranet.context().close();
}
