import type { ArtefactReference, DataMessage, DataSetHead } from '@sterna/sdmx';
import { STERNA_AGENCY } from '../../sdmx-form/components.ts';

/** Who published a data set, and as what. */
export interface Publisher {
  readonly agency: string;
  /** Id of the dataflow, else of the data structure. */
  readonly flow: string;
  /**
   * Publishers whose indicators are known for sure: the World Development Indicators, the SDG database; and Sterna itself.
   */
  readonly kind: 'sdg' | 'wdi' | 'sterna' | 'other';
}

/** An id as part of a source's: without what parts ids from one another. */
const idOf = (text: string | undefined): string => (text ?? '').trim().replace(/[^\w.@$-]+/g, '_');

function kindOf(agency: string, flow: string, structure: string): Publisher['kind'] {
  if (agency === STERNA_AGENCY) return 'sterna';
  const isSdg = /^(DF_)?SDG(_|$)/i.test(flow) || /^(DSD_)?SDG(_|$)/i.test(structure);
  if (/^(IAEG-SDGs|UNSD)$/i.test(agency) && isSdg) return 'sdg';
  const isWdi = /^(WB_|DF_)?WDI$/i.test(flow) || /^(WB_|DSD_)?WDI$/i.test(structure);
  return /^(WB|WORLDBANK)(\.|$)/i.test(agency) && isWdi ? 'wdi' : 'other';
}

/** Ids that services give each message anew; they name no data. */
const PASSING_ID = /^(none|test|unknown|id|IREF.*|DS\d+|.*\d{6}.*|[0-9a-f]{8}-?[0-9a-f-]{9,})$/i;

function flowOfMessage(head: DataSetHead | undefined, id: string | undefined): string | undefined {
  const set = head?.about?.['setID'] ?? head?.about?.['datasetID'];
  return [set, id].find((each) => each !== undefined && each !== '' && !PASSING_ID.test(each));
}

/** Who published a data set: the agency of its flow, else of its structure, else the sender of the message. */
export function publisherOf(head: DataSetHead | undefined, message: Pick<DataMessage, 'header'>): Publisher {
  const { structure, dataflow } = head ?? {};
  const named: ArtefactReference | undefined = dataflow ?? structure;
  const agency = idOf(dataflow?.agency ?? structure?.agency ?? message.header.sender?.id);
  const flow = idOf(named?.id ?? flowOfMessage(head, message.header.id));
  return { agency, flow, kind: kindOf(agency, flow, structure?.id ?? '') };
}

/** Id of the source that the figures of a publisher become. */
export function sourceOf({ agency, flow, kind }: Publisher): string {
  if (kind === 'sdg') return 'UNSD_SDG';
  if (kind === 'wdi') return 'WB_WDI';
  return [agency, flow].filter((part) => part !== '').join('.') || 'SDMX';
}
