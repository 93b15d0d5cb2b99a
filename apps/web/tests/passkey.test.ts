import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { overflow, violations } from './axe.ts';
import {
  addAdministrator,
  addMember,
  invite,
  PASSWORD,
  type SignInServer,
  startSignInServer,
} from './sign-in-server.ts';

let server: SignInServer;
let browser: Browser;
/** Passkeys are bound to a name, never to a number. */
let url: string;

beforeAll(async () => {
  server = await startSignInServer();
  url = server.url.replace('127.0.0.1', 'localhost');
  await addAdministrator(server);
  await addMember(server, 'passkeys@plan.example', 'focal point');
  browser = await chromium.connect(inject('browser'));
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** A window with a device that holds passkeys. @param verifies whether it makes sure of its person */
async function windowWithDevice(verifies = true): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
  const page = await context.newPage();
  const device = await context.newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verifies,
      automaticPresenceSimulation: true,
    },
  });
  return page;
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${url}/fr/sign-in`);
  await page.fill('#email', email);
  await page.fill('#password', PASSWORD);
  await page.click('main form button.primary');
}

describe('A passkey', () => {
  it('is added, named, signs in as more than a password, and is removed', async () => {
    const page = await windowWithDevice();
    await signIn(page, 'passkeys@plan.example');
    await page.waitForURL('**/fr/account?why=second-factor');
    await page.fill('#new-passkey', 'Téléphone du service');
    await page.click('[data-passkey-add] button');
    await page.waitForSelector('.own-passkey');
    expect(await page.textContent('.own-passkey summary')).toContain('Téléphone du service');

    if (await page.isVisible('.site-menu summary')) await page.click('.site-menu summary');
    await page.click('form[action="/fr/sign-out"] button');
    await page.waitForURL(`${url}/fr`);
    await page.goto(`${url}/fr/sign-in?to=/fr/spaces/sen`);
    await page.click('[data-passkey-sign-in]');
    // The space is open to focal points who have shown more than a password alone.
    await page.waitForURL(`${url}/fr/spaces/sen`);

    await page.goto(`${url}/fr/account`);
    expect(await page.textContent('.sessions')).toContain('clé d’accès');
    await page.click('.own-passkey summary');
    await page.fill('[name="passkey-name"]', 'Clé <b>');
    await page.click('form[action^="?/rename"] button');
    await page.waitForSelector('.own-passkey:has-text("Clé <b>")');
    await page.click('.own-passkey summary');
    await page.fill('[name="passkey-password"]', PASSWORD);
    await page.click('form[action^="?/drop"] button');
    await page.waitForSelector('.done:has-text("retirée")');
    expect(await page.locator('.own-passkey').count()).toBe(0);
    await page.context().close();
  });

  it('is not taken from a device that does not make sure of its person', async () => {
    const page = await windowWithDevice(false);
    await addMember(server, 'careless@plan.example');
    await signIn(page, 'careless@plan.example');
    await page.goto(`${url}/fr/account`);
    await page.fill('#new-passkey', 'Appareil');
    await page.click('[data-passkey-add] button');
    await page.waitForTimeout(1500);
    await page.reload();
    expect(await page.locator('.own-passkey').count()).toBe(0);
    await page.context().close();
  });

  it('is not offered where it cannot be used: without scripts, and under the number of the machine', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${url}/fr/sign-in`);
    expect(await page.isVisible('[data-passkey-sign-in]')).toBe(false);
    await context.close();
    const byNumber = await windowWithDevice();
    await byNumber.goto(`${server.url}/fr/sign-in`);
    expect(await byNumber.isVisible('[data-passkey-sign-in]')).toBe(false);
    await byNumber.context().close();
  });
});

describe('Pages of signing in', () => {
  it('can be used by everybody, on a phone, in both schemes, from both sides', async () => {
    const token = await invite(server, 'invited@plan.example', 'focal point');
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport: { width: 320, height: 700 }, colorScheme });
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') found.push(`${page.url()}: ${message.text()}`);
      });
      const look = async (): Promise<void> => {
        const shown = `${colorScheme} ${new URL(page.url()).pathname}`;
        found.push(...(await violations(page, shown)));
        const wide = await overflow(page);
        if (wide > 0) found.push(`${shown}: ${wide} pixels too wide`);
      };
      for (const path of ['fr/sign-in', 'ar/sign-in/code', 'ar/recovery', 'es/recovery/x', `ar/invitation/${token}`]) {
        await page.goto(`${url}/${path}`);
        await look();
      }
      await signIn(page, 'passkeys@plan.example');
      await look();
      await page.goto(`${url}/ar/account`);
      await look();
      await page.fill('#factor-password', PASSWORD);
      await page.click('#factor button.primary');
      await page.waitForURL('**/second-factor*');
      await look();
      await context.close();
    }
    expect(found).toEqual([]);
  });

  it('work without scripts, from the invitation to a second factor that is being set up', async () => {
    const token = await invite(server, 'plain@plan.example', 'focal point');
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${url}/fr/invitation/${token}`);
    await page.fill('#name', 'Point focal');
    await page.fill('#password', PASSWORD);
    await page.click('main form button.primary');
    await page.waitForURL('**/fr/account?why=second-factor');
    await page.fill('#factor-password', PASSWORD);
    await page.click('#factor button.primary');
    await page.waitForURL('**/fr/account/second-factor*');
    expect(await page.isVisible('.qr svg')).toBe(true);
    await context.close();
  });
});
