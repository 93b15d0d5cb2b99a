import type { ImportReport } from '@sterna/evidence';

/** Findings printed for a person; all of them are in the JSON. */
const FINDINGS_SHOWN = 20;

/** Kinds of SDMX structures as a person names them, one and several. */
const KINDS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  datastructure: ['data structure', 'data structures'],
  dataflow: ['dataflow', 'dataflows'],
  codelist: ['codelist', 'codelists'],
  conceptscheme: ['concept scheme', 'concept schemes'],
  contentconstraint: ['constraint', 'constraints'],
  categoryscheme: ['category scheme', 'category schemes'],
  categorisation: ['categorisation', 'categorisations'],
  agencyscheme: ['agency scheme', 'agency schemes'],
};

/** The report of an import as JSON has it. */
export function machineForm(report: ImportReport): object {
  const { file, source, release, releases, status, series, observations, missing, rejectedRows, findings } = report;
  const { structures, structureKinds } = report;
  const isOfFigures = observations > 0 || structures === undefined;
  return {
    file,
    source: (isOfFigures ? source : undefined) ?? null,
    release: (isOfFigures ? release : undefined) ?? null,
    ...(isOfFigures &&
      releases && { releases: releases.map(({ source, version, values }) => ({ source, version, values })) }),
    status,
    series,
    observations,
    missing,
    ...(structures !== undefined && { structures, structureKinds }),
    rejectedRows,
    findings,
  };
}

/** `6 structures kept: 2 data structures, 4 codelists`. */
function structuresText({ structures = 0, structureKinds = {} }: ImportReport): string {
  const kinds = Object.entries(structureKinds).map(([kind, count]) => {
    const [one, several] = KINDS[kind] ?? [kind, kind];
    return `${count} ${count === 1 ? one : several}`;
  });
  return `${structures} ${structures === 1 ? 'structure' : 'structures'} kept: ${kinds.join(', ')}`;
}

function outcomeOf(report: ImportReport): string {
  const { status, source, release, releases = [], series, observations, structures } = report;
  if (status === 'refused') return 'refused, nothing was stored';
  const kept = structures === undefined ? '' : structuresText(report);
  if (kept !== '' && observations === 0) return kept;
  const of = releases.length > 1 ? `${releases.length} releases` : `${source}, release ${release}`;
  return `${of}: ${status}, ${series} series, ${observations} values${kept === '' ? '' : `, ${kept}`}`;
}

/** The report of an import for a person: the outcome, each release where there are several, the gravest findings. */
export function describeImport(report: ImportReport): string {
  const releases = (report.releases ?? []).map(({ source, version, values }) => {
    return `  ${source}, release ${version}${values === undefined ? '' : `: ${values} values in the file`}`;
  });
  const shown = report.findings.slice(0, FINDINGS_SHOWN).map(({ severity, rule, message, where }) => {
    return `  ${severity} ${rule}${where ? ` (${where})` : ''}: ${message}`;
  });
  const rest = report.findings.length - shown.length;
  const lines = [
    `${report.file}: ${outcomeOf(report)}`,
    ...(releases.length > 1 ? releases : []),
    ...shown,
    ...(rest > 0 ? [`  and ${rest} more findings; --json shows all`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
