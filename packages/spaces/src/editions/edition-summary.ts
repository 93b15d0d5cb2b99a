import { numberSections } from '@sterna/profile';
import type { StoredEdition, StoredTask } from '@sterna/store/editions';
import type { EditionSummary, TaskState } from './edition-views.ts';
import { templateOf } from './editions-room.ts';

/** An edition as it stands in a list. @param tasks of this edition */
export function summaryOf({ template, ...edition }: StoredEdition, tasks: readonly StoredTask[]): EditionSummary {
  const stateOf = new Map(tasks.map((task) => [task.section, task.state]));
  const progress: Record<TaskState, number> = { 'to write': 0, written: 0, reviewed: 0 };
  for (const { id } of numberSections(templateOf({ template }))) progress[stateOf.get(id) ?? 'to write'] += 1;
  return { ...edition, progress };
}
