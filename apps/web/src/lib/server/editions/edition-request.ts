import type { SignedIn } from '@sterna/identity';
import { type EditionAt, Refusal, type Role, type SectionAt, type StoredSpace, type TextAt } from '@sterna/spaces';
import { isLanguage } from '@sterna/vocabulary';
import { type ActionFailure, error, fail, type RequestEvent } from '@sveltejs/kit';
import { requireSpace } from '#lib/server/signed-in.ts';

/** Who asks, and the edition that the address names. */
export interface EditionRequest {
  readonly signedIn: SignedIn;
  readonly space: StoredSpace & { readonly role: Role };
  readonly at: EditionAt;
}

/** A number that stands in an address or a form and may be an id. */
export function parseId(text: string | null | undefined): number | undefined {
  return /^[1-9]\d{0,9}$/.test(text ?? '') ? Number(text) : undefined;
}

/** Who keeps editions. */
export const KEEPERS: readonly Role[] = ['focal point'];
/** Who says how far a section is, and validates. */
export const REVIEWERS: readonly Role[] = ['reviewer', 'focal point'];
/** Who comments and suggests. */
export const DISCUSSING: readonly Role[] = ['contributor', 'reviewer', 'focal point'];

/**
 * @param roles only for these; all members unless told
 * @throws what `requireSpace` throws; 404 where the address can name no edition
 */
export async function requireEdition(event: RequestEvent, roles?: readonly Role[]): Promise<EditionRequest> {
  const inSpace = await requireSpace(event, roles);
  const edition = parseId(event.params['edition']);
  if (edition === undefined) error(404, 'no such edition');
  return { ...inSpace, at: { space: inSpace.space.id, edition } };
}

/** @throws what `requireEdition` throws; 404 where the address can name no section or language */
export async function requireText(
  event: RequestEvent,
  roles?: readonly Role[],
): Promise<EditionRequest & { readonly text: TextAt }> {
  const request = await requireEdition(event, roles);
  const { section = '', text } = event.params;
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(section) || !isLanguage(text)) error(404, 'no such section');
  const at: SectionAt = { ...request.at, section };
  return { ...request, text: { ...at, language: text } };
}

/** A finding that comes with a refusal. */
export interface ShownFinding {
  readonly rule: string;
  /** What it is about; empty where it says so itself. */
  readonly subject: string;
  /** In English; pages have words of their own for each rule. */
  readonly message: string;
  readonly where?: unknown;
  readonly severity: string;
}

/** What a page shows of a refusal. */
export interface ShownRefusal {
  readonly code: Refusal['code'];
  readonly findings: readonly ShownFinding[];
}

const STATUSES: Readonly<Partial<Record<Refusal['code'], number>>> = {
  'not-allowed': 403,
  invalid: 400,
};

/** For loads. @throws 404, 403 for what the service refuses */
export async function orRefused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    error(thrown.code === 'not-found' ? 404 : (STATUSES[thrown.code] ?? 409), thrown.code);
  }
}

/**
 * For actions: the page again with what was refused, and what the person had typed.
 *
 * @throws 404 for what is not there
 */
export async function tryAction<Kept extends object>(
  kept: Kept,
  work: () => Promise<void>,
): Promise<ActionFailure<Kept & { refused: ShownRefusal }> | undefined> {
  try {
    await work();
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.code === 'not-found') error(404, 'not found');
    const { code, findings } = thrown;
    const shown = findings.map((finding) => {
      const { rule, message, severity, where } = finding;
      const subject = 'subject' in finding && typeof finding.subject === 'string' ? finding.subject : '';
      return { rule, subject, message, severity, where };
    });
    return fail(STATUSES[code] ?? 409, { ...kept, refused: { code, findings: shown } });
  }
}
