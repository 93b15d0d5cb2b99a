import { type Element, inside, parse, within } from './markup.ts';

type Attributes = Readonly<Record<string, string>>;

/** A series of a structure-specific message, with its observations. */
export interface Series {
  readonly attributes: Attributes;
  readonly observations: readonly Attributes[];
}

/** A structure-specific message of data, as the field's kit sees it. */
export interface DataMessage {
  /** The structures its header names: what they are of, and the dimension at the observations. */
  readonly structures: readonly {
    readonly kind: string;
    readonly agency: string;
    readonly id: string;
    readonly version: string;
    readonly dimensionAtObservation: string;
  }[];
  readonly dataSets: number;
  readonly groups: number;
  readonly series: readonly Series[];
  /** Observations that stand in no series. */
  readonly flat: readonly Attributes[];
}

const attributesOf = ({ attributes }: Element): Attributes => attributes;

/** Reads a structure-specific message. */
export function dataOf(document: string): DataMessage {
  const root = parse(document);
  const sets = inside(root, 'DataSet');
  return {
    structures: inside(inside(root, 'Header')[0], 'Structure').map((element) => {
      const [use] = element.children;
      const { agencyID: agency = '', id = '', version = '' } = (use && within(use, 'Ref')[0]?.attributes) ?? {};
      const { dimensionAtObservation = '' } = element.attributes;
      return { kind: use?.name ?? '', agency, id, version, dimensionAtObservation };
    }),
    dataSets: sets.length,
    groups: sets.flatMap((set) => inside(set, 'Group')).length,
    series: sets
      .flatMap((set) => inside(set, 'Series'))
      .map((series) => ({ attributes: series.attributes, observations: inside(series, 'Obs').map(attributesOf) })),
    flat: sets.flatMap((set) => inside(set, 'Obs')).map(attributesOf),
  };
}
