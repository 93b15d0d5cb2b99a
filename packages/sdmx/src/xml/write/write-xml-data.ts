import type { DataRecord } from '../../model/data.ts';
import type { MessageFinding, WriteDataOptions } from '../../model/message.ts';
import { urnOf } from '../../urn.ts';
import { type DataPlan, planData } from '../../write/data-plan.ts';
import { DataRegrouping, type DataWriter } from '../../write/data-regrouping.ts';
import { GenericWriter } from './generic-writer.ts';
import { attributesOf } from './markup.ts';
import { SpecificWriter } from './specific-writer.ts';
import { namespacesOf, SCHEMA_INSTANCE, writeHeader } from './write-header.ts';

/** How data are written as XML. */
export interface WriteXmlDataOptions extends WriteDataOptions {
  readonly format: 'sdmx-ml-2.1-generic' | 'sdmx-ml-2.1-structure-specific' | 'sdmx-ml-3.0-structure-specific';
  /** Under the roots that 2.1 has for time series. They differ from the others in name alone; others than time series and 3.0 have none. */
  readonly timeSeries?: boolean;
  /** Told of what the format could not hold as it was. */
  readonly note?: (finding: MessageFinding) => void;
}

/** How many characters are gathered before they are handed on. */
const PORTION = 32_768;

/**
 * Writes data as SDMX-ML, in the view that `dimensionAtObservation` says, as the records come: what is written has the
 * order of the records, and nothing is held but the open series. The same records give the same bytes.
 *
 * @throws Error where the data structure is not among the structures
 * @throws SdmxError `not-representable` for values that the format has no place for
 */
export async function* writeXmlData(
  records: AsyncIterable<readonly DataRecord[]>,
  options: WriteXmlDataOptions,
): AsyncIterable<string> {
  const plan = planData(options);
  let text = '';
  const push = (part: string): void => {
    text += part;
  };
  const remark = (rule: string, message: string): void => options.note?.({ rule, severity: 'warning', message });
  const note = (changed: string): void =>
    remark('character-not-in-xml', `XML cannot hold a character of “${shortened(changed)}”. U+FFFD is written for it.`);
  const version = options.format === 'sdmx-ml-3.0-structure-specific' ? '3.0' : '2.1';
  const generic = options.format === 'sdmx-ml-2.1-generic';
  const writer: DataWriter = generic
    ? new GenericWriter(plan, note, push)
    : new SpecificWriter(plan, version, note, push);
  const regrouping = new DataRegrouping(plan, writer, (what) => remark('left-out', what));
  const { root, start } = rootOf(plan, version, generic, options.timeSeries === true);
  push(start);
  push(writeHeader(options.header, structureOf(plan, version, generic), undefined, note));
  for await (const batch of records) {
    for (const record of batch) {
      regrouping.take(record);
      if (text.length < PORTION) continue;
      yield text;
      text = '';
    }
  }
  regrouping.end();
  push(`</${root}>\n`);
  yield text;
}

function isByTime({ structure, observationDimension }: DataPlan): boolean {
  return structure.dimensions.some(({ id, kind }) => kind === 'time-dimension' && id === observationDimension);
}

function rootOf(
  plan: DataPlan,
  version: '2.1' | '3.0',
  generic: boolean,
  timeSeries: boolean,
): { root: string; start: string } {
  const namespaces = namespacesOf(version);
  const kind = timeSeries && version === '2.1' && isByTime(plan) ? 'TimeSeriesData' : 'Data';
  const root = `mes:${generic ? 'Generic' : 'StructureSpecific'}${kind}`;
  const attributes = attributesOf({
    'xmlns:mes': namespaces.message,
    'xmlns:com': namespaces.common,
    ...(generic
      ? { 'xmlns:gen': namespaces.generic }
      : { 'xmlns:ss': namespaces.specific, 'xmlns:ns1': dataNamespace(plan, version) }),
    'xmlns:xsi': SCHEMA_INSTANCE,
  });
  return { root, start: `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attributes}>\n` };
}

/** The namespace of data that follow a structure, with one dimension or another at the observations. */
function dataNamespace({ reference, observationDimension }: DataPlan, version: '2.1' | '3.0'): string {
  return `${urnOf(reference, undefined, version)}:ObsLevelDim:${observationDimension}`;
}

/** The schema of 2.1 spells the element without its second e, and its readers look for it so. */
const AGREEMENT = 'com:ProvisionAgrement';
const AGREEMENT_CLASS = { class: 'ProvisionAgreement', package: 'registry' };
const REFERENCE_NAMES: Readonly<Record<string, string>> = {
  dataflow: 'com:StructureUsage',
  provisionagreement: AGREEMENT,
};

function structureOf(plan: DataPlan, version: '2.1' | '3.0', generic: boolean): string {
  const { reference, observationDimension } = plan;
  const start = attributesOf({
    structureID: plan.structureId,
    ...(!generic && { namespace: dataNamespace(plan, version) }),
    dimensionAtObservation: observationDimension,
  });
  const { agency, id } = reference;
  const name = REFERENCE_NAMES[reference.kind ?? ''] ?? 'com:Structure';
  const inside =
    version === '3.0'
      ? urnOf(reference, undefined, '3.0')
      : `\n        <Ref${attributesOf({ agencyID: agency, id, version: reference.version, ...(name === AGREEMENT && AGREEMENT_CLASS) })}/>\n      `;
  return `    <mes:Structure${start}>\n      <${name}>${inside}</${name}>\n    </mes:Structure>\n`;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
