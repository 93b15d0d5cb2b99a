import type { ContributionDetails, Refusal } from '@sterna/spaces';
import { error } from '@sveltejs/kit';
import { formText } from '#lib/server/form-text.ts';

/** What a person says of figures. Whether it can be taken is checked where it is stored. */
export function detailsIn(form: FormData): ContributionDetails {
  return {
    title: formText(form, 'title').slice(0, 1000),
    publisher: formText(form, 'publisher').slice(0, 1000),
    dated: formText(form, 'dated').slice(0, 20),
    remark: formText(form, 'remark').slice(0, 10_000),
  };
}

/** Fields of the form that cannot be taken, `figures` where there is nothing to send. */
export function fieldsIn(refusal: Refusal): readonly string[] {
  const known = ['title', 'publisher', 'dated', 'remark'];
  const named = refusal.findings.map(({ rule }) => (known.includes(rule) ? rule : 'figures'));
  return [...new Set(named)];
}

/** A number in an address. @throws 404 for anything else */
export function idIn(text: string | undefined): number {
  if (!/^\d{1,9}$/.test(text ?? '')) error(404, 'no such number');
  return Number(text);
}
