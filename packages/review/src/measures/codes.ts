const NAMED =
  /^((?:objecti[fv]o?|objective|mesure|measure|medida|action|acci[oó]n|activit[éy]|actividad|axe|eje|pilier|pillar|pilar|output|outcome|produit|producto|r[ée]sultat|resultado|result|strategy|strat[ée]gie|estrategia|programme|programa|projet|project|proyecto|target|cible|meta|desired outcome|DO|SO|OS|OP|الهدف|المحور|الإجراء|النشاط|التدبير)(?:\s+(?:strat[ée]gi\w+|sp[ée]cifi\w+|espec[ií]fic\w+|sectorie\w+))?\s*(?:n[°ºo]\.?\s*)?(?:\d+(?:[.\d]*\d)?|[IVX]+|[A-Z]\d?)(?:\s?[a-z](?=[).:]))?)\s*[).:–—-]?\s+/iu;
const NUMBERED = /^(\d{1,2}(?:\.\d{1,2}){1,4})\.?\)?\s+/u;
const LISTED = /^(\((?:[ivxl]{1,6}|[a-z]|\d{1,2})\)|(?:[ivxl]{1,6}|[a-z]|\d{1,2})\))\s*/iu;

/** A text with the code before it set apart. */
export interface CodedText {
  readonly code?: string;
  readonly text: string;
}

/** Sets apart the code that a measure bears: `Mesure 11.1.`, `2.1.3`, `(iii)`. */
export function codedText(text: string): CodedText {
  for (const pattern of [NAMED, NUMBERED, LISTED]) {
    const match = pattern.exec(text);
    const code = match?.[1];
    if (match === null || code === undefined) continue;
    const rest = text.slice(match[0].length).trim();
    if (rest !== '') return { code: code.replace(/^\(|\)$/g, ''), text: rest };
  }
  return { text };
}
