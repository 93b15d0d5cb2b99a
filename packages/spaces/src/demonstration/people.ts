import type { Role } from '@sterna/store/spaces';

/** A ready account: named after a role in an institution, never after a person. */
export interface DemonstrationPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Which of the institutions. */
  readonly institution: string;
  /** Indicators that it brings figures of. */
  readonly indicators: readonly string[];
}

const at = (name: string): string => `${name}@demo.example`;

/** The ready accounts, those who keep the space first. */
export const DEMONSTRATION_PEOPLE: readonly DemonstrationPerson[] = [
  {
    email: at('point-focal'),
    name: 'Point focal, ministère du plan',
    role: 'focal point',
    institution: 'plan',
    indicators: [],
  },
  {
    email: at('statisticien'),
    name: 'Statisticien, institut de statistique',
    role: 'contributor',
    institution: 'statistics',
    indicators: ['*'],
  },
  {
    email: at('emploi'),
    name: 'Chargée d’étude, ministère de l’emploi',
    role: 'contributor',
    institution: 'employment',
    indicators: [],
  },
  {
    email: at('reviseur'),
    name: 'Réviseur, équipe de pays',
    role: 'reviewer',
    institution: 'country-team',
    indicators: [],
  },
  {
    email: at('diaspora'),
    name: 'Secrétariat, fédération de la diaspora',
    role: 'reader',
    institution: 'diaspora',
    indicators: [],
  },
];
