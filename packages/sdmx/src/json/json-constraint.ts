import type { ArtefactReference, ConstraintRegion, ContentConstraint } from '../model/structure.ts';
import { referenceAt } from './json-references.ts';
import { listOf, objectOf, objectsOf, textOf } from './json-text.ts';
import type { JsonObject, JsonValue } from './json-walk.ts';

/** What a constraint is attached to: lists of URNs, or one. */
export function attachedTo(attachment: JsonObject): readonly ArtefactReference[] {
  return Object.values(attachment).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).map((each) => referenceAt(each)).filter((each) => each !== undefined),
  );
}

export function regionOf(region: JsonObject): ConstraintRegion {
  const include = region['include'] ?? region['isIncluded'];
  const lists = [
    ...objectsOf(region['keyValues']),
    ...objectsOf(region['components']),
    ...objectsOf(region['attributes']),
  ];
  return {
    include: include !== false,
    components: lists.map((component) => {
      const range = objectOf(component['timeRange']);
      const from = boundOf(range['startPeriod'] ?? range['afterPeriod']);
      const to = boundOf(range['endPeriod'] ?? range['beforePeriod']);
      const values = listOf(component['values'] ?? component['value']);
      return {
        id: textOf(component['id']) ?? '',
        values: values
          .map((value) => textOf(value) ?? textOf(objectOf(value)['value']))
          .filter((each) => each !== undefined),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      };
    }),
  };
}

function boundOf(value: JsonValue | undefined): string | undefined {
  return textOf(objectOf(value)['period']) ?? textOf(value);
}

/** How many series and observations there are, as services write in annotations. */
export function countsOf(object: JsonObject): ContentConstraint['counts'] {
  const annotated = new Map(
    objectsOf(object['annotations']).map((each) => [textOf(each['id']) ?? textOf(each['type']), textOf(each['title'])]),
  );
  const series = Number(annotated.get('series_count') ?? Number.NaN);
  const observations = Number(annotated.get('obs_count') ?? Number.NaN);
  return Number.isInteger(series) && Number.isInteger(observations) ? { series, observations } : undefined;
}
