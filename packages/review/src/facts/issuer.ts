import type { Block } from '../document/policy-text.ts';

/** Bodies that issue documents, the nearest to its text first: a ministry rather than its government, that rather than its state. */
const RANKS: readonly (readonly [rank: number, pattern: RegExp])[] = [
  [6, /minist[èe]re|ministry|ministerio|وزارة|ministries/iu],
  [
    5,
    /national treasury|(?:national |state )?planning (?:commission|authority|department|secretariat)|commission|comisi[óo]n|commissariat|haut[- ]commissariat|secr[ée]tar[íi]?[ai]t?|secretar[íi]a|council|conseil|consejo|\bagenc(?:y|e|ia)\b|authority|autorit[ée]|autoridad|\bbureau\b|\binstitut[eo]?\b|departamento (?:nacional|administrativo)|direcci[óo]n (?:nacional|general)|direction (?:nationale|g[ée]n[ée]rale)|مجلس|هيئة|الهيئة|المندوبية|مندوبية|المديرية|الأمانة العامة|معهد|جهاز|الجهاز/iu,
  ],
  [
    5,
    /united nations|nations unies|naciones unidas|\bpnud\b|\bundp\b|الأمم المتحدة|country team|[ée]quipe de pays|municipalit[éy]|municipio|municipalidad|mairie|alcald[íi]a|ayuntamiento|commune|county government|city council|gobernaci[óo]n|بلدية|ولاية|محافظة|جماعة|الجماعة/iu,
  ],
  [
    4,
    /office of the (?:president|prime minister|vice)|cabinet office|prime minister.s office|pr[ée]sidence|presidencia|primature|premier minist|jefatura|رئاسة|الوزير الأول/iu,
  ],
  [4, /parliament|parlement|assembl[ée]e|asamblea|congreso|senate|s[ée]nat|cortes|البرلمان|مجلس النواب/iu],
  [2, /government|gouvernement|gobierno|حكومة|الحكومة/iu],
  [1, /republic|r[ée]publique|rep[úu]blica|kingdom|royaume|reino|جمهورية|المملكة|مملكة|دولة/iu],
];
/** Words of covers that are of no body: mottoes, titles of plans, lines on rights and prints. */
const NO_BODY =
  /©|copyright|isbn|https?:|www\.|@|rights reserved|derechos reservados|foreword|avant-propos|pr[óo]logo|message|mensaje|minister of\b|^(?:ministre|ministro|ministra|director|directeur)\b|^[\d.]+\s|(?:secretari[oa]|subdirector[a]?|director[a]?|ministr[oa]|coordinador[a]?|jefe) (?:general|nacional|ejecutiv[oa]|de)\b/iu;
/** The name of a plan is none of a body, unless it begins with one: `Ministère du Plan`. */
const PLAN = /\bplan\b|strat[ée]g|estrategia|programme?\b|خطة|استراتيجية/iu;
const BODY_FIRST =
  /^(?:the |le |la |el )?(?:minist|national planning|commission|comisi|secr|conseil|consejo|council|haut|وزارة|هيئة|مجلس|المندوبية)/iu;
const MOST_WORDS = 22;
/** Words of a line in which a body may be named anywhere; in longer ones near their start, in characters. */
const MOST_WORDS_BEFORE = 12;
const NEAR = 40;
const MOST_BLOCKS = 40;

/** Frameworks of the United Nations bear their name. */
const UNITED_NATIONS =
  /(?:united nations|nations unies|naciones unidas|الأمم المتحدة)(?=.*(?:framework|cadre|marco|إطار|partnership|partenariat))|(?<=(?:cadre|marco|إطار).*)(?:nations unies|naciones unidas|الأمم المتحدة)/iu;
const LEAD =
  /^(?:published by|publi[ée] par|publicado por|prepared by|pr[ée]par[ée] par|elaborado por|issued by|developed by|صادر عن|إعداد)\s*:?\s*/iu;

function namesIn(text: string): readonly string[] {
  return text
    .replace(/[-–—_*=]{4,}/gu, ' ¶ ')
    .split(/\s*[¶|]\s*/u)
    .map((part) =>
      part
        .replace(LEAD, '')
        .replace(/\s+el pleno$/iu, '')
        .replace(/^[\s.,;:–—-]+|[\s,;:–—-]+$/gu, ''),
    );
}

const rankOf = (text: string): number => RANKS.find(([, pattern]) => pattern.test(text))?.[0] ?? 0;
/** The head of a column, as tables of actions have it: `Implementing Agency`. */
const HEAD_OF_COLUMN =
  /^(?:implementing|responsible|lead|executing|supporting)\s|responsable|chef de file|ejecutora?$/iu;
const wordsOf = (text: string): number => (text.match(/\p{L}+/gu) ?? []).length;

/** A name ends with a word after which more must follow: `Ministry of Economy and`. */
const GOES_ON = /(?:\s|^)(?:of|and|for|the|de|du|des|d[’']|del|la|las|los|l[’']|et|y|e|à|aux?|en|pour|para|و|في)$|,$/iu;

/** A line that goes on with the name of a body above it. */
const CONTINUES = /^(?:de|du|des|del|d[’']\S|et|of|and|y|e|chargée? )\s*\S.{2,80}$/iu;

/**
 * The body that issued a document, as its first pages name it.
 *
 * @param blocks those before its contents
 */
export function issuerIn(blocks: readonly Pick<Block, 'text' | 'kind'>[]): string | undefined {
  let best: { name: string; rank: number } | undefined;
  const parts = blocks
    .slice(0, MOST_BLOCKS)
    .flatMap(({ text, kind }) => (kind === 'table' || text.length < 300 ? namesIn(text) : []));
  for (const [at, part] of parts.entries()) {
    const rank = rankOf(part);
    if (
      rank === 0 ||
      NO_BODY.test(part) ||
      HEAD_OF_COLUMN.test(part) ||
      (PLAN.test(part) && !BODY_FIRST.test(part)) ||
      wordsOf(part) > MOST_WORDS ||
      wordsOf(part) < 2
    )
      continue;
    // In a sentence a body does something: it is named at its start, or in few words.
    if (/[.!?;:؛،]$/u.test(part) && wordsOf(part) > 8) continue;
    if (wordsOf(part) > MOST_WORDS_BEFORE && rankOf(part.slice(0, NEAR)) < rank) continue;
    if (/^\p{Ll}/u.test(part)) continue;
    let name = part;
    for (let next = at + 1; GOES_ON.test(name) && next <= at + 2; next += 1)
      name = `${name} ${parts[next] ?? ''}`.trim();
    // A second line of the name, or a second row of its column.
    const second = parts.slice(at + 1, at + 4).find((next) => CONTINUES.test(next) && rankOf(next) < 5);
    if (second !== undefined && name === part && wordsOf(part) < 9) name = `${name} ${second}`;
    if (rank > (best?.rank ?? 0)) best = { name, rank };
  }
  return best === undefined ? undefined : (UNITED_NATIONS.exec(best.name)?.[0] ?? best.name);
}
