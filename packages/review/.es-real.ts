import { readDocument, findPassages } from './src/index.ts';
import { readFileSync } from 'node:fs';
const file = process.argv[2] ?? '';
const t0 = performance.now();
const doc = await readDocument({ bytes: new Uint8Array(readFileSync(file)), name: file } as never).catch(async () => await (readDocument as any)(new Uint8Array(readFileSync(file)), { name: file }));
const t1 = performance.now();
const found = findPassages(doc);
console.log('blocks', doc.blocks.length, 'read', t1 - t0, 'find', performance.now() - t1, 'passages', found.passages.length, 'passed over', found.passedOver.length);
for (const p of found.passages) {
  console.log(`# ${p.language} ${p.themes.join(' ')}\n  ${p.text.slice(0, 400)}`);
  for (const h of p.hits) console.log(`     ${h.concept} | ${h.words.slice(0,80)} | ${(h.because??'').slice(0,60)}`);
}
console.log('=== passed over');
for (const o of found.passedOver) console.log(`- ${o.concept} ${o.words} (${o.because}: ${o.detail.slice(0,50)}) ${o.sentence.slice(0,160)}`);
