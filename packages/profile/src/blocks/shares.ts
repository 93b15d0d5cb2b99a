import type { Block } from '@sterna/document';
import { type Figure, yearOf } from '@sterna/statistics';
import { isolate } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';
import type { BlockTemplate } from '../template/template.ts';
import { figureCell, yearCell } from './cell.ts';

/** Women and men among the people that an indicator counts, year by year. */
export async function assembleShares(
  template: Extract<BlockTemplate, { block: 'shares' }>,
  context: ProfileContext,
): Promise<readonly Block[]> {
  const [women, men, both] = await Promise.all(
    (['F', 'M', '_T'] as const).map((sex) => context.own(template.indicator, { sexes: [sex] })),
  );
  const years = yearsWithAll([women ?? [], men ?? [], both ?? []]);
  if (years.length === 0) return context.missing([template.indicator]);
  const { language } = context;
  const name = context.indicator(template.indicator).name[language];
  const title = await context.title(template.title, name);
  const subtitle = context.row(name, `${context.word('women')} · ${context.word('men')}`, '%');
  const at = (figures: readonly Figure[] | undefined, year: number): Figure | undefined =>
    figures?.find((figure) => yearOf(figure.period) === year);
  const rows = years.map((year) => ({ year, f: at(women, year), m: at(men, year), t: at(both, year) }));
  return [
    {
      kind: 'chart',
      half: true,
      chart: {
        kind: 'shares',
        id: template.id,
        language,
        title,
        subtitle,
        description: `${context.row(subtitle, `${years[0]}–${years.at(-1)}`)}.`,
        style: { kind: 'percent', digits: 0 },
        parts: [
          { label: context.word('women'), colour: 'accent' },
          { label: context.word('men'), colour: 'muted' },
        ],
        rows: rows.map(({ year, f, t }) => {
          const share = f && t && t.value > 0 ? (f.value / t.value) * 100 : 0;
          return { label: isolate(String(year), language), values: [share, 100 - share] };
        }),
      },
      table: {
        id: template.id,
        caption: title,
        columns: [
          { key: 'year', label: context.word('year'), type: 'year' },
          { key: 'women', label: context.word('women'), type: 'count', unit: context.unit(template.indicator) },
          { key: 'men', label: context.word('men'), type: 'count', unit: context.unit(template.indicator) },
        ],
        rows: rows.map(({ year, f, m }) => [yearCell(year, context), figureCell(f, context), figureCell(m, context)]),
        notes: [],
        sources: context.sourceNotes([...(women ?? []), ...(men ?? [])]),
      },
    },
  ];
}

function yearsWithAll(series: readonly (readonly Figure[])[]): readonly number[] {
  const [first = [], ...others] = series.map((figures) => figures.map((figure) => yearOf(figure.period)));
  return first.filter((year) => others.every((years) => years.includes(year))).sort((a, b) => a - b);
}
