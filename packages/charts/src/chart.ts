import type { Language, NumberStyle } from '@sterna/vocabulary';

/** The parts every chart has. Titles state the finding; the subtitle says what is measured, the unit and the newest year. */
interface ChartBase {
  /** Unique in its document, usable as an HTML id and a file name: `emigrants-over-time`. */
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  /** One or two sentences that say what the picture shows, for people who cannot see it. */
  readonly description: string;
  /** How values are written on axes and labels. */
  readonly style: NumberStyle;
}

/** Which colour a mark takes: roles, not colours, so that light, dark and print schemes can differ. */
export type ColourRole = 'accent' | 'warning' | 'harm' | 'muted' | 'second';

export interface LineSeries {
  readonly label: string;
  readonly colour: ColourRole;
  /** In time order. A gap (`null`) breaks the line. */
  readonly points: readonly {
    /** Where the point stands on the time axis; parts of years in fractions: 2019.25 for the second quarter. */
    readonly year: number;
    /** Its period as people write it, where that is not a year: `Q2 2019`. */
    readonly period?: string;
    readonly value: number | null;
    readonly provisional?: boolean;
    /** Where the point leads, on pages; relative address. The same link must stand in the table beside the picture. */
    readonly href?: string;
  }[];
}

/** Values over time, one to five lines, labelled at their ends. Straight segments, a point at each datum when few. */
export interface LineChart extends ChartBase {
  readonly kind: 'line';
  readonly lines: readonly LineSeries[];
  /** Let the axis begin at zero unless values are rates that go below it. */
  readonly zeroBased: boolean;
  /** Charts above and below it, whose plots are to begin at the same distance from the edge. */
  readonly alignedWith?: readonly LineChart[];
}

/** Ranked horizontal bars with their values written beside them. */
export interface BarChart extends ChartBase {
  readonly kind: 'bar';
  readonly bars: readonly {
    readonly label: string;
    readonly value: number;
    /** Written after the value, as a share: `25 %`. */
    readonly note?: string;
    readonly highlighted?: boolean;
    /** Where the bar leads, on pages; relative address. The same link must stand in the table beside the picture. */
    readonly href?: string;
  }[];
}

/** Parts of a whole, or several wholes, as stacked horizontal bars: women and men among emigrants by year. */
export interface SharesChart extends ChartBase {
  readonly kind: 'shares';
  readonly parts: readonly { readonly label: string; readonly colour: ColourRole }[];
  /** One bar each; `values` in the order of `parts`, in percent, adding up to 100. */
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
}

/** A world map from or to one place: countries shaded by value, the main corridors drawn and labelled. */
export interface FlowMap extends ChartBase {
  readonly kind: 'flow-map';
  /** ISO alpha-3 of the place the map is about. */
  readonly centre: string;
  readonly centreLabel: string;
  /** Whether people left the centre for these places or came to it from them. */
  readonly direction: 'from-centre' | 'to-centre';
  /** Every corridor with a value, largest first; the first few are drawn as arcs and labelled. */
  readonly corridors: readonly { readonly place: string; readonly label: string; readonly value: number }[];
}

/** A world map on which one can choose a country: every place a shape, some highlighted. */
export interface ChoiceMap extends ChartBase {
  readonly kind: 'choice-map';
  readonly places: readonly {
    readonly place: string;
    readonly label: string;
    readonly value: number | null;
    readonly highlighted: boolean;
    /** Where its shape leads; relative address. */
    readonly href: string;
  }[];
}

/** A world map of one value for each country, in five classes; small countries are dots. */
export interface ValueMap extends ChartBase {
  readonly kind: 'value-map';
  readonly places: readonly {
    readonly place: string;
    readonly label: string;
    readonly value: number;
    /** Where its shape leads, on pages; relative address. */
    readonly href?: string;
  }[];
  /** ISO alpha-3 of the place that all values are of, such as the origin of corridors; drawn in a colour of its own. */
  readonly centre?: string;
  /** Names of the values of an ordinal scale, at most five, lowest first; each has a colour of its own then. */
  readonly levels?: readonly { readonly value: number; readonly label: string }[];
}

/** Two dimensions against each other: a cell for each pair, shaded by its value and bearing it. */
export interface MatrixChart extends ChartBase {
  readonly kind: 'matrix';
  readonly columns: readonly string[];
  /** `values` in the order of `columns`; `null` is missing. */
  readonly rows: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
  /** Of a scale that is the same everywhere: lower bounds of the classes above the first, four at most. */
  readonly bounds?: readonly number[];
}

export type Chart = LineChart | BarChart | SharesChart | FlowMap | ChoiceMap | ValueMap | MatrixChart;
