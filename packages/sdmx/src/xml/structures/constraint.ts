import type { ArtefactReference, ConstraintRegion, ContentConstraint } from '../../model/structure.ts';
import { childOf, childrenOf, type XmlElement } from '../element.ts';
import { kindOfName, readReference } from '../references.ts';
import { readHead } from './maintainable.ts';

/** Reads a content constraint of 2.1, a data constraint of 3.0, or an availability constraint of 3.1. */
export function readConstraint(element: XmlElement): ContentConstraint {
  const type = element.attributes['type'] ?? element.attributes['role'];
  const actual = type === 'Actual' || element.name === 'AvailabilityConstraint';
  const counts = readCounts(element);
  const { annotations, ...head } = readHead(element, 'contentconstraint');
  const others = annotations?.filter(({ id }) => !counts || (id !== 'series_count' && id !== 'obs_count'));
  const attached = readAttached(childOf(element, 'ConstraintAttachment'));
  // In 3.1, what is available has no name of its own; it is named after what it is available for.
  const [first] = attached;
  const unnamed = head.id === '' && element.name === 'AvailabilityConstraint' ? first : undefined;
  return {
    ...head,
    ...(unnamed && { id: unnamed.id, agency: unnamed.agency ?? head.agency, version: unnamed.version ?? head.version }),
    ...(others && others.length > 0 && { annotations: others }),
    type: actual ? 'Actual' : 'Allowed',
    attached,
    regions: childrenOf(element, 'CubeRegion').map(readRegion),
    ...(counts && { counts }),
  };
}

function readAttached(element: XmlElement | undefined): readonly ArtefactReference[] {
  return (element?.children ?? [])
    .map((child) => readReference(child, kindOfName(child.name)))
    .filter((reference) => reference !== undefined);
}

function readRegion(element: XmlElement): ConstraintRegion {
  return {
    include: element.attributes['include'] !== 'false',
    components: childrenOf(element, 'KeyValue', 'Attribute', 'Component').map((component) => {
      const range = childOf(component, 'TimeRange');
      const from = boundOf(range, 'StartPeriod', 'AfterPeriod');
      const to = boundOf(range, 'EndPeriod', 'BeforePeriod');
      return {
        id: component.attributes['id'] ?? '',
        values: childrenOf(component, 'Value').map(({ text }) => text),
        ...(from && { from }),
        ...(to && { to }),
      };
    }),
  };
}

function boundOf(range: XmlElement | undefined, ...names: string[]): string | undefined {
  return childOf(range, ...names)?.text || undefined;
}

/** How many series and observations there are: as attributes (3.1), or as annotations, as services write in 2.1. */
function readCounts(element: XmlElement): ContentConstraint['counts'] {
  const { seriesCount, obsCount } = element.attributes;
  const annotated = new Map(
    childrenOf(childOf(element, 'Annotations'), 'Annotation').map((annotation) => [
      annotation.attributes['id'] ?? childOf(annotation, 'AnnotationType')?.text ?? '',
      childOf(annotation, 'AnnotationTitle')?.text ?? '',
    ]),
  );
  const series = Number(seriesCount ?? annotated.get('series_count') ?? Number.NaN);
  const observations = Number(obsCount ?? annotated.get('obs_count') ?? Number.NaN);
  return Number.isInteger(series) && Number.isInteger(observations) ? { series, observations } : undefined;
}
