import type { Annotation, ArtefactKind, ConstraintRegion, ContentConstraint } from '../../model/structure.ts';
import { attributesOf, escapeXml } from './markup.ts';
import {
  element,
  maintainableAttributes,
  referenceElement,
  type StructureContext,
  textElement,
  writeNames,
} from './structure-markup.ts';

const ATTACHMENTS: Readonly<Partial<Record<ArtefactKind, string>>> = {
  datastructure: 'str:DataStructure',
  metadatastructure: 'str:MetadataStructure',
  dataflow: 'str:Dataflow',
  metadataflow: 'str:Metadataflow',
  provisionagreement: 'str:ProvisionAgreement',
};

/** Annotations that services count with: how many series and observations there are. */
const METRICS = 'sdmx_metrics';

/**
 * Writes a constraint.
 *
 * @param attributes ids of components that are attributes; others are dimensions
 */
export function writeConstraint(
  constraint: ContentConstraint,
  attributes: ReadonlySet<string>,
  indent: string,
  context: StructureContext,
): string {
  const inner = `${indent}  `;
  const old = context.version === '2.1';
  const type = attributesOf(old ? { type: constraint.type } : { role: constraint.type });
  const attached = constraint.attached.flatMap((reference) => {
    const name = reference.kind && ATTACHMENTS[reference.kind];
    return name ? [referenceElement(name, reference, `${inner}  `, context)] : [];
  });
  return element(
    old ? 'str:ContentConstraint' : 'str:DataConstraint',
    maintainableAttributes(constraint, context) + type,
    writeNames(withCounts(constraint), inner, context.note) +
      (attached.length > 0 ? element('str:ConstraintAttachment', '', attached.join(''), inner) : '') +
      constraint.regions.map((region) => writeRegion(region, attributes, inner, context)).join(''),
    indent,
  );
}

function withCounts(constraint: ContentConstraint): ContentConstraint {
  const { counts, annotations = [] } = constraint;
  if (!counts) return constraint;
  const counted: readonly Annotation[] = [
    { id: 'series_count', title: String(counts.series), type: METRICS },
    { id: 'obs_count', title: String(counts.observations), type: METRICS },
  ];
  return { ...constraint, annotations: [...annotations, ...counted] };
}

function writeRegion(
  { include, components }: ConstraintRegion,
  attributes: ReadonlySet<string>,
  indent: string,
  context: StructureContext,
): string {
  const old = context.version === '2.1';
  const prefix = old ? 'com' : 'str';
  // The schema wants the dimensions first.
  const sorted = components.toSorted((a, b) => Number(attributes.has(a.id)) - Number(attributes.has(b.id)));
  const written = sorted.map(({ id, values, from, to }) => {
    const name = attributes.has(id) ? (old ? 'Attribute' : 'Component') : 'KeyValue';
    const inner = `${indent}    `;
    const content =
      values.length > 0
        ? values.map((value) => textElement(`${prefix}:Value`, value, inner, context.note)).join('')
        : writeRange(from, to, prefix, inner);
    return element(`${prefix}:${name}`, attributesOf({ id }), content, `${indent}  `);
  });
  return element('str:CubeRegion', attributesOf({ include }), written.join(''), indent);
}

function writeRange(from: string | undefined, to: string | undefined, prefix: string, indent: string): string {
  if (from === undefined && to === undefined) return '';
  const bound = (name: string, period: string | undefined): string =>
    period === undefined
      ? ''
      : `${indent}  <${prefix}:${name} isInclusive="true">${escapeXml(period)}</${prefix}:${name}>\n`;
  // A range with one bound is named after it.
  if (from === undefined) return element(`${prefix}:TimeRange`, '', bound('BeforePeriod', to), indent);
  if (to === undefined) return element(`${prefix}:TimeRange`, '', bound('AfterPeriod', from), indent);
  return element(`${prefix}:TimeRange`, '', bound('StartPeriod', from) + bound('EndPeriod', to), indent);
}
