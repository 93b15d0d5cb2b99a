import type { Directory, Holding, Post, Responsibility } from '../directory/directory.ts';
import type { Institution } from '../directory/institution.ts';

/** An institution of which only some things matter. */
export function institution(id: number, some: Partial<Institution> = {}): Institution {
  return {
    id,
    name: { en: `Institution ${id}` },
    shortName: '',
    kind: 'ministry',
    sectors: [],
    level: 'national',
    place: '',
    email: `office${id}@ministry.example`,
    phone: '',
    website: '',
    note: '',
    partOf: null,
    isDeleted: false,
    ...some,
  };
}

let lastId = 1000;

/** A time in a post, in institution 1 unless told. */
export function holding(began: string, ended: string | null, holder: string, some: Partial<Holding> = {}): Holding {
  lastId += 1;
  return {
    id: lastId,
    institution: 1,
    account: null,
    accountName: null,
    holder,
    contact: '',
    began,
    ended,
    note: '',
    ...some,
  };
}

/** A post of a focal point for the whole space, unless told. */
export function post(id: number, some: Partial<Post> = {}): Post {
  return { id, kind: 'focal point', title: '', sector: null, isDeleted: false, holdings: [], ...some };
}

/** A directory of one institution, unless told. */
export function directory(some: Partial<Directory> = {}): Directory {
  const responsibilities: readonly Responsibility[] = [];
  return { institutions: [institution(1)], posts: [], responsibilities, ...some };
}
