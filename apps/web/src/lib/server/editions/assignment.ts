import type { EditionView } from '@sterna/spaces';
import { formText } from '#lib/server/form-text.ts';
import { formDay } from './edition-form.ts';
import { parseId } from './edition-request.ts';

/** What a form says of several sections at once; what it leaves open stays as it is. */
export interface Assignment {
  readonly section: string;
  readonly institution: number | null;
  readonly due: string | null;
  readonly note?: string;
}

/**
 * Reads the form of the overview: ticked sections, an institution (`keep`, `none` or its id), a day, a note.
 *
 * @returns one assignment for each ticked section of the edition, with what it had where nothing else is said
 */
export function readAssignments(form: FormData, edition: EditionView): readonly Assignment[] {
  const ticked = new Set(form.getAll('section'));
  const [institution, due, note] = [formText(form, 'institution'), formDay(form, 'due'), formText(form, 'note').trim()];
  const isWithoutDue = form.has('no-due');
  return edition.sections
    .filter(({ section }) => ticked.has(section))
    .map(({ section, institution: had, due: hadDue }) => ({
      section,
      institution: institution === 'none' ? null : (parseId(institution) ?? had?.id ?? null),
      due: isWithoutDue ? null : (due ?? hadDue),
      ...(note !== '' && { note: note.slice(0, 2000) }),
    }));
}
