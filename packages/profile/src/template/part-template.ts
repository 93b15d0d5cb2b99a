import { indicatorByCode } from '@sterna/statistics';
import { indicatorsOf } from '../blocks/evidence-state.ts';
import { type BlockTemplate, PROFILE_TEMPLATE, type ProfileTemplate, type SectionTemplate } from './template.ts';

/** Blocks that say the same of a region as of a country. All others stand on corridors between countries. */
const KEPT: ReadonlySet<BlockTemplate['block']> = new Set([
  'contribution',
  'policies',
  'gaps',
  'data-recommendations',
  'sources',
  'methods',
]);

const CAPTION = {
  fr: 'Chiffres les plus récents, à côté de ceux du pays',
  en: 'Newest figures, beside those of the country',
  es: 'Cifras más recientes, junto a las del país',
  ar: 'أحدث الأرقام، إلى جانب أرقام البلد',
};

/**
 * The profile of a region or municipality: the parts and sections of the country's, each with the place's own figures
 * beside the country's. Nothing in it needs figures that only the world's tables have.
 */
export const PART_TEMPLATE: ProfileTemplate = {
  ...PROFILE_TEMPLATE,
  id: 'place-migration-profile',
  summary: [],
  parts: PROFILE_TEMPLATE.parts.flatMap((part) => cut(part) ?? []),
  annex: cut(PROFILE_TEMPLATE.annex) ?? PROFILE_TEMPLATE.annex,
};

/** A section with what a place below the country can have; `undefined` where nothing is left. */
function cut(section: SectionTemplate): SectionTemplate | undefined {
  const indicators = indicatorsOf([{ ...section, sections: [] }]).filter((code) => indicatorByCode(code));
  const compared: readonly BlockTemplate[] =
    indicators.length > 0
      ? [{ block: 'compared-table', id: `${section.id}-compared`, title: CAPTION, indicators }]
      : [];
  const blocks = [...compared, ...section.blocks.filter(({ block }) => KEPT.has(block))];
  const sections = (section.sections ?? []).flatMap((inner) => cut(inner) ?? []);
  if (blocks.length === 0 && sections.length === 0) return undefined;
  const { id, title } = section;
  return { id, title, blocks, ...(sections.length > 0 && { sections }) };
}
