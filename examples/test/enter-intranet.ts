import type { Page } from 'playwright';

/** With the account of the company: at the provider, which is another site, they pick who they are. */
export async function enterIntranet(page: Page, name = 'Jordi Camps Vila'): Promise<void> {
  await page.locator('a[href^="/entrada"]').click();
  await page.waitForURL(/login\.localhost/);
  await page.getByRole('button', { name }).click();
  await page.waitForURL(/intranet\.localhost/);
}
