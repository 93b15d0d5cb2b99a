import type { InvitationAnswer } from '@sterna/spaces';
import type { RequestEvent } from '@sveltejs/kit';
import { workbench } from './workbench.ts';

/** An invitation that no mail server carries, for whoever wrote it to pass on. */
export interface GivenInvitation {
  readonly email: string;
  /** Address of the page that the person is to open. */
  readonly link: string;
  /** Number of the letter in the outbox. */
  readonly letter: number;
}

/** Seconds within which the next page shows it. */
const LIFE = 120;

function cookieName(): string {
  return workbench().identity.origin.startsWith('https:') ? '__Secure-sterna.given' : 'sterna.given';
}

function setCookie(event: RequestEvent, value: string, seconds: number): void {
  const secure = workbench().identity.origin.startsWith('https:') ? '; Secure' : '';
  const line = `${cookieName()}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Strict${secure}`;
  event.locals.setCookies = [...(event.locals.setCookies ?? []), line];
}

/** Has the next page show the link of an invitation, once. With a mail server the letter carries it, and nobody else. */
export function giveOnce(event: RequestEvent, answer: InvitationAnswer): void {
  if (answer.outcome !== 'invited') return;
  const { email, sent } = answer;
  const { link, letter } = sent;
  if (link === undefined) return;
  const text = JSON.stringify({ email, link: new URL(link).pathname, letter });
  setCookie(event, Buffer.from(text).toString('base64url'), LIFE);
}

/** What the page before has handed over, which is forgotten with this. */
export function shownOnce(event: RequestEvent): GivenInvitation | undefined {
  const written = event.cookies.get(cookieName());
  if (written === undefined || event.request.method !== 'GET') return undefined;
  setCookie(event, '', 0);
  try {
    const { email, link, letter } = JSON.parse(Buffer.from(written, 'base64url').toString()) as Record<string, unknown>;
    if (typeof email !== 'string' || typeof link !== 'string' || typeof letter !== 'number') return undefined;
    // Whatever a browser brings, it is shown as an address of this site.
    if (!/^\/[a-z]{2}\/invitation\/[\w-]{20,100}$/.test(link)) return undefined;
    return { email, link: workbench().identity.origin + link, letter };
  } catch {
    return undefined;
  }
}
