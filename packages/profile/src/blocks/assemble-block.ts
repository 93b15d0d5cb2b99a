import type { Block } from '@sterna/document';
import type { LocalText } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';
import { type BlockTemplate, subjectsOf } from '../template/template.ts';
import { assembleBar } from './bar.ts';
import { assembleComparedTable } from './compared-table.ts';
import { assembleCorridorTable, assembleMap, assembleRanked } from './corridors.ts';
import { assembleDataRecommendations, assembleGaps } from './evidence-state.ts';
import { assembleFindings } from './findings.ts';
import { assembleLine } from './line.ts';
import { assemblePolicies } from './policies.ts';
import { assemblePopulationShares } from './population-shares.ts';
import { assembleDefinitions, assembleMethods, assembleSources } from './reference.ts';
import { assembleShares } from './shares.ts';
import { assembleDimensionTable, assembleNewestTable, assembleSeriesTable, assembleSexesTable } from './tables.ts';

/** Assembles one block of the template; what has no figures becomes a notice. */
export async function assembleBlock(template: BlockTemplate, context: ProfileContext): Promise<readonly Block[]> {
  switch (template.block) {
    case 'statement': {
      const content = await context.statement(template.statement);
      return content ? [{ kind: 'statement', content }] : context.missing(subjectsOf(template.statement));
    }
    case 'optional-statement': {
      const content = await context.statement(template.statement);
      return content ? [{ kind: 'statement', content }] : [];
    }
    case 'note':
      return template.places.includes(context.place.code) ? [noteOf(template, context)] : [];
    case 'line':
      return assembleLine(template, context);
    case 'map':
      return assembleMap(template, context);
    case 'ranked':
      return assembleRanked(template, context);
    case 'bar':
      return assembleBar(template, context);
    case 'population-shares':
      return assemblePopulationShares(template, context);
    case 'shares':
      return assembleShares(template, context);
    case 'newest-table':
      return assembleNewestTable(template, context);
    case 'compared-table':
      return assembleComparedTable(template, context);
    case 'series-table':
      return assembleSeriesTable(template, context);
    case 'sexes-table':
      return assembleSexesTable(template, context);
    case 'dimension-table':
      return assembleDimensionTable(template, context);
    case 'corridor-table':
      return assembleCorridorTable(template, context);
    case 'definitions':
      return assembleDefinitions(template.indicators, context);
    case 'policies':
      return assemblePolicies(context);
    case 'contribution':
      return context.policies.length > 0 ? [] : [noteOf(template, context)];
    case 'gaps':
      return assembleGaps(context);
    case 'findings':
      return assembleFindings(context);
    case 'data-recommendations':
      return assembleDataRecommendations(context);
    case 'sources':
      return assembleSources(context);
    case 'methods':
      return assembleMethods(context);
  }
}

function noteOf(template: { readonly title: LocalText; readonly text: LocalText }, context: ProfileContext): Block {
  return {
    kind: 'notice',
    tone: 'note',
    title: template.title[context.language],
    content: [{ kind: 'text', text: template.text[context.language] }],
  };
}
