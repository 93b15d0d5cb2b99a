import type { Role, SpaceLevel, StoredSpace } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { m } from './paraglide/messages.js';
import { spacePath } from './paths.ts';

interface SpacePage {
  readonly page: string;
  readonly name: () => string;
  /** Only for these; for all members when absent. */
  readonly roles?: readonly Role[];
  /** Only in spaces of these levels; in all when absent. */
  readonly levels?: readonly SpaceLevel[];
}

const KEEPERS: readonly Role[] = ['focal point', 'administrator'];
/** The administrator of the installation is no member of what countries work on. */
const MEMBERS: readonly Role[] = ['focal point', 'reviewer', 'contributor', 'reader'];
const WRITERS: readonly Role[] = ['focal point', 'reviewer', 'contributor'];

/** The pages of a space, in the order of its navigation. */
const PAGES: readonly SpacePage[] = [
  { page: '', name: m.space_today },
  { page: 'editions', name: m.space_editions, roles: MEMBERS },
  { page: 'plans', name: m.space_plans, roles: MEMBERS },
  { page: 'institutions', name: m.space_institutions, roles: MEMBERS },
  { page: 'data', name: m.space_data, roles: MEMBERS },
  { page: 'profile', name: m.own_nav_profile, roles: MEMBERS },
  { page: 'places', name: m.places_title, roles: MEMBERS, levels: ['country', 'region'] },
  { page: 'members', name: m.members_nav },
  { page: 'acts', name: m.acts_nav, roles: KEEPERS },
  { page: 'bin', name: m.bin_nav, roles: WRITERS },
  { page: 'settings', name: m.settings_nav, roles: KEEPERS },
];

/** The pages of a space that its member may open. */
export function spacePages(
  space: Pick<StoredSpace, 'code' | 'role' | 'level'>,
  language: Language,
): readonly { readonly href: string; readonly name: string }[] {
  const { role, level } = space;
  return PAGES.filter(
    ({ roles, levels }) => (!roles || (role !== null && roles.includes(role))) && (!levels || levels.includes(level)),
  ).map(({ page, name }) => ({ href: spacePath(language, space.code, page), name: name() }));
}
