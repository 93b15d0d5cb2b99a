import { renderCsv } from '@sterna/publish';
import type { StoredDocument } from '@sterna/spaces';
import { type Language, levelByCode } from '@sterna/vocabulary';
import { placeText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { documentKindText, documentStateText, languageText, sectorText } from '#lib/plan-text.ts';
import { attachmentNamed } from '#lib/server/attachment-name.ts';
import { fileResponse } from '#lib/server/file-response.ts';
import { textTable } from '#lib/server/text-table.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { ShownDocument } from './document-request.ts';

/** The original as it came: to be saved, never shown. */
export async function originalResponse({ reader, document }: ShownDocument): Promise<Response> {
  const { name, bytes, sha256 } = await workbench().spaces.plans.original(reader, document.space, document.id);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': attachmentNamed(name),
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    },
  });
}

/** A list of documents as a table to take away. */
export function documentsResponse(documents: readonly StoredDocument[], language: Language): Promise<Response> {
  const columns = [
    ...[m.plans_field_title(), m.plans_field_kind(), m.plans_field_from(), m.plans_field_to(), m.plans_field_issuer()],
    ...[m.plans_field_level(), m.plans_field_place(), m.plans_field_sector(), m.plans_field_language()],
    ...[m.plans_state(), m.plans_pages(), m.plans_words(), m.plans_passages(), m.plans_themes(), m.plans_measures()],
    ...['ID', 'SHA256'],
  ];
  const rows = documents.map((one) => [
    one.title,
    documentKindText(one.kind),
    String(one.fromYear ?? ''),
    String(one.toYear ?? ''),
    one.issuer,
    levelByCode(one.level)?.name[language] ?? one.level,
    one.place === null ? '' : placeText(one.place, language),
    one.sector === null ? '' : sectorText(one.sector, language),
    languageText(one.language),
    documentStateText(one.state),
    ...[one.pages, one.words, one.passages, one.themes, one.measures, one.id].map(String),
    one.fileSha256,
  ]);
  const table = textTable('documents', m.plans_title(), columns, rows);
  return fileResponse('policy-documents', 'csv', async () => Buffer.from(renderCsv(table)));
}
