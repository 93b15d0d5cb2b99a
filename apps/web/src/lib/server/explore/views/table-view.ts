import { placesOf, selectFigures } from '../selection.ts';
import { differenceOf, seriesLabel } from '../series-label.ts';
import { rankedPlaces } from './ranking.ts';
import { timeTable } from './time-table.ts';
import { absenceNotes, type Shown, sortSeries, type ViewContext } from './view-context.ts';

/** Many places are ranked first, see `rankedPlaces`. */
const AT_ONCE = 25;

/** Every value in a table, without a picture. */
export async function tableView(context: ViewContext): Promise<Shown> {
  const { choice, evidence, language } = context;
  const ranking = placesOf(choice.places).length > AT_ONCE ? await rankedPlaces(context) : undefined;
  const asked = ranking ? { ...choice, places: { kind: 'listed', codes: ranking.page } as const } : choice;
  const selection = await selectFigures(asked, evidence);
  const difference = differenceOf(selection.series);
  const sorted = sortSeries(selection.series, choice.sort, (each) => seriesLabel(each, difference, context), language);
  return {
    charts: [],
    table: timeTable(sorted, context, ranking),
    selection,
    series: sorted,
    figures: sorted.flatMap(({ figures }) => figures),
    notes: absenceNotes(sorted, context),
    tableOnly: true,
  };
}
