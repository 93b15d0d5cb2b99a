/**
 * Imports every file of a folder, each into a database of its own, and writes what became of it as a table:
 * `node scripts/files-tried.ts FOLDER [SUBFOLDER…] > docs/files-tried.md`.
 */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type ImportReport, openEvidence } from '@sterna/evidence';

const [folder, ...parts] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Give the folder whose files are to be tried: node scripts/files-tried.ts FOLDER [SUBFOLDER…]');
  process.exit(2);
}

const roots = parts.length > 0 ? parts.map((part) => join(folder, part)) : [folder];
const files = roots.flatMap((root) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/readme/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort(),
);

const number = (value: number): string => value.toLocaleString('en');

function outcomeOf({ status, source, release }: ImportReport): string {
  if (status === 'refused') return '**refused**';
  return source === undefined ? status : `\`${source}\`, ${release}`;
}

/** Each rule with how often it was found, those that weigh most first. */
function rulesOf({ findings }: ImportReport): string {
  const counted = Map.groupBy(findings, ({ severity, rule }) => `${severity} \`${rule}\``);
  return [...counted].map(([rule, all]) => (all.length > 1 ? `${rule} ×${all.length}` : rule)).join(', ');
}

console.log(`# Files that were tried

Every file below was brought in as its publisher gave it, into an empty database of its own, without further words. Written
by \`node scripts/files-tried.ts\`; the files themselves are not part of Sterna. The rules are explained in
[for statisticians](for-statisticians.md#findings).

| file | recognised as | series | values | rows left out | findings |
| --- | --- | ---: | ---: | ---: | --- |`);
for (const file of files) {
  const evidence = await openEvidence({ database: 'memory:', starter: false });
  try {
    const report = await evidence.importFile(file);
    const { series, observations, rejectedRows } = report;
    const counts = [series, observations, rejectedRows].map(number).join(' | ');
    console.log(`| ${relative(folder, file)} | ${outcomeOf(report)} | ${counts} | ${rulesOf(report)} |`);
  } finally {
    await evidence.close();
  }
}
