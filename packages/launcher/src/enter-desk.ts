import { TOTP } from 'otpauth';
import type { Page } from 'playwright';
import type { Staff } from './secrets.ts';

/** Fills the sign-in that is on the page: the password, then the six digits, which send themselves. */
export async function enterDesk(page: Page, { email, password, totpSecret }: Staff): Promise<void> {
  await page.locator('#sign-in-email').fill(email);
  await page.locator('#sign-in-password').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('#sign-in-code').fill(new TOTP({ secret: totpSecret }).generate());
}

/** @throws Error where nobody has the role */
export function personOf(staff: readonly Staff[], role: Staff['role']): Staff {
  const person = staff.find((one) => one.role === role);
  if (!person) throw new Error(`nobody has the role ${role}`);
  return person;
}
