/**
 * A part of a structure that is kept as SDMX-ML 2.1 spells it: a hierarchy, a map of codes, a step of a process. References
 * are `Ref` or `URN` children, names are `Name` children with `xml:lang`.
 */
export interface ContentElement {
  /** Without prefix. */
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly ContentElement[];
  /** Its own text, without the white space around it. */
  readonly text?: string;
}
