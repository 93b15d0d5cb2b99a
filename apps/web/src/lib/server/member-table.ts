import type { DataTable } from '@sterna/document';
import type { StoredMember } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { m } from '#lib/paraglide/messages.js';
import { momentText, nameIn, roleText } from '#lib/space-words.ts';
import { textTable } from './text-table.ts';

/** Members as a table to take away. Times are in universal time. */
export function memberTable(members: readonly StoredMember[], language: Language): DataTable {
  const columns = [
    m.members_person(),
    m.members_email(),
    m.members_role(),
    m.members_institution(),
    m.members_sections(),
    m.members_indicators(),
    m.members_since(),
    m.members_former(),
    m.members_seen(),
    m.members_factor(),
  ];
  const rows = members.map((each) => [
    each.name,
    each.email,
    roleText(each.role),
    nameIn(each.institutionName, language),
    each.sections.join(' '),
    each.indicators.join(' '),
    momentText(each.since),
    each.endedAt === null ? '' : momentText(each.endedAt),
    each.seenAt === null ? '' : momentText(each.seenAt),
    each.hasSecondFactor ? m.members_factor_on() : m.members_factor_off(),
  ]);
  return textTable('members', m.members_title(), columns, rows);
}
