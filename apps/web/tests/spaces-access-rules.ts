import { SPACE_ROLES, type SpaceActor } from './spaces-server.ts';

/**
 * Every page, file and form below /spaces and /administration, by who asks. A route that is not written here makes the
 * test fail: whoever adds one says who may open it.
 */
export interface AccessRule {
  /** Below the language; `$account` and the like stand for what is there. */
  readonly path: string;
  /** Roles in the space that may open it; all other members are answered 403. */
  readonly may: readonly SpaceActor[];
  /** What they are answered; 200 unless told. */
  readonly opens?: number;
  /** The same with ids that are not there, or another space's: 404 even for those who may. */
  readonly forged?: readonly string[];
  /** Forms of it that others than `may` may send, by name. */
  readonly forms?: Readonly<Record<string, readonly SpaceActor[]>>;
}

const ALL: readonly SpaceActor[] = SPACE_ROLES;
const KEEPER: readonly SpaceActor[] = ['focal point'];
const WRITERS: readonly SpaceActor[] = ['contributor', 'reviewer', 'focal point'];
const ADMINISTRATOR: readonly SpaceActor[] = ['administrator'];

const BRINGERS: readonly SpaceActor[] = ['contributor', 'focal point'];

const SPACE = '/spaces/demo';

/** What is not there for anybody. */
function absent(path: string): AccessRule {
  return { path: SPACE + path, may: [], forged: [SPACE + path, `/spaces/other${path}`] };
}

/** A page of the policy document that the contributor brought. */
function ofDocument(page: string): AccessRule {
  const forged = [
    `${SPACE}/plans/999${page}`,
    `/spaces/other/plans/$document${page}`,
    `${SPACE}/plans/$foreignDocument${page}`,
  ];
  return { path: `${SPACE}/plans/$document${page}`, may: ALL, forged };
}

function forgedEdition(page: string): readonly string[] {
  return [`${SPACE}/editions/$edition${page}`, `${SPACE}/editions/999${page}`, `/spaces/other/editions/1${page}`];
}

export const RULES: Readonly<Record<string, AccessRule>> = {
  '/administration': { path: '/administration', may: ADMINISTRATOR },
  '/administration/accounts': { path: '/administration/accounts?search=demo', may: ADMINISTRATOR },
  '/administration/accounts/[account]': {
    path: '/administration/accounts/$stranger',
    may: ADMINISTRATOR,
    forged: ['/administration/accounts/nobody', "/administration/accounts/'--"],
  },
  '/administration/letters': { path: '/administration/letters', may: ADMINISTRATOR },
  '/administration/letters/[letter]': {
    path: '/administration/letters/1',
    may: ADMINISTRATOR,
    forged: ['/administration/letters/999', '/administration/letters/x'],
  },
  '/administration/spaces/[code]': {
    path: '/administration/spaces/demo',
    may: ADMINISTRATOR,
    forged: ['/administration/spaces/nowhere', '/administration/spaces/global', "/administration/spaces/'--"],
  },
  '/administration/spaces/[code]/part': {
    path: '/administration/spaces/demo/part',
    may: ADMINISTRATOR,
    forged: ['/administration/spaces/nowhere/part', '/administration/spaces/global/part'],
  },
  '/spaces/[space]/places': {
    path: `${SPACE}/places`,
    may: ALL,
    forged: ['/spaces/other/places'],
    forms: { add: KEEPER, preview: KEEPER, 'bring-in': KEEPER },
  },
  '/spaces/[space]/places/[place]': absent('/places/SN-XX'),
  '/spaces/[space]/places/data.csv': {
    path: `${SPACE}/places/data.csv`,
    may: ALL,
    forged: ['/spaces/other/places/data.csv'],
  },
  '/spaces': { path: '/spaces', may: [...ALL, 'stranger', 'administrator'] },
  '/spaces/[space]': { path: SPACE, may: ALL, forged: ['/spaces/other', '/spaces/nowhere', "/spaces/demo'--"] },
  '/spaces/[space]/acts': { path: `${SPACE}/acts`, may: KEEPER, forged: ['/spaces/other/acts'] },
  '/spaces/[space]/acts/data.csv': {
    path: `${SPACE}/acts/data.csv`,
    may: KEEPER,
    forged: ['/spaces/other/acts/data.csv'],
  },
  '/spaces/[space]/bin': { path: `${SPACE}/bin`, may: WRITERS, forged: ['/spaces/other/bin'] },
  '/spaces/[space]/members': {
    path: `${SPACE}/members`,
    may: ALL,
    forged: ['/spaces/other/members'],
    forms: { revoke: KEEPER, again: KEEPER },
  },
  '/spaces/[space]/members/[account]': {
    path: `${SPACE}/members/$account`,
    may: KEEPER,
    forged: [`${SPACE}/members/$stranger`, `${SPACE}/members/nobody`, '/spaces/other/members/$stranger'],
  },
  '/spaces/[space]/members/data.csv': {
    path: `${SPACE}/members/data.csv`,
    may: KEEPER,
    forged: ['/spaces/other/members/data.csv'],
  },
  '/spaces/[space]/members/invite': {
    path: `${SPACE}/members/invite`,
    may: KEEPER,
    forged: ['/spaces/other/members/invite'],
  },
  '/spaces/[space]/settings': { path: `${SPACE}/settings`, may: KEEPER, forged: ['/spaces/other/settings'] },
  '/spaces/[space]/data': { path: `${SPACE}/data`, may: ALL, forged: ['/spaces/other/data'] },
  '/spaces/[space]/data/[contribution]': {
    path: `${SPACE}/data/999`,
    may: [],
    forged: [`${SPACE}/data/999`, `${SPACE}/data/x`, '/spaces/other/data/1'],
  },
  '/spaces/[space]/data/[contribution]/file': absent('/data/999/file'),
  '/spaces/[space]/data/template.csv': {
    path: `${SPACE}/data/template.csv`,
    may: BRINGERS,
    forged: ['/spaces/other/data/template.csv'],
  },
  '/spaces/[space]/data/template.xlsx': {
    path: `${SPACE}/data/template.xlsx`,
    may: BRINGERS,
    forged: ['/spaces/other/data/template.xlsx'],
  },
  '/spaces/[space]/data/differences': {
    path: `${SPACE}/data/differences`,
    may: ALL,
    forged: ['/spaces/other/data/differences'],
    forms: { choose: BRINGERS },
  },
  '/spaces/[space]/data/differences/data.csv': {
    path: `${SPACE}/data/differences/data.csv`,
    may: ALL,
    forged: ['/spaces/other/data/differences/data.csv'],
  },
  '/spaces/[space]/data/grid': { path: `${SPACE}/data/grid`, may: BRINGERS, forged: ['/spaces/other/data/grid'] },
  '/spaces/[space]/data/new': { path: `${SPACE}/data/new`, may: BRINGERS, forged: ['/spaces/other/data/new'] },
  '/spaces/[space]/data/new/[draft]': absent('/data/new/none'),
  '/spaces/[space]/data/new/[draft]/findings.csv': absent('/data/new/none/findings.csv'),
  '/spaces/[space]/data/new/[draft]/mapping': absent('/data/new/none/mapping'),
  '/spaces/[space]/data/new/[draft]/marked.xlsx': absent('/data/new/none/marked.xlsx'),
  '/spaces/[space]/editions': {
    path: `${SPACE}/editions`,
    may: ALL,
    forged: ['/spaces/other/editions'],
    forms: { begin: KEEPER, restore: KEEPER },
  },
  '/spaces/[space]/editions/[edition]': {
    path: `${SPACE}/editions/1`,
    may: ALL,
    forged: forgedEdition(''),
    forms: Object.fromEntries(['assign', 'describe', 'state', 'remove', 'correct'].map((form) => [form, KEEPER])),
  },
  '/spaces/[space]/editions/[edition]/preview/[text]': {
    path: `${SPACE}/editions/1/preview/fr`,
    may: ALL,
    forged: [...forgedEdition('/preview/fr'), `${SPACE}/editions/1/preview/xx`],
  },
  '/spaces/[space]/editions/[edition]/preview/[text].[format=file]': {
    path: `${SPACE}/editions/1/preview/fr.docx`,
    may: ALL,
    forged: forgedEdition('/preview/fr.docx'),
  },
  '/spaces/[space]/editions/[edition]/publish': {
    path: `${SPACE}/editions/1/publish`,
    may: ALL,
    forged: forgedEdition('/publish'),
    forms: { publish: KEEPER },
  },
  '/spaces/[space]/editions/[edition]/sections/[section]/[text]': {
    path: `${SPACE}/editions/1/sections/policies/fr`,
    may: ALL,
    forged: [...forgedEdition('/sections/policies/fr'), `${SPACE}/editions/1/sections/nothing/fr`],
    forms: { save: KEEPER, take: KEEPER, decline: KEEPER, comment: WRITERS, suggest: WRITERS },
  },
  '/spaces/[space]/editions/[edition]/sections/[section]/[text]/figures': {
    path: `${SPACE}/editions/1/sections/policies/fr/figures`,
    may: ALL,
    forged: forgedEdition('/sections/policies/fr/figures'),
  },
  '/spaces/[space]/editions/[edition]/sections/[section]/[text]/history': {
    path: `${SPACE}/editions/1/sections/policies/fr/history`,
    may: ALL,
    forged: forgedEdition('/sections/policies/fr/history'),
    forms: { restore: KEEPER },
  },
  '/spaces/[space]/editions/[edition]/sections/[section]/[text]/merge/[aside]': {
    path: `${SPACE}/editions/1/sections/policies/fr/merge/1`,
    may: ALL,
    // There is nothing to merge any more: back to the section.
    opens: 303,
    forged: forgedEdition('/sections/policies/fr/merge/1'),
    forms: { merge: ALL, setDown: ALL },
  },
  '/spaces/[space]/editions/[edition]/template': {
    path: `${SPACE}/editions/1/template`,
    may: ALL,
    forged: forgedEdition('/template'),
    forms: { default: KEEPER },
  },
  '/spaces/[space]/institutions': {
    path: `${SPACE}/institutions`,
    may: ALL,
    forged: ['/spaces/other/institutions'],
    forms: { restore: KEEPER },
  },
  '/spaces/[space]/institutions/[institution]': {
    path: `${SPACE}/institutions/1`,
    may: ALL,
    forged: [`${SPACE}/institutions/$foreign`, `${SPACE}/institutions/999`, '/spaces/other/institutions/1'],
    forms: { remove: KEEPER },
  },
  '/spaces/[space]/institutions/[institution]/edit': {
    path: `${SPACE}/institutions/1/edit`,
    may: KEEPER,
    forged: [`${SPACE}/institutions/$foreign/edit`, '/spaces/other/institutions/$foreign/edit'],
  },
  '/spaces/[space]/institutions/files': {
    path: `${SPACE}/institutions/files`,
    may: ALL,
    forged: ['/spaces/other/institutions/files'],
    forms: { preview: KEEPER, bringIn: KEEPER },
  },
  '/spaces/[space]/institutions/files/[table].csv': {
    path: `${SPACE}/institutions/files/institutions.csv`,
    may: ALL,
    forged: ['/spaces/other/institutions/files/institutions.csv', `${SPACE}/institutions/files/members.csv`],
  },
  '/spaces/[space]/institutions/findings': {
    path: `${SPACE}/institutions/findings`,
    may: ALL,
    forged: ['/spaces/other/institutions/findings'],
  },
  '/spaces/[space]/institutions/new': {
    path: `${SPACE}/institutions/new`,
    may: KEEPER,
    forged: ['/spaces/other/institutions/new'],
  },
  '/spaces/[space]/institutions/posts': {
    path: `${SPACE}/institutions/posts`,
    may: ALL,
    forged: ['/spaces/other/institutions/posts'],
    forms: { restore: KEEPER },
  },
  '/spaces/[space]/institutions/posts/[post]': {
    path: `${SPACE}/institutions/posts/1`,
    may: ALL,
    forged: [`${SPACE}/institutions/posts/999`, '/spaces/other/institutions/posts/1'],
    forms: Object.fromEntries(
      ['handOver', 'add', 'change', 'changeHolding', 'removeHolding', 'restoreHolding', 'remove', 'restore'].map(
        (form) => [form, KEEPER],
      ),
    ),
  },
  '/spaces/[space]/institutions/posts/new': {
    path: `${SPACE}/institutions/posts/new`,
    may: KEEPER,
    forged: ['/spaces/other/institutions/posts/new'],
  },
  '/spaces/[space]/plans': { path: `${SPACE}/plans`, may: ALL, forged: ['/spaces/other/plans'] },
  '/spaces/[space]/plans/[document]': {
    path: `${SPACE}/plans/$document`,
    may: ALL,
    forms: { 'read-again': BRINGERS },
    forged: [
      `${SPACE}/plans/999`,
      `${SPACE}/plans/x`,
      '/spaces/other/plans/$document',
      `${SPACE}/plans/$foreignDocument`,
    ],
  },
  '/spaces/[space]/plans/[document]/file': ofDocument('/file'),
  '/spaces/[space]/plans/[document]/goals': ofDocument('/goals'),
  '/spaces/[space]/plans/[document]/measures': ofDocument('/measures'),
  '/spaces/[space]/plans/[document]/measures/data.csv': ofDocument('/measures/data.csv'),
  '/spaces/[space]/plans/[document]/passages': ofDocument('/passages'),
  '/spaces/[space]/plans/[document]/goals/data.csv': ofDocument('/goals/data.csv'),
  '/spaces/[space]/plans/[document]/passages/data.csv': ofDocument('/passages/data.csv'),
  '/spaces/[space]/plans/[document]/scorecard.csv': ofDocument('/scorecard.csv'),
  '/spaces/[space]/plans/[document]/set-aside': { ...ofDocument('/set-aside'), forms: { take: WRITERS } },
  '/spaces/[space]/plans/[document]/report': ofDocument('/report'),
  '/spaces/[space]/plans/[document]/report.[format=file]': ofDocument('/report.pdf'),
  '/spaces/[space]/plans/[document]/review': {
    ...ofDocument('/review'),
    forms: Object.fromEntries(
      ['decide', 'confirm', 'reject', 'undo', 'mark', 'begin', 'sign'].map((form) => [form, WRITERS]),
    ),
  },
  '/spaces/[space]/plans/[document]/review/agreement': {
    ...ofDocument('/review/agreement'),
    forms: { settle: WRITERS, theme: WRITERS },
  },
  '/spaces/[space]/plans/[document]/review/codings.csv': ofDocument('/review/codings.csv'),
  '/spaces/[space]/plans/[document]/review/people': {
    ...ofDocument('/review/people'),
    forms: { ask: WRITERS, 'call-off': WRITERS, 'sign-off': WRITERS, reopen: WRITERS },
  },
  '/spaces/[space]/plans/[document]/settings': {
    ...ofDocument('/settings'),
    // The contributor brought it.
    may: BRINGERS,
    forms: { change: BRINGERS, publish: KEEPER, remove: BRINGERS },
  },
  '/spaces/[space]/plans/[document]/text': ofDocument('/text'),
  '/spaces/[space]/plans/data.csv': {
    path: `${SPACE}/plans/data.csv`,
    may: ALL,
    forged: ['/spaces/other/plans/data.csv'],
  },
  '/spaces/[space]/plans/compare': {
    path: `${SPACE}/plans/compare?document=demo-$document`,
    may: ALL,
    forged: ['/spaces/other/plans/compare'],
  },
  '/spaces/[space]/plans/compare/data.csv': {
    path: `${SPACE}/plans/compare/data.csv?document=demo-$document`,
    may: ALL,
    forged: [
      `${SPACE}/plans/compare/data.csv?document=other-$foreignDocument`,
      '/spaces/other/plans/compare/data.csv?document=demo-$document',
    ],
  },
  '/spaces/[space]/plans/gap': { path: `${SPACE}/plans/gap`, may: ALL, forged: ['/spaces/other/plans/gap'] },
  '/spaces/[space]/plans/gap/data.csv': {
    path: `${SPACE}/plans/gap/data.csv`,
    may: ALL,
    forged: ['/spaces/other/plans/gap/data.csv'],
  },
  '/spaces/[space]/plans/search': {
    path: `${SPACE}/plans/search?words=migration`,
    may: ALL,
    forged: ['/spaces/other/plans/search?words=migration'],
  },
  '/spaces/[space]/plans/search/data.csv': {
    path: `${SPACE}/plans/search/data.csv?words=migration`,
    may: ALL,
    forged: ['/spaces/other/plans/search/data.csv?words=migration'],
  },
  '/spaces/[space]/plans/new': { path: `${SPACE}/plans/new`, may: WRITERS, forged: ['/spaces/other/plans/new'] },
  '/spaces/[space]/profile': { path: `${SPACE}/profile`, may: ALL, forged: ['/spaces/other/profile'] },
  '/spaces/[space]/responsibilities': {
    path: `${SPACE}/responsibilities`,
    may: ALL,
    forged: ['/spaces/other/responsibilities'],
    forms: { assign: KEEPER, unassign: KEEPER },
  },
  '/spaces/[space]/trace/[key]': absent('/trace/POPULATION~SEN~_T~_T~_T~2020'),
};
