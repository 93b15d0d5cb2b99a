import type { DataTable, TableCell } from '@sterna/document';
import type { Finding } from '@sterna/statistics';
import { findingIn } from '@sterna/statistics/finding-texts';
import type { Language } from '@sterna/vocabulary';
import { severityText } from '#lib/import-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { ruleTitle } from '#lib/rule-titles.ts';

function cellOf(value: string | number | undefined): TableCell {
  return { value: value ?? null, text: value === undefined ? '' : String(value) };
}

/** Findings as a table, a row each: their weight, title and texts in the page's language, and the cell they are about. */
export function findingTable(findings: readonly Finding[], language: Language): DataTable {
  const heads = ['SEVERITY', 'RULE', 'SHEET', 'ROW', 'COLUMN', 'WHERE', 'MESSAGE', 'SEVERITY_NAME', 'RULE_NAME'];
  return {
    id: 'findings',
    caption: m.import_findings(),
    columns: heads.map((label) => ({ key: label, label, type: 'text' })),
    rows: findings.map((finding) => {
      const { severity, rule, at, where, message } = findingIn(finding, language);
      return [
        ...[severity, rule, at?.part, at?.row, at?.column, where, message],
        ...[severityText(severity), ruleTitle(rule, language)],
      ].map(cellOf);
    }),
    notes: [],
    sources: [],
  };
}
