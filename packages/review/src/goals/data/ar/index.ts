import type { ConceptTerms, LanguageConcepts } from '../../../concepts/concept.ts';
import compact from './compact.json' with { type: 'json' };
import deceptions from './deceptions.json' with { type: 'json' };
import goal01 from './goal-01.json' with { type: 'json' };
import goal02 from './goal-02.json' with { type: 'json' };
import goal03 from './goal-03.json' with { type: 'json' };
import goal04 from './goal-04.json' with { type: 'json' };
import goal05 from './goal-05.json' with { type: 'json' };
import goal06 from './goal-06.json' with { type: 'json' };
import goal07 from './goal-07.json' with { type: 'json' };
import goal08 from './goal-08.json' with { type: 'json' };
import goal09 from './goal-09.json' with { type: 'json' };
import goal10 from './goal-10.json' with { type: 'json' };
import goal11 from './goal-11.json' with { type: 'json' };
import goal12 from './goal-12.json' with { type: 'json' };
import goal13 from './goal-13.json' with { type: 'json' };
import goal14 from './goal-14.json' with { type: 'json' };
import goal15 from './goal-15.json' with { type: 'json' };
import goal16 from './goal-16.json' with { type: 'json' };
import goal17 from './goal-17.json' with { type: 'json' };
import sets from './sets.json' with { type: 'json' };

export const ar: LanguageConcepts<ConceptTerms> = {
  words: {
    ...goal01,
    ...goal02,
    ...goal03,
    ...goal04,
    ...goal05,
    ...goal06,
    ...goal07,
    ...goal08,
    ...goal09,
    ...goal10,
    ...goal11,
    ...goal12,
    ...goal13,
    ...goal14,
    ...goal15,
    ...goal16,
    ...goal17,
    ...compact,
  },
  deceptions,
  sets,
};
