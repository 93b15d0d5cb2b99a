/**
 * Adds to package-lock.json the packages for other platforms that npm left out, without which `npm ci` refuses the
 * lock. Run after changing dependencies:
 *
 *     node scripts/complete-lock.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface LockedPackage {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const SYSTEMS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openharmony', 'aix', 'sunos'];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32'];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockedPackage> };
let added = 0;
for (const parent of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    const known = Object.keys(lock.packages).some((path) => path === place || path.endsWith(`/${place}`));
    // A range names no version to write down; only packages that name their platforms' versions exactly are completed.
    if (known || !/^\d/.test(version)) continue;
    lock.packages[place] = { version, ...platformOf(name), optional: true, ...(parent.dev && { dev: true }) };
    added++;
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
console.log(`${added} packages added`);

function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const system = SYSTEMS.find((known) => name.includes(known));
  const processor = PROCESSORS.find((known) => name.includes(`-${known}`));
  return {
    ...(system && { os: [system] }),
    ...(processor && { cpu: [processor] }),
    ...(name.includes('musl') && { libc: ['musl'] }),
  };
}
