import { openEvidence } from '@sterna/evidence';
import { starterDatabase } from '@sterna/evidence/testing';
import { openIdentity } from '@sterna/identity';
import type { Browser, Locator, Page } from 'playwright-core';
import { type RunningServer, startServer } from '../server.ts';
import { clickThrough } from './next-page.ts';

const PASSWORD = 'quatre girafes au bord du fleuve';

/** Four accounts of different institutions, by the first part of their address; each institution has its id by its place. */
const PEOPLE = [
  { name: 'plan', role: 'focal point', institution: 'Ministère du plan' },
  { name: 'statistique', role: 'contributor', institution: 'Agence de statistique' },
  { name: 'emploi', role: 'contributor', institution: 'Ministère de l’emploi' },
  { name: 'assemblee', role: 'reviewer', institution: 'Assemblée nationale' },
] as const;

export type EditionMaker = (typeof PEOPLE)[number]['name'];

/** A server with the starter data and one space, `sen`, whose members make an edition together. */
export async function startEditionsServer(): Promise<RunningServer> {
  const evidence = await openEvidence({ database: (await starterDatabase()).inMemory, starter: true });
  const server = await startServer({ evidence, port: 0, host: '127.0.0.1', warmUp: false });
  const identity = openIdentity({ store: evidence.store, origin: () => server.url });
  const statements = [
    `insert into space (code, parent_id, place, languages, level) values ('sen', 1, 'SEN', '{fr,ar}', 'country')`,
  ];
  for (const [index, { name, role, institution }] of PEOPLE.entries()) {
    const email = `${name}@pays.example`;
    const account = await identity.createAccount({
      email,
      name: institution,
      language: 'fr',
      password: PASSWORD,
      isDemonstration: true,
    });
    statements.push(
      `insert into institution (space_id, name, kind) select id, '{"fr": "${institution}"}', 'ministry' from space where code = 'sen'`,
      `insert into member (space_id, account_id, role, institution_id) select id, '${account}', '${role}', ${index + 1}
        from space where code = 'sen'`,
    );
    // Without an administrator every page leads to the first start.
    if (role === 'focal point') {
      statements.push(`insert into member (space_id, account_id, role) values (1, '${account}', 'administrator')`);
    }
  }
  await evidence.store.keep((session) => session.run(statements.join(';\n')));
  return {
    ...server,
    close: async () => {
      await identity.close();
      await server.close();
      await evidence.close();
    },
  };
}

/** How a window is: of a phone, without scripts, unless told. */
export interface MakerWindow {
  readonly width?: number;
  readonly scripts?: boolean;
  readonly scheme?: 'light' | 'dark';
}

/** A window of a browser of its own, in which somebody has signed in. */
export async function openMaker(
  browser: Browser,
  url: string,
  maker: EditionMaker,
  { width = 360, scripts = false, scheme = 'light' }: MakerWindow = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    javaScriptEnabled: scripts,
    colorScheme: scheme,
    locale: 'fr-FR',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(12_000);
  await page.goto(`${url}/fr/sign-in`);
  await page.fill('#email', `${maker}@pays.example`);
  await page.fill('#password', PASSWORD);
  await clickThrough(page, page.locator('form.key button.primary'));
  return page;
}

/** Presses the button of a name. */
export function press(page: Page, name: string): Promise<void> {
  return clickThrough(page, buttonOf(page, name));
}

export function buttonOf(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true }).first();
}
