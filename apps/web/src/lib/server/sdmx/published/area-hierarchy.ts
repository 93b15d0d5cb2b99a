import { type ContentElement, contentElement, contentReference, type OtherStructure } from '@sterna/sdmx';
import { sdmxCode, WORLD } from '@sterna/statistics';
import { PLACES } from '@sterna/vocabulary';
import { ownReference, text, withContent } from './own.ts';

const AREAS = ownReference('codelist', 'CL_AREA');

/** A place in a hierarchy, with what stands below it there. */
function codeOf(place: string, below: readonly ContentElement[]): ContentElement {
  const code = sdmxCode(place);
  const reference = contentReference('Code', { scheme: AREAS, item: code });
  return contentElement('HierarchicalCode', { id: code, children: [reference, ...below] });
}

const inside = (place: string): readonly string[] =>
  PLACES.filter(({ region }) => region === place).map(({ code }) => code);

/** The code of a place with those of the places in it. */
function codesUnder(place: string): ContentElement {
  return codeOf(place, inside(place).map(codesUnder));
}

/** Countries of a region, however deep. */
function countriesOf(region: string): readonly string[] {
  return PLACES.filter((place) => place.region === region).flatMap(({ code, kind }) =>
    kind === 'country' ? [code] : countriesOf(code),
  );
}

/** The world's continents, each with its countries at once; a country of none stands beside them. */
function continents(): ContentElement {
  const below = PLACES.filter(({ region }) => region === WORLD).flatMap(({ code, kind }) => {
    const countries = countriesOf(code)
      .toSorted()
      .map((each) => codeOf(each, []));
    return kind === 'country' || countries.length > 0 ? [codeOf(code, countries)] : [];
  });
  return codeOf(WORLD, below);
}

const hierarchyOf = (id: string, name: ReturnType<typeof text>, top: ContentElement): ContentElement =>
  contentElement('Hierarchy', { id, attributes: { leveled: 'false' }, name, children: [top] });

/** The world after UN M49: with its regions and their countries, and with its continents and their countries. */
export function areaHierarchy(): OtherStructure {
  const name = text('Régions et pays', 'Regions and countries', 'Regiones y países', 'المناطق والبلدان');
  const continental = text(
    'Continents et pays',
    'Continents and countries',
    'Continentes y países',
    'القارات والبلدان',
  );
  return withContent('hierarchicalcodelist', 'HCL_AREA', name, [
    hierarchyOf('REGIONS', name, codesUnder(WORLD)),
    hierarchyOf('CONTINENTS', continental, continents()),
  ]);
}
