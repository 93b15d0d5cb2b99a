/** A word for an institution, then its name as far as it is written with capitals: what it says is no plan of the country. */
const NAMES = [
  /\b(?:Ministry|Minister|Minist(?:e|è)re|Ministre|Department|Directorate|Direction (?:Nationale|Générale)|Secr[eé]tariat|Ministerio|Ministro|Ministra|Secretar[ií]a|Departamento|Direcci[oó]n|Instituto|Institute|Agency|Agence|Agencia|Commission|Comisi[oó]n|Association|Asociaci[oó]n|University|Universit[ée]|Universidad|Fund|Bureau|Office)\s+(?:(?:of|for|on|the|and|de|des|du|la|las|le|les|los|del|en|charge|chargé|y|et|à|aux?|pour|para|sur|d[’']|l[’'])[\s]*|\p{Lu}[\p{L}’'-]*[\s,]*)+/gu,
  /(?:وزارة|وزير|هيئة|مجلس|معهد|جامعة|مديرية)\s+(?:ال[\u0620-\u06ff]+|وال[\u0620-\u06ff]+)(?:\s+(?:و?ال[\u0620-\u06ff]+)){0,4}/gu,
];

/** A stretch of a text, in characters. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Finds the names of institutions in a text. */
export function findInstitutionNames(text: string): readonly Stretch[] {
  return NAMES.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].trimEnd().length })),
  );
}
