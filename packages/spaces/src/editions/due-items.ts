import { numberSections } from '@sterna/profile';
import type { Actor } from '@sterna/store';
import { readDue, readOutlines } from '@sterna/store/editions';
import type { DueItem } from './edition-views.ts';
import { type EditionsRoom, templateOf } from './editions-room.ts';

/** What waits for an account in all its spaces, overdue first. */
export async function dueOf(room: EditionsRoom, actor: Actor): Promise<readonly DueItem[]> {
  const { rows, outlines } = await room.act(actor, async (session) => {
    const found = await readDue(session);
    const editions = new Map(found.map(({ space, edition }) => [`${space} ${edition}`, { space, edition }]));
    return { rows: found, outlines: editions.size > 0 ? await readOutlines(session, [...editions.values()]) : [] };
  });
  const known = new Map(
    outlines.map(({ space, edition, title, template }) => {
      const titles = new Map(numberSections(templateOf({ template })).map((section) => [section.id, section.title]));
      return [`${space} ${edition}`, { title, titles }];
    }),
  );
  return rows.flatMap(({ space, code, section, ...row }) => {
    const outline = known.get(`${space} ${row.edition}`);
    const sectionTitle = section === null ? null : (outline?.titles.get(section) ?? null);
    // A section that has been left out of the template waits for nobody.
    if (!outline || (section !== null && !sectionTitle)) return [];
    return { ...row, space: { id: space, code }, editionTitle: outline.title, section, sectionTitle };
  });
}
