import type { HoldingDraft, InstitutionDraft, PostDraft } from '@sterna/coordination';
import { LANGUAGES } from '@sterna/vocabulary';
import { formText } from '../form-text.ts';
import { chosenId } from './ids.ts';

/** An institution as a form says it. @throws 404 for an institution it is part of that can be none */
export function institutionDraft(form: FormData): InstitutionDraft {
  return {
    name: Object.fromEntries(LANGUAGES.map((language) => [language, formText(form, `name-${language}`)])),
    shortName: formText(form, 'shortName'),
    kind: formText(form, 'kind'),
    sectors: form.getAll('sectors').filter((each) => typeof each === 'string'),
    level: formText(form, 'level'),
    place: formText(form, 'place'),
    email: formText(form, 'email'),
    phone: formText(form, 'phone'),
    website: formText(form, 'website'),
    note: formText(form, 'note'),
    partOf: chosenId(formText(form, 'partOf')),
  };
}

export function postDraft(form: FormData): PostDraft {
  return { kind: formText(form, 'kind'), title: formText(form, 'title'), sector: formText(form, 'sector') };
}

/** A time in a post as a form says it. @throws 404 for an institution that can be none */
export function holdingDraft(form: FormData): HoldingDraft {
  const account = formText(form, 'account');
  return {
    institution: chosenId(formText(form, 'institution')),
    account: account === '' ? null : account,
    holder: formText(form, 'holder'),
    contact: formText(form, 'contact'),
    began: formText(form, 'began'),
    ended: formText(form, 'ended'),
    note: formText(form, 'note'),
  };
}
