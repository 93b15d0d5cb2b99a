import type { Document, Section } from '../packages/document/src/index.ts';

function plainSection(section: Section): Section {
  return {
    ...section,
    blocks: section.blocks.filter((block) => block.kind !== 'chart'),
    sections: section.sections.map(plainSection),
  };
}

/** The same document without its charts, for baselines: what the words and tables alone cost. */
export function withoutCharts(document: Document): Document {
  return { ...document, sections: document.sections.map(plainSection) };
}
