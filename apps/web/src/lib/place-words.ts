import type { PlaceProblem, SpaceProblem } from '@sterna/spaces';
import { m } from './paraglide/messages.js';

/** Why a place, or the space for it, cannot be taken as it is asked for. */
export function placeProblemText(problem: PlaceProblem | SpaceProblem): string {
  const texts: Readonly<Record<PlaceProblem | SpaceProblem, () => string>> = {
    'code-form': m.places_problem_code_form,
    'code-taken': m.places_problem_code_taken,
    'name-missing': m.settings_problem_name_missing,
    level: m.places_problem_level,
    parent: m.places_problem_parent,
    'in-use': m.places_problem_in_use,
    'place-unknown': m.places_problem_unknown,
    'place-taken': m.places_problem_taken,
    'languages-missing': m.settings_problem_languages_missing,
  };
  return texts[problem]();
}
