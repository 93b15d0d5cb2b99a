const KINDS =
  'objecti[fv]o?|objective|mesure|measure|medida|action|acci[oó]n|activit[éy]|actividad|axe|eje|pilier|pillar|pilar|output|outcome|produit|producto|r[ée]sultat|resultado|result|effet|efecto|impact|strategy|strat[ée]gie|estrategia|programme|programa|sous-programme|subprograma|sub-?programme|projet|project|proyecto|target|cible|meta|desired outcome|intervention|DO|SO|OS|OP|الهدف|المحور|الإجراء|النشاط|التدبير|البرنامج|النتيجة|المخرج';
const NAMED = new RegExp(
  String.raw`^((?:${KINDS})(?:\s+(?:strat[ée]gi\p{L}+|strategic|sp[ée]cifi\p{L}+|espec[ií]fic\p{L}+|sectorie\p{L}+|g[ée]n[ée]ral|prioritaire|priorit\p{L}+|الاستراتيجي|الفرعي))?(?:\s+|\s*n[°ºo]\.?\s*|(?=[\d\u0660-\u0669]))(?:[\d\u0660-\u0669]+(?:[.-]?[\d\u0660-\u0669]+)*|[IVX]+(?!\p{L})|[A-Z]\d?(?!\p{L}))(?:\s?[a-z](?=[).:]))?)(?:[\s).:–—-]+|$)`,
  'iu',
);
const NUMBERED = /^(\d{1,2}(?:\.\d{1,2}){1,4})\.?\)?\s+/u;
const LISTED = /^(\((?:[ivxl]{1,6}|[a-z]|\d{1,2})\)|(?:[ivxl]{1,6}|[a-z]|\d{1,2})\))\s*/iu;
const POINTED = /^(\d{1,2})[.)]\s+/u;
/** `Action a …`: a small letter after the kind is a word of the text. */
const SMALL_LETTER = /\p{L}\s+[a-z]\d?$/u;
const GOAL =
  /^(?:objecti|DO|SO|OS|desired|outcome|output|effet|efecto|impact|r[ée]sult|sous-|sub|الهدف|النتيجة|المخرج)/iu;

/** A text with the code before it set apart. */
export interface CodedText {
  readonly code?: string;
  readonly text: string;
}

function setApart(text: string, patterns: readonly RegExp[]): CodedText {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    const code = match?.[1];
    if (match === null || code === undefined || SMALL_LETTER.test(code)) continue;
    const rest = text.slice(match[0].length).trim();
    if (rest !== '') return { code: code.replace(/^\(|\)$/g, ''), text: rest };
  }
  return { text };
}

/** Sets apart the code that a measure bears: `Mesure 11.1.`, `2.1.3`, `(iii)`. */
export const codedText = (text: string): CodedText => setApart(text, [NAMED, NUMBERED, LISTED]);

/** Sets apart the code in a cell of a table, where `3.` is one too. */
export const codedCell = (text: string): CodedText => setApart(text, [NAMED, NUMBERED, LISTED, POINTED]);

/** Whether a code says that what bears it is an objective or a result: `DO1`, `Effet 1.2`. */
export const isGoalCode = (code: string): boolean => GOAL.test(code);
