import { renderCsv } from '@sterna/publish';
import { m } from '#lib/paraglide/messages.js';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { requireReadDocument } from '#lib/server/plans/document-request.ts';
import { textTable } from '#lib/server/text-table.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** What each person decided of each theme of each passage, beside what the machine proposes; codings not signed are left out. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn, space, document } = await requireReadDocument(event);
  const { plans } = workbench().spaces;
  const { passages, decisions, codings, settlements } = await plans.coding.read(signedIn, space.id, document.id);
  const people = codings.filter(({ signedAt, isMine }) => signedAt !== null || isMine);
  const cells = new Map<string, { passage: number; theme: string }>();
  for (const { passage, theme } of [
    ...passages.flatMap(({ passage: number, themes }) =>
      themes.map((each) => ({ passage: number, theme: each.theme })),
    ),
    ...decisions,
    ...settlements,
  ])
    cells.set(`${passage} ${theme}`, { passage, theme });
  const names = people.map(({ account, accountId }) => account?.name ?? accountId);
  const columns = [
    ...['PASSAGE', 'PAGE', 'THEME', 'PROPOSED'],
    ...people.flatMap((_, i) => [`CODER_${i + 1}`, `DEPTH_${i + 1}`, `FRAMING_${i + 1}`, `VERDICT_${i + 1}`]),
    ...['SETTLED', 'REASON', 'TEXT'],
  ];
  const order = new Map(passages.map((passage, i) => [passage.passage, { ...passage, i }]));
  const rows = [...cells.values()]
    .sort((a, b) => (order.get(a.passage)?.i ?? 0) - (order.get(b.passage)?.i ?? 0) || a.theme.localeCompare(b.theme))
    .map(({ passage, theme }) => {
      const found = order.get(passage);
      const settled = settlements.find((each) => each.passage === passage && each.theme === theme);
      const said = people.flatMap(({ accountId, blind }, i) => {
        const one = decisions.find(
          (each) => each.accountId === accountId && each.passage === passage && each.theme === theme,
        );
        // Who codes blind and does not name a theme says that it is absent; otherwise nothing was decided.
        const depth = one ? (one.depth ?? 0) : blind ? 0 : '';
        return [names[i] ?? '', String(depth), one?.framing ?? '', one?.verdict ?? ''];
      });
      const proposed = found?.themes.find((each) => each.theme === theme)?.depth;
      return [
        ...[String(passage), found && found.page > 0 ? String(found.page) : '', theme, String(proposed ?? '')],
        ...said,
        ...[settled ? String(settled.depth) : '', settled?.reason ?? '', found?.text ?? ''],
      ];
    });
  await plans.noteTaken(signedIn, space.id, 'policy_document', rows.length);
  const table = textTable('codings', m.coding_title(), columns, rows);
  return fileResponse(`${space.code}-${document.id}-codings`, 'csv', async () => Buffer.from(renderCsv(table)));
});
