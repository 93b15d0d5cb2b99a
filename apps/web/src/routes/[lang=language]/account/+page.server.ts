import { fail, redirect } from '@sveltejs/kit';
import { secondFactorPath } from '#lib/paths.ts';
import { formText } from '#lib/server/form-text.ts';
import { requireSignedIn } from '#lib/server/signed-in.ts';
import { tooOften } from '#lib/server/too-often.ts';
import { visitOf } from '#lib/server/visit.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** Whether a host is a name or a part of it. */
function isUnder(host: string, name: string): boolean {
  return host === name || host.endsWith(`.${name}`);
}

export const load: PageServerLoad = async (event) => {
  const person = requireSignedIn(event);
  const { account, passkeys, secondFactor, provider } = workbench().identity;
  return {
    person: { name: person.name, email: person.email, language: person.language, session: person.session },
    isDemonstration: person.isDemonstration,
    hasSecondFactor: person.hasSecondFactor,
    needsSecondFactor: await secondFactor.isNeeded(person),
    hasPassword: await account.hasPassword(person),
    isAskedForMore: event.url.searchParams.get('why') === 'second-factor' && !person.isStrong,
    sessions: await account.sessions(person),
    passkeys: await passkeys.list(person),
    passkeyHost: passkeys.host,
    passkeyAddress: passkeys.address,
    // Under another name of the same machine the browser would refuse them.
    arePasskeysHere: isUnder(new URL(workbench().origin || event.url.origin).hostname, passkeys.host),
    provider: provider?.name,
  };
};

export const actions: Actions = {
  details: async (event) => {
    const person = requireSignedIn(event);
    const form = await event.request.formData();
    const details = { name: formText(form, 'name'), language: formText(form, 'language') };
    const isChanged = await workbench().identity.account.change(person, details);
    return isChanged ? { part: 'details' as const } : fail(400, { part: 'details' as const, problem: 'name' as const });
  },
  password: async (event) => {
    const person = requireSignedIn(event);
    const form = await event.request.formData();
    const passwords = { old: formText(form, 'old-password'), new: formText(form, 'password') };
    const part = 'password' as const;
    const answer = await workbench().identity.account.changePassword(person, passwords, visitOf(event));
    if (answer.outcome === 'too-often') return tooOften(event, answer.seconds, { part });
    if (answer.outcome === 'weak') return fail(400, { part, problem: 'weak' as const, weak: answer.problem });
    return answer.outcome === 'changed' ? { part } : fail(403, { part, problem: 'wrong' as const });
  },
  begin: async (event) => {
    const person = requireSignedIn(event);
    const part = 'factor' as const;
    const password = formText(await event.request.formData(), 'factor-password');
    const answer = await workbench().identity.secondFactor.begin(person, password, visitOf(event));
    if (answer.outcome === 'too-often') return tooOften(event, answer.seconds, { part });
    if (answer.outcome === 'refused') return fail(403, { part, problem: 'wrong' as const });
    redirect(303, secondFactorPath(event.locals.language));
  },
  codes: async (event) => {
    const person = requireSignedIn(event);
    const part = 'factor' as const;
    const password = formText(await event.request.formData(), 'factor-password');
    const answer = await workbench().identity.secondFactor.renewBackupCodes(person, password, visitOf(event));
    if (answer.outcome === 'too-often') return tooOften(event, answer.seconds, { part });
    if (answer.outcome === 'refused') return fail(403, { part, problem: 'wrong' as const });
    return { part: 'codes' as const, backupCodes: answer.backupCodes };
  },
  remove: async (event) => {
    const person = requireSignedIn(event);
    const part = 'factor' as const;
    const password = formText(await event.request.formData(), 'factor-password');
    const answer = await workbench().identity.secondFactor.remove(person, password, visitOf(event));
    if (answer.outcome === 'too-often') return tooOften(event, answer.seconds, { part });
    if (answer.outcome === 'needed') return fail(403, { part, problem: 'needed' as const });
    if (answer.outcome !== 'done') return fail(403, { part, problem: 'wrong' as const });
    event.locals.setCookies = answer.cookies;
    // The session is another now: the page is asked for anew, with its cookie.
    redirect(303, event.url.pathname);
  },
  rename: async (event) => {
    const person = requireSignedIn(event);
    const form = await event.request.formData();
    const { passkeys } = workbench().identity;
    const isNamed = await passkeys.rename(person, formText(form, 'passkey'), formText(form, 'passkey-name'));
    return isNamed ? { part: 'passkeys' as const } : fail(404, { part: 'passkeys' as const, problem: 'name' as const });
  },
  drop: async (event) => {
    const person = requireSignedIn(event);
    const form = await event.request.formData();
    const part = 'passkeys' as const;
    const id = formText(form, 'passkey');
    const answer = await workbench().identity.passkeys.remove(
      person,
      id,
      formText(form, 'passkey-password'),
      visitOf(event),
    );
    if (typeof answer === 'object') return tooOften(event, answer.seconds, { part });
    return answer ? { part: 'passkey-removed' as const } : fail(403, { part, problem: 'wrong' as const });
  },
  end: async (event) => {
    const person = requireSignedIn(event);
    const id = formText(await event.request.formData(), 'session');
    const isEnded = await workbench().identity.account.endSession(person, id);
    return isEnded ? { part: 'sessions' as const, ended: 1 } : fail(404, { part: 'sessions' as const, ended: 0 });
  },
  'end-others': async (event) => {
    const ended = await workbench().identity.account.endOtherSessions(requireSignedIn(event));
    return { part: 'sessions' as const, ended };
  },
};
