import type { DataTable } from '@sterna/document';
import type { NamedRows, StoredAct } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { m } from '#lib/paraglide/messages.js';
import { actText, changeTexts, objectText, personText, subjectText } from './act-text.ts';
import { textTable } from './text-table.ts';

/** Acts as a table to take away: words for people, then the codes for programs. Times are in universal time. */
export function actTable(acts: readonly StoredAct[], names: NamedRows, language: Language): DataTable {
  const words = [m.acts_when(), m.acts_person(), m.acts_act(), m.acts_object(), m.acts_what(), m.acts_detail()];
  const columns = [...words, 'ID', 'ACCOUNT', 'ACT', 'OBJECT', 'OBJECT_ID', 'DETAIL'];
  const rows = acts.map((each) => [
    each.at.toISOString(),
    each.account === null ? m.acts_installation() : personText(each.person),
    actText(each.act, language),
    objectText(each.object, language),
    subjectText(each, names, language),
    changeTexts(each, names, language)
      .map(
        ({ field, before, after }) => `${field}: ${[before, after].filter((text) => text !== undefined).join(' → ')}`,
      )
      .join('; '),
    ...[String(each.id), each.account ?? '', each.act, each.object, each.objectId, JSON.stringify(each.detail)],
  ]);
  return textTable('acts', m.acts_title(), columns, rows);
}
