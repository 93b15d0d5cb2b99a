import { type ContentElement, contentElement, contentReference, type OtherStructure } from '@sterna/sdmx';
import { sdmxCode, WORLD } from '@sterna/statistics';
import { PLACES } from '@sterna/vocabulary';
import { ownReference, text, withContent } from './own.ts';

const AREAS = ownReference('codelist', 'CL_AREA');

/** The code of a place with those of the places in it. */
function codesUnder(place: string): ContentElement {
  const code = sdmxCode(place);
  const inside = PLACES.filter(({ region }) => region === place).map((each) => codesUnder(each.code));
  return contentElement('HierarchicalCode', {
    id: code,
    children: [contentReference('Code', { scheme: AREAS, item: code }), ...inside],
  });
}

/** The world with its regions, after UN M49, and their countries. */
export function areaHierarchy(): OtherStructure {
  const name = text('Régions et pays', 'Regions and countries', 'Regiones y países', 'المناطق والبلدان');
  const hierarchy = contentElement('Hierarchy', {
    id: 'REGIONS',
    attributes: { leveled: 'false' },
    name,
    children: [codesUnder(WORLD)],
  });
  return withContent('hierarchicalcodelist', 'HCL_AREA', name, [hierarchy]);
}
