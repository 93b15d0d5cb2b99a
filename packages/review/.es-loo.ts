import { findPassages } from './src/index.ts';
import { readSentences } from '../../benchmarks/review/sentences.ts';
const S = readSentences('tuning').filter(s=>s.language==='es' && s.migration);
const norm=(x:string)=>x.toLowerCase();
const rows = S.map(s=>({s, hits: findPassages({blocks:[{kind:'paragraph',text:s.text,page:0,toPage:0,language:'es'}]} as never).passages.flatMap(p=>p.hits)}));
const support = new Map<string,number>();
for (const r of rows) for (const k of new Set(r.hits.map(h=>h.concept+'|'+h.term+'|'+norm(h.because??'')))) support.set(k,(support.get(k)??0)+1);
let n=0; const per:Record<string,number>={};
for (const r of rows) { const ok=r.hits.some(h=>(support.get(h.concept+'|'+h.term+'|'+norm(h.because??''))??0)>1);
 if(!ok && r.hits.length){n++; console.log(r.s.text.slice(0,170)); }
 for (const t of r.s.themes){ const hs=r.hits.filter(h=>h.concept===t); if(hs.length&&!hs.some(h=>(support.get(h.concept+'|'+h.term+'|'+norm(h.because??''))??0)>1)) per[t]=(per[t]??0)+1; }
}
console.log(n, S.length, per);
