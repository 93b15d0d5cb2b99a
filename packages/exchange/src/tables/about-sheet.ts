import { SOURCES, type Source, sourceTitle } from '@sterna/statistics';
import type { EvidenceShape } from '../shape.ts';

const HEAD = ['Source', 'Publisher and data set', 'Releases', 'Licence', 'Address'];

/** What a workbook says of where its figures come from: a row for each source with its releases and licence. */
export function aboutRows({ sources }: EvidenceShape): readonly (readonly string[])[] {
  const named = new Set(sources.flatMap(({ id }) => id.split('+')));
  const known = new Map(SOURCES.map((source) => [source.id, source]));
  const rows = [...named].sort().map((id) => {
    const releases = sources
      .filter((one) => one.id === id)
      .flatMap((one) => one.releases.map(({ version }) => version));
    const source: Source | undefined = known.get(id);
    const title = source === undefined ? '' : sourceTitle(id, 'en');
    return [id, title, [...new Set(releases)].join('; '), source?.licence ?? '', source?.url ?? ''];
  });
  return [
    ['Figures from Sterna, the workbench for migration in development planning.'],
    ['Each row of the other sheets names its source and release. Figures with a derivation were computed by Sterna.'],
    ['Please name the sources when you use their figures, and keep to their licences.'],
    [],
    HEAD,
    ...rows,
  ];
}
